"""What facts rest on: read when a person asks, and never before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from constructs_privatelink.catalogue import AwsService, Service

ROOT = Path(__file__).parents[2]
OPENED = """
import os, sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(os.path.basename(str(given[0]))) if event == "open" else None)
{statement}
print()
print(*sorted(name for name in opened if name.endswith(".json")))
"""
COMMAND = "from constructs_privatelink.cli.commands import app; app({words}, standalone_mode=False)"


def opened_by(statement: str) -> list[str]:
    """Return the JSON files that a fresh Python opens for a statement."""
    done = subprocess.run([sys.executable, "-c", OPENED.format(statement=statement)], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1].split()


def test_facts_rest_on_evidence_that_people_can_read() -> None:
    evidence = AwsService.EKS.evidence()

    assert evidence.endpoint_policy == "high: the service's page of 2026 has an endpoint-policy section or example"
    assert any("not supported in awsdocs/amazon-eks-user-guide (2024-12-18)" in note for note in evidence.notes)
    assert any("eks/latest/userguide/vpc-interface-endpoints.html (2026; primary)" in source for source in evidence.sources)


def test_a_filled_name_rests_on_the_same_evidence() -> None:
    assert AwsService.DSQL.with_parameters(id="ab12").evidence() == AwsService.DSQL.evidence()


def test_your_own_description_rests_on_you() -> None:
    evidence = Service.custom("com.amazonaws.{region}.kms").evidence()

    assert evidence.endpoint_policy.startswith("yours")
    assert (evidence.notes, evidence.sources) == ((), ())


@pytest.mark.parametrize(
    "statement",
    [
        "from constructs_privatelink import AwsService; AwsService.KMS.name('eu-west-1')",
        "from constructs_privatelink import EndpointPolicy, Service; EndpointPolicy.allow('kms:*').check(Service.find('kms'))",
        COMMAND.format(words=["services", "kms"]),
    ],
)
def test_only_facts_are_read_where_nobody_asks_for_evidence(statement: str) -> None:
    assert opened_by(statement) == ["services.json"]


def test_evidence_is_read_when_asked_for() -> None:
    assert opened_by("from constructs_privatelink import AwsService; AwsService.KMS.evidence()") == ["evidence.json", "services.json"]


def test_showing_a_service_reads_its_evidence() -> None:
    assert "evidence.json" in opened_by(COMMAND.format(words=["show", "kms"]))
