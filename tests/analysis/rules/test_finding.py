"""A finding says what it is about on the screen and as JSON, and nothing in it is somebody else's command."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.rules.finding import SEVERITIES, Cause, Concern, Finding
from constructs_privatelink.analysis.values import Outside, ResourceId

KMS = ResourceId("App", "Kms")


def finding(**changed: object) -> Finding:
    said: dict[str, object] = {
        "rule": "PL001",
        "severity": "error",
        "resource": KMS,
        "path": "App/Kms",
        "property": "SubnetIds",
        "text": "it lacks a subnet",
    }
    return Finding(**{**said, **changed})  # type: ignore[arg-type]


def concerns(count: int) -> tuple[Concern, ...]:
    return tuple(Concern(Outside(f"vpce-{number}"), f"Path{number}") for number in range(2, count + 2))


def test_the_worst_comes_first() -> None:
    assert SEVERITIES == ("error", "warning", "info")


@pytest.mark.parametrize(
    ("others", "where"),
    [
        (0, "App/Kms"),
        (2, "App/Kms, Path2, Path3"),
        (4, "App/Kms, Path2, Path3, Path4, Path5"),
        (5, "App/Kms, Path2, Path3, Path4, Path5 and 1 more"),
        (7, "App/Kms, Path2, Path3, Path4, Path5 and 3 more"),
    ],
)
def test_many_places_are_counted(others: int, where: str) -> None:
    made = finding(others=concerns(others))

    assert made.where() == where
    assert len(made.paths()) == others + 1


def test_details_stand_under_the_text() -> None:
    assert finding(details=("a hop", "a reason")).lines() == ("it lacks a subnet", "  a hop", "  a reason")


def test_what_is_quoted_of_templates_is_visible_and_a_path_stays_the_constructs() -> None:
    made = finding(text="a\nb", fix="c\x1b[31m", details=("d\re",), path="App/\nKms")

    assert "\n" not in made.text
    assert "\x1b" not in made.fix
    assert "\r" not in made.details[0]
    assert made.path == "App/\nKms"


def test_all_of_it_is_json() -> None:
    causes = frozenset({Cause(KMS, "SecurityGroupIds", "ingress"), Cause(None, "a reason")})

    assert finding(fix="add one", details=("a hop",), causes=causes, others=concerns(1)).to_json() == {
        "rule": "PL001",
        "severity": "error",
        "resource": "App.Kms",
        "path": "App/Kms",
        "property": "SubnetIds",
        "text": "it lacks a subnet",
        "details": ["a hop"],
        "causes": [
            {"resource": "App.Kms", "property": "SecurityGroupIds", "direction": "ingress"},
            {"resource": None, "property": "a reason", "direction": None},
        ],
        "others": [{"resource": "vpce-2", "path": "Path2"}],
        "fix": "add one",
        "acknowledged": None,
    }
