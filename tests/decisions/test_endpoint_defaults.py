"""What defaults become at the endpoints of services that take them, and of those that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink import AwsService, EndpointPolicy, PrivateLinkError, Service
from constructs_privatelink.decisions import endpoint_defaults

ORGANIZATION = EndpointPolicy.allow("*", conditions={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}})
PARTNER = Service.custom("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", ports=["tcp/8443"])


def test_a_service_that_takes_policies_gets_the_default_one() -> None:
    assert endpoint_defaults.policy(ORGANIZATION, AwsService.KMS) == (ORGANIZATION, ())


@pytest.mark.parametrize("service", [AwsService.APPSTREAM_STREAMING, PARTNER])
def test_a_service_that_takes_none_is_not_limited_and_that_is_said(service: Service) -> None:
    policy, (doubt,) = endpoint_defaults.policy(ORGANIZATION, service)

    assert policy is None
    assert doubt.id == "default-policy-not-taken"
    assert f"'{service}' takes no endpoint policy" in doubt.text


def test_a_service_of_aws_that_no_source_speaks_of_gets_the_policy_with_a_warning() -> None:
    policy, (doubt,) = endpoint_defaults.policy(ORGANIZATION, AwsService.EKS_AUTH)

    assert (policy, doubt.id) == (ORGANIZATION, "policy-support-unknown")
    assert "service=dataclasses.replace(service, endpoint_policy=False)" in doubt.text


def test_a_policy_for_many_services_names_other_services_without_a_word() -> None:
    shared = EndpointPolicy.allow("kms:*", "sqs:*")

    assert endpoint_defaults.policy(shared, AwsService.KMS) == (shared, ())


def test_a_policy_that_allows_nothing_of_a_service_is_said_there() -> None:
    _, (doubt,) = endpoint_defaults.policy(EndpointPolicy.allow("kms:*") + EndpointPolicy.deny("sns:Publish"), AwsService.SNS)

    assert doubt.id == "policy-other-service"


def test_a_policy_that_fits_no_endpoint_is_refused() -> None:
    with pytest.raises(PrivateLinkError, match="the policy allows nothing"):
        endpoint_defaults.policy(EndpointPolicy.deny("*"), AwsService.KMS)


@pytest.mark.parametrize(
    ("default", "service", "taken"),
    [
        (None, AwsService.KMS, None),
        ("ipv4", PARTNER, "ipv4"),
        ("dualstack", replace(AwsService.KMS, ip_address_types=()), "dualstack"),
        ("dualstack", replace(AwsService.KMS, ip_address_types=("ipv4", "dualstack")), "dualstack"),
        ("ipv6", None, "ipv6"),
    ],
)
def test_address_types_that_are_taken_or_not_known(default: str | None, service: Service | None, taken: str | None) -> None:
    assert endpoint_defaults.ip_address_type(default, service) == (taken, ())


@pytest.mark.parametrize(
    ("default", "service", "lacking", "why"),
    [
        (
            "dualstack",
            replace(AwsService.KMS, ip_address_types=("ipv4",)),
            "",
            f"'kms' is documented with ipv4 (data of {AwsService.KMS.as_of})",
        ),
        ("dualstack", PARTNER, "", "only its provider knows what 'vpce-svc-0123456789abcdef0' takes"),
        ("ipv6", AwsService.KMS, "the subnets 'Vpc/A'", "the subnets 'Vpc/A' have no IPv6 block"),
    ],
)
def test_address_types_that_are_left_out(default: str, service: Service, lacking: str, why: str) -> None:
    taken, (doubt,) = endpoint_defaults.ip_address_type(default, service, without_ipv6=lacking)

    assert taken is None
    assert doubt.id == "default-ip-address-type-not-taken"
    assert f"ip_address_type={default} of EndpointDefaults is left out, since {why}, and IPv4 is used; acknowledge that" == doubt.text


def test_a_network_for_ipv6_is_no_place_for_a_service_without() -> None:
    _, (doubt,) = endpoint_defaults.ip_address_type("ipv6", replace(AwsService.KMS, ip_address_types=("ipv4",)), shared=True)

    assert doubt.text.endswith("give it vpc=... for a network of its own")


@pytest.mark.parametrize(
    ("default", "address_type", "taken"),
    [
        (None, None, True),
        ("ipv4", None, True),
        ("ipv4", "dualstack", True),
        ("dualstack", "dualstack", True),
        ("service-defined", "dualstack", True),
        ("ipv6", "ipv6", True),
        ("dualstack", None, False),
        ("ipv6", "ipv4", False),
        ("service-defined", "ipv4", False),
        ("ipv4", "ipv6", False),
    ],
)
def test_dns_records_are_of_a_kind_that_the_endpoint_has(default: str | None, address_type: str | None, *, taken: bool) -> None:
    used, doubts = endpoint_defaults.dns_record_type(default, address_type)

    assert used == (default if taken else None)
    assert [doubt.id for doubt in doubts] == ([] if taken else ["default-dns-record-type-not-taken"])


@pytest.mark.parametrize(
    ("default", "service", "asked"),
    [
        (None, AwsService.KMS, None),
        (True, AwsService.KMS, None),
        (False, AwsService.KMS, False),
        (True, AwsService.DYNAMODB, False),
        (None, AwsService.DYNAMODB, None),
    ],
)
def test_private_dns_that_a_service_has_not_is_not_asked_for(*, default: bool | None, service: Service, asked: bool | None) -> None:
    assert endpoint_defaults.private_dns(default, service) is asked
