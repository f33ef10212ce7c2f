"""VPCs and subnets as the analysis sees them: blocks, zones, DNS, and what is imported."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.networks import vpcs
from constructs_privatelink.analysis.values import Outside, Unknown, UnknownBlock
from tests.analysis.networks.fixtures_models import IPV6, VPC, Json, attribute, model_of, named, perhaps, ref, resource, subnet

FIRST_ZONE = {"Fn::Select": [0, {"Fn::GetAZs": ""}]}
AMAZONS = ["AmazonProvidedDNS"]


def test_dns_support_is_on_and_host_names_are_off_unless_said() -> None:
    vpc = model_of(VPC).vpcs[named("Vpc")]

    assert (vpc.dns_support, vpc.dns_hostnames, vpc.custom_dns_servers, vpc.closed, vpc.ipv6) == (True, False, False, True, False)


def test_dns_attributes_may_be_text() -> None:
    vpc = model_of(Vpc=resource("EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsSupport="false", EnableDnsHostnames="true")).vpcs[
        named("Vpc")
    ]

    assert (vpc.dns_support, vpc.dns_hostnames) == (False, True)


def test_a_vpc_has_every_block_that_is_associated_with_it() -> None:
    vpc = model_of(VPC, IPV6, More=resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock="100.64.0.0/16")).vpcs[named("Vpc")]

    assert [block for block in vpc.cidrs if not isinstance(block, Unknown)] == [ip_network("10.0.0.0/16"), ip_network("100.64.0.0/16")]
    assert [block.family for block in vpc.cidrs if isinstance(block, UnknownBlock)] == ["ipv6"]
    assert vpc.ipv6 is True


@pytest.mark.parametrize(
    "block",
    [
        perhaps("EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock="100.64.0.0/16"),
        resource("EC2::VPCCidrBlock", VpcId=ref("Switch"), CidrBlock="100.64.0.0/16"),
        resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), Ipv4IpamPoolId="ipam-pool-1"),
        resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock=ref("Switch")),
    ],
)
def test_a_block_that_is_perhaps_there_is_an_unknown_block_of_its_family(block: Json) -> None:
    vpc = model_of(VPC, Block=block).vpcs[named("Vpc")]

    assert [cidr.family for cidr in vpc.cidrs if isinstance(cidr, UnknownBlock)] == ["ipv4"]
    assert vpc.ipv6 is False


@pytest.mark.parametrize(
    ("servers", "custom"),
    [
        (AMAZONS, False),
        (["10.0.0.2"], False),
        (["169.254.169.253", "AmazonProvidedDNS"], False),
        (["10.0.0.53"], True),
        (["AmazonProvidedDNS", "192.0.2.1"], True),
    ],
)
def test_dns_servers_are_amazons_or_others(servers: list[str], *, custom: bool) -> None:
    options = resource("EC2::DHCPOptions", DomainNameServers=servers)
    association = resource("EC2::VPCDHCPOptionsAssociation", VpcId=ref("Vpc"), DhcpOptionsId=ref("Options"))

    assert model_of(VPC, Options=options, Association=association).vpcs[named("Vpc")].custom_dns_servers is custom


@pytest.mark.parametrize("options", ["dopt-0123", "default", {"Ref": "Switch"}])
def test_dns_servers_of_other_dhcp_options_are_unknown(options: Json) -> None:
    association = resource("EC2::VPCDHCPOptionsAssociation", VpcId=ref("Vpc"), DhcpOptionsId=options)

    assert isinstance(model_of(VPC, Association=association).vpcs[named("Vpc")].custom_dns_servers, Unknown)


def test_a_subnet_without_associations_has_the_defaults_of_its_vpc() -> None:
    model = model_of(VPC, Subnet=subnet("10.0.1.7/24")).subnets[named("Subnet")]

    assert (model.vpc, model.cidrs, model.acl, model.route_table) == (named("Vpc"), (ip_network("10.0.1.0/24"),), None, None)


def test_zones_of_an_unknown_region_are_told_apart() -> None:
    second = {"Fn::Select": [1, {"Fn::GetAZs": {"Ref": "AWS::Region"}}]}

    model = model_of(
        VPC, A=subnet(AvailabilityZone=FIRST_ZONE), B=subnet("10.0.1.0/24", AvailabilityZone=FIRST_ZONE), C=subnet(AvailabilityZone=second)
    ).subnets

    assert model[named("A")].zone == model[named("B")].zone
    assert model[named("A")].zone != model[named("C")].zone


def test_a_zone_that_nobody_says_is_unknown() -> None:
    assert isinstance(model_of(VPC, Subnet=subnet()).subnets[named("Subnet")].zone, Unknown)


def test_ipv6_comes_unasked_where_a_subnet_assigns_it_or_has_nothing_else() -> None:
    only = resource("EC2::Subnet", VpcId=ref("Vpc"), Ipv6Native=True, Ipv6CidrBlock="2001:db8::/64")

    model = model_of(VPC, Plain=subnet(), Assigns=subnet(AssignIpv6AddressOnCreation="true"), Only=only).subnets

    assert {str(value.id): value.assigns_ipv6 for value in model.values()} == {
        "Template.Plain": False,
        "Template.Assigns": True,
        "Template.Only": True,
    }
    assert model[named("Only")].cidrs == (ip_network("2001:db8::/64"),)


def test_a_separate_ipv6_block_is_the_subnets() -> None:
    block = resource("EC2::SubnetCidrBlock", SubnetId=ref("Subnet"), Ipv6CidrBlock="2001:db8::/64")

    assert model_of(VPC, Subnet=subnet(), Block=block).subnets[named("Subnet")].cidrs[1] == ip_network("2001:db8::/64")


def test_of_an_imported_subnet_only_the_vpc_of_its_endpoint_is_known() -> None:
    endpoint = resource(
        "EC2::VPCEndpoint", VpcEndpointType="Interface", VpcId="vpc-1", ServiceName="com.amazonaws.eu-west-1.kms", SubnetIds=["subnet-1"]
    )

    model = model_of(Endpoint=endpoint)

    imported = model.subnets[Outside("subnet-1")]
    assert imported.vpc == Outside("vpc-1")
    assert all(isinstance(told, Unknown) for told in (*imported.cidrs, imported.zone, imported.acl, imported.route_table))
    assert model.vpcs[Outside("vpc-1")].closed is False
    assert isinstance(model.default_acls[Outside("vpc-1")].complete, Unknown)
    assert isinstance(model.main_tables[Outside("vpc-1")].complete, Unknown)


def test_an_imported_subnet_has_the_acl_that_the_template_gives_it() -> None:
    association = resource("EC2::SubnetNetworkAclAssociation", SubnetId="subnet-1", NetworkAclId="acl-1")

    model = model_of(Association=association)

    assert model.subnets[Outside("subnet-1")].acl == Outside("acl-1")
    assert Outside("acl-1") in model.acls


def test_the_vpc_of_a_group_is_found_through_attributes() -> None:
    group = resource("EC2::SecurityGroup", VpcId=attribute("Vpc", "VpcId"), GroupDescription="x")

    assert model_of(VPC, Group=group).groups[named("Group")].vpc == named("Vpc")


def test_a_resource_of_another_kind_is_no_vpc() -> None:
    model = model_of(VPC, Subnet=resource("EC2::Subnet", VpcId=ref("Topic"), CidrBlock="10.0.0.0/24"), Topic=resource("SNS::Topic"))

    assert isinstance(model.subnets[named("Subnet")].vpc, Unknown)


def test_what_a_false_condition_takes_away_is_not_there() -> None:
    never = {**subnet(), "Condition": "Never"}
    template_never = {"Fn::Equals": ["a", "b"]}

    from constructs_privatelink.analysis.networks.building import build  # noqa: PLC0415 - a template of its own
    from constructs_privatelink.analysis.templates.stack_set import load  # noqa: PLC0415 - a template of its own

    assert build(load({"Conditions": {"Never": template_never}, "Resources": {**VPC, "Subnet": never}})).subnets == {}


def test_subnets_whose_blocks_are_known_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(vpcs, "perhaps_same", lambda first, second: compared.append((first, second)))
    given = {f"Subnet{number}": subnet(f"10.0.{number}.0/24") for number in range(9)}
    blocks = {f"Block{number}": resource("EC2::SubnetCidrBlock", SubnetId=ref(f"Subnet{number}")) for number in range(9)}

    model_of(VPC, IPV6, given, blocks)

    assert compared == []
