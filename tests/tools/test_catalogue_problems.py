"""What a reviewer may not write into the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.tools.fixtures_catalogue import small_catalogue
from tools.catalogue_problems import problems

if TYPE_CHECKING:
    from tools.catalogue_records import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    """Return two services, one of them the FIPS twin of the other."""
    return small_catalogue()


def test_a_catalogue_may_say_everything_that_it_knows(catalogue: Catalogue) -> None:
    catalogue["services"][0] |= {
        "private_dns": False,
        "private_dns_certain": True,
        "private_dns_reason": "page",
        "private_dns_advice": "off",
        "ports": ["tcp/443", "tcp/8443"],
        "port_choice": "one-of",
        "home_regions": {"aws": "us-east-1", "aws-cn": "cn-north-1"},
        "closed_to": "new-endpoints",
        "ended_on": "2026-09-30",
        "superseded_by": "kms-fips",
    }

    assert problems(catalogue) == []


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
        ("port_choice", "one-of", "kms: port_choice is 'one-of' of a single port"),
        ("private_dns", False, "kms: private_dns is false without a private_dns_reason"),
        ("private_dns_reason", "page", "kms: private_dns_reason is for services without private DNS"),
        ("home_regions", {"aws-cn": "us-east-1"}, "kms: home_regions: 'us-east-1' is not in the partition 'aws-cn'"),
        ("home_regions", {"china": "cn-north-1"}, "kms: home_regions: 'cn-north-1' is not in the partition 'china'"),
        ("superseded_by", "kms2", "kms: superseded_by 'kms2' is no short name of the catalogue"),
        ("ended_on", "2026-09", "kms: ended_on '2026-09' is no day such as '2026-09-30'"),
        ("endpoint_policy_certain", False, "kms: endpoint_policy_certain and the confidence 'high' of its reason do not go together"),
    ],
)
def test_what_a_reviewer_would_send_back_is_refused(catalogue: Catalogue, field: str, value: object, reason: str) -> None:
    cast("dict[str, object]", catalogue["services"][0])[field] = value

    assert reason in problems(catalogue)


def test_a_fact_is_certain_only_with_a_reason(catalogue: Catalogue) -> None:
    del catalogue["services"][0]["endpoint_policy_reason"]

    assert problems(catalogue) == ["kms: endpoint_policy_certain without endpoint_policy_reason"]


def test_advice_must_fit_what_the_service_offers(catalogue: Catalogue) -> None:
    catalogue["services"][0] |= {
        "private_dns": False,
        "private_dns_certain": True,
        "private_dns_reason": "page",
        "private_dns_advice": "on",
    }

    assert problems(catalogue) == ["kms: private_dns is false, yet the advice is 'on'"]
