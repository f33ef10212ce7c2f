"""What is found now and was not before, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.diff.fixtures_acknowledged import NOTHING, changed
from tests.cli.diff.fixtures_diff import changes, endpoint
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_findings_that_come_and_go(tmp_path: Path) -> None:
    single = endpoint(network(), SubnetIds=[{"Ref": "A"}])
    came, went = changes(tmp_path, network(), single), changes(tmp_path, single, network())

    assert [(difference["kind"], difference["subject"]) for difference in came if difference["part"] == "findings"] == [
        ("new", "warning PL004 Kms.SubnetIds")
    ]
    assert [(difference["kind"], difference["subject"]) for difference in went if difference["part"] == "findings"] == [
        ("gone", "warning PL004 Kms.SubnetIds")
    ]


SECOND = {"PrivateLink::PL001": "the old one goes next week"}


def second_endpoint() -> dict[str, Any]:
    template = network()
    template["Resources"]["Kms2"] = dict(template["Resources"]["Kms"])
    return template


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
    differences = changed(tmp_path, (network(), NOTHING), (second_endpoint(), reasons))[1]

    assert {finding[1] for finding in differences if finding[0] == "findings"} == {kind}


def test_a_finding_that_goes_is_gone_though_it_was_acknowledged(tmp_path: Path) -> None:
    differences = changed(tmp_path, (second_endpoint(), SECOND), (network(), NOTHING))[1]

    assert {finding[1] for finding in differences if finding[0] == "findings"} == {"gone"}
