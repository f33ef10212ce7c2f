"""Write ``aws_services.pyi``: the type and the documentation of each constant of `AwsService`, for editors and type checkers.

``python -m tools.generate_catalogue`` also lays ``services.json`` and ``evidence.json`` out anew; with ``--check`` it only says whether all
three are as this program would write them.
"""

from __future__ import annotations

import argparse
import ast
from typing import TYPE_CHECKING

from tools.catalogue_file import CATALOGUE, read, rendered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.catalogue_records import Catalogue, Record

STUB = "aws_services.pyi"
_HEAD = '''"""What the constants of `AwsService` are.

``python -m tools.generate_catalogue`` writes this file from ``services.json``: change that, not this.
"""

from typing import ClassVar, Final

from constructs_privatelink.catalogue.service import Service

class _Constants(type): ...

class AwsService(metaclass=_Constants):
    """{documentation}"""

    ALIASES: ClassVar[frozenset[str]]
    """Second names of constants, spelt as in the CDK for TypeScript."""
'''


def stub_text(catalogue: Catalogue) -> str:
    """Return the stub: each constant with the docstring that an editor shows."""
    records = sorted(catalogue["services"], key=lambda record: record["short_name"])
    return "".join([_HEAD.format(documentation=_documentation()), *(line for record in records for line in _constant(record))])


def _documentation() -> str | None:
    """Return the docstring of the class, read and not imported: the data that it would be filled from may not be right yet."""
    module = ast.parse((CATALOGUE / STUB).with_suffix(".py").read_text(encoding="utf-8"))
    classes = {node.name: node for node in module.body if isinstance(node, ast.ClassDef)}
    return ast.get_docstring(classes["AwsService"], clean=False)


def _constant(record: Record) -> list[str]:
    first = f"{record['title'] or record['short_name']}, ``{record['name_template']}``."
    more = f"\n\n    {record['doc_url']}\n    " if "doc_url" in record else ""
    constants = [record["constant"], *record.get("aliases", ())]
    return [f'\n    {constant}: Final[Service]\n    """{first}{more}"""\n' for constant in constants]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.generate_catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs from what would be written")
    check = parser.parse_args(arguments).check
    catalogue = read(CATALOGUE)
    written = {**rendered(catalogue), STUB: stub_text(catalogue)}
    paths = {CATALOGUE / name: text for name, text in written.items()}
    stale = {path: text for path, text in paths.items() if not path.exists() or path.read_text(encoding="utf-8") != text}
    for path, text in stale.items():
        print(f"{path.name} {'differs from what this program writes: run python -m tools.generate_catalogue' if check else 'written'}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
