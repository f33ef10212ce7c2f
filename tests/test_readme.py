"""The README's Python runs, from top to bottom in one namespace."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from typer.testing import CliRunner

import constructs_privatelink
from constructs_privatelink import AwsService, Bundle, EndpointPolicy, PrivateLinkError
from constructs_privatelink.analysis.rules import RULES
from constructs_privatelink.catalogue import services
from constructs_privatelink.cli.commands import app as privatelink

if TYPE_CHECKING:
    from sybil import Document

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
COMMANDS = [
    line for block in re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL) for line in block.splitlines()
]


@pytest.fixture(scope="module")
def evaluated() -> tuple[Document, str]:
    """Return the README with the namespace in which its examples ran, and what they printed."""
    document = Sybil(parsers=[PythonCodeBlockParser()]).parse(README)
    with redirect_stdout(StringIO()) as printed:
        for example in document.examples():
            example.evaluate()
    return document, printed.getvalue()


@pytest.fixture
def document(evaluated: tuple[Document, str]) -> Document:
    """Return the README with the namespace in which its examples ran."""
    return evaluated[0]


def found_in(app: cdk.App) -> list[dict[str, Any]]:
    """Return what the proof reported of a synthesized app."""
    report = Path(app.outdir) / "validation-report.json"
    plugins = json.loads(report.read_text(encoding="utf-8"))["pluginReports"]
    return [violation for plugin in plugins for violation in plugin["violations"]]


def shown(violation: dict[str, Any]) -> str:
    """Return a finding as the CDK prints it."""
    (construct,) = violation["violatingConstructs"]
    return (
        f"{violation['severity'].upper()} {violation['description']} (PrivateLink)\n"
        f"   {construct['constructPath']} {construct['constructFqn']}\n"
        f"   Suggested fix: {violation['suggestedFix']}\n"
        f"   Acknowledge with 'PrivateLink::{violation['ruleName']}'\n"
    )


def test_every_python_example_of_the_readme_runs(evaluated: tuple[Document, str]) -> None:
    document, printed = evaluated

    assert len(list(document.examples())) == document.text.count("```python") + document.text.count("invisible-code-block: python")
    assert re.findall(r"^```(?!python$|console$|text$|$).*", document.text, re.MULTILINE) == []
    assert printed.startswith("PrivateLinkEndpoint 'Wrong': 2 problems")


def test_the_examples_make_an_app_that_the_proof_lets_pass(document: Document) -> None:
    document.namespace["app"].synth()

    assert "error" not in {violation["severity"] for violation in found_in(document.namespace["app"])}


def test_the_defaults_of_the_platform_reach_our_endpoints_and_the_cdks_own(document: Document) -> None:
    template = cdk.assertions.Template.from_stack(document.namespace["hub"])

    endpoints = [resource["Properties"] for resource in template.find_resources("AWS::EC2::VPCEndpoint").values()]

    assert len(endpoints) == len(document.namespace["defaulted"])
    for endpoint in endpoints:
        assert (endpoint["IpAddressType"], endpoint["DnsOptions"]["DnsRecordIpType"], endpoint["PrivateDnsEnabled"]) == (
            "dualstack",
            "ipv4",
            False,
        )
        assert endpoint["PolicyDocument"]["Statement"][1]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
        assert {"Key": "owner", "Value": "platform"} in endpoint["Tags"]


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("privatelink ")])
def test_a_command_of_the_readme_works_on_its_own_app(
    command: str, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cdk.out").symlink_to(document.namespace["shop"].node.root.synth().directory)
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(privatelink, shlex.split(command, comments=True)[1:])

    assert result.exit_code == 0, result.output


def test_every_target_of_make_that_the_readme_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {command.split()[1] for command in COMMANDS if command.startswith("make ")}

    assert targets
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_the_numbers_of_the_readme_are_right() -> None:
    text = README.read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert f"{len(RULES)} [rules](docs/rules.md)" in text
    assert f"{len(services())} endpoint services" in text
    assert f"and {len(Bundle) - 3} more ([guide](docs/bundles.md))" in text
    floor = next(dependency.partition(">=")[2].partition(",")[0] for dependency in project["dependencies"] if "aws-cdk-lib" in dependency)
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer, `aws-cdk-lib` {floor} or newer" in text


def test_a_policy_is_refused_as_the_readme_says() -> None:
    assert "`ksm:Decrypt` for AWS KMS" in README.read_text(encoding="utf-8")

    with pytest.raises(PrivateLinkError, match="no service has the prefix 'ksm'; did you mean 'kms'"):
        EndpointPolicy.allow("ksm:Decrypt").check(AwsService.KMS)
    assert [doubt.id for doubt in EndpointPolicy.allow("kms:Decrpyt").check(AwsService.KMS)] == ["policy-unknown-action"]


def test_the_missing_rule_is_shown_as_the_synthesis_shows_it(document: Document) -> None:
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        document.namespace["closed"].synth()

    assert [f"```text\n{shown(violation)}```" in document.text for violation in found_in(document.namespace["closed"])] == [True]


@pytest.mark.parametrize("name", [name for name in constructs_privatelink.__all__ if name.endswith("Endpoint")])
def test_every_endpoint_construct_stands_in_the_table_of_services(name: str) -> None:
    table = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]

    assert any(f"`{name}`" in line for line in table)
