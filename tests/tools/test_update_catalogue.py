"""The catalogue against a live answer of AWS: what it takes, what it shows, what it keeps."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.errors import PrivateLinkError
from tools.catalogue_changes import Changes, compare
from tools.catalogue_file import read, rendered
from tools.catalogue_problems import problems
from tools.live_answer import Answer, LiveService, read_answer
from tools.update_catalogue import main

if TYPE_CHECKING:
    from tools.catalogue_records import Catalogue, Record

BY_ITS_PAGE: dict[str, object] = {"endpoint_policy": True, "endpoint_policy_certain": True, "endpoint_policy_reason": "page"}
ANSWER = Path(__file__).parents[1] / "data" / "describe-vpc-endpoint-services.json"
DAY = date(2026, 12, 1)


@pytest.fixture
def catalogue() -> Catalogue:
    """Return a small catalogue with one service for each thing that can happen to it."""
    return {
        "as_of": "2026-11",
        "sources": {key: {"what": key, "age": "2026", "weight": "primary"} for key in ("D", "LIVE")},
        "reasons": {
            "live": {"confidence": "high", "text": "AWS said so"},
            "page": {"confidence": "high", "text": "the page says so"},
            "table": {"confidence": "medium", "text": "the table says so"},
            "fips-unknown": {"confidence": "unknown", "text": "no source says"},
        },
        "services": [
            record("kms", **BY_ITS_PAGE, private_dns=True, private_dns_names=["kms.{region}.amazonaws.com"]),
            record("kms-fips", endpoint_policy_reason="fips-unknown", fips_of="kms", unavailable_regions=["eu-west-1", "eu-west-2"]),
            record("s3", **BY_ITS_PAGE),
            record("freetier", constant="FREETIER"),
            record(
                "datasync",
                endpoint_policy=False,
                endpoint_policy_reason="table",
                private_dns_advice="off",
                notes=["POLICY: the table says no.", "Docs say leave private DNS off."],
            ),
            record("timestream.ingest-{cell}", constant="TIMESTREAM_INGEST"),
            record("sqs", available_regions=["us-east-1"]),
            record("sns"),
        ],
    }


def record(short_name: str, **facts: object) -> Record:
    """Return a record with what every record must have."""
    constant = short_name.upper().replace("-", "_")
    least: Record = {
        "short_name": short_name,
        "name_template": f"com.amazonaws.{{region}}.{short_name}",
        "constant": constant,
        "title": short_name,
        "sources": ["D"],
    }
    return {**least, **facts}  # type: ignore[typeddict-item]  # the test says which facts


def answered(catalogue: Catalogue) -> Changes:
    """Join the catalogue with the answer file."""
    return compare(catalogue, read_answer(ANSWER.read_text(encoding="utf-8")), DAY)


def after(changes: Changes, short_name: str) -> Record:
    """Return a record as it is afterwards."""
    return next(record for record in changes.catalogue["services"] if record["short_name"] == short_name)


def live(name: str, **facts: object) -> LiveService:
    """Return what AWS says about one service."""
    plain: dict[str, object] = {"endpoint_types": ("Interface",), "policy": None, "dns_names": (), "ip_address_types": (), "az_ids": ()}
    return LiveService(name=name, **{**plain, **facts})  # type: ignore[arg-type]  # the test says which facts


def test_the_answer_is_read_without_what_others_offer_and_what_is_elsewhere() -> None:
    answer = read_answer(ANSWER.read_text(encoding="utf-8"))

    assert answer.region == "eu-west-1"
    assert (answer.partners, answer.elsewhere) == (1, 1)
    assert [service.name.rpartition(".")[2] for service in answer.services] == [
        "freetier",
        "brand-new",
        "datasync",
        "kms",
        "kms-fips",
        "s3",
        "ingest-cell1",
    ]


def test_both_kinds_of_endpoint_are_one_service() -> None:
    s3 = next(service for service in read_answer(ANSWER.read_text(encoding="utf-8")).services if service.name.endswith(".s3"))

    assert s3.endpoint_types == ("Interface", "Gateway")
    assert s3.dns_names == ("*.s3.eu-west-1.amazonaws.com",)


def test_names_that_are_known_take_the_place_of_hints(catalogue: Catalogue) -> None:
    for record in catalogue["services"]:
        if record["short_name"] == "kms-fips":
            record["dns_name_hints"] = ["kms-fips.{region}.api.aws"]

    twin = after(answered(catalogue), "kms-fips")

    assert twin["private_dns_names"] == ["kms-fips.{region}.amazonaws.com"]
    assert "dns_name_hints" not in twin


def test_a_live_fact_is_taken_with_high_confidence_and_its_source(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    twin = after(changes, "kms-fips")
    assert (twin["endpoint_policy"], twin["endpoint_policy_reason"]) == (True, "live")
    assert twin["private_dns_names"] == ["kms-fips.{region}.amazonaws.com"]
    assert twin["sources"] == ["D", "LIVE eu-west-1 2026-12-01"]
    assert twin["as_of"] == "2026-12"


def test_a_fact_that_a_page_had_right_keeps_the_page_as_its_reason(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    assert after(changes, "kms")["endpoint_policy_reason"] == "page"


def test_each_difference_names_service_field_old_and_new(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    fields = {difference.field: (difference.old, difference.new) for difference in changes.differences if difference.short_name == "kms"}
    assert fields == {
        "private_dns_names": (["kms.{region}.amazonaws.com"], ["kms.{region}.amazonaws.com", "kms.{region}.api.aws"]),
        "ip_address_types": (None, ["ipv4", "dualstack", "ipv6"]),
    }


def test_a_reviewed_note_stays_and_is_shown_where_the_answer_contradicts_it(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    notes = {difference.field: difference.notes for difference in changes.differences if difference.short_name == "datasync"}
    assert notes["endpoint_policy"] == ("POLICY: the table says no.",)
    assert notes["private_dns"] == ("Docs say leave private DNS off.", "the advice is to turn private DNS off")
    assert after(changes, "datasync")["endpoint_policy"] is True
    assert after(changes, "datasync")["notes"] == ["POLICY: the table says no.", "Docs say leave private DNS off."]
    assert after(changes, "datasync")["private_dns_advice"] == "off"


def test_zones_without_a_service_are_learnt_by_their_ids(catalogue: Catalogue) -> None:
    catalogue["services"][4]["unavailable_az_ids"] = ["use1-az3"]

    changes = answered(catalogue)

    assert after(changes, "datasync")["unavailable_az_ids"] == ["use1-az3", "euw1-az2"]


def test_a_region_that_gained_a_service_is_no_longer_without_it(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    assert after(changes, "kms-fips")["unavailable_regions"] == ["eu-west-2"]


def test_a_partition_that_gained_a_service_is_no_longer_without_it(catalogue: Catalogue) -> None:
    catalogue["services"][-1]["unavailable_partitions"] = ["aws-cn", "aws-iso"]

    there = compare(catalogue, Answer(region="cn-north-1", services=(live("com.amazonaws.cn-north-1.sns"),), partners=0, elsewhere=0), DAY)
    nowhere = compare(catalogue, Answer(region="cn-north-1", services=(), partners=0, elsewhere=0), DAY)

    assert after(there, "sns")["unavailable_partitions"] == ["aws-iso"]
    assert "sns" not in nowhere.missing


def test_a_service_that_the_answer_lacks_is_reported_and_never_deleted(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    assert changes.missing == ("freetier", "sns")
    assert after(changes, "sns") == catalogue["services"][-1]
    assert after(changes, "sqs")["available_regions"] == ["us-east-1"]


def test_a_new_service_is_added_with_a_derived_constant(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    assert [record["name_template"] for record in changes.new] == ["aws.api.{region}.freetier", "com.amazonaws.{region}.brand-new"]
    brand_new = after(changes, "brand-new")
    assert (brand_new["constant"], brand_new["endpoint_policy"], brand_new["private_dns_names"]) == (
        "BRAND_NEW",
        False,
        ["brand-new.{region}.api.aws"],
    )


def test_a_new_service_never_takes_the_names_of_another(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    assert after(changes, "freetier")["name_template"] == "com.amazonaws.{region}.freetier"
    assert after(changes, "aws.api.freetier")["constant"] == "AWS_API_FREETIER"


def test_a_new_fips_twin_is_known_as_one(catalogue: Catalogue) -> None:
    answer = Answer(region="eu-west-1", services=(live("com.amazonaws.eu-west-1.sns-fips"),), partners=0, elsewhere=0)

    changes = compare(catalogue, answer, DAY)

    assert (after(changes, "sns-fips")["constant"], after(changes, "sns-fips")["fips_of"]) == ("SNS_FIPS", "sns")


def test_a_cell_is_no_new_service(catalogue: Catalogue) -> None:
    changes = answered(catalogue)

    assert "timestream.ingest-cell1" not in {record["short_name"] for record in changes.catalogue["services"]}


def test_the_result_keeps_the_rules_of_the_file_and_the_input_is_left_alone(catalogue: Catalogue) -> None:
    before = deepcopy(catalogue)

    changes = answered(catalogue)

    assert problems(changes.catalogue) == []
    assert catalogue == before


def test_asking_twice_changes_nothing_more(catalogue: Catalogue) -> None:
    once = answered(catalogue)

    twice = answered(once.catalogue)

    assert (twice.differences, twice.new) == ((), ())
    assert twice.catalogue == once.catalogue


def test_another_partition_adds_what_is_its_own_and_overrules_nothing(catalogue: Catalogue) -> None:
    kms = live(
        "cn.com.amazonaws.cn-north-1.kms", policy=False, dns_names=("kms-api.cn-north-1.amazonaws.com.cn",), ip_address_types=("ipv4",)
    )
    answer = Answer(region="cn-north-1", services=(kms,), partners=0, elsewhere=0)

    changes = compare(catalogue, answer, DAY)

    changed = after(changes, "kms")
    assert (changed["endpoint_policy"], changed["endpoint_policy_reason"]) == (True, "page")
    assert changed["regional_names"] == {"cn-north-1": "cn.com.amazonaws.cn-north-1.kms"}
    assert changed["regional_dns_names"] == {"cn-north-1": ["kms-api.cn-north-1.amazonaws.com.cn"]}
    assert changed["private_dns_names"] == ["kms.{region}.amazonaws.com"]
    assert changed["ip_address_types"] == ["ipv4"]
    kept = [difference for difference in changes.differences if not difference.applied]
    assert [(difference.field, difference.new, difference.why_kept) for difference in kept] == [
        ("endpoint_policy", False, "cn-north-1 is of another partition"),
        ("endpoint_policy_reason", "live", "cn-north-1 is of another partition"),
    ]


def test_names_that_only_end_as_their_partition_does_are_no_difference(catalogue: Catalogue) -> None:
    kms = live("com.amazonaws.cn-north-1.kms", policy=True, dns_names=("kms.cn-north-1.amazonaws.com.cn",))
    answer = Answer(region="cn-north-1", services=(kms,), partners=0, elsewhere=0)

    assert compare(catalogue, answer, DAY).differences == ()


def test_a_service_without_private_dns_loses_its_names(catalogue: Catalogue) -> None:
    answer = Answer(region="eu-west-1", services=(live("com.amazonaws.eu-west-1.kms"),), partners=0, elsewhere=0)

    changes = compare(catalogue, answer, DAY)

    kms = after(changes, "kms")
    assert (kms["private_dns"], kms["private_dns_certain"], kms["private_dns_reason"]) == (False, True, "live")
    assert "private_dns_names" not in kms
    assert problems(changes.catalogue) == []


def test_a_service_that_has_private_dns_after_all_is_not_certain_to_have_none(catalogue: Catalogue) -> None:
    without: dict[str, object] = {"private_dns": False, "private_dns_certain": True, "private_dns_reason": "page"}
    catalogue["services"].append(record("dynamodb", **without))
    names = ("dynamodb.eu-west-1.amazonaws.com",)
    answer = Answer(region="eu-west-1", services=(live("com.amazonaws.eu-west-1.dynamodb", dns_names=names),), partners=0, elsewhere=0)

    changes = compare(catalogue, answer, DAY)

    dynamodb = after(changes, "dynamodb")
    assert dynamodb["private_dns"] is True
    assert not {"private_dns_certain", "private_dns_reason"}.intersection(dynamodb)
    assert problems(changes.catalogue) == []


def test_an_answer_older_than_the_catalogue_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(PrivateLinkError, match="older than the catalogue"):
        compare(catalogue, read_answer(ANSWER.read_text(encoding="utf-8")), date(2026, 10, 31))


def test_the_program_shows_first_and_writes_when_told(catalogue: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in rendered(catalogue).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    call = [str(ANSWER), "--date", "2026-12-01", "--catalogue", str(tmp_path)]

    shown = main(call)
    output = capsys.readouterr().out

    assert shown == 0
    assert "eu-west-1: 7 services of Amazon; left out: 1 of others, 1 elsewhere" in output
    assert "datasync\n  endpoint_policy: False -> True\n    CONFLICT, the reviewed note stays: POLICY: the table says no." in output
    assert "new: com.amazonaws.{region}.brand-new\n  as AwsService.BRAND_NEW, short name 'brand-new'; give it a title" in output
    assert "not in the answer, perhaps not in eu-west-1" in output
    assert output.endswith("nothing written; add --write to apply this\n")
    assert read(tmp_path) == {**catalogue, "services": sorted(catalogue["services"], key=lambda record: record["short_name"])}

    assert main([*call, "--write", "--partial"]) == 0
    assert "not in the answer" not in capsys.readouterr().out
    assert "brand-new" in {record["short_name"] for record in read(tmp_path)["services"]}


def test_the_catalogue_of_the_package_can_be_updated() -> None:
    changes = answered(read())

    assert problems(changes.catalogue) == []
    assert [record["short_name"] for record in changes.new] == ["brand-new"]
