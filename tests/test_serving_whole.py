"""An app in a VPC without a way out, served by its network: proven, and no endpoint of it can be missed in silence."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest

from constructs_privatelink.analysis import load
from tests.fixtures_vpc import ENDPOINT
from tools.deploy_local.isolated_app import isolated

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = {"codebuild", "ecr.api", "ecr.dkr", "lambda", "logs", "s3-gateway", "secretsmanager", "sqs", "ssmmessages", "sts"}


@pytest.fixture(scope="module")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("isolated") / "cdk.out"
    app = cdk.App(outdir=str(place))
    network, workloads = isolated(app, cdk.Environment(account="123456789012", region="us-east-1"))
    network.endpoints.serve(*workloads.workloads)
    app.synth()
    return place


def template_in(assembly: Path) -> dict[str, Any]:
    written: dict[str, Any] = json.loads((assembly / "IsolatedNetwork.template.json").read_text(encoding="utf-8"))
    return written


def service_of(resource: dict[str, Any]) -> str:
    (name,) = [tag["Value"] for tag in resource["Properties"]["Tags"] if tag["Key"] == "Name"]
    return str(name).rpartition("/")[2]


def findings_about(assembly: Path) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in load(assembly).findings() if finding.severity in {"error", "warning"}]


def test_what_a_whole_app_needs_is_there_and_proven(assembly: Path) -> None:
    made = [resource for resource in template_in(assembly)["Resources"].values() if resource["Type"] == ENDPOINT]

    assert {service_of(resource) for resource in made} == SERVICES
    assert findings_about(assembly) == []
    assert {proof.result.verdict for proof in load(assembly).verify()} == {"reachable"}


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_an_endpoint_that_is_taken_away_is_named(assembly: Path, tmp_path: Path, service: str) -> None:
    shutil.copytree(assembly, tmp_path / "cdk.out")
    template = template_in(assembly)
    (name,) = [name for name, made in template["Resources"].items() if made["Type"] == ENDPOINT and service_of(made) == service]
    del template["Resources"][name]
    (tmp_path / "cdk.out" / "IsolatedNetwork.template.json").write_text(json.dumps(template), encoding="utf-8")

    findings = findings_about(tmp_path / "cdk.out")

    assert findings
    short_name = service.removesuffix("-gateway")
    assert any(rule == "PL080" and f"'{short_name}'" in text for rule, text in findings), findings
