"""An endpoint of a hub is asked of the workloads of other VPCs whose roles call its service and whose names lead there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import judged, load
from constructs_privatelink.cli.proven_needs import proven_needs
from tests.analysis.hubs import PERHAPS, alias, endpoint, placed, zone
from tests.analysis.networks.fixtures_services import of
from tests.analysis.rules.networks import group, https

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis import Analysis

SQS = "sqs.eu-west-1.amazonaws.com"
ZONE = {"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "Spoke"}), "Record": alias(SQS)}
HUBS_ZONE = {"Zone": zone(SQS, {"Ref": "Hub"}), "Record": alias(SQS)}
PEERING = {"Peering": of("AWS::EC2::VPCPeeringConnection", VpcId={"Ref": "Spoke"}, PeerVpcId={"Ref": "Hub"})}


def peered(vpc: str, block: str) -> dict[str, object]:
    return of("AWS::EC2::Route", RouteTableId={"Ref": f"{vpc}Table"}, DestinationCidrBlock=block, VpcPeeringConnectionId={"Ref": "Peering"})


THERE, BACK = {"There": peered("Spoke", "10.0.0.0/16")}, {"Back": peered("Hub", "10.1.0.0/16")}
CLOSED = {"HubGroup": group(https(CidrIp="10.0.0.0/16"), vpc="Hub")}
OWN_NAME = {"Name": of("AWS::SSM::Parameter", Type="String", Value={"Fn::Select": [0, {"Fn::GetAtt": ["Hubs", "DnsEntries"]}]})}
NAT = {
    "Nat": of("AWS::EC2::NatGateway", SubnetId={"Ref": "SpokeA"}),
    "Out": of("AWS::EC2::Route", RouteTableId={"Ref": "SpokeTable"}, DestinationCidrBlock="0.0.0.0/0", NatGatewayId={"Ref": "Nat"}),
}


def by_transit(vpc: str, other: str) -> dict[str, object]:
    """Return a VPC's attachment to a transit gateway, and the route by it to the other VPC's block."""
    to = {"Hub": "10.0.0.0/16", "Spoke": "10.1.0.0/16"}[other]
    attached = {"TransitGatewayId": {"Ref": "Transit"}, "VpcId": {"Ref": vpc}, "SubnetIds": [{"Ref": f"{vpc}A"}]}
    route = {"RouteTableId": {"Ref": f"{vpc}Table"}, "DestinationCidrBlock": to, "TransitGatewayId": {"Ref": "Transit"}}
    return {
        f"{vpc}Attached": of("AWS::EC2::TransitGatewayVpcAttachment", **attached),
        f"{vpc}Route": {**of("AWS::EC2::Route", **route), "DependsOn": f"{vpc}Attached"},
    }


TRANSIT = {"Transit": of("AWS::EC2::TransitGateway"), **by_transit("Hub", "Spoke"), **by_transit("Spoke", "Hub")}
BY_DEFAULT = {
    "SpokeRoute": of(
        "AWS::EC2::Route", RouteTableId={"Ref": "SpokeTable"}, DestinationCidrBlock="0.0.0.0/0", TransitGatewayId={"Ref": "Transit"}
    )
}


def joining(*given: object, action: str = "route53:AssociateVPCWithHostedZone", service: str = "") -> dict[str, object]:
    """Return a custom resource that is handed something, and whose function may call one action; or that makes one call itself."""
    written = {"service": service, "action": action.partition(":")[2], "parameters": ""}
    call = {"Fn::Join": ["", [json.dumps(written), *given]]}
    allowed = {"Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}
    return {
        "Joined": of("Custom::AWS", ServiceToken={"Fn::GetAtt": ["Joins", "Arn"]}, Create=call)
        if service
        else of("Custom::Joined", ServiceToken={"Fn::GetAtt": ["Joins", "Arn"]}, Given=[*given]),
        "Joins": of("AWS::Lambda::Function", Role={"Fn::GetAtt": ["MayJoin", "Arn"]}),
        "MayJoin": of(
            "AWS::IAM::Role", AssumeRolePolicyDocument={"Statement": []}, Policies=[{"PolicyName": "p", "PolicyDocument": allowed}]
        ),
    }


def app(*parts: Mapping[str, object], action: object = "sqs:SendMessage") -> Analysis:
    allowed = {"Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}
    role = of("AWS::IAM::Role", AssumeRolePolicyDocument={"Statement": []}, Policies=[{"PolicyName": "p", "PolicyDocument": allowed}])
    placing = {"SubnetIds": [{"Ref": "SpokeA"}], "SecurityGroupIds": [{"Ref": "SpokeGroup"}]}
    made: dict[str, object] = {
        **placed("Hub", "10.0.0.0/16"),
        **placed("Spoke", "10.1.0.0/16"),
        "Hubs": endpoint(),
        "Role": role,
        "Function": of("AWS::Lambda::Function", Role={"Fn::GetAtt": ["Role", "Arn"]}, VpcConfig=placing),
    }
    for part in parts:
        made |= part
    return load({"Parameters": {"P": {"Type": "String"}}, "Conditions": PERHAPS, "Resources": made}, region="eu-west-1")


def verdicts(analysis: Analysis) -> list[tuple[str, str]]:
    return [(str(proof.endpoint.id.logical_id), proof.result.verdict) for proof in analysis.verify()]


def found(analysis: Analysis) -> list[tuple[str, str]]:
    return [(one.rule, one.severity) for one in judged(analysis) if one.rule.startswith("client-") or one.rule == "PL080"]


@pytest.mark.parametrize(
    ("parts", "verdict", "rules"),
    [
        ([ZONE, PEERING, THERE, BACK], "reachable", []),
        ([ZONE, PEERING, THERE], "blocked", [("client-blocked", "error")]),
        ([ZONE, PEERING, BACK], "blocked", [("client-blocked", "error")]),
        ([ZONE], "blocked", [("client-blocked", "error")]),
        ([HUBS_ZONE, PEERING, THERE, BACK], "reachable", [("client-name", "error")]),
        ([PEERING, THERE, BACK], "reachable", [("client-name", "error")]),
        ([PEERING, THERE, BACK, {"Hubs": endpoint(private_dns=True)}], "reachable", [("client-name", "error")]),
        ([TRANSIT, {"Hubs": endpoint(private_dns=True)}], "reachable", [("client-name", "error")]),
        ([ZONE, TRANSIT], "reachable", []),
        ([HUBS_ZONE, TRANSIT], "reachable", [("client-name", "error")]),
        ([ZONE, PEERING, THERE, BACK, CLOSED], "blocked", [("client-blocked", "error")]),
        ([HUBS_ZONE, TRANSIT, BY_DEFAULT], "reachable", [("client-name", "warning")]),
    ],
)
def test_what_names_lead_to_or_are_meant_to_is_asked(parts: list[Mapping[str, object]], verdict: str, rules: list[tuple[str, str]]) -> None:
    analysis = app(*parts)

    assert verdicts(analysis) == [("Hubs", verdict)]
    assert found(analysis) == rules


@pytest.mark.parametrize(
    ("parts", "action", "rules"),
    [
        ([PEERING, THERE], "sqs:SendMessage", [("PL080", "warning")]),
        ([PEERING, THERE, BACK, CLOSED], "sqs:SendMessage", [("PL080", "warning")]),
        ([PEERING, THERE, BACK, NAT], "sqs:SendMessage", []),
        ([], "sqs:SendMessage", [("PL080", "warning")]),
        ([PEERING, THERE, BACK, OWN_NAME], "sqs:SendMessage", []),
        ([OWN_NAME], "sqs:SendMessage", [("PL080", "warning")]),
        ([HUBS_ZONE, PEERING, THERE, BACK, NAT], "sqs:SendMessage", []),
        ([HUBS_ZONE], "sqs:SendMessage", [("PL080", "warning")]),
        ([ZONE, PEERING, THERE], "sns:Publish", [("PL080", "warning")]),
    ],
)
def test_what_names_lead_past_or_nobody_calls_is_not_asked(
    parts: list[Mapping[str, object]], action: str, rules: list[tuple[str, str]]
) -> None:
    analysis = app(*parts, action=action)

    assert analysis.verify() == ()
    assert found(analysis) == rules


@pytest.mark.parametrize(
    ("joined", "rules"),
    [
        (joining({"Ref": "Zone"}, {"Ref": "Spoke"}), []),
        (joining({"Ref": "Zone"}), []),
        (joining({"Ref": "Zone"}, {"Ref": "Spoke"}, service="Route53"), []),
        (joining({"Ref": "Zone"}, {"Ref": "Hub"}), [("client-name", "error")]),
        (joining({"Ref": "Zone"}, {"Ref": "Spoke"}, action="route53:ListHostedZones"), [("client-name", "error")]),
    ],
)
def test_a_custom_resource_perhaps_makes_a_zone_answer_in_the_vpc_that_it_is_handed(
    joined: Mapping[str, object], rules: list[tuple[str, str]]
) -> None:
    assert found(app(HUBS_ZONE, PEERING, THERE, BACK, joined)) == rules


def test_a_custom_resource_perhaps_writes_the_records_of_a_zone() -> None:
    empty = {"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "Spoke"})}
    writing = joining({"Ref": "Zone"}, action="route53:ChangeResourceRecordSets")

    assert found(app(empty, PEERING, THERE, BACK)) == [("client-name", "error")]
    assert found(app(empty, PEERING, THERE, BACK, writing)) == []


def test_a_client_that_has_its_own_endpoint_is_asked_of_that_alone() -> None:
    own = {"Own": endpoint(where="Spoke", private_dns=True)}

    assert verdicts(app(own, PEERING, THERE, BACK)) == [("Own", "reachable")]


def test_the_needs_are_served_by_the_hub() -> None:
    (workload,) = app(ZONE, PEERING, THERE, BACK).needs()

    assert [(need.path, str(need.endpoint)) for need in workload.needs] == [("endpoint", "Template.Hubs")]


def test_a_doubt_about_the_names_leaves_the_need_open() -> None:
    perhaps = {"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "P"}), "Record": alias(SQS)}
    (workload,) = app(perhaps, PEERING, THERE, BACK).needs()

    assert [need.path for need in workload.needs] == ["unknown"]


def test_an_endpoint_that_declares_its_clients_is_asked_of_those() -> None:
    declared = {**endpoint(), "Metadata": {"constructs-privatelink": {"version": 1, "clients": [{"cidr": "10.0.0.0/24"}]}}}

    assert [str(proof.client) for proof in app(ZONE, PEERING, THERE, {"Hubs": declared}).verify()] == ["10.0.0.0/24"]


def test_what_needs_says_of_a_hub_that_no_name_leads_to() -> None:
    (workload,) = proven_needs(app(PEERING, THERE, BACK))
    (blocked,) = proven_needs(app(PEERING, THERE))

    assert [(need.path, str(need.endpoint)) for need in workload.needs] == [("missed", "Template.Hubs")]
    assert [(need.path, need.endpoint) for need in blocked.needs] == [("none", None)]


KMS = "kms.eu-west-1.amazonaws.com"
KEYS = {"Hubs": endpoint("kms"), "Record": alias(KMS)}


@pytest.mark.parametrize(
    ("parts", "verdicts_of_keys"),
    [
        ([KEYS, {"Zone": zone(KMS, {"Ref": "Hub"}, {"Ref": "Spoke"})}, PEERING, THERE, BACK], [("Hubs", "reachable")]),
        ([KEYS, {"Zone": zone(KMS, {"Ref": "Hub"})}, PEERING, THERE, BACK], []),
        ([{"Hubs": endpoint("kms", private_dns=True)}, PEERING, THERE, BACK], []),
    ],
)
def test_who_perhaps_lets_another_service_call_misses_nothing(
    parts: list[Mapping[str, object]], verdicts_of_keys: list[tuple[str, str]]
) -> None:
    bucket = {"S3": endpoint("s3", "Spoke", private_dns=True, DnsOptions={"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"})}

    found = verdicts(app(*parts, bucket, action=["kms:Decrypt", "s3:GetObject"]))

    assert [verdict for verdict in found if verdict[0] == "Hubs"] == verdicts_of_keys
