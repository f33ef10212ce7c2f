"""Endpoints as the analysis sees them: services, ports, families, groups, policies and declared clients."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.values import Outside, Unknown
from constructs_privatelink.catalogue.ports import HTTPS, PortRange
from tests.analysis.networks.fixtures_endpoints import endpoint_of
from tests.analysis.networks.fixtures_models import VPC, Json, model_of, named, ref, resource, subnet

IPV4, IPV6 = frozenset({"ipv4"}), frozenset({"ipv6"})


BOTH = IPV4 | IPV6


def test_what_is_absent_has_its_meaning() -> None:
    endpoint = endpoint_of(VpcEndpointType=None, SubnetIds=None)

    assert (endpoint.kind, endpoint.subnets, endpoint.private_dns, endpoint.policy, endpoint.families) == (
        EndpointKind.GATEWAY,
        (),
        False,
        None,
        frozenset({"ipv4"}),
    )


def test_an_interface_endpoint_without_groups_has_the_default_group() -> None:
    assert endpoint_of().groups == (named("Vpc.DefaultSecurityGroup"),)
    assert endpoint_of(SecurityGroupIds=[ref("Group"), "sg-1"]).groups == (named("Group"), Outside("sg-1"))


def test_ports_are_those_of_the_catalogue() -> None:
    assert endpoint_of().ports == (HTTPS,)
    assert endpoint_of(ServiceName="com.amazonaws.eu-west-1.appstream.streaming").ports == (HTTPS, PortRange.parse("tcp/1400-1499"))


@pytest.mark.parametrize(
    ("changes", "families"),
    [
        ({"IpAddressType": "dualstack"}, BOTH),
        ({"IpAddressType": "ipv6"}, IPV6),
        ({"IpAddressType": "dualstack", "DnsOptions": {"DnsRecordIpType": "ipv4"}}, IPV4),
        ({"IpAddressType": "dualstack", "DnsOptions": {"DnsRecordIpType": "dualstack"}}, BOTH),
        ({"IpAddressType": "dualstack", "DnsOptions": {"DnsRecordIpType": "service-defined"}}, IPV4),
        ({"IpAddressType": "dualstack", "DnsOptions": {"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}}, BOTH),
    ],
)
def test_families_are_those_that_the_endpoint_has_and_its_records_return(changes: Json, families: frozenset[str]) -> None:
    assert endpoint_of(**changes).families == families


@pytest.mark.parametrize("changes", [{"IpAddressType": ref("Switch")}, {"IpAddressType": "ipv7"}, {"DnsOptions": ref("Switch")}])
def test_families_that_nobody_says_are_unknown(changes: Json) -> None:
    assert isinstance(endpoint_of(**changes).families, Unknown)


def test_the_default_family_in_a_subnet_with_ipv6_only_is_unknown() -> None:
    only = resource("EC2::Subnet", VpcId=ref("Vpc"), Ipv6Native=True, Ipv6CidrBlock="2001:db8::/64")

    assert isinstance(endpoint_of({"Subnet": only}).families, Unknown)


@pytest.mark.parametrize(
    ("options", "only"),
    [
        (None, True),
        ({"PrivateDnsOnlyForInboundResolverEndpoint": "NotSpecified"}, True),
        ({"PrivateDnsOnlyForInboundResolverEndpoint": "OnlyInboundResolver"}, True),
        ({"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}, False),
    ],
)
def test_private_dns_of_s3_is_for_inbound_resolvers_unless_said(options: Json, *, only: bool) -> None:
    assert endpoint_of(ServiceName="com.amazonaws.eu-west-1.s3", DnsOptions=options).inbound_resolver_only is only


def test_private_dns_of_other_services_is_for_all_resolvers() -> None:
    assert endpoint_of(PrivateDnsEnabled="true").inbound_resolver_only is None
    assert endpoint_of(PrivateDnsEnabled="true").private_dns is True


@pytest.mark.parametrize("document", [{"Statement": []}, '{"Statement": []}'])
def test_a_policy_is_an_object_or_its_text(document: Json) -> None:
    assert endpoint_of(PolicyDocument=document).policy == {"Statement": []}


@pytest.mark.parametrize("document", ["{", "[]", [1], 5])
def test_a_policy_that_is_none_is_unknown(document: Json) -> None:
    assert isinstance(endpoint_of(PolicyDocument=document).policy, Unknown)


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("GatewayLoadBalancer", "gateway-load-balancer"),
        ("Resource", "resource"),
        ("Tunnel", "tunnel"),
        ("Other", "unknown"),
        (ref("Switch"), "unknown"),
    ],
)
def test_other_kinds_are_told(type: Json, kind: str) -> None:
    assert endpoint_of(VpcEndpointType=type).kind == EndpointKind(kind)


def test_a_gateway_endpoint_has_route_tables_and_no_groups() -> None:
    table = {"Table": resource("EC2::RouteTable", VpcId=ref("Vpc"))}

    endpoint = endpoint_of(
        table, VpcEndpointType="Gateway", SubnetIds=None, ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=[ref("Table")]
    )

    assert (endpoint.kind, endpoint.route_tables, endpoint.groups) == (EndpointKind.GATEWAY, (named("Table"),), ())


def test_an_endpoint_for_collections_makes_its_own_private_names_and_takes_no_policy() -> None:
    collections = resource("OpenSearchServerless::VpcEndpoint", Name="search", VpcId=ref("Vpc"), SubnetIds=[ref("Subnet")])

    (entrance,) = model_of(VPC, {"Subnet": subnet()}, Collections=collections).endpoints

    assert (entrance.kind, entrance.short_name, entrance.ports) == (EndpointKind.OPENSEARCH_SERVERLESS, "aoss-managed", (HTTPS,))
    assert (entrance.private_dns, entrance.policy, entrance.groups) == (True, None, (named("Vpc.DefaultSecurityGroup"),))


def test_a_list_that_nobody_knows_is_unknown() -> None:
    nothing: Json = {"Fn::Transform": {"Name": "Lists"}}

    endpoint = endpoint_of(SubnetIds=nothing, SecurityGroupIds=nothing)

    assert isinstance(endpoint.subnets, Unknown)
    assert isinstance(endpoint.groups, Unknown)
