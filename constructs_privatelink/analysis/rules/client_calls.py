"""The rule about calls of clients that policies deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import ResourceId

_ACKNOWLEDGE = "or acknowledge this"


@rule(
    "client-denied",
    "Policies let the calls of a client through",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
)
def client_denied(context: RuleContext) -> Iterator[Trouble]:
    """The endpoint's policy denies what the client's role may call.

    Or policies deny calls of a private API or a collection behind the endpoint to everybody. It is told once for an endpoint, a role and a
    reason, and once for an endpoint where it is denied to everybody.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the endpoint and its client
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.1.0/24}]
          Secrets:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.secretsmanager
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
              PolicyDocument:
                Statement: [{Effect: Allow, Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*"}]
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - PolicyName: Writes
                  PolicyDocument: {Statement: [{Effect: Allow, Action: "secretsmanager:PutSecretValue", Resource: "*"}]}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Group}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the endpoint and its client
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.1.0/24}]
          Secrets:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.secretsmanager
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"]
                    Resource: "*"
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - PolicyName: Writes
                  PolicyDocument: {Statement: [{Effect: Allow, Action: "secretsmanager:PutSecretValue", Resource: "*"}]}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Group}]}

    """
    alike: dict[tuple[ResourceId, str | None, str, str], tuple[Proof, dict[str, None]]] = {}
    for proof in context.proofs:
        for result in proof.authorization:
            if result.answer.verdict == "denies":
                key = (proof.endpoint.id, result.role, str(result.answer.policy), result.because)
                alike.setdefault(key, (proof, {}))[1][result.call] = None
    for (endpoint, role, policy, because), (proof, calls) in alike.items():
        caller = f"{role} of {proof.client}" if role is not None else str(proof.client)
        where = (
            "the endpoint's policy" if policy.startswith(f"{endpoint}.") else policy or "a network policy of the collection (SourceVPCEs)"
        )
        away = "" if role is None else ", take it from the role"
        change = f"allow it in {where}{away}, {_ACKNOWLEDGE}"
        text = f"{caller} is denied {', '.join(calls)} through {context.path(endpoint)}: {because}"
        causes = _causes(endpoint, role, policy, context)
        yield Trouble(endpoint, "PolicyDocument", text, change, about=f"{proof.client} {' '.join(calls)}", causes=causes)


def _causes(endpoint: ResourceId, role: str | None, policy: str, context: RuleContext) -> frozenset[Cause]:
    """Return the policy that denies everybody calls of an API; what one role is denied has no cause to share."""
    denying = next((api.id for api in context.model.backends.private_apis if policy == f"{api.id}.Policy"), None)
    if denying is not None:
        return frozenset({Cause(denying, "Policy")})
    return frozenset({Cause(endpoint, "PolicyDocument")}) if role is None and policy.startswith(f"{endpoint}.") else frozenset()
