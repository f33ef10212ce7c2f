"""Hold ``workloads.json`` of the catalogue against CloudFormation's schemas of resource types: every property that it names must be there.

``python -m tools.workload_problems`` says what is not; it returns 1 where anything is.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER  # type: ignore[import-untyped] # cfn-lint has no types

from constructs_privatelink.catalogue.workload_kinds import kinds, referred_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.catalogue.workload_kinds import Condition, WorkloadKind

_REGION = "us-east-1"
_WITHOUT_SCHEMA = "Serverless::"


def problems() -> Iterator[str]:
    """Yield the properties that CloudFormation does not know, each with its kind."""
    for kind in kinds():
        asked = {(name, condition.path) for need in kind.needs for condition in need.when for name in _asked_types(kind, condition)}
        asked |= {(name, need.region_at) for need in kind.needs if need.region_at for name in _asked_types(kind, need.when[-1])}
        asked |= {
            (name, path) for type_name, named in kind.types.items() for steps in named.values() for name, path in _steps(type_name, steps)
        }
        yield from (f"{kind.id}: {name} has no property {path}" for name, path in sorted(asked) if not is_a_property(name, path))


def _asked_types(kind: WorkloadKind, condition: Condition) -> list[str]:
    """Return the types whose property a condition asks for."""
    if condition.op in {"some", "names it"} and isinstance(condition.value, tuple):
        return [name for name in (condition.value[:1] if condition.op == "some" else condition.value) if not name.endswith("*")]
    if condition.of:
        return [referred_types()[condition.of]]
    return [*kind.types]


def _steps(type_name: str, steps: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of the steps to another resource; of what an own property refers to, no type is known."""
    for path in steps.split(" | "):
        at: str | None = type_name
        for step in path.split(" > "):
            kind, _, property_path = step.partition(".")
            if "::" in kind:
                at = kind
                yield at, property_path
            elif at is not None:
                yield at, step
                at = None


@cache
def _schema(type_name: str) -> Any:  # noqa: ANN401 - JSON
    return PROVIDER_SCHEMA_MANAGER.get_resource_schema(_REGION, type_name).schema


def is_a_property(type_name: str, path: str) -> bool:
    """Return whether CloudFormation's schema of a type has a property; what takes any JSON may have it, and SAM's types have no schema."""
    if _WITHOUT_SCHEMA in type_name:
        return True
    whole = at = _schema(type_name)
    for step in path.split("."):
        name = step.removesuffix("[]")
        at = _referred(whole, at)
        if "properties" not in at:
            return True
        if name not in at["properties"]:
            return False
        at = _referred(whole, at["properties"][name])
        at = at.get("items", at) if step.endswith("[]") else at
    return True


def _referred(whole: Any, at: Any) -> Any:  # noqa: ANN401 - JSON
    return whole["definitions"][at["$ref"].rpartition("/")[2]] if "$ref" in at else at


def main() -> int:
    """Run the program."""
    wrong = [*problems()]
    print("\n".join(wrong) or "every property is one that CloudFormation knows")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
