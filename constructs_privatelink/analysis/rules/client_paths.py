"""The rules about clients whose packets do not reach their endpoints, or of whom the templates do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.declared_clients import is_declared
from constructs_privatelink.analysis.needs.action_services import OTHER_CREDENTIALS, WITHOUT_SIGNATURE
from constructs_privatelink.analysis.needs.egress_paths import serves_region
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.rules.client_lists import rests_on_a_list
from constructs_privatelink.analysis.rules.endpoint_services import OWN_SERVICE
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.rules.unknown_advice import what_is_not_known, what_would_tell
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.reachability.verdicts import Result
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity

_CODES = "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"


@rule("client-blocked", "A client reaches its endpoint", "error", _CODES)
def client_blocked(context: RuleContext) -> Iterator[Trouble]:
    """Something on the path drops packets of the client, or the answers to it.

    The finding names the hop, the part that is dropped, and the change that opens the path. It is a warning where no client is declared
    and the workload's role lets it call nothing of the service, or it has no role where others that have one call the service; where a
    condition that nobody knows puts it into the VPC; and where nothing but a security group drops packets whose id is handed out, by an
    output or a parameter of Systems Manager: its rules may stand elsewhere.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Closed:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the endpoint
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.2.0/24}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Closed}]
              PrivateDnsEnabled: true
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Calls, PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Decrypt", Resource: "*"}]}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Clients}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Open:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the endpoint
              VpcId: {Ref: Vpc}
              SecurityGroupIngress:
                [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: {"Fn::GetAtt": [Clients, GroupId]}}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Open}]
              PrivateDnsEnabled: true
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Calls, PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Decrypt", Resource: "*"}]}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Clients}]}

    """
    blocked = [proof for proof in context.proofs if proof.result.verdict == "blocked"]
    for_others = {proof.endpoint.id for proof in context.proofs if not _is_without_role(proof)} if blocked else set()
    for proof in blocked:
        # An endpoint for nobody but what signs nothing is there for that, whatever credentials it has.
        needed = _is_without_role(proof) and proof.endpoint.id not in for_others
        harmless = (calls_nothing(proof, context) and not needed) or _is_perhaps_outside(proof)
        taken = context.has_rules_elsewhere(proof)
        change = proof.result.change_text + (", unless whoever takes the group's id adds a rule" if taken else "")
        yield _trouble(proof, context, change, harmless=harmless or taken)


@rule("client-unknown", "The templates tell whether a client reaches its endpoint", "warning", _CODES)
def client_unknown(context: RuleContext) -> Iterator[Trouble]:
    """Nothing certainly drops the client's packets, and something on the path is not known from the templates.

    Anti-pattern:
        Parameters:
          Office: {Type: String}
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Open:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the endpoint
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: {Ref: Office}}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Open}]
              PrivateDnsEnabled: true
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Clients}]}

    Best practice:
        Parameters:
          Office: {Type: String, Default: 10.0.1.0/24}
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Open:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the endpoint
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: {Ref: Office}}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Open}]
              PrivateDnsEnabled: true
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Clients}]}

    """
    for proof in context.proofs:
        if proof.result.verdict == "unknown" and not rests_on_a_list(proof) and not _refused(proof):
            yield _trouble(proof, context, what_would_tell(proof.result.reasons, proof.client))


def _refused(proof: Proof) -> bool:
    """Return whether EC2 refuses the endpoint, or may: PL024 or PL011 says so, and what to change; the rest does not matter before that."""
    if any(reason.code == Code.PL_ENDPOINT_REFUSED for reason in proof.result.reasons):
        return True
    name, ports = proof.endpoint.service_name, proof.endpoint.ports
    return isinstance(name, str) and OWN_SERVICE not in name and {*proof.result.reasons} == {ports}


def _is_perhaps_outside(proof: Proof) -> bool:
    """Return whether a client stands in a VPC by a condition that nobody knows alone."""
    return isinstance(proof.client, WorkloadClient) and isinstance(proof.client.workload.subnets, Unknown)


def _is_without_role(proof: Proof) -> bool:
    return isinstance(proof.client, WorkloadClient) and proof.client.workload.without_role


def calls_nothing(proof: Proof, context: RuleContext) -> bool:
    """Return whether nobody declares a client, and its role certainly lets it call nothing of the service: then it misses nothing."""
    endpoint, client = proof.endpoint, proof.client
    if is_declared(endpoint) or not isinstance(client, WorkloadClient):
        return False
    if client.workload.without_role:
        return endpoint.short_name is not None and endpoint.short_name not in WITHOUT_SIGNATURE
    needs = context.needs_of(client.workload.id)
    if needs is None or needs.everything or needs.unknown or endpoint.short_name in OTHER_CREDENTIALS:
        return False
    if any(not need.services and need.path == "unknown" for need in needs.needs):
        return False
    here = context.region(client.workload.id)
    return not any(endpoint.short_name in need.services and serves_region(endpoint, need.region or here) for need in needs.needs)


def _trouble(proof: Proof, context: RuleContext, change: str, *, harmless: bool = False) -> Trouble:
    """Return the verdict, and under it the hops that it comes of and what else is not known; the change stands apart."""
    result, endpoint = proof.result, proof.endpoint
    outcome = "drops" if result.verdict == "blocked" else "undetermined"
    # An ACL or a route table that nobody knows is no place to look at: that it is not known is told once, with what else is not.
    hops = [str(hop) for hop in result.hops if hop.outcome == outcome and not isinstance(hop.resource, Unknown)]
    reasons = [reason for reason in result.reasons if not any(reason.why in hop for hop in hops)]
    extent = f" in {result.extent}" if result.extent else ""
    text = f"{proof.client} to {context.path(endpoint.id)} is {result.verdict}{extent}: {result.code}".removesuffix(": ")
    details = [*hops, *(f"not known: {line}" for line in what_is_not_known(reasons))]
    place = result.deciding.property if result.deciding else ""
    severity: Severity | None = "warning" if harmless else None
    return Trouble(endpoint.id, place, text, change, severity=severity, details=tuple(details), causes=_causes(result))


def _causes(result: Result) -> frozenset[Cause]:
    """Return what the verdict comes of: the hops that drop packets, else what is not known."""
    if result.drops:
        return frozenset(Cause(hop.resource, hop.property, hop.direction) for hop in result.drops)
    return frozenset(Cause(None, str(reason)) for reason in result.reasons)
