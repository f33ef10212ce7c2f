"""``services.json``: what a reviewer may write into it, and how it is laid out."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, cast

import pytest

from constructs_privatelink.errors import PrivateLinkError
from tools.catalogue_file import SERVICES_JSON, constant_name, problems, read, render

if TYPE_CHECKING:
    from pathlib import Path

    from tools.catalogue_file import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    """Return a small catalogue: two services, one of them the FIPS twin of the other."""
    return {
        "as_of": "2026-11",
        "sources": {"D": {"what": "AWS documentation", "age": "2026", "weight": "primary"}},
        "policy_reasons": {
            "live": {"confidence": "high", "text": "AWS said so"},
            "page": {"confidence": "high", "text": "the page says so"},
            "conflict": {"confidence": "conflict", "text": "sources differ"},
        },
        "services": [
            {
                "short_name": "kms",
                "name": "com.amazonaws.{region}.kms",
                "constant": "KMS",
                "title": "AWS Key Management Service",
                "policy": True,
                "policy_reason": "page",
                "ports": ["tcp/443"],
                "sources": ["D kms/latest/developerguide/kms-vpc-endpoint.html"],
            },
            {
                "short_name": "kms-fips",
                "name": "com.amazonaws.{region}.kms-fips",
                "constant": "KMS_FIPS",
                "title": "AWS Key Management Service",
                "fips_of": "kms",
                "sources": ["D"],
            },
        ],
    }


def test_the_file_of_the_package_keeps_its_rules() -> None:
    assert len(read()["services"]) == 541


def test_the_file_of_the_package_is_laid_out_as_the_program_would() -> None:
    assert render(read()) == SERVICES_JSON.read_text(encoding="utf-8")


def test_what_is_written_is_what_is_read(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "services.json"

    path.write_text(render(catalogue), encoding="utf-8")

    assert read(path) == catalogue


def test_one_line_is_one_fact_and_records_are_sorted(catalogue: Catalogue) -> None:
    catalogue["services"].reverse()

    lines = render(catalogue).splitlines()

    assert '    {"short_name": "kms",' in lines
    assert '     "policy": true,' in lines
    assert lines.index('    {"short_name": "kms",') < lines.index('    {"short_name": "kms-fips",')


def test_long_lists_have_one_line_for_each_item(catalogue: Catalogue) -> None:
    notes = ["a note " * 12, "another note " * 12]
    catalogue["services"][0]["notes"] = notes

    text = render(catalogue)

    assert f"      {json.dumps(notes[0])},\n      {json.dumps(notes[1])}\n     ]" in text


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("titel", "x", "kms: 'titel' is not a field"),
        ("notes", [], "kms: 'notes' is empty; leave it out"),
        ("sources", ["X page"], "kms: source 'X page' has no key in 'sources'"),
        ("constant", "kms", "kms: constant 'kms' is no upper-case Python name"),
        ("constant", "KMS_FIPS", "constant 'KMS_FIPS' is held 2 times"),
        ("short_name", "kms-fips", "short_name 'kms-fips' is held 2 times"),
        ("name", "com.amazonaws.{region}.kms-fips", "name 'com.amazonaws.{region}.kms-fips' is held 2 times"),
        ("ports", ["443"], "kms: got '443'; write it as 'tcp/443' or 'tcp/1400-1499'"),
        ("policy_reason", "page-2027", "kms: policy_reason 'page-2027' is not in 'policy_reasons'"),
        ("policy_reason", "conflict", "kms: policy and the confidence 'conflict' of its reason do not go together"),
    ],
)
def test_what_a_reviewer_would_send_back_is_refused(catalogue: Catalogue, tmp_path: Path, field: str, value: object, reason: str) -> None:
    path = tmp_path / "services.json"
    cast("dict[str, object]", catalogue["services"][0])[field] = value
    path.write_text(json.dumps(catalogue), encoding="utf-8")

    with pytest.raises(PrivateLinkError) as refusal:
        read(path)

    assert reason in refusal.value.reasons


def test_advice_must_fit_what_the_service_offers(catalogue: Catalogue) -> None:
    advised = deepcopy(catalogue)
    advised["services"][0]["private_dns"] = False
    advised["services"][0]["private_dns_advice"] = "on"

    assert problems(catalogue) == []
    assert problems(advised) == ["kms: private_dns is false, yet the advice is 'on'"]


@pytest.mark.parametrize(
    ("short_name", "base", "constant"),
    [
        ("servicequotas", None, "SERVICEQUOTAS"),
        ("glue.sessions", None, "GLUE_SESSIONS"),
        ("emr-service-cell01", None, "EMR_SERVICE_CELL01"),
        ("dsql-{id}", None, "DSQL"),
        ("timestream.ingest-{cell}", None, "TIMESTREAM_INGEST"),
        ("aws.api.resource-explorer-2", None, "AWS_API_RESOURCE_EXPLORER_2"),
        ("rds-fips", "RDS", "RDS_FIPS"),
        ("elasticmapreduce-fips", "EMR", "EMR_FIPS"),
    ],
)
def test_a_service_that_the_cdk_does_not_name_has_a_derived_constant(short_name: str, base: str | None, constant: str) -> None:
    assert constant_name(short_name, base) == constant


def test_a_name_of_sagemaker_says_so() -> None:
    assert constant_name("partner-app", sagemaker=True) == "SAGEMAKER_PARTNER_APP"


def test_constants_that_the_cdk_does_not_have_follow_the_rule() -> None:
    records = {record["short_name"]: record for record in read()["services"]}
    derived = {}
    for record in records.values():
        if "CDK" not in record["sources"]:
            shared = record["short_name"].startswith(("aws.api.", "com.amazonaws."))
            base = None if shared or "fips_of" not in record else records[record["fips_of"]]["constant"]
            derived[record["constant"]] = constant_name(record["short_name"], base, sagemaker=record["name"].startswith("aws.sagemaker"))

    assert {constant: rule for constant, rule in derived.items() if constant != rule} == {"APIGATEWAY_CONTROL": "APIGATEWAY"}
