"""The rule about clients whose groups let them out to a prefix list by its id, of which the templates do not say what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import told_apart
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import ResourceId

_MOST_NAMED = 3


@rule(
    "client-prefix-list",
    "A saved answer tells what a prefix list holds that is named by its id",
    "info",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html#gateway-endpoint-security",
)
def client_prefix_list(context: RuleContext) -> Iterator[Trouble]:
    """A client of a gateway endpoint is let out to a prefix list by its id: right, where that is the service's, which only AWS can tell.

    Nothing else leaves the path open. It is no fault, and what AWS recommends for closed groups: with a saved answer of
    ``describe-prefix-lists`` the path is proven.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Routed: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: {Ref: Subnet}, RouteTableId: {Ref: Table}}}
          Clients:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the function
              VpcId: {Ref: Vpc}
              SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationPrefixListId: pl-6da54004}]
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Gateway
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              RouteTableIds: [{Ref: Table}]
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Clients}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Routed: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: {Ref: Subnet}, RouteTableId: {Ref: Table}}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Gateway
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              RouteTableIds: [{Ref: Table}]
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Clients}]}

    """
    alike: dict[tuple[ResourceId, str], list[Proof]] = {}
    for proof in context.proofs:
        if rests_on_a_list(proof):
            alike.setdefault((proof.endpoint.id, ", ".join(_lists(proof))), []).append(proof)
    for (endpoint, lists), proofs in alike.items():
        clients = told_apart(proof.client for proof in proofs)
        reach = "reach" if len(clients) > 1 else "reaches"
        text = f"{some_of(clients, _MOST_NAMED)} {reach} {context.path(endpoint)} where {lists} is the prefix list of its service"
        change = "save what 'aws ec2 describe-prefix-lists' prints and give the file as assume= (--assume in a shell)"
        yield Trouble(endpoint, "SecurityGroupEgress", text, change)


def rests_on_a_list(proof: Proof) -> bool:
    """Return whether a path to a gateway endpoint is open but for a prefix list, by its id, in the client's groups."""
    result = proof.result
    if result.verdict != "unknown" or proof.endpoint.kind != EndpointKind.GATEWAY:
        return False
    hops = [hop for hop in (result.deciding, *result.also) if hop is not None]
    return all(any(reason.code == Code.PL_PREFIX_LIST_BY_ID for reason in hop.reasons) for hop in hops)


def _lists(proof: Proof) -> dict[str, None]:
    return {reason.where: None for reason in proof.result.reasons if reason.code == Code.PL_PREFIX_LIST_BY_ID}
