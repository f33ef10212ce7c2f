"""What the user knows better than the catalogue arrives at the proof as it was said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from constructs_privatelink.catalogue.lookup import services
from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.decisions.corrected_facts import corrections, service_for

KMS = Service.find("kms")


@pytest.mark.parametrize("service", services(), ids=str)
def test_the_catalogues_own_services_say_nothing_otherwise(service: Service) -> None:
    assert corrections(service) == {}
    assert service_for(service.short_name, {}) is service or service_for(service.short_name, {}) == service


@pytest.mark.parametrize(
    "changed",
    [
        replace(KMS, endpoint_policy=False, endpoint_policy_certain=True),
        replace(KMS, ports=(PortRange("tcp", 443, 443), PortRange("tcp", 8443, 8450)), port_choice="one-of"),
        replace(KMS, private_dns_names=("kms.{region}.example",), private_dns=None),
        replace(KMS, regional_dns_names={"cn-north-1": ("a", "b")}, regional_names={"cn-north-1": "cn.kms"}),
        replace(KMS, iam_prefixes=()),
        Service.custom("com.amazonaws.{region}.new-one", ports=["udp/53"], private_dns=False, iam_prefixes=["new"]),
        Service.custom("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", short_name="mine"),
    ],
    ids=str,
)
def test_a_service_of_the_users_is_the_same_at_the_other_end(changed: Service) -> None:
    said = json.loads(json.dumps(corrections(changed)))

    assert said
    assert service_for(changed.short_name, said) == replace(changed, title=KMS.title if changed.short_name == "kms" else changed.title)


def test_only_what_is_otherwise_is_written() -> None:
    assert corrections(replace(KMS, private_dns=False, title="Keys")) == {"private_dns": False}


def test_of_a_service_that_nobody_describes_nothing_is_known() -> None:
    assert service_for("no-such-service", {"ports": ["tcp/443"]}) is None


def test_a_fact_that_a_newer_version_knows_is_passed_over() -> None:
    assert service_for("kms", {"colour": "blue", "private_dns": False}) == replace(KMS, private_dns=False)
