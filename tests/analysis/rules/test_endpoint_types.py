"""Properties that an endpoint's type has not, and addresses that its subnets have not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, found, subnet, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

A = {"Ref": "A"}
ABSENT = {"Ref": "AWS::NoValue"}
PERHAPS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}} | PARAMETER
OWN = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718"


@pytest.mark.parametrize(
    ("resource", "count"),
    [
        (endpoint(SubnetIds=[A]), 0),
        (endpoint(SubnetIds=[A], VpcEndpointType=ABSENT), 1),
        (endpoint(SubnetIds=[A], VpcEndpointType="Gateway", SecurityGroupIds=["sg-0a1b2c3d"], PrivateDnsEnabled=True), 1),
        (endpoint("new-service", SubnetIds=[A], VpcEndpointType=ABSENT), 1),
        (endpoint("new-service", VpcEndpointType=ABSENT), 0),
        (endpoint(ServiceName=OWN, VpcEndpointType=ABSENT), 1),
        (endpoint(ServiceName={"Ref": "P"}, VpcEndpointType=ABSENT), 0),
        (endpoint(VpcEndpointType={"Ref": "P"}, RouteTableIds=["rtb-0a1b2c3d"]), 0),
        (endpoint("s3", VpcEndpointType=ABSENT, RouteTableIds=["rtb-0a1b2c3d"]), 0),
        (endpoint("s3", VpcEndpointType="Gateway", SubnetIds=[A]), 1),
        (endpoint("s3", VpcEndpointType="Gateway", SubnetIds=[], SecurityGroupIds=[], PrivateDnsEnabled=False), 0),
        (
            endpoint("s3", VpcEndpointType="gateway", SubnetIds=[A], SecurityGroupIds=["sg-0a1b2c3d"], PrivateDnsEnabled="true"),
            1,
        ),  # told once
        (endpoint("s3", VpcEndpointType="Gateway", SubnetIds={"Ref": "P"}, PrivateDnsEnabled={"Ref": "P"}), 0),
        (endpoint("s3", VpcEndpointType="Gateway", SubnetIds={"Fn::If": ["Perhaps", [A], ABSENT]}), 0),
        (endpoint(SubnetIds=[A], RouteTableIds=["rtb-0a1b2c3d"]), 1),
        (endpoint(SubnetIds=[A], RouteTableIds=[]), 0),
        (endpoint(), 1),
        (endpoint(SubnetIds=[]), 1),
        (endpoint(SubnetIds=ABSENT, RouteTableIds=["rtb-0a1b2c3d"]), 2),
        (endpoint(SubnetIds={"Ref": "P"}), 0),
        (endpoint(SubnetIds={"Fn::If": ["Perhaps", [A], ABSENT]}), 0),
        (endpoint() | {"Condition": "Perhaps"}, 0),
        (endpoint("kms", **{"Fn::Transform": {"Name": "Macro"}}), 0),
        (endpoint(VpcEndpointType="GatewayLoadBalancer"), 0),
    ],
)
def test_properties_of_another_type_are_found(resource: Mapping[str, object], count: int) -> None:
    assert broken("PL013", {"A": subnet(0, "eu-west-1a"), "It": resource}, **PERHAPS) == [("It", "error")] * count


ARN = "arn:aws:vpc-lattice:eu-west-1:123456789012:resourceconfiguration/rcfg-0a1b2c3d4e5f60718"
NETWORK = "arn:aws:vpc-lattice:eu-west-1:123456789012:servicenetwork/sn-0a1b2c3d4e5f60718"
PREFERENCE = {"PrivateDnsPreference": "VERIFIED_DOMAINS_ONLY"}


def lattice(kind: str, **properties: object) -> dict[str, object]:
    said: dict[str, object] = {"VpcEndpointType": kind, "ServiceName": ABSENT, "SubnetIds": [A]}
    return endpoint("none", **said | properties)


@pytest.mark.parametrize(
    ("resource", "properties"),
    [
        (lattice("Resource", ResourceConfigurationArn=ARN), []),
        (lattice("Resource", ResourceConfigurationArn={"Ref": "P"}), []),
        (lattice("Resource", ResourceConfigurationArn=ARN, PrivateDnsEnabled=True, DnsOptions=PREFERENCE), []),
        (lattice("Resource", ResourceConfigurationArn=ARN, DnsOptions=PREFERENCE), ["DnsOptions.PrivateDnsPreference"]),
        (lattice("Resource"), ["ResourceConfigurationArn"]),
        (lattice("Resource", ServiceNetworkArn=NETWORK), ["ResourceConfigurationArn", "ServiceNetworkArn"]),
        (endpoint("kms", VpcEndpointType="Resource", SubnetIds=[A], ResourceConfigurationArn=ARN), ["ServiceName"]),
        (lattice("Resource", ResourceConfigurationArn=ARN, RouteTableIds=["rtb-0a1b2c3d"]), ["RouteTableIds"]),
        (lattice("ServiceNetwork", ServiceNetworkArn=NETWORK), []),
        (lattice("ServiceNetwork", ServiceNetworkArn=NETWORK, PrivateDnsEnabled=True, DnsOptions=PREFERENCE), []),
        (lattice("ServiceNetwork", ResourceConfigurationArn=ARN), ["ServiceNetworkArn", "ResourceConfigurationArn"]),
        (lattice("Tunnel", ResourceConfigurationArn=ARN), []),
        (lattice("Tunnel", ResourceConfigurationArn=ARN, PrivateDnsEnabled=True), ["PrivateDnsEnabled"]),
        (lattice("Tunnel", ResourceConfigurationArn=ARN, DnsOptions=PREFERENCE), ["DnsOptions.PrivateDnsPreference"]),
        (lattice("Tunnel"), ["ResourceConfigurationArn"]),
        (endpoint(SubnetIds=[A], ResourceConfigurationArn=ARN), ["ResourceConfigurationArn"]),
        (endpoint(SubnetIds=[A], ServiceNetworkArn=NETWORK), ["ServiceNetworkArn"]),
        (endpoint(SubnetIds=[A], PrivateDnsEnabled=True, DnsOptions=PREFERENCE), ["DnsOptions.PrivateDnsPreference"]),
        (endpoint(SubnetIds=[A], DnsOptions={"PrivateDnsSpecifiedDomains": ["*"]}), ["DnsOptions.PrivateDnsSpecifiedDomains"]),
        (
            endpoint(SubnetIds=[A], DnsOptions={"PrivateDnsOnlyForInboundResolverEndpoint": "OnlyInboundResolver"}),
            ["DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint"],
        ),
        (endpoint(SubnetIds=[A], DnsOptions={"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}), []),
        (endpoint("s3", SubnetIds=[A], DnsOptions={"PrivateDnsOnlyForInboundResolverEndpoint": "OnlyInboundResolver"}), []),
        (endpoint(SubnetIds=[A], DnsOptions={"DnsRecordIpType": "ipv4"}), []),
        (endpoint("s3", VpcEndpointType="Gateway", DnsOptions=PREFERENCE), ["DnsOptions.PrivateDnsPreference"]),
        (endpoint(ServiceName=OWN, VpcEndpointType="GatewayLoadBalancer", SubnetIds=[A], SecurityGroupIds=["sg-1"]), ["SecurityGroupIds"]),
        (endpoint(ServiceName=OWN, VpcEndpointType="GatewayLoadBalancer", SubnetIds=[A, {"Ref": "B"}]), ["SubnetIds"]),
        (endpoint(ServiceName=OWN, VpcEndpointType="GatewayLoadBalancer", SubnetIds=[A]), []),
    ],
)
def test_properties_of_endpoints_of_vpc_lattice_and_their_options(resource: Mapping[str, object], properties: list[str]) -> None:
    subnets = {"A": subnet(0, "eu-west-1a"), "B": subnet(1, "eu-west-1b")}

    findings = found({"Resources": {"Vpc": VPC, **subnets, "It": resource}, **PERHAPS})

    assert [finding.property for finding in findings if finding.rule == "PL013"] == properties


def test_the_missing_type_is_said_as_what_it_means() -> None:
    kms = endpoint(SubnetIds=[A], VpcEndpointType=ABSENT)
    own = endpoint(ServiceName=OWN, VpcEndpointType=ABSENT)
    s3 = endpoint("s3", SubnetIds=[A], VpcEndpointType=ABSENT)

    said = "there is no VpcEndpointType, which means Gateway, and"
    assert texts("PL013", {"A": subnet(0, "eu-west-1a"), "Kms": kms, "Own": own, "S3": s3}) == [
        f"{said} 'com.amazonaws.eu-west-1.kms' has no gateway endpoints; set it to Interface",
        f"{said} '{OWN}' has no gateway endpoints; set it to Interface or GatewayLoadBalancer",
        f"{said} gateway endpoints take no SubnetIds; leave it out, or set VpcEndpointType to Interface",
    ]


def place(**properties: object) -> dict[str, object]:
    kept = {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"} | properties
    return {"Type": "AWS::EC2::Subnet", "Properties": kept}


IPV4 = place()
DUAL = place(Ipv6CidrBlock="2001:db8:0:1::/64")
IPV6 = place(CidrBlock=ABSENT, Ipv6CidrBlock="2001:db8:0:1::/64", Ipv6Native="true")


@pytest.mark.parametrize(
    ("addresses", "subnets", "fits"),
    [
        ("ipv4", [IPV4], True),
        ("ipv4", [DUAL], True),
        ("ipv4", [IPV6], False),
        ("ipv6", [IPV4], False),
        ("ipv6", [DUAL], False),
        ("ipv6", [IPV6], True),
        ("IPV6", [IPV6, DUAL], False),
        ("dualstack", [IPV4], False),
        ("dualstack", [DUAL], True),
        ("dualstack", [IPV6], False),
        ("dualstack", [DUAL, IPV4], False),
        ("dualstack", [place(Ipv6CidrBlock={"Ref": "P"})], True),
        ("dualstack", [place(Ipv6IpamPoolId="ipam-pool-0a1b2c3d", Ipv6NetmaskLength=64)], True),
        ("dualstack", [place(Ipv6CidrBlock={"Fn::If": ["Perhaps", "2001:db8:0:1::/64", ABSENT]})], True),
        ("dualstack", [place(Ipv6CidrBlock={"Fn::Select": [0, {"Fn::GetAtt": ["Vpc", "Ipv6CidrBlocks"]}]})], True),
        ("ipv6", [place(Ipv6Native={"Ref": "P"})], True),
        ("dualstack", [], True),
        ({"Ref": "P"}, [IPV4], True),
        (None, [IPV4], True),
    ],
)
def test_every_subnet_has_the_addresses_of_the_endpoint(addresses: object, subnets: list[Mapping[str, object]], *, fits: bool) -> None:
    named = {f"Subnet{index}": resource for index, resource in enumerate(subnets)}
    given = {} if addresses is None else {"IpAddressType": addresses}
    kms = endpoint("kms", SubnetIds=[*({"Ref": name} for name in named), "subnet-0a1b2c3d"], **given)

    assert broken("PL017", {**named, "Kms": kms}, **PERHAPS) == ([] if fits else [("Kms", "error")])


@pytest.mark.parametrize("subnet_id", [A, {"Ref": "P"}])
def test_an_ipv6_block_of_its_own_resource_counts(subnet_id: object) -> None:
    block = {"Type": "AWS::EC2::SubnetCidrBlock", "Properties": {"SubnetId": subnet_id, "Ipv6CidrBlock": "2001:db8:0:1::/64"}}
    kms = endpoint(SubnetIds=[A], IpAddressType="dualstack")

    assert broken("PL017", {"A": IPV4, "Block": block, "Kms": kms}, **PARAMETER) == []


@pytest.mark.parametrize(
    ("addresses", "records", "fits"),
    [
        ("ipv4", "ipv4", True),
        ("ipv4", "ipv6", False),
        ("ipv4", "dualstack", False),
        ("ipv4", "service-defined", False),
        ("ipv6", "ipv6", True),
        ("ipv6", "ipv4", False),
        ("ipv6", "dualstack", False),
        ("ipv6", "service-defined", False),
        ("dualstack", "dualstack", True),
        ("dualstack", "ipv4", True),
        ("dualstack", "ipv6", True),
        ("dualstack", "service-defined", True),
        ("ipv4", "not-specified", True),
        ("ipv4", None, True),
        (None, "ipv4", True),
        (None, "dualstack", False),
        ("ipv4", {"Ref": "P"}, True),
        ({"Ref": "P"}, "dualstack", True),
    ],
)
def test_records_fit_the_addresses(addresses: object, records: object, *, fits: bool) -> None:
    given = {} if addresses is None else {"IpAddressType": addresses}
    options = {} if records is None else {"DnsRecordIpType": records}
    fitting = {"ipv6": IPV6, "dualstack": DUAL}.get(str(addresses), IPV4)
    kms = endpoint("kms", SubnetIds=[A], DnsOptions=options, **given)

    assert broken("PL017", {"A": fitting, "Kms": kms}, **PARAMETER) == ([] if fits else [("Kms", "error")])


@pytest.mark.parametrize("subnets", [[{"Ref": "Six"}], [A, "subnet-0a1b2c3d"], [A, {"Ref": "P"}], {"Ref": "P"}])
def test_the_default_is_not_known_where_a_subnet_may_have_ipv6_alone(subnets: object) -> None:
    kms = endpoint(SubnetIds=subnets, DnsOptions={"DnsRecordIpType": "ipv6"})

    assert broken("PL017", {"Vpc": VPC, "A": IPV4, "Six": IPV6, "Kms": kms}, **PARAMETER) == []


def test_gateway_endpoints_have_records_of_their_own() -> None:
    s3 = endpoint("s3", VpcEndpointType="Gateway", IpAddressType="ipv4", DnsOptions={"DnsRecordIpType": "service-defined"})

    assert broken("PL017", {"S3": s3}) == []


def test_what_does_not_fit_is_said() -> None:
    kms = endpoint(SubnetIds=[A], IpAddressType="ipv6", DnsOptions={"DnsRecordIpType": "ipv4"})

    assert texts("PL017", {"A": DUAL, "Kms": kms}) == [
        "the IpAddressType is 'ipv6', and the DnsRecordIpType 'ipv4'; with the former, the latter can be ipv6",
        "the IpAddressType 'ipv6' needs subnets with IPv6 alone (Ipv6Native), unlike 'A'; change the type or the subnets",
    ]


ARN = "arn:aws:vpc-lattice:eu-west-1:123456789012:resourceconfiguration/rcfg-0a1b2c3d4e5f60718"
NAMED = {"ServiceName": "com.amazonaws.eu-west-1.kms"}


@pytest.mark.parametrize(
    ("kind", "properties", "wrong"),
    [
        ("Resource", NAMED, ["ResourceConfigurationArn", "ServiceName"]),
        ("ServiceNetwork", NAMED, ["ServiceNetworkArn", "ServiceName"]),
        ("Resource", {"ResourceConfigurationArn": ARN}, []),
        ("ServiceNetwork", {"ServiceNetworkArn": {"Ref": "P"}}, []),
    ],
)
def test_endpoints_of_vpc_lattice_lead_to_what_has_an_arn(kind: str, properties: Mapping[str, object], wrong: list[str]) -> None:
    made = {"Type": "AWS::EC2::VPCEndpoint", "Properties": {"VpcEndpointType": kind, "VpcId": {"Ref": "Vpc"}, **properties}}

    result = [finding for finding in found({"Resources": {"Vpc": VPC, "It": made}, **PARAMETER}) if finding.rule == "PL013"]

    assert [finding.property for finding in result] == wrong


@pytest.mark.parametrize(("options", "count"), [("PrivateDnsOnlyForInboundResolverEndpoint", 1), ("DnsRecordIpType", 0)])
def test_the_resolver_option_is_for_interface_endpoints(options: str, count: int) -> None:
    gateway = endpoint("s3", VpcEndpointType="Gateway", DnsOptions={options: "NotSpecified" if count else "ipv4"})

    assert broken("PL013", {"S3": gateway}) == [("S3", "error")] * count
