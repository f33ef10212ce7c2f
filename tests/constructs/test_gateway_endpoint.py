"""A gateway endpoint in a network: who is let out to it, by which routes, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import (
    AwsService,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
    Service,
)
from tests.fixtures_intent import APPS, analysed, client_in, errors, proven
from tests.fixtures_vpc import EGRESS, acl_entries, endpoint_subnets, isolated_vpc, new_stack, properties, the_endpoint, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

LIST = "pl-0123456789abcdef0"
RANGES = ["198.51.100.0/24", "203.0.113.0/25"]
ANSWER = {
    "PrefixLists": [
        {"PrefixListId": "pl-0aaaaaaaaaaaaaaaa", "PrefixListName": "com.amazonaws.eu-west-1.dynamodb", "Cidrs": ["192.0.2.0/24"]},
        {"PrefixListId": LIST, "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": RANGES},
    ]
}


def stack_in_ireland() -> cdk.Stack:
    return new_stack(region="eu-west-1", account="111122223333")


def table(vpc: ec2.IVpc, group: str, number: int = 0) -> str:
    return vpc.select_subnets(subnet_group_name=group).subnets[number].route_table.route_table_id


def tables(stack: cdk.Stack, vpc: ec2.IVpc, *groups: str) -> list[Any]:
    return [stack.resolve(table(vpc, group, number)) for group in groups for number in (0, 1)]


def network_with_acls(stack: cdk.Stack, vpc: ec2.Vpc, **more: Any) -> tuple[EndpointNetwork, ec2.NetworkAcl]:  # noqa: ANN401 - arguments
    ends = ec2.NetworkAcl(stack, "Ends", vpc=vpc, subnet_selection=endpoint_subnets())
    users = ec2.NetworkAcl(stack, "Users", vpc=vpc, subnet_selection=APPS)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), network_acl=ends, client_network_acl=users, **more)
    return network, users


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (AwsService.S3, ec2.GatewayVpcEndpointAwsService.S3),
        (AwsService.DYNAMODB, ec2.GatewayVpcEndpointAwsService.DYNAMODB),
        (AwsService.S3EXPRESS, ec2.GatewayVpcEndpointAwsService("s3express")),
        (ec2.GatewayVpcEndpointAwsService.S3, ec2.GatewayVpcEndpointAwsService.S3),
    ],
)
@pytest.mark.parametrize("region", [None, "eu-west-1", "cn-north-1"])
def test_what_the_cdk_added_to_the_vpc_is_taken_over_without_a_change(
    ours: Service | ec2.IGatewayVpcEndpointService, theirs: ec2.IGatewayVpcEndpointService, region: str | None
) -> None:
    before, after = new_stack(region=region), new_stack(region=region)
    isolated_vpc(before).add_gateway_endpoint("Gateway", service=theirs)
    vpc = isolated_vpc(after)

    GatewayEndpoint(vpc, "Gateway", vpc=vpc, service=ours)

    template = cdk.assertions.Template.from_stack
    old, new = (template(stack).to_json()["Resources"] for stack in (before, after))
    (ours_now,) = (resource for resource in new.values() if resource["Type"] == "AWS::EC2::VPCEndpoint")
    assert ours_now.pop("Metadata")
    assert new == old


def test_the_cdks_own_class_is_taken_over_in_its_scope() -> None:
    before, after = new_stack(), new_stack()
    ec2.GatewayVpcEndpoint(before, "S3", vpc=isolated_vpc(before), service=ec2.GatewayVpcEndpointAwsService.S3)

    GatewayEndpoint(after, "S3", vpc=isolated_vpc(after), service=AwsService.S3)

    find = {"Type": "AWS::EC2::VPCEndpoint"}
    assert list(cdk.assertions.Template.from_stack(after).find_resources(find["Type"])) == list(
        cdk.assertions.Template.from_stack(before).find_resources(find["Type"])
    )


def test_without_clients_the_tables_of_all_subnets_lead_there() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3)

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "endpoints", "apps")
    assert warnings_of(stack) == []


@pytest.mark.parametrize(
    "client",
    [
        lambda _: "10.0.2.0/23",
        lambda vpc: vpc.select_subnets(subnet_group_name="apps").subnets,
        lambda _: {"one": "10.0.2.128/25", "other": "10.0.3.0/24"},
    ],
)
def test_with_clients_it_is_the_tables_of_their_subnets(client: Callable[[ec2.Vpc], Any]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client(vpc))

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "apps")


@pytest.mark.parametrize("clients", [["10.0.0.0/16"], ["10.0.0.0/8"]])
def test_who_may_be_anywhere_is_served_everywhere(clients: list[str]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=[*clients, vpc])

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "endpoints", "apps")


def test_a_client_of_which_nobody_knows_the_subnets_asks_for_them() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    client = client_in(stack, vpc, closed=False)

    with pytest.raises(PrivateLinkError, match=r"'Stack/Client' stands, .* give subnets=ec2.SubnetSelection"):
        GatewayEndpoint(stack, "Refused", vpc=vpc, service=AwsService.S3, clients=client)

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS)
    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "apps")


def test_the_network_says_where_clients_stand() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[], client_subnets=APPS)

    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, clients=client_in(stack, vpc, closed=False))

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == tables(stack, vpc, "apps")


def test_route_tables_are_named_by_id_or_object() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    own = ec2.CfnRouteTable(stack, "Table", vpc_id=vpc.vpc_id)
    named: list[str | ec2.IRouteTable | ec2.CfnRouteTable] = ["rtb-0123456789abcdef0", vpc.isolated_subnets[0].route_table, own]

    endpoint = GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, route_tables=named)

    expected = ["rtb-0123456789abcdef0", stack.resolve(vpc.isolated_subnets[0].route_table.route_table_id), {"Ref": "Table"}]
    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == expected
    assert stack.resolve(list(endpoint.route_table_ids)) == expected


def imported(stack: cdk.Stack, **more: Any) -> ec2.IVpc:  # noqa: ANN401 - whatever the CDK takes
    zones = ["eu-west-1a", "eu-west-1b"]
    subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    return ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=zones, private_subnet_ids=subnets, **more
    )


def test_imported_subnets_without_their_route_tables_are_refused() -> None:
    stack = stack_in_ireland()
    vpc = imported(stack)

    with pytest.raises(PrivateLinkError) as refused:
        GatewayEndpoint(stack, "Refused", vpc=vpc, service=AwsService.S3)
    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, route_tables=["rtb-0123456789abcdef0"])

    assert "subnets are not known: 'Stack/Vpc/PrivateSubnet1', 'Stack/Vpc/PrivateSubnet2'; import them" in str(refused.value)
    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == ["rtb-0123456789abcdef0"]


def test_an_imported_vpc_needs_neither_its_cidr_nor_zones_for_it() -> None:
    stack = stack_in_ireland()
    ids = ["rtb-0123456789abcdef0", "rtb-0123456789abcdef1"]

    GatewayEndpoint(stack, "S3", vpc=imported(stack, private_subnet_route_table_ids=ids), service=AwsService.S3)

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == ids
    assert warnings_of(stack) == []


def test_a_lookup_that_is_pending_passes() -> None:
    stack = stack_in_ireland()
    vpc = ec2.Vpc.from_lookup(stack, "Vpc", vpc_name="shared")

    GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=["10.99.0.0/24"])

    assert the_endpoint(stack)["Properties"]["RouteTableIds"]


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
    assert "'Stack/Client'; no template tells its prefix list, so give prefix_list='pl-...'" in text
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

    assert "give service_ranges=[...] with those that 'aws ec2 describe-prefix-lists' prints, service_ranges='public'" in text
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


def test_clients_may_come_late_to_the_endpoint_and_to_its_network() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-1"))
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[], client_subnets=APPS)
    s3 = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, clients="10.0.0.0/24", prefix_list=LIST)
    assert stack.resolve(list(s3.route_table_ids)) == tables(stack, vpc, "endpoints")[:1]

    s3.allow_from(client_in(stack, vpc, "First"))
    network.allow_from(client_in(stack, vpc, "Second"))

    assert the_endpoint(stack)["Properties"]["RouteTableIds"] == [*tables(stack, vpc, "endpoints")[:1], *tables(stack, vpc, "apps")]
    assert {(client, verdict) for client, _, verdict in proven(app)} == {
        ("10.0.0.0/24", "reachable"),
        ("Stack/FirstInstance", "reachable"),
        ("Stack/SecondInstance", "reachable"),
    }


def test_a_client_in_another_stack_gets_its_rule_there_and_ties_no_knot() -> None:
    app = cdk.App()
    base, apps = (cdk.Stack(app, name, env=cdk.Environment(region="eu-west-1")) for name in ("Base", "Apps"))
    vpc = isolated_vpc(base)
    client = client_in(apps, vpc)

    GatewayEndpoint(base, "S3", vpc=vpc, service=AwsService.S3, clients=client, subnets=APPS, prefix_list=LIST)

    assert len(properties(apps, EGRESS)) == 1
    assert proven(app) == [("Apps/ClientInstance", "Base/S3", "reachable")]


def test_the_endpoint_may_be_in_another_stack_than_the_vpc() -> None:
    app = cdk.App()
    base, own = (cdk.Stack(app, name, env=cdk.Environment(region="eu-west-1")) for name in ("Base", "Own"))
    vpc = isolated_vpc(base)

    GatewayEndpoint(cdk.NestedStack(own, "Nested"), "S3", vpc=vpc, service=AwsService.S3, clients=["10.0.2.0/24"])

    assert proven(app) == [("10.0.2.0/24", "Own/Nested/S3", "reachable")]


@pytest.mark.parametrize("outsider", ["192.168.0.0/16", "other vpc", "other group"])
def test_nobody_outside_the_vpc_is_a_client(outsider: str) -> None:
    stack = stack_in_ireland()
    vpc, other = isolated_vpc(stack), ec2.Vpc(stack, "Other", ip_addresses=ec2.IpAddresses.cidr("10.1.0.0/16"), max_azs=1)
    clients: dict[str, Any] = {"other vpc": other, "other group": ec2.SecurityGroup(stack, "Far", vpc=other)}

    with pytest.raises(PrivateLinkError, match=r"stands outside the VPC 'Stack/Vpc', .* interface endpoint for it, PrivateLinkEndpoint"):
        GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=clients.get(outsider, outsider))


def test_the_policy_of_the_network_is_a_default() -> None:
    stack = stack_in_ireland()
    policy = EndpointPolicy.allow("s3:GetObject", resources="arn:aws:s3:::reports/*")
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=[], policy=policy)

    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)

    (statement,) = the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Resource"] == "arn:aws:s3:::reports/*"


def test_a_policy_of_its_own_goes_before_and_takes_statements_of_the_cdk() -> None:
    stack = stack_in_ireland()
    network = EndpointNetwork(
        stack, "Network", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=[], policy=EndpointPolicy.full_access()
    )
    own = EndpointPolicy.allow("s3:GetObject", resources="arn:aws:s3:::reports/*")
    endpoint = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, policy=own)

    statement = iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["s3:PutObject"], resources=["arn:aws:s3:::reports/*"])
    endpoint.endpoint.add_to_policy(statement)

    actions = [statement["Action"] for statement in the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"]]
    assert actions == ["s3:GetObject", "s3:PutObject"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"service": AwsService.KMS}, "'kms' has no gateway endpoint; use PrivateLinkEndpoint"),
        ({"service": "s3"}, "got service='s3'; give AwsService.S3"),
        ({"service": Service.find("com.amazonaws.us-east-1.s3")}, "is of us-east-1, and a gateway endpoint in eu-west-1 leads to that of"),
        ({"route_tables": "rtb-0123456789abcdef0"}, "give a sequence: route_tables="),
        ({"route_tables": []}, "a gateway endpoint without a route serves nobody"),
        ({"route_tables": ["table"]}, "got the route table 'table'"),
        ({"route_tables": ["rtb-0123456789abcdef0"], "subnets": APPS}, "got route_tables and subnets together"),
        ({"subnets": ["apps"]}, "got subnets='apps'; give ec2.SubnetSelection"),
        ({"ip_address_type": "ipv4"}, "give one of ec2.VpcEndpointIpAddressType"),
        ({"dns_record_ip_type": "ipv4"}, "give one of ec2.VpcEndpointDnsRecordIpType"),
        ({"dns_record_ip_type": ec2.VpcEndpointDnsRecordIpType.IPV6}, "got dns_record_ip_type ipv6 with ip_address_type ipv4"),
        (
            {"service": AwsService.DYNAMODB, "ip_address_type": ec2.VpcEndpointIpAddressType.DUALSTACK},
            "got ip_address_type dualstack, and 'dynamodb' has IPv4 alone",
        ),
        (
            {"service": AwsService.DYNAMODB, "dns_record_ip_type": ec2.VpcEndpointDnsRecordIpType.IPV4},
            "got dns_record_ip_type ipv4, and 'dynamodb' takes service-defined alone",
        ),
        (
            {"policy": EndpointPolicy.from_json({"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]})},
            "the policy allows nothing",
        ),
    ],
)
def test_what_ec2_would_refuse_is_refused(arguments: dict[str, Any], words: str) -> None:
    stack = stack_in_ireland()

    with pytest.raises(PrivateLinkError) as refused:
        GatewayEndpoint(stack, "S3", **cast("Any", {"vpc": isolated_vpc(stack), "service": AwsService.S3} | arguments))

    assert words in str(refused.value)


def test_one_of_vpc_and_network_is_given() -> None:
    stack = stack_in_ireland()

    with pytest.raises(PrivateLinkError, match="got neither vpc nor network"):
        GatewayEndpoint(stack, "S3", service=AwsService.S3)


def test_the_ip_version_is_that_of_the_network_where_the_service_has_it() -> None:
    stack = stack_in_ireland()
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=0, ip_protocol=ec2.IpProtocol.DUAL_STACK)
    network = EndpointNetwork(stack, "Network", vpc=vpc, ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK)

    records = ec2.VpcEndpointDnsRecordIpType.DUALSTACK
    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3, dns_record_ip_type=records)
    GatewayEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB)

    made = {one["Tags"][0]["Value"]: one for one in properties(stack, "AWS::EC2::VPCEndpoint")}
    assert made["Stack/S3"]["IpAddressType"] == "dualstack"
    assert made["Stack/S3"]["DnsOptions"] == {"DnsRecordIpType": "dualstack"}
    assert "IpAddressType" not in made["Stack/Tables"]


def by_the_cdk(_: cdk.Stack, vpc: ec2.Vpc) -> str:
    vpc.add_gateway_endpoint("Buckets", service=ec2.GatewayVpcEndpointAwsService.S3)
    return "Stack/Vpc/Buckets"


def by_us(stack: cdk.Stack, vpc: ec2.Vpc) -> str:
    GatewayEndpoint(stack, "Buckets", vpc=vpc, service=AwsService.S3, subnets=[APPS])
    return "Stack/Buckets"


@pytest.mark.parametrize("first", [by_the_cdk, by_us])
def test_a_route_table_leads_to_one_endpoint_of_a_service(first: Callable[[cdk.Stack, ec2.Vpc], str]) -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    path = first(stack, vpc)

    with pytest.raises(PrivateLinkError, match=f"'{path}' leads route tables of these to 's3' already"):
        GatewayEndpoint(stack, "Second", vpc=vpc, service=AwsService.S3)
    GatewayEndpoint(stack, "Tables", vpc=vpc, service=AwsService.DYNAMODB)


def test_it_stands_where_the_cdk_takes_a_gateway_endpoint() -> None:
    stack = stack_in_ireland()
    endpoint = GatewayEndpoint(stack, "S3", vpc=isolated_vpc(stack), service=AwsService.S3)

    def use(given: ec2.IGatewayVpcEndpoint) -> Any:  # noqa: ANN401 - what the template says
        return stack.resolve([given.vpc_endpoint_id, given.vpc_endpoint_ref.vpc_endpoint_id])

    endpoint.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

    resource = the_endpoint(stack)
    assert use(endpoint)[0] == use(endpoint)[1] == stack.resolve(endpoint.endpoint.vpc_endpoint_id)
    assert resource["DeletionPolicy"] == "Retain"
    assert endpoint.stack is stack
    assert (endpoint.service, endpoint.env.region) == (AwsService.S3, "eu-west-1")


def test_what_others_write_of_another_client_changes_nothing_here() -> None:
    def of(*names: str) -> dict[str, Any]:
        stack = stack_in_ireland()
        vpc = isolated_vpc(stack)
        groups = {name: client_in(stack, vpc, name) for name in ("First", "Second")}
        clients = [groups[name] for name in names]
        GatewayEndpoint(stack, "S3", vpc=vpc, service=AwsService.S3, clients=clients, subnets=APPS, prefix_list=LIST)
        return dict(cdk.assertions.Template.from_stack(stack).find_resources(EGRESS))

    both, turned, alone = of("First", "Second"), of("Second", "First"), of("First")

    assert both == turned
    assert alone.items() <= both.items()


def test_hybrid_buckets_are_proven_and_the_names_lead_each_its_own_path() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-1"))
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.0.0/16", "192.168.0.0/16"])

    PrivateLinkEndpoint(stack, "OnPremises", network=network, service=AwsService.S3)
    gateway = GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)

    resources = cdk.assertions.Template.from_stack(stack).to_json()["Resources"].values()
    (interface,) = (one for one in resources if one["Properties"].get("VpcEndpointType") == "Interface")
    assert interface["DependsOn"] == [stack.resolve(gateway.endpoint.node.default_child.logical_id)]  # type: ignore[union-attr]
    assert [client for client, endpoint, _ in proven(app) if endpoint == "Stack/S3"] == ["10.0.0.0/16"]
    assert [finding for finding in errors(app) if "PL022" in finding] == []
    assert analysed(app).problems == ()


def test_clients_of_the_network_outside_the_vpc_have_an_interface_endpoint_or_are_named() -> None:
    stack = stack_in_ireland()
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.0.0/16", "192.168.0.0/16"])
    GatewayEndpoint(stack, "S3", network=network, service=AwsService.S3)
    GatewayEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB)
    PrivateLinkEndpoint(stack, "OnPremises", network=network, service=AwsService.S3)

    ((path, text),) = [(path, text) for path, text in warnings_of(stack) if "gateway-client-outside" in text]

    assert path == "/Stack/Tables"
    assert "stand outside it: '192.168.0.0/16'; make PrivateLinkEndpoint(..., service=Service.find('dynamodb')) in the network" in text
