"""An endpoint has one network interface for each Availability Zone: the first subnet of each zone, and what is left out is said."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import (
    AppStreamStreamingEndpoint,
    AwsService,
    EndpointNetwork,
    OpenSearchServerlessEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
)
from constructs_privatelink.constructs.subnets import blocks_of, choose, stand_ins
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack, the_endpoint, warnings_of

ISOLATED = ec2.SubnetType.PRIVATE_ISOLATED


def imported(stack: cdk.Stack, name: str, zone: str | None = None, cidr: str | None = None) -> ec2.ISubnet:
    return ec2.Subnet.from_subnet_attributes(
        stack, name, subnet_id=f"subnet-{name}", availability_zone=zone, ipv4_cidr_block=cidr, route_table_id="rtb-0123"
    )


def names(subnets: tuple[ec2.ISubnet, ...]) -> list[str]:
    return [subnet.node.id for subnet in subnets]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (ec2.SubnetSelection(subnet_group_name="apps"), ["appsSubnet1", "appsSubnet2"]),
        (ec2.SubnetSelection(subnet_type=ISOLATED, one_per_az=True), ["endpointsSubnet1", "endpointsSubnet2"]),
        (ec2.SubnetSelection(subnet_group_name="apps", subnet_filters=[ec2.SubnetFilter.by_cidr_ranges(["10.0.3.0/24"])]), ["appsSubnet2"]),
    ],
)
def test_a_selection_with_one_subnet_for_each_zone_is_taken_as_it_is(
    vpc: ec2.Vpc, selection: ec2.SubnetSelection, expected: list[str]
) -> None:
    chosen = choose(vpc, selection, vpc)

    assert names(chosen.subnets) == expected
    assert (chosen.doubts, chosen.reasons) == ((), ())


def test_without_a_selection_the_choice_is_left_to_the_l2_and_its_private_subnets(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)

    chosen = choose(vpc, None, vpc)

    assert chosen.selection is None
    assert [subnet.node.path for subnet in chosen.subnets] == [subnet.node.path for subnet in vpc.private_subnets]


def test_of_several_subnets_of_a_zone_the_first_is_kept_and_the_others_are_named(vpc: ec2.Vpc) -> None:
    chosen = choose(vpc, ec2.SubnetSelection(subnet_type=ISOLATED), vpc)

    (doubt,) = chosen.doubts
    assert names(chosen.subnets) == ["endpointsSubnet1", "endpointsSubnet2"]
    assert chosen.selection is not None
    assert names(tuple(chosen.selection.subnets or ())) == ["endpointsSubnet1", "endpointsSubnet2"]
    assert doubt.id == "one-subnet-per-az"
    assert "'Stack/Vpc/appsSubnet1', 'Stack/Vpc/appsSubnet2'" in doubt.text


def test_zones_that_are_tokens_are_one_zone_where_they_stand_for_the_same(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    same = [imported(stack, name, cdk.Fn.select(0, cdk.Fn.get_azs())) for name in ("A", "B")]
    other = imported(stack, "C", cdk.Fn.select(1, cdk.Fn.get_azs()))

    chosen = choose(vpc, ec2.SubnetSelection(subnets=[*same, other]), vpc)

    assert names(chosen.subnets) == ["A", "C"]


def test_imported_subnets_without_a_zone_are_refused_by_name(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    subnets = [imported(stack, "A"), imported(stack, "B", "eu-west-1b"), ec2.Subnet.from_subnet_id(stack, "C", "subnet-0123")]

    chosen = choose(vpc, ec2.SubnetSelection(subnets=subnets), vpc)

    assert chosen.subnets == ()
    assert chosen.reasons == (
        "got imported subnets without an Availability Zone: 'Stack/A', 'Stack/C'; give from_subnet_attributes its availability_zone",
    )


@pytest.mark.parametrize(
    ("selection", "reason"),
    [
        (ec2.SubnetSelection(subnet_group_name="data"), "There are no subnet groups with name 'data' in this VPC"),
        (ec2.SubnetSelection(subnet_group_name="apps", subnet_type=ISOLATED), "Only one of"),
        (ec2.SubnetSelection(availability_zones=["nowhere"]), "got no subnets; give subnets=ec2.SubnetSelection(...) with at least one"),
        (ec2.SubnetSelection(subnets=[]), "got no subnets; give subnets=ec2.SubnetSelection(...) with at least one"),
    ],
)
def test_a_selection_of_nothing_is_refused_in_the_words_of_the_cdk(vpc: ec2.Vpc, selection: ec2.SubnetSelection, reason: str) -> None:
    chosen = choose(vpc, selection, vpc)

    (refused,) = chosen.reasons
    assert reason in refused
    assert not refused.endswith(".")


def test_while_a_lookup_of_the_vpc_is_pending_nothing_is_refused() -> None:
    stack = new_stack(region="eu-west-1", account="111122223333")
    vpc = ec2.Vpc.from_lookup(stack, "Vpc", is_default=True)

    assert choose(vpc, None, stack).reasons == ()
    assert choose(vpc, ec2.SubnetSelection(subnet_group_name="endpoints"), stack).reasons == ()
    assert stand_ins(vpc)


def test_the_blocks_of_subnets_are_their_cidrs(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    subnets = [
        *vpc.select_subnets(subnet_group_name=endpoint_subnets().subnet_group_name).subnets,
        imported(stack, "A", cidr="10.9.0.0/24"),
    ]

    blocks, reasons = blocks_of(subnets, ipv6=False, scope=stack)

    assert [block.key for block in blocks] == ["10.0.0.0/24", "10.0.1.0/24", "10.9.0.0/24"]
    assert reasons == []


def test_the_cidr_of_an_imported_subnet_that_is_needed_and_missing_is_refused(stack: cdk.Stack) -> None:
    blocks, reasons = blocks_of([imported(stack, "A", "eu-west-1a")], ipv6=False, scope=stack)

    (reason,) = reasons
    assert blocks == []
    assert reason == (
        "the CIDR of the imported subnet 'Stack/A' is not known; "
        "import it with ec2.Subnet.from_subnet_attributes(..., ipv4_cidr_block=...), or give the CIDR"
    )


def test_a_block_that_is_a_token_is_known_by_the_path_of_its_subnet(stack: cdk.Stack) -> None:
    ((block,), _) = blocks_of([imported(stack, "A", cidr=cdk.Fn.import_value("Cidr"))], ipv6=False, scope=stack)

    assert (block.key, stack.resolve(block.value)) == ("Stack/A CIDR", {"Fn::ImportValue": "Cidr"})


@pytest.mark.parametrize(("ipv6", "expected"), [(False, ["10.0.0.0/18"]), (True, ["10.0.0.0/18", "Stack/Vpc/PublicSubnet1 IPv6 CIDR"])])
def test_ipv6_blocks_of_subnets_belong_to_the_answer_on_request(stack: cdk.Stack, *, ipv6: bool, expected: list[str]) -> None:
    vpc = ec2.Vpc(
        stack, "Vpc", ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/17"), max_azs=1, nat_gateways=0, ip_protocol=ec2.IpProtocol.DUAL_STACK
    )

    blocks, _ = blocks_of(vpc.public_subnets, ipv6=ipv6, scope=stack)

    assert [block.key for block in blocks] == expected
    assert [block.ipv6 for block in blocks] == [False, True][: len(expected)]


def test_ipv6_endpoints_in_subnets_without_ipv6_are_doubted() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)

    EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK)

    texts = [text for _, text in warnings_of(stack) if "subnet-without-ipv6" in text]
    assert len(texts) == 1
    assert "'Stack/Vpc/endpointsSubnet1', 'Stack/Vpc/endpointsSubnet2'; give them one" in texts[0]


def imported_by_tokens(stack: cdk.Stack, *, known: bool) -> ec2.IVpc:
    """Return a VPC whose subnets are a list token, of which the app knows the length or not."""
    zones = cdk.Fn.get_azs()
    ids = (
        cdk.Fn.import_list_value("SubnetIds", 2)
        if known
        else cdk.CfnParameter(stack, "Ids", type="List<AWS::EC2::Subnet::Id>").value_as_list
    )
    return ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id=cdk.Fn.import_value("VpcId"),
        vpc_cidr_block="10.0.0.0/16",
        availability_zones=[cdk.Fn.select(0, zones), cdk.Fn.select(1, zones)] if known else zones,
        isolated_subnet_ids=ids,
    )


@pytest.mark.parametrize("endpoint", [AppStreamStreamingEndpoint, OpenSearchServerlessEndpoint])
def test_subnets_that_are_a_list_token_are_taken_as_they_are(
    endpoint: type[AppStreamStreamingEndpoint | OpenSearchServerlessEndpoint],
) -> None:
    stack = new_stack()

    endpoint(stack, "Endpoint", vpc=imported_by_tokens(stack, known=False))

    endpoints = [resource for resource in Template.from_stack(stack).to_json()["Resources"].values() if "Endpoint" in resource["Type"]]
    assert [resource["Properties"]["SubnetIds"] for resource in endpoints] == [{"Ref": "Ids"}]
    assert [text for _, text in warnings_of(stack) if "single-az" in text] == []


@pytest.mark.parametrize("endpoint", [AppStreamStreamingEndpoint, OpenSearchServerlessEndpoint])
def test_what_is_made_for_each_subnet_asks_for_a_list_of_known_length(
    endpoint: type[AppStreamStreamingEndpoint | OpenSearchServerlessEndpoint],
) -> None:
    stack = new_stack()
    made = endpoint(stack, "Endpoint", vpc=imported_by_tokens(stack, known=False))

    with pytest.raises(
        PrivateLinkError, match=r"got a list token for its subnets, and flow logs are made for each.*import_list_value\(name, 2\)"
    ):
        made.add_flow_logs()


def test_zonal_names_ask_for_it_too() -> None:
    stack = new_stack()
    streaming = AppStreamStreamingEndpoint(stack, "Streaming", vpc=imported_by_tokens(stack, known=False))

    with pytest.raises(PrivateLinkError, match="zonal DNS names are made for each"):
        _ = streaming.zonal_dns_names


def test_subnets_of_a_list_of_known_length_are_subnets_like_others() -> None:
    stack = new_stack()

    streaming = AppStreamStreamingEndpoint(stack, "Streaming", vpc=imported_by_tokens(stack, known=True))

    assert len(streaming.add_flow_logs().flow_logs) == len(streaming.zonal_dns_names) == 2
    assert len(the_endpoint(stack)["Properties"]["SubnetIds"]) == 2


def test_zones_that_are_a_list_token_leave_subnets_out_and_the_way_out_is_said() -> None:
    stack = new_stack()
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="10.0.0.0/16",
        availability_zones=cdk.Fn.get_azs(),
        isolated_subnet_ids=["subnet-1", "subnet-2"],
    )

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    (text,) = [text for _, text in warnings_of(stack) if "one-subnet-per-az" in text]
    assert "availability_zones=[cdk.Fn.select(0, zones), cdk.Fn.select(1, zones)]" in text


def test_subnets_of_clients_without_known_addresses_are_refused_where_they_are_given() -> None:
    stack = new_stack()
    vpc = imported_by_tokens(stack, known=True)

    with pytest.raises(PrivateLinkError, match="the CIDR of the imported subnet 'Stack/Vpc/IsolatedSubnet1' is not known"):
        EndpointNetwork(stack, "Network", vpc=vpc, client_subnets=ec2.SubnetSelection(subnets=vpc.isolated_subnets))
