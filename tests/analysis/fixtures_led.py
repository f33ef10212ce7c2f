"""A hub with endpoints, and a spoke whose workloads call their services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import judged, load
from tests.analysis.hubs import PERHAPS, alias, endpoint, placed, zone
from tests.analysis.networks.fixtures_services import of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis import Analysis


SQS = "sqs.eu-west-1.amazonaws.com"


ZONE = {"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "Spoke"}), "Record": alias(SQS)}


PEERING = {"Peering": of("AWS::EC2::VPCPeeringConnection", VpcId={"Ref": "Spoke"}, PeerVpcId={"Ref": "Hub"})}


def peered(vpc: str, block: str) -> dict[str, object]:
    return of("AWS::EC2::Route", RouteTableId={"Ref": f"{vpc}Table"}, DestinationCidrBlock=block, VpcPeeringConnectionId={"Ref": "Peering"})


THERE, BACK = {"There": peered("Spoke", "10.0.0.0/16")}, {"Back": peered("Hub", "10.1.0.0/16")}


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
    return [
        (finding.rule, finding.severity) for finding in judged(analysis) if finding.rule.startswith("client-") or finding.rule == "PL080"
    ]


HUBS_ZONE = {"Zone": zone(SQS, {"Ref": "Hub"}), "Record": alias(SQS)}
