"""A hub and a spoke, and what the DNS server of each answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from tests.analysis.hubs import PERHAPS, endpoint, placed
from tests.analysis.networks.fixtures_services import of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis import NameResult


SQS, DUAL = "sqs.eu-west-1.amazonaws.com", "sqs.eu-west-1.api.aws"


def asked(
    more: Mapping[str, object], *, service: str = "sqs", client: str = "Function", actions: Sequence[str] = (), to: str = "Hubs"
) -> dict[str, NameResult]:
    """Return where the names of a hub's endpoint lead a function in a peered VPC."""
    allowed = {"Statement": [{"Effect": "Allow", "Action": list(actions) or "sqs:SendMessage", "Resource": "*"}]}
    role = of("AWS::IAM::Role", AssumeRolePolicyDocument={"Statement": []}, Policies=[{"PolicyName": "p", "PolicyDocument": allowed}])
    placing = {"SubnetIds": [{"Ref": "SpokeA"}], "SecurityGroupIds": [{"Ref": "SpokeGroup"}]}
    made = {
        **placed("Hub", "10.0.0.0/16"),
        **placed("Spoke", "10.1.0.0/16"),
        "Peering": of("AWS::EC2::VPCPeeringConnection", VpcId={"Ref": "Spoke"}, PeerVpcId={"Ref": "Hub"}),
        "Hubs": endpoint(service),
        "Role": role,
        "Function": of("AWS::Lambda::Function", Role={"Fn::GetAtt": ["Role", "Arn"]}, VpcConfig=placing),
        **more,
    }
    template = {"Parameters": {"P": {"Type": "String"}}, "Conditions": PERHAPS, "Resources": made}
    return {name.name: name for name in load(template, region="eu-west-1").explain(client, to).names}
