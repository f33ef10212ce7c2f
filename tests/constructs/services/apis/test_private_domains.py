"""Private custom domain names: the name, who is let in, and where it resolves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_route53 as route53

from constructs_privatelink import ApiGatewayEndpoint, EndpointNetwork
from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi
from tests.fixtures_apis import (
    CENTRAL,
    MAPPING,
    NAME,
    OTHER,
    VPC_ID,
    a_central_endpoint,
    a_certificate,
    a_domain,
    admitted,
    an_endpoint,
    reasons_against,
    with_a_method,
)
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, logical_id, new_stack, properties, resources, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

DOMAIN = "AWS::ApiGateway::DomainNameV2"
ASSOCIATION = "AWS::ApiGateway::DomainNameAccessAssociation"
ZONE = "AWS::Route53::HostedZone"
RECORD = "AWS::Route53::RecordSet"


def test_an_api_gets_a_name_a_mapping_an_association_and_a_record() -> None:
    stack = new_stack()
    endpoint = an_endpoint(stack)
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[endpoint]))

    domain = api.add_private_domain("Domain", domain_name=NAME, certificate=a_certificate(stack), base_path="orders")

    arn = {"Fn::GetAtt": [logical_id(domain), "DomainNameArn"]}
    vpce = {"Ref": logical_id(endpoint)}
    (made,) = properties(stack, DOMAIN)
    assert made.pop("Policy")["Statement"][1]["Condition"] == {"StringNotEquals": {"aws:SourceVpce": [vpce]}}
    assert made == {
        "DomainName": NAME,
        "CertificateArn": "arn:aws:acm:eu-west-1:123456789012:certificate/a1b2c3d4",
        "EndpointConfiguration": {"Types": ["PRIVATE"], "IpAddressType": "dualstack"},
        "SecurityPolicy": "TLS_1_2",
    }
    assert properties(stack, ASSOCIATION) == [
        {"DomainNameArn": arn, "AccessAssociationSource": vpce, "AccessAssociationSourceType": "VPCE"}
    ]
    assert properties(stack, MAPPING) == [
        {
            "DomainNameArn": arn,
            "RestApiId": {"Ref": logical_id(api)},
            "Stage": {"Ref": logical_id(api.deployment_stage)},
            "BasePath": "orders",
        }
    ]


def test_the_name_resolves_in_the_vpc_of_the_endpoint_and_nowhere_else() -> None:
    stack = new_stack()
    endpoint = an_endpoint(stack)

    a_domain(stack, endpoints=[endpoint])

    ((zone, made),) = resources(stack, ZONE).items()
    assert made["Properties"] == {
        "Name": f"{NAME}.",
        "VPCs": [{"VPCId": {"Ref": logical_id(endpoint.network.vpc)}, "VPCRegion": {"Ref": "AWS::Region"}}],
    }
    entry = {"Fn::Select": [0, {"Fn::GetAtt": [logical_id(endpoint), "DnsEntries"]}]}
    assert properties(stack, RECORD) == [
        {
            "HostedZoneId": {"Ref": zone},
            "Name": f"{NAME}.",
            "Type": "A",
            "AliasTarget": {
                "DNSName": {"Fn::Select": [1, {"Fn::Split": [":", entry]}]},
                "HostedZoneId": {"Fn::Select": [0, {"Fn::Split": [":", entry]}]},
            },
        }
    ]


@pytest.mark.parametrize(("kind", "types"), [("DUALSTACK", ["A", "AAAA"]), ("IPV6", ["AAAA"]), ("IPV4", ["A"])])
def test_records_are_of_the_addresses_that_the_endpoint_has(kind: str, types: list[str]) -> None:
    stack = new_stack()
    network = EndpointNetwork(
        stack,
        "Network",
        vpc=ec2.Vpc(stack, "Vpc", ip_protocol=ec2.IpProtocol.DUAL_STACK),
        ip_address_type=ec2.VpcEndpointIpAddressType[kind],
    )

    a_domain(stack, endpoints=[ApiGatewayEndpoint(stack, "Apis", network=network)])

    assert sorted(record["Type"] for record in properties(stack, RECORD)) == types


def test_each_endpoint_has_a_zone_in_its_own_vpc() -> None:
    stack = new_stack()

    a_domain(stack, endpoints=[an_endpoint(stack, "Blue"), an_endpoint(stack, "Green")])

    assert len(properties(stack, ASSOCIATION)) == len(properties(stack, ZONE)) == len(properties(stack, RECORD)) == 2


def test_the_vpcs_of_clients_resolve_the_name_to_a_central_endpoint() -> None:
    stack = new_stack(region="eu-west-1")
    spokes = [isolated_vpc(stack, id) for id in ("Orders", "Invoices")]  # noqa: A001 - what the CDK calls it

    a_domain(stack, endpoints=[a_central_endpoint(stack)], vpcs=spokes)

    ((zone, made),) = resources(stack, ZONE).items()
    assert [vpc["VPCId"] for vpc in made["Properties"]["VPCs"]] == [{"Ref": logical_id(vpc)} for vpc in spokes]
    (record,) = properties(stack, RECORD)
    assert record["HostedZoneId"] == {"Ref": zone}
    assert record["AliasTarget"] == {
        "DNSName": f"{CENTRAL}-01234567.execute-api.eu-west-1.vpce.amazonaws.com",
        "HostedZoneId": "Z38GZ743OKFT7T",
    }


def test_a_zone_of_yours_gets_the_record() -> None:
    stack = new_stack()
    zone = route53.HostedZone.from_hosted_zone_attributes(stack, "Zone", hosted_zone_id="Z1", zone_name="example.com")

    a_domain(stack, endpoints=[an_endpoint(stack)], hosted_zone=zone)

    assert properties(stack, ZONE) == []
    assert [(record["HostedZoneId"], record["Name"]) for record in properties(stack, RECORD)] == [("Z1", f"{NAME}.")]


def test_no_vpcs_make_no_zone_and_no_record() -> None:
    stack = new_stack()

    a_domain(stack, endpoints=[CENTRAL], vpcs=[])

    assert properties(stack, ZONE) == properties(stack, RECORD) == []
    assert len(properties(stack, ASSOCIATION)) == 1


def test_the_owner_of_an_endpoint_in_another_account_associates_it() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL]))

    api.add_private_domain("Domain", domain_name=NAME, certificate=a_certificate(stack), associate=False, vpcs=[])

    assert properties(stack, ASSOCIATION) == []
    assert admitted(properties(stack, DOMAIN)[0]["Policy"], SourceVpce=CENTRAL)


def test_source_vpcs_of_the_api_are_let_in_by_the_name() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], source_vpcs=[VPC_ID]))

    api.add_private_domain("Domain", domain_name=NAME, certificate=a_certificate(stack), vpcs=[])

    assert admitted(properties(stack, DOMAIN)[0]["Policy"], SourceVpce=OTHER, SourceVpc=VPC_ID)


@pytest.mark.parametrize(
    ("make", "reasons"),
    [
        (lambda stack: a_domain(stack, endpoints=[]), ["PrivateDomain 'Domain': got no endpoints"]),
        (
            lambda stack: a_domain(stack, endpoints=[CENTRAL], vpcs=[], domain_name="*.example.com"),
            ["got domain_name='*.example.com'", "no wildcard"],
        ),
        (lambda stack: a_domain(stack, endpoints=[CENTRAL], vpcs=[], domain_name="API.example.com"), ["give lower-case labels with dots"]),
        (
            lambda stack: a_domain(stack, endpoints=[CENTRAL], vpcs=[], certificate=a_certificate(stack, "us-east-1")),
            ["certificate/a1b2c3d4' is not in eu-west-1, where the domain name is"],
        ),
        (lambda stack: a_domain(stack, endpoints=[CENTRAL]), [f"the DNS name and hosted zone of the endpoint '{CENTRAL}' are not known"]),
        (
            lambda stack: a_domain(stack, endpoints=[a_central_endpoint(stack)]),
            ["the VPC of the endpoint 'Stack/Central' is not known; give vpcs"],
        ),
        (
            lambda stack: a_domain(stack, endpoints=[an_endpoint(stack), an_endpoint(stack, "More")], vpcs=[isolated_vpc(stack)]),
            ["got 2 endpoints, and one name leads to one of them"],
        ),
        (
            lambda stack: a_domain(
                stack, endpoints=[CENTRAL], vpcs=[], hosted_zone=route53.HostedZone.from_hosted_zone_id(stack, "Zone", "Z1")
            ),
            ["got hosted_zone and vpcs=[], which says that there is none"],
        ),
        (
            lambda stack: a_domain(
                stack, endpoints=[an_endpoint(stack)], hosted_zone=route53.HostedZone.from_hosted_zone_id(stack, "Zone", "Z1")
            ),
            ["the name of hosted_zone is not known; import it with HostedZone.from_hosted_zone_attributes"],
        ),
        (
            lambda stack: a_domain(
                stack,
                endpoints=[an_endpoint(stack)],
                vpcs=[isolated_vpc(stack)],
                hosted_zone=route53.HostedZone.from_hosted_zone_attributes(stack, "Zone", hosted_zone_id="Z1", zone_name="example.org"),
            ),
            ["2 problems", "got hosted_zone and vpcs together", "the hosted zone is for 'example.org', which has no place for"],
        ),
    ],
)
def test_a_name_that_could_not_work_is_refused_with_every_reason(make: Callable[[cdk.Stack], object], reasons: list[str]) -> None:
    text = reasons_against(make)

    for reason in reasons:
        assert reason in text


def test_two_endpoints_of_one_vpc_cannot_both_have_the_name() -> None:
    def domain(stack: cdk.Stack) -> object:
        network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets())
        endpoints = [ApiGatewayEndpoint(stack, f"Apis{number}", network=network, private_dns=number == 1) for number in (1, 2)]
        return a_domain(stack, endpoints=endpoints)

    assert "2 endpoints stand in the VPC 'Stack/Vpc', and one name leads to one of them" in reasons_against(domain)


def test_a_zone_needs_the_dns_attributes_of_its_vpc() -> None:
    def domain(stack: cdk.Stack) -> object:
        return a_domain(stack, endpoints=[a_central_endpoint(stack)], vpcs=[ec2.Vpc(stack, "Vpc", enable_dns_hostnames=False)])

    assert "got enable_dns_hostnames off; set enable_dns_hostnames=True on the VPC" in reasons_against(domain)


def test_an_endpoint_without_private_dns_is_doubtful() -> None:
    stack = new_stack(region="eu-west-1")

    a_domain(stack, endpoints=[a_central_endpoint(stack, private_dns=False)], vpcs=[isolated_vpc(stack)])

    (text,) = (text for path, text in warnings_of(stack) if path == "/Stack/Domain")
    assert text.startswith("AWS asks for private DNS where a private custom domain name leads; set private_dns=True at 'Stack/Central'")
    assert text.endswith("[ack: constructs-privatelink:private-domain-private-dns]")


@pytest.mark.parametrize(("associate", "warnings"), [(True, ["private-domain-other-account"]), (False, [])])
def test_an_endpoint_made_in_another_account_is_left_to_its_owner(associate: bool, warnings: list[str]) -> None:  # noqa: FBT001 - a table
    app = cdk.App()
    hub = cdk.Stack(app, "Hub", env=cdk.Environment(region="eu-west-1", account="111111111111"))
    team = cdk.Stack(app, "Team", env=cdk.Environment(region="eu-west-1", account="222222222222"))

    a_domain(team, endpoints=[an_endpoint(hub)], vpcs=[], associate=associate)

    assert properties(team, ASSOCIATION) == []
    ids = [text.rpartition("constructs-privatelink:")[2].rstrip("]") for path, text in warnings_of(team) if path == "/Team/Domain"]
    assert ids == warnings
