"""``privatelink diff`` of what is acknowledged in the apps: no failure, and told when an acknowledgement comes or goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.analysis.assemblies import acknowledged, write_assembly
from tests.cli.templates import closed, network

if TYPE_CHECKING:
    from pathlib import Path

BLOCKED = {"PrivateLink::client-blocked": "opened by the network team"}
MISSED = {"PrivateLink::client-name": "it is called by its own name"}
SECOND = {"PrivateLink::PL001": "the old one goes next week"}
NOTHING: dict[str, str] = {}


def assembly(folder: Path, template: dict[str, Any], reasons: dict[str, str]) -> Path:
    """Write an assembly in which something is acknowledged at its stack."""
    for name, resource in template["Resources"].items():
        resource["Metadata"] = {"aws:cdk:path": f"Stack/{name}/Resource"}
    return write_assembly(folder, {"Stack": template}, {"Stack": {"Stack": [acknowledged(*reason) for reason in reasons.items()]}})


def changed(folder: Path, old: tuple[dict[str, Any], dict[str, str]], new: tuple[dict[str, Any], dict[str, str]]) -> tuple[int, list[Any]]:
    """Return the exit status, and what changes as part, kind and details."""
    result = CliRunner().invoke(app, ["diff", str(assembly(folder / "old", *old)), str(assembly(folder / "new", *new)), "-f", "json"])
    told = json.loads(result.stdout)["differences"]
    return result.exit_code, [(finding["part"], finding["kind"], finding["details"][:1]) for finding in told]


def missed_by_name() -> dict[str, Any]:
    template = network()
    template["Resources"]["Kms"]["Properties"]["PrivateDnsEnabled"] = False
    return template


def second_endpoint() -> dict[str, Any]:
    template = network()
    template["Resources"]["Kms2"] = dict(template["Resources"]["Kms"])
    return template


@pytest.mark.parametrize(
    ("old", "new", "reasons", "reason"),
    [
        (network(), closed(), BLOCKED, "opened by the network team"),
        (network(), missed_by_name(), MISSED, "it is called by its own name"),
    ],
    ids=["closed", "missed by name"],
)
def test_a_path_that_closes_as_somebody_acknowledges_interrupts_nobody(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], reasons: dict[str, str], reason: str
) -> None:
    told = [f"acknowledged: {reason} (at Stack)"]

    assert changed(tmp_path, (old, NOTHING), (new, reasons))[0] == 0
    assert ("paths", "acknowledged", told) in changed(tmp_path, (old, NOTHING), (new, reasons))[1]
    assert changed(tmp_path, (old, NOTHING), (new, NOTHING))[0] == 1


def test_a_path_that_stays_blocked_is_told_when_its_acknowledgement_comes_or_goes(tmp_path: Path) -> None:
    known, unknown = (closed(), BLOCKED), (closed(), NOTHING)

    assert changed(tmp_path, unknown, known) == (0, [("paths", "acknowledged", ["acknowledged: opened by the network team (at Stack)"])])
    assert changed(tmp_path, known, unknown) == (
        0,
        [("paths", "unacknowledged", ["was acknowledged: opened by the network team (at Stack)"])],
    )
    assert changed(tmp_path, known, known) == (0, [])


def test_a_path_that_opens_needs_no_acknowledgement(tmp_path: Path) -> None:
    (kind,) = changed(tmp_path, (closed(), BLOCKED), (network(), NOTHING))[1]

    assert kind[:2] == ("paths", "opened")


def test_a_finding_is_told_when_its_acknowledgement_comes_or_goes(tmp_path: Path) -> None:
    known, unknown = (second_endpoint(), SECOND), (second_endpoint(), NOTHING)

    came, went = changed(tmp_path, unknown, known)[1], changed(tmp_path, known, unknown)[1]

    assert came == [("findings", "acknowledged", ["acknowledged: the old one goes next week (at Stack)"])] * len(came)
    assert went == [("findings", "unacknowledged", ["was acknowledged: the old one goes next week (at Stack)"])] * len(went)
    assert came
    assert went
    assert changed(tmp_path, known, known)[1] == []


@pytest.mark.parametrize(("reasons", "kind"), [(SECOND, "acknowledged"), (NOTHING, "new")])
def test_a_finding_that_is_new_and_acknowledged_is_told_as_that(tmp_path: Path, reasons: dict[str, str], kind: str) -> None:
    found = changed(tmp_path, (network(), NOTHING), (second_endpoint(), reasons))[1]

    assert {finding[1] for finding in found if finding[0] == "findings"} == {kind}


def test_a_finding_that_goes_is_gone_though_it_was_acknowledged(tmp_path: Path) -> None:
    found = changed(tmp_path, (second_endpoint(), SECOND), (network(), NOTHING))[1]

    assert {finding[1] for finding in found if finding[0] == "findings"} == {"gone"}
