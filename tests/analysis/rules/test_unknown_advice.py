"""Of what is not known the advice names what would answer it, and no option that would not."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest

import constructs_privatelink
from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Workload
from constructs_privatelink.analysis.reachability.client_kinds import AnyClient, CidrClient, WorkloadClient
from constructs_privatelink.analysis.rules import unknown_advice
from constructs_privatelink.analysis.rules.unknown_advice import what_is_not_known, what_would_tell
from constructs_privatelink.analysis.values import ResourceId, Unknown

OUTSIDE = CidrClient(ip_network("10.8.0.0/16"))
INSIDE = WorkloadClient(Workload(ResourceId("App", "Function"), "AWS::Lambda::Function", (), ()))
UNRESOLVED, RESOURCE = Code.PL_UNRESOLVED_VALUE, Code.UNKNOWN_RESOURCE
TRANSIT = Code.TGW_RTB_ROUTES_ARE_UNKNOWN
OPTIONS = {"--region", "--assume", "-p "}


@pytest.mark.parametrize(
    ("code", "where", "why", "client", "options", "said"),
    [
        (UNRESOLVED, "Kms.ServiceName", "the Region of stack 'App' is not said", INSIDE, {"--region"}, ""),
        (UNRESOLVED, "Rule.CidrIp", "the parameter 'Office' has no default", INSIDE, {"-p "}, "Office=..."),
        (UNRESOLVED, "Acl.CidrBlock", "the parameter 'Office' is read from Systems Manager", INSIDE, {"-p "}, "Office=..."),
        (RESOURCE, "${App/Vpc}", "the main route table of an imported VPC is unknown", INSIDE, {"-p ", "--assume"}, "Vpc=..."),
        (RESOURCE, "${Dev/App/Places/0}", "the block of an imported subnet is unknown", INSIDE, {"-p ", "--assume"}, " Places=..."),
        (RESOURCE, "${App/Places/1.VpcId}", "the VPC of an imported subnet is unknown", INSIDE, {"-p ", "--assume"}, " Places=..."),
        (
            RESOURCE,
            "Out.CidrIp",
            "the attribute 'Block' of 'Look' (Custom::Look) is known after deployment only",
            INSIDE,
            set(),
            "a parameter",
        ),
        (
            RESOURCE,
            "Mine",
            "this custom resource (Custom::Mine) may change it: what its function does is not followed",
            INSIDE,
            set(),
            "leaves",
        ),
        (Code.PL_ENDPOINT_REFUSED, "Kms.ServiceName", "EC2 refuses the endpoint: there is no service 'x'", INSIDE, set(), "tells for the"),
        (UNRESOLVED, "Db.Group", "the parameter 'Key' is a secret (NoEcho)", INSIDE, set(), "without NoEcho"),
        (RESOURCE, "vpc-0123456789abcdef0", "the blocks of an imported VPC are unknown", INSIDE, {"--assume"}, "vpc-0123456789abcdef0"),
        (RESOURCE, "p-67890", "the block of an imported subnet is unknown", INSIDE, set(), "cdk synth with credentials"),
        (RESOURCE, "Fn.VpcConfig", "the rules of sg-1 are not in the templates", INSIDE, {"--assume"}, "sg-1"),
        (RESOURCE, "team-vpc-prod.Kms", "whose rules are not in the templates", INSIDE, set(), "into the templates"),
        (RESOURCE, "vpc-prod.Kms", "whose rules are not in the templates", INSIDE, set(), "into the templates"),
        (RESOURCE, "vpc-0a1b.DefaultNetworkAcl", "the entries of an imported network ACL are unknown", INSIDE, {"--assume"}, "vpc-0a1b"),
        (UNRESOLVED, "Kms.VpcId", "no stack of the set has an export 'network-vpc'", INSIDE, set(), "exports network-vpc"),
        (RESOURCE, "${Fn::ImportValue:net-a@?/eu-west-1}", "the block of an imported subnet is unknown", INSIDE, set(), "exports net-a"),
        (
            RESOURCE,
            "${Fn::ImportValue:${App/Net}-a@?/?}",
            "the block of an imported subnet is unknown",
            INSIDE,
            set(),
            "exports ${App/Net}-a",
        ),
        (RESOURCE, "${Fn::Split:,:${Fn::ImportValue:nets}}", "the block of an imported subnet is unknown", INSIDE, set(), "exports nets"),
        (
            RESOURCE,
            "${resolve:ssm:/net/a@?/eu-west-1}",
            "the block of an imported subnet is unknown",
            INSIDE,
            {"-p "},
            "writes /net/a into",
        ),
        (RESOURCE, "App/Rules", "the nested stack cannot be read: it is not there", INSIDE, set(), "the cloud assembly"),
        (RESOURCE, "App", "the transform 'Macro' is not applied: what it adds is not seen", INSIDE, set(), "get-template"),
        (RESOURCE, "App", "the module 'M' is not expanded: the resources in it are not seen", INSIDE, set(), "get-template"),
        (RESOURCE, "New", "the type AWS::EC2::New is not known to this version: what it does", INSIDE, set(), "newer version"),
        (Code.PL_MIDDLEBOX, "Route", "10.0.0.0/16 leads through an interface", INSIDE, set(), "stands between"),
        (
            Code.TGW_RTB_ROUTES_ARE_UNKNOWN,
            "tgw-1",
            "the route tables of this transit gateway are not in the templates",
            INSIDE,
            {"--assume"},
            "transit",
        ),
        (Code.TGW_RTB_ROUTES_ARE_UNKNOWN, "Way", "the routes of a Cloud WAN core network are not in the templates", INSIDE, set(), ""),
        (Code.PL_PROPAGATED_ROUTES_UNKNOWN, "Vpn", "the connection learns its routes by BGP", OUTSIDE, {"--assume"}, "bgp"),
        (Code.PL_PROPAGATED_ROUTES_UNKNOWN, "Vpn", "the connection learns its routes by BGP", INSIDE, set(), ""),
        (UNRESOLVED, "Kms.VpcId", "2 stacks of the set may have an export 'network-vpc'", INSIDE, set(), "leave out the templates"),
        (
            UNRESOLVED,
            "Cluster",
            "EKS does not say whether its group lets IPv4 out",
            INSIDE,
            set(),
            "a security group that the templates make",
        ),
        (RESOURCE, "Pods.Subnets", "it names no subnets: EKS takes the private subnets of the cluster", INSIDE, set(), "name its subnets"),
        (Code.PL_DEFAULT_EGRESS_REVOKED, "G", "the separate egress rule perhaps removed the rule", INSIDE, set(), "egress rule"),
        (UNRESOLVED, "Subnet.CidrBlock", "an IPAM pool gives the block at deployment", INSIDE, set(), "a value that the template shows"),
        (UNRESOLVED, "Own.ServiceName", "the catalogue does not know what the service listens on", INSIDE, set(), "--port"),
        (UNRESOLVED, "App.Own", "whether the client calls tcp 80 or tcp 443 is not in the templates", INSIDE, set(), "on every port"),
        (
            RESOURCE,
            "It.SecurityGroupIds",
            "no security group is said, and which one it gets is not known",
            INSIDE,
            set(),
            "its security groups",
        ),
        (UNRESOLVED, "In.CidrIp", "the account of stack 'App' is not said", INSIDE, set(), "the stack's environment"),
        (RESOURCE, "Db", "no subnet is said: it stands in the default VPC", INSIDE, set(), "name its subnets"),
        (RESOURCE, "Jobs", "the instances of an unmanaged compute environment are made elsewhere", INSIDE, set(), "registered there"),
        (RESOURCE, "Gwlb", "packets are led here, and nobody connects to it", INSIDE, set(), "that clients connect to"),
        (
            UNRESOLVED,
            "Kms.Metadata",
            "its metadata was made by a newer version of constructs-privatelink (form 3); update this one",
            INSIDE,
            set(),
            "update constructs-privatelink",
        ),
        (UNRESOLVED, "Kms.Metadata", "its metadata names the clients that stand at 'Gone', and there are none", INSIDE, set(), "again"),
        (
            RESOURCE,
            "Kms.Metadata",
            "the template 'Orders.template.json' of the client 'Orders/Client' is not among the files",
            INSIDE,
            set(),
            "the client's template",
        ),
        (RESOURCE, "Gw", "which public addresses the service has is not in the templates", INSIDE, {"--assume"}, "describe-prefix-lists"),
    ],
)
def test_the_advice_is_what_would_answer_it(  # noqa: PLR0917 - a table
    code: Code, where: str, why: str, client: AnyClient, options: set[str], said: str
) -> None:
    advice = what_would_tell([Unknown(code, where, why)], client)

    assert {option for option in OPTIONS if option in advice} == options
    assert said in advice
    assert advice


def test_a_reason_that_follows_from_another_has_no_advice_of_its_own() -> None:
    given = Unknown(RESOURCE, "${App/Vpc}", "the main route table of an imported VPC is unknown")
    follows = Unknown(Code.PL_MIDDLEBOX, "ACL", "what stands before it may translate addresses")

    assert what_would_tell([given, follows], INSIDE) == what_would_tell([given], INSIDE)


@pytest.mark.parametrize("given", [{}, {"Office": "10.0.0.0/24"}])
def test_what_the_advice_names_answers_it(given: dict[str, object]) -> None:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": {"Ref": "Office"}}
    placed = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Group"}]}
    resources = {
        "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}},
        "A": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}},
        "Group": {
            "Type": "AWS::EC2::SecurityGroup",
            "Properties": {"GroupDescription": "g", "VpcId": {"Ref": "Vpc"}, "SecurityGroupIngress": [rule]},
        },
        "Kms": {
            "Type": "AWS::EC2::VPCEndpoint",
            "Properties": {"VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-west-1.kms", "VpcId": {"Ref": "Vpc"}, **placed},
        },
        "Function": {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": placed}},
    }
    networks = load({"Parameters": {"Office": {"Type": "String"}}, "Resources": resources}, region="eu-west-1", parameters=given)
    result = networks.explain("Function", "Kms").result

    assert result.verdict == ("reachable" if given else "unknown")
    assert given or "-p in a shell) Office=..." in what_would_tell(result.reasons, INSIDE)


def test_what_is_not_known_of_one_thing_is_a_line() -> None:
    reasons = [Unknown(UNRESOLVED, "${App/Subnet}", f"the {part} is unknown") for part in ("network ACL", "route table", "network ACL")]
    reasons.append(Unknown(UNRESOLVED, "App.Group", "no default"))

    assert what_is_not_known(reasons) == ["${App/Subnet}: the network ACL is unknown; the route table is unknown", "App.Group: no default"]


def test_what_follows_from_routes_that_are_not_known_asks_for_nothing_of_its_own() -> None:
    of_a_group = "it does not match where something stands between, and that is not known"
    reasons = [Unknown(RESOURCE, f"${{Fn::ImportValue:{name}@?/?}}", "the route table of an imported subnet is unknown") for name in "ba"]
    reasons.append(Unknown(Code.PL_MIDDLEBOX, "reference to App.Group", of_a_group))

    assert what_would_tell(reasons, INSIDE) == "give the template that exports a, b too"


def test_a_core_network_is_never_followed_so_that_no_template_tells_of_it() -> None:
    reason = Unknown(Code.TGW_RTB_ROUTES_ARE_UNKNOWN, "App.Route", "the routes of a Cloud WAN core network are not in the templates")

    assert what_would_tell([reason], INSIDE) == "see that the core network's policy joins both attachments, and acknowledge the finding"


SOURCES = [path for path in Path(constructs_privatelink.__file__).parent.rglob("*.py") if path != Path(unknown_advice.__file__)]


@pytest.mark.parametrize("part", [*(part for part, _ in unknown_advice._BY_REASON), *unknown_advice._FOLLOWS])  # noqa: SLF001 - what it looks for
def test_the_reasons_that_the_advice_looks_for_are_said_somewhere(part: str) -> None:
    assert any(part in path.read_text(encoding="utf-8") for path in SOURCES)
