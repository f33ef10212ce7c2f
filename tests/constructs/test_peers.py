"""Whatever the CDK has for "who" may be a client; each is known by what it is, so that ids derive from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from constructs_privatelink.constructs.peers import SecurityGroupSource, translated
from constructs_privatelink.decisions.clients import Client, ClientKind, parse_client
from tests.fixtures_vpc import isolated_vpc

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs_privatelink.constructs.peers import ClientLike, Clients

GROUP_ID = "sg-0123456789abcdef0"


def found(stack: cdk.Stack, clients: Clients) -> list[tuple[ClientKind, str, object]]:
    """Return kind, key and resolved value of each client; there must be no refusal."""
    clients_found, reasons = translated(clients, scope=stack)
    assert reasons == []
    return [(client.kind, client.key, stack.resolve(client.value)) for client in clients_found]


def refusals(stack: cdk.Stack, clients: object) -> list[str]:
    clients_found, reasons = translated(clients, scope=stack)  # type: ignore[arg-type]  # wrong use is what these tests are about
    assert clients_found == []
    return reasons


def parameter(stack: cdk.Stack, id: str = "Office") -> str:
    return cdk.CfnParameter(stack, id).value_as_string


def imported_group(stack: cdk.Stack, id: str = "Imported") -> ec2.ISecurityGroup:
    return ec2.SecurityGroup.from_security_group_id(stack, id, GROUP_ID)


def prefix_list(stack: cdk.Stack) -> ec2.PrefixList:
    return ec2.PrefixList(stack, "List", entries=[ec2.CfnPrefixList.EntryProperty(cidr="10.0.0.0/8")])


@jsii.implements(ec2.IConnectable)
class Workers(Construct):
    """A construct of a user, in Python."""

    def __init__(self, scope: Construct, id: str, *groups: ec2.ISecurityGroup) -> None:
        super().__init__(scope, id)
        self._groups = list(groups)

    @property
    def connections(self) -> ec2.Connections:
        return ec2.Connections(security_groups=self._groups)


IPV4, IPV6, PREFIX_LIST, SECURITY_GROUP = ClientKind.IPV4, ClientKind.IPV6, ClientKind.PREFIX_LIST, ClientKind.SECURITY_GROUP


@pytest.mark.parametrize(
    ("make", "kind", "key"),
    [
        (lambda _: "10.1.0.0/16", IPV4, "10.1.0.0/16"),
        (lambda _: "2001:DB8::/56", IPV6, "2001:db8::/56"),
        (lambda _: "pl-63a5400a", PREFIX_LIST, "pl-63a5400a"),
        (lambda _: ec2.Peer.ipv4("10.1.0.0/16"), IPV4, "10.1.0.0/16"),
        (lambda _: ec2.Peer.ipv4("10.1.2.3/16"), IPV4, "10.1.0.0/16"),
        (lambda _: ec2.Peer.ipv6("2001:db8::/56"), IPV6, "2001:db8::/56"),
        (lambda _: ec2.Peer.any_ipv4(), IPV4, "0.0.0.0/0"),
        (lambda _: ec2.Peer.any_ipv6(), IPV6, "::/0"),
        (lambda _: ec2.Peer.prefix_list("pl-63a5400a"), PREFIX_LIST, "pl-63a5400a"),
        (lambda _: ec2.Peer.security_group_id(GROUP_ID), SECURITY_GROUP, GROUP_ID),
        (imported_group, SECURITY_GROUP, GROUP_ID),
        (lambda stack: Workers(stack, "Workers", imported_group(stack)), SECURITY_GROUP, GROUP_ID),
        (lambda stack: ec2.Connections(security_groups=[imported_group(stack)]), SECURITY_GROUP, GROUP_ID),
        (isolated_vpc, IPV4, "10.0.0.0/16"),
        (lambda stack: isolated_vpc(stack).isolated_subnets[2], IPV4, "10.0.2.0/24"),
    ],
)
def test_a_client_with_a_literal_is_known_by_that(
    stack: cdk.Stack, make: Callable[[cdk.Stack], ClientLike], kind: ClientKind, key: str
) -> None:
    assert found(stack, [make(stack)]) == [(kind, key, key)]


@pytest.mark.parametrize(
    ("make", "kind", "key", "value"),
    [
        (parameter, IPV4, "Stack/Office.Ref", {"Ref": "Office"}),
        (
            lambda stack: f"{parameter(stack)}/32",
            IPV4,
            '{"Fn::Join": ["", [{"Ref": "Office"}, "/32"]]}',
            {"Fn::Join": ["", [{"Ref": "Office"}, "/32"]]},
        ),
        (lambda _: cdk.Fn.import_value("Cidr"), IPV4, '{"Fn::ImportValue": "Cidr"}', {"Fn::ImportValue": "Cidr"}),
        (lambda stack: ec2.Peer.ipv4(parameter(stack)), IPV4, "Stack/Office.Ref", {"Ref": "Office"}),
        (lambda stack: ec2.Peer.ipv6(parameter(stack)), IPV6, "Stack/Office.Ref", {"Ref": "Office"}),
        (lambda stack: ec2.Peer.prefix_list(parameter(stack)), PREFIX_LIST, "Stack/Office.Ref", {"Ref": "Office"}),
        (lambda stack: ec2.Peer.security_group_id(parameter(stack)), SECURITY_GROUP, "Stack/Office.Ref", {"Ref": "Office"}),
        (
            lambda stack: ec2.CfnVPC(stack, "Peered", cidr_block="10.9.0.0/16").attr_cidr_block,
            IPV4,
            "Stack/Peered.CidrBlock",
            {"Fn::GetAtt": ["Peered", "CidrBlock"]},
        ),
    ],
)
def test_a_token_without_a_name_is_known_by_what_it_stands_for(
    stack: cdk.Stack, make: Callable[[cdk.Stack], ClientLike], kind: ClientKind, key: str, value: object
) -> None:
    assert found(stack, [make(stack)]) == [(kind, key, value)]


def test_a_prefix_list_of_the_tree_is_known_by_its_path_and_so_is_its_id(stack: cdk.Stack) -> None:
    a_list = prefix_list(stack)

    (client,) = found(stack, [a_list, a_list.prefix_list_id])

    assert client[:2] == (PREFIX_LIST, "Stack/List/Resource.PrefixListId")
    assert client[2] == stack.resolve(a_list.prefix_list_id)


def test_texts_that_share_a_token_and_differ_in_the_rest_are_two_clients(stack: cdk.Stack) -> None:
    office = parameter(stack)

    assert len(found(stack, [office, f"{office}/32", f"{office}/28"])) == 3


@pytest.mark.parametrize("wrap", [lambda token: token, ec2.Peer.ipv4, ec2.Peer.prefix_list, ec2.Peer.security_group_id])
def test_a_mapping_names_a_token(stack: cdk.Stack, wrap: Callable[[str], ClientLike]) -> None:
    ((_, key, value),) = found(stack, {"office": wrap(parameter(stack))})

    assert (key, value) == ("office", {"Ref": "Office"})


def test_a_name_of_what_needs_none_changes_nothing(stack: cdk.Stack) -> None:
    assert found(stack, {"office": "10.1.0.0/16", "list": "pl-63a5400a", "group": imported_group(stack)}) == found(
        stack, ["10.1.0.0/16", "pl-63a5400a", ec2.Peer.security_group_id(GROUP_ID)]
    )


def test_a_security_group_is_known_by_its_path_below_its_stage() -> None:
    stage = cdk.Stage(cdk.App(), "Prod")
    stack = cdk.Stack(stage, "Stack")
    group = ec2.SecurityGroup(stack, "Group", vpc=isolated_vpc(stack))

    ((client,), _) = translated([group], scope=stack)

    assert isinstance(client, SecurityGroupSource)
    assert (client.key, client.group, client.stack) == ("Stack/Group", group, stack)


def test_the_owner_of_a_group_of_another_account_is_kept(stack: cdk.Stack) -> None:
    (clients, _) = translated([ec2.Peer.security_group_id(GROUP_ID, "111122223333")], scope=stack)

    assert clients == [Client(SECURITY_GROUP, GROUP_ID, GROUP_ID, account="111122223333")]


def test_every_security_group_of_a_connectable_is_a_client(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    groups = [ec2.SecurityGroup(stack, name, vpc=vpc) for name in ("One", "Two")]

    assert [key for _, key, _ in found(stack, [Workers(stack, "Workers", *groups)])] == ["Stack/One", "Stack/Two"]


def test_a_vpc_that_somebody_names_is_declared_unlike_the_default(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    ec2.CfnVPCCidrBlock(stack, "More", vpc_id=vpc.vpc_id, cidr_block="100.64.0.0/16")

    clients, _ = translated([vpc], scope=stack)

    assert clients == [parse_client("10.0.0.0/16"), parse_client("100.64.0.0/16")]


@pytest.mark.parametrize(
    "clients",
    [
        lambda _: ["10.1.0.0/16", ec2.Peer.ipv4("10.1.0.0/16"), "10.1.0.0/255.255.0.0"],
        lambda stack: [imported_group(stack, "One"), imported_group(stack, "Two"), ec2.Peer.security_group_id(GROUP_ID)],
        lambda _: [cdk.Fn.import_value("Cidr"), cdk.Fn.import_value("Cidr")],
        lambda _: (text for text in ("10.1.0.0/16", "10.1.0.0/16")),
    ],
)
def test_a_client_given_in_several_ways_is_one(stack: cdk.Stack, clients: Callable[[cdk.Stack], Clients]) -> None:
    assert len(found(stack, clients(stack))) == 1


@pytest.mark.parametrize(
    ("clients", "reason"),
    [
        (5, "got the client 5; give a CIDR"),
        (None, "got the client None; give a CIDR"),
        ({"10.1.0.0/16", "10.2.0.0/16"}, "got clients={...}, a set, which has another order in every run; give a list: clients=[...]"),
        ([None], "got the client None; give a CIDR"),
        ([5], "got the client 5; give a CIDR"),
        ([["10.1.0.0/16"]], "got the client ['10.1.0.0/16']; give a CIDR"),
        ([b"10.1.0.0/16"], "got the client b'10.1.0.0/16'; give a CIDR"),
        ([object()], "got the client object; give a CIDR"),
        (["ten"], "got the client 'ten'; give a CIDR"),
        ({"office": None}, "got the client None; give a CIDR"),
    ],
)
def test_what_is_no_client_is_refused_in_words_that_are_the_same_in_every_run(stack: cdk.Stack, clients: object, reason: str) -> None:
    (text,) = refusals(stack, clients)

    assert text.startswith(reason)


def test_a_construct_that_is_no_client_is_named_by_its_path(stack: cdk.Stack) -> None:
    (text,) = refusals(stack, [ec2.CfnSubnet(stack, "Subnet", vpc_id="vpc-0123", cidr_block="10.0.0.0/24")])

    assert text.startswith("got the client CfnSubnet 'Stack/Subnet'; give a CIDR")


def test_one_client_is_taken_as_several_are(stack: cdk.Stack) -> None:
    for client in (ec2.Peer.ipv4("10.1.0.0/16"), "10.1.0.0/16"):
        assert [key for _, key, _ in found(stack, client)] == ["10.1.0.0/16"]


def test_every_client_that_is_none_is_told_and_the_others_are_kept(stack: cdk.Stack) -> None:
    clients, reasons = translated(["ten", "10.1.0.0/16", "eleven"], scope=stack)

    assert [client.key for client in clients] == ["10.1.0.0/16"]
    assert [re.findall("'(ten|eleven)'", reason) for reason in reasons] == [["ten"], ["eleven"]]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _: ec2.Peer.ipv4("999.0.0.0/8"), "got the client '999.0.0.0/8'; give a CIDR"),
        (
            lambda stack: Workers(stack, "Workers"),
            "got the client Workers 'Stack/Workers', which has no security group; give its subnets or CIDR",
        ),
        (lambda _: ec2.Connections(), "got the client Connections, which has no security group; give its subnets or CIDR"),
        (
            lambda stack: ec2.Subnet.from_subnet_id(stack, "Subnet", "subnet-0123"),
            "the CIDR of the imported subnet 'Stack/Subnet' is not known; import it with ec2.Subnet.from_subnet_attributes(...,",
        ),
        (
            lambda stack: ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123", availability_zones=["a"]),
            "the CIDR of the imported VPC 'Stack/Vpc' is not known; give its CIDRs as clients",
        ),
        (
            lambda stack: ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123", vpc_cidr_block="ten", availability_zones=["a"]),
            "got the client 'ten'; give a CIDR",
        ),
    ],
)
def test_a_client_whose_addresses_nobody_knows_is_refused_with_the_way_out(
    stack: cdk.Stack, make: Callable[[cdk.Stack], ClientLike], reason: str
) -> None:
    (text,) = refusals(stack, [make(stack)])

    assert text.startswith(reason)


def test_a_function_outside_of_any_vpc_is_refused_in_the_words_of_the_cdk(stack: cdk.Stack) -> None:
    code = lambda_.Code.from_inline("def handler(event, context): ...")
    function = lambda_.Function(stack, "Function", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=code)

    (text,) = refusals(stack, [function])

    assert text.startswith("got the client Function 'Stack/Function', which has no security group")
    assert "Only VPC-associated Lambda Functions have security groups" in text


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (
            lambda stack, vpc: ec2.SecurityGroup(stack, "Group", vpc=vpc).security_group_id,
            "Stack/Group/Resource.GroupId, which is no CIDR; give the security group itself",
        ),
        (lambda _, vpc: vpc.vpc_id, "Stack/Vpc/Resource.Ref, which is no CIDR; give the VPC itself"),
        (
            lambda _, vpc: vpc.isolated_subnets[0].subnet_id,
            "Stack/Vpc/endpointsSubnet1/Subnet.Ref, which is no CIDR; give the subnet itself",
        ),
    ],
)
def test_an_id_of_a_resource_that_passes_for_a_cidr_since_it_is_a_token_is_refused(
    stack: cdk.Stack, make: Callable[[cdk.Stack, ec2.Vpc], str], reason: str
) -> None:
    assert refusals(stack, [make(stack, isolated_vpc(stack))]) == [f"got the client {reason}"]


@pytest.mark.parametrize("name", ["", "  ", 5, "${Token[TOKEN.5]}"])
def test_a_name_that_no_id_can_derive_from_is_refused(stack: cdk.Stack, name: object) -> None:
    (text,) = refusals(stack, {name: parameter(stack)})

    assert text == f"got {name!r} as the name of a client; ids derive from it, so give words: clients={{'office': ...}}"


def test_two_clients_of_one_name_are_refused_rather_than_one_of_them_lost(stack: cdk.Stack) -> None:
    first, second = cdk.Fn.import_value("First"), cdk.Fn.import_value("Second")
    known, _ = translated({"office": first}, scope=stack)

    _, again = translated({"office": cdk.Fn.import_value("First")}, scope=stack, known=known)
    _, reasons = translated({"office": second}, scope=stack, known=known)

    assert again == []
    assert reasons == [
        '2 clients have the name \'office\', {"Fn::ImportValue": "First"} and {"Fn::ImportValue": "Second"}; give one of them another name'
    ]


@pytest.mark.parametrize(("name", "known"), [("10.1.0.0/16", "10.1.0.0/16"), ("offices--north", "offices/north")])
def test_names_that_would_give_one_construct_id_are_refused(stack: cdk.Stack, name: str, known: str) -> None:
    before = Client(IPV4, known, "10.1.0.0/16")

    _, reasons = translated({name: parameter(stack)}, scope=stack, known=[before])

    assert reasons == [f'2 clients have the name {name!r}, "10.1.0.0/16" and {{"Ref": "Office"}}; give one of them another name']


@jsii.implements(cdk.IStableStringProducer)
class Nothing:
    """A value that is not there yet."""

    def produce(self) -> str | None:
        return None


def test_a_token_without_a_stable_form_asks_for_a_name(stack: cdk.Stack) -> None:
    later = cdk.Lazy.string(Nothing())

    (text,) = refusals(stack, [later])
    (clients, _) = translated({"office": later}, scope=stack)

    assert text.endswith("name it: clients={'office': ...}")
    assert [client.key for client in clients] == ["office"]
