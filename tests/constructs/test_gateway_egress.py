"""What lets clients out to a gateway endpoint: rules to prefix lists, entries for ranges, and what is refused of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AwsService,
    GatewayEndpoint,
    PrivateLinkError,
)
from tests.fixtures_intent import APPS, client_in, errors, proven
from tests.fixtures_vpc import EGRESS, acl_entries, isolated_vpc, properties, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable
from tests.constructs.fixtures_gateways import ANSWER, LIST, RANGES, network_with_acls, stack_in_ireland


@pytest.mark.parametrize("closed", [True, False])
def test_a_closed_client_is_let_out_to_the_prefix_list_and_an_open_one_stays_as_it_is(closed: bool) -> None:  # noqa: FBT001 - the case
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    client = client_in(stack, vpc, closed=closed)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS, prefix_list=LIST)

    rules = [(rule["DestinationPrefixListId"], rule["FromPort"], rule["ToPort"]) for rule in properties(stack, EGRESS)]
    assert rules == ([(LIST, 443, 443)] if closed else [])
    assert proven(stack.node.root) == [("Stack/ClientInstance", "Stack/S3", "reachable")]  # type: ignore[arg-type] # the app
    assert warnings_of(stack) == []


def of_the_cdk(stack: cdk.Stack) -> Any:  # noqa: ANN401 - forms of an argument
    return ec2.PrefixList.from_prefix_list_id(stack, "List", LIST)


@pytest.mark.parametrize("given", [lambda _: LIST, of_the_cdk, lambda _: ANSWER, lambda _: [LIST, LIST]])
def test_the_prefix_list_is_given_by_id_or_object_or_saved_answer(given: Callable[[cdk.Stack], Any]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client_in(stack, vpc), subnets=APPS, prefix_list=given(stack))

    assert [rule["DestinationPrefixListId"] for rule in properties(stack, EGRESS)] == [LIST]


def test_a_list_of_the_app_is_let_out_to_by_its_reference() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    entries = [ec2.CfnPrefixList.EntryProperty(cidr=block) for block in RANGES]
    own = ec2.CfnPrefixList(stack, "Own", address_family="IPv4", max_entries=2, prefix_list_name="s3", entries=entries)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client_in(stack, vpc), subnets=APPS, prefix_list=own)

    assert [rule["DestinationPrefixListId"] for rule in properties(stack, EGRESS)] == [{"Fn::GetAtt": ["Own", "PrefixListId"]}]
    assert [verdict for _, _, verdict in proven(stack.node.root)] == ["reachable"]  # type: ignore[arg-type] # the app


def by_the_l2(group: ec2.SecurityGroup) -> int:
    group.add_egress_rule(ec2.Peer.prefix_list(LIST), ec2.Port.tcp(443))
    return 1


def in_line(group: ec2.SecurityGroup) -> int:
    resource = group.node.default_child
    assert isinstance(resource, ec2.CfnSecurityGroup)
    rule = ec2.CfnSecurityGroup.EgressProperty(ip_protocol="tcp", from_port=443, to_port=443, destination_prefix_list_id=LIST)
    resource.security_group_egress = [rule]
    return 0


@pytest.mark.parametrize("make", [by_the_l2, in_line])
def test_a_rule_that_is_there_is_not_made_twice(make: Callable[[ec2.SecurityGroup], int]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    client = client_in(stack, vpc)
    there = make(client)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS, prefix_list=LIST)

    assert len(properties(stack, EGRESS)) == there


def test_an_imported_group_that_is_closed_is_let_out_too() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    client = ec2.SecurityGroup.from_security_group_id(stack, "Imported", "sg-0123456789abcdef0", allow_all_outbound=False)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS, prefix_list=LIST)

    (rule,) = properties(stack, EGRESS)
    assert (rule["GroupId"], rule["DestinationPrefixListId"]) == ("sg-0123456789abcdef0", LIST)


def test_without_the_prefix_list_a_warning_says_what_to_give() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client_in(stack, vpc), subnets=APPS)

    ((path, text),) = warnings_of(stack)

    assert path == "/Stack/S3"
    assert (
        "'Stack/Client'; no template tells its prefix list, so give prefix_list='pl-...' to GatewayEndpoint or network.add_gateway" in text
    )
    assert "Values=com.amazonaws.eu-west-1.s3" in text
    assert "[ack: constructs-privatelink:gateway-prefix-list]" in text


def test_the_warning_can_be_acknowledged() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    endpoint = GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client_in(stack, vpc), subnets=APPS)

    cdk.Annotations.of(endpoint).acknowledge_warning("constructs-privatelink:gateway-prefix-list", "the group has its own rule")

    assert warnings_of(stack) == []


def test_the_network_acl_of_clients_is_opened_to_the_ranges() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network, users = network_with_acls(stack, vpc, clients=[client_in(stack, vpc)], client_subnets=APPS)

    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, prefix_list=LIST, service_ranges=RANGES)

    expected = {f"{direction} {block}" for block in RANGES for direction in ("out tcp 443-443", "in tcp 1024-65535")}
    assert acl_entries(stack) == acl_entries(stack, users) == expected
    assert proven(stack.node.root) == [("Stack/ClientInstance", "Stack/S3", "reachable")]  # type: ignore[arg-type] # the app
    assert warnings_of(stack) == []


def test_the_saved_answer_has_the_ranges_too() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network, users = network_with_acls(stack, vpc, clients=[client_in(stack, vpc)], client_subnets=APPS)

    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, prefix_list=ANSWER, service_ranges=ANSWER)

    assert {entry.rpartition(" ")[2] for entry in acl_entries(stack, users)} == set(RANGES)


def test_every_address_is_opened_where_the_user_says_so_in_words() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network, users = network_with_acls(stack, vpc, clients=[client_in(stack, vpc)], client_subnets=APPS)

    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, prefix_list=LIST, service_ranges="public")
    GatewayEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB, prefix_list="pl-0aaaaaaa", service_ranges="public")

    assert acl_entries(stack, users) == {"out tcp 443-443 0.0.0.0/0", "in tcp 1024-65535 0.0.0.0/0"}
    assert {verdict for _, _, verdict in proven(stack.node.root)} == {"reachable"}  # type: ignore[arg-type] # the app
    assert errors(stack.node.root) == []  # type: ignore[arg-type] # the app


def test_without_ranges_a_warning_says_what_to_give() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network, users = network_with_acls(stack, vpc, clients=["10.0.2.0/24"])
    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)

    ((_, text),) = warnings_of(stack)

    assert "give service_ranges=[...] with those that 'aws ec2 describe-prefix-lists' prints, or service_ranges='public'" in text
    assert acl_entries(stack, users) == set()


def test_ranges_without_an_acl_to_open_are_refused() -> None:
    stack = stack_in_ireland()

    with pytest.raises(PrivateLinkError, match=r"no network ACL to open; .* \(EndpointNetwork\(client_network_acl=...\)\)"):
        GatewayEndpoint(stack, "S3", vpc=isolated_vpc(stack), service=AwsService.S3, service_ranges=RANGES)


def test_more_ranges_than_an_acl_takes_are_refused_with_what_to_do() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network, users = network_with_acls(stack, vpc, clients=["10.0.2.0/24"])
    many = [f"198.51.{number}.0/24" for number in range(41)]

    with pytest.raises(PrivateLinkError) as refused:
        GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, service_ranges=many)

    assert "got 41 service_ranges, and the network ACL 'Stack/Users' would have 41 outbound entries, where AWS allows 40" in str(
        refused.value
    )
    assert "service_ranges='public', which takes one entry a direction" in str(refused.value)
    assert acl_entries(stack, users) == set()


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        (["0.0.0.0/0"], "say so in words: service_ranges='public'"),
        (["pl-6da54004"], "a network ACL names addresses alone"),
        (["198.51.100.7/24"], "got the service range '198.51.100.7/24', which has host bits set"),
        ("everything", "or 'public' for every address"),
        ([], "got no service_ranges for 's3'"),
        ({"PrefixLists": []}, "got a saved answer without com.amazonaws.eu-west-1.s3 as service_ranges"),
    ],
)
def test_what_are_no_ranges_is_refused(ranges: Any, words: str) -> None:  # noqa: ANN401 - wrong values
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network, _ = network_with_acls(stack, vpc, clients=["10.0.2.0/24"])

    with pytest.raises(PrivateLinkError) as refused:
        GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, service_ranges=ranges)

    assert words in str(refused.value)


@pytest.mark.parametrize("given", ["s3", 7, "pl-", {"PrefixLists": [{"PrefixListName": "com.amazonaws.us-east-1.s3"}]}])
def test_what_is_no_prefix_list_is_refused(given: Any) -> None:  # noqa: ANN401 - wrong values
    stack = stack_in_ireland()

    with pytest.raises(PrivateLinkError, match="prefix_list"):
        GatewayEndpoint(stack, "S3", vpc=isolated_vpc(stack), service=AwsService.S3, prefix_list=given)
