"""``services.json`` and ``evidence.json``: what a reviewer may write into them, and how they are laid out."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, cast

import pytest

from constructs_privatelink.errors import PrivateLinkError
from tools.catalogue_file import CATALOGUE, EVIDENCE_JSON, SERVICES_JSON, constant_name, problems, read, rendered

if TYPE_CHECKING:
    from pathlib import Path

    from tools.catalogue_file import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    """Return a small catalogue: two services, one of them the FIPS twin of the other."""
    return {
        "as_of": "2026-11",
        "sources": {"D": {"what": "AWS documentation", "age": "2026", "weight": "primary"}},
        "reasons": {
            "live": {"confidence": "high", "text": "AWS said so"},
            "page": {"confidence": "high", "text": "the page says so"},
            "conflict": {"confidence": "conflict", "text": "sources differ"},
        },
        "services": [
            {
                "short_name": "kms",
                "name_template": "com.amazonaws.{region}.kms",
                "constant": "KMS",
                "title": "AWS Key Management Service",
                "endpoint_policy": True,
                "endpoint_policy_certain": True,
                "endpoint_policy_reason": "page",
                "ports": ["tcp/443"],
                "sources": ["D kms/latest/developerguide/kms-vpc-endpoint.html"],
            },
            {
                "short_name": "kms-fips",
                "name_template": "com.amazonaws.{region}.kms-fips",
                "constant": "KMS_FIPS",
                "title": "AWS Key Management Service",
                "fips_of": "kms",
                "sources": ["D"],
            },
        ],
    }


def write(catalogue: Catalogue, folder: Path) -> None:
    """Write both files."""
    for name, text in rendered(catalogue).items():
        (folder / name).write_text(text, encoding="utf-8")


def test_the_files_of_the_package_keep_their_rules() -> None:
    assert len(read()["services"]) == 541


def test_the_files_of_the_package_are_laid_out_as_the_program_would() -> None:
    assert rendered(read()) == {name: (CATALOGUE / name).read_text(encoding="utf-8") for name in (SERVICES_JSON, EVIDENCE_JSON)}


def test_what_is_written_is_what_is_read(catalogue: Catalogue, tmp_path: Path) -> None:
    write(catalogue, tmp_path)

    assert read(tmp_path) == catalogue


def test_one_line_is_one_fact_and_records_are_sorted(catalogue: Catalogue) -> None:
    catalogue["services"].reverse()

    lines = rendered(catalogue)[SERVICES_JSON].splitlines()

    assert '    {"short_name": "kms",' in lines
    assert '     "endpoint_policy": true,' in lines
    assert lines.index('    {"short_name": "kms",') < lines.index('    {"short_name": "kms-fips",')


def test_what_a_fact_rests_on_stands_in_the_file_that_only_people_read(catalogue: Catalogue) -> None:
    facts, evidence = (json.loads(rendered(catalogue)[name]) for name in (SERVICES_JSON, EVIDENCE_JSON))

    assert facts["services"][1] == {
        "short_name": "kms-fips",
        "constant": "KMS_FIPS",
        "name_template": "com.amazonaws.{region}.kms-fips",
        "title": "AWS Key Management Service",
    }
    assert evidence["services"]["kms-fips"] == {"fips_of": "kms", "sources": ["D"]}
    assert evidence["reasons"] == catalogue["reasons"]


def test_long_lists_have_one_line_for_each_item(catalogue: Catalogue) -> None:
    notes = ["a note " * 12, "another note " * 12]
    catalogue["services"][0]["notes"] = notes

    text = rendered(catalogue)[EVIDENCE_JSON]

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
        ("name_template", "com.amazonaws.{region}.kms-fips", "name_template 'com.amazonaws.{region}.kms-fips' is held 2 times"),
        ("ports", ["443"], "kms: got '443'; write it as 'tcp/443' or 'tcp/1400-1499'"),
        ("endpoint_policy_reason", "page-2027", "kms: endpoint_policy_reason 'page-2027' is not in 'reasons'"),
        ("endpoint_policy_reason", "conflict", "kms: endpoint_policy and the confidence 'conflict' of its reason do not go together"),
        ("endpoint_policy_certain", False, "kms: endpoint_policy_certain and the confidence 'high' of its reason do not go together"),
    ],
)
def test_what_a_reviewer_would_send_back_is_refused(catalogue: Catalogue, field: str, value: object, reason: str) -> None:
    cast("dict[str, object]", catalogue["services"][0])[field] = value

    assert reason in problems(catalogue)


def test_a_fact_is_certain_only_with_a_reason(catalogue: Catalogue) -> None:
    del catalogue["services"][0]["endpoint_policy_reason"]

    assert problems(catalogue) == ["kms: endpoint_policy_certain without an endpoint_policy_reason"]


def test_files_that_break_a_rule_are_not_read(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue["services"][0]["sources"] = ["X page"]
    write(catalogue, tmp_path)

    with pytest.raises(PrivateLinkError, match="source 'X page' has no key in 'sources'"):
        read(tmp_path)


@pytest.mark.parametrize(("file", "other"), [(SERVICES_JSON, EVIDENCE_JSON), (EVIDENCE_JSON, SERVICES_JSON)])
def test_a_service_stands_in_both_files(catalogue: Catalogue, tmp_path: Path, file: str, other: str) -> None:
    write(catalogue, tmp_path)
    whole = (tmp_path / other).read_text(encoding="utf-8")
    write({**catalogue, "services": catalogue["services"][:1]}, tmp_path)
    (tmp_path / other).write_text(whole, encoding="utf-8")

    with pytest.raises(PrivateLinkError) as refusal:
        read(tmp_path)

    assert refusal.value.reasons == (f"{file} has no record of 'kms-fips', which the other file has",)


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
            derived[record["constant"]] = constant_name(
                record["short_name"], base, sagemaker=record["name_template"].startswith("aws.sagemaker")
            )

    assert {constant: rule for constant, rule in derived.items() if constant != rule} == {"APIGATEWAY_CONTROL": "APIGATEWAY"}
