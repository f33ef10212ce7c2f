"""``services.json`` and ``evidence.json``: how they are read together and laid out, and how constants are named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.errors import PrivateLinkError
from tests.tools.fixtures_catalogue import small_catalogue
from tools.catalogue_file import CATALOGUE, EVIDENCE_JSON, SERVICES_JSON, constant_name, read, rendered

if TYPE_CHECKING:
    from pathlib import Path

    from tools.catalogue_records import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    """Return two services, one of them the FIPS twin of the other."""
    return small_catalogue()


def write(catalogue: Catalogue, folder: Path) -> None:
    """Write both files."""
    for name, text in rendered(catalogue).items():
        (folder / name).write_text(text, encoding="utf-8")


def test_the_files_of_the_package_keep_their_rules() -> None:
    assert len(read()["services"]) == 584


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
