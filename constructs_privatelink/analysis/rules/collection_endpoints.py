"""Rules about the endpoints of OpenSearch Serverless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, reason_apart, rule
from constructs_privatelink.catalogue.quotas import COLLECTION_ENDPOINTS
from constructs_privatelink.decisions.opensearch_policies import name_refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import ResourceId

_KIND = EndpointKind.OPENSEARCH_SERVERLESS


@rule(
    "PL072",
    "An OpenSearch Serverless endpoint has a name that AWS takes, and is one of 50 at most",
    "error",
    "https://docs.aws.amazon.com/opensearch-service/latest/ServerlessAPIReference/API_CreateVpcEndpoint.html",
)
def collection_endpoint_name(context: RuleContext) -> Iterator[Trouble]:
    """A name is a lower-case letter and 2 to 31 lower-case letters, digits and hyphens. An account has 50 such endpoints in a Region.

    More of them in one account and Region are a warning, at the first that is too many.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Logs: {Type: "AWS::OpenSearchServerless::VpcEndpoint", Properties: {Name: Logs, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Logs: {Type: "AWS::OpenSearchServerless::VpcEndpoint", Properties: {Name: logs, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}}

    """
    counted: dict[tuple[str, str], int] = {}
    for endpoint in context.endpoints(_KIND):
        fields = context.fields(endpoint.id)
        name = None if fields is None else fields.text("Name")
        for reason in name_refusals(name) if isinstance(name, str) else []:
            yield Trouble(endpoint.id, "Name", *reason_apart(reason))
        place = _place(endpoint.id, context)
        counted[place] = counted.get(place, 0) + 1
        if counted[place] == COLLECTION_ENDPOINTS + 1:
            change = "share one, which serves every collection that its VPC uses"
            text = f"it is one more than the {COLLECTION_ENDPOINTS} endpoints that an account has in a Region"
            yield Trouble(endpoint.id, "VpcId", text, change, severity="warning")


def _place(id: ResourceId, context: RuleContext) -> tuple[str, str]:
    """Return the account and Region of a resource; its stack where it is not known what else is there."""
    stack = context.stacks.stacks[id.stack]
    known = isinstance(stack.account, str) and isinstance(stack.region, str)
    return (str(stack.account), str(stack.region)) if known else (id.stack, "")


@rule(
    "PL073",
    "An OpenSearch Serverless endpoint needs both DNS attributes of the VPC",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
)
def collection_endpoint_without_vpc_dns(context: RuleContext) -> Iterator[Trouble]:
    """The endpoint answers the names of collections in a private hosted zone, which works with DNS support and DNS hostnames only.

    The template's default for the latter is off.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Logs: {Type: "AWS::OpenSearchServerless::VpcEndpoint", Properties: {Name: logs, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Logs: {Type: "AWS::OpenSearchServerless::VpcEndpoint", Properties: {Name: logs, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}}

    """
    for endpoint in context.endpoints(_KIND):
        vpc = context.model.vpcs.get(endpoint.vpc)
        off = vpc.dns_attributes_off if vpc is not None else ()
        if vpc is not None and off:
            causes = frozenset(Cause(vpc.id, name) for name in off)
            text = f"the VPC '{vpc.path or vpc.id}' has {' and '.join(off)} off, so that the names of collections do not lead to it"
            yield Trouble(endpoint.id, "VpcId", text, "set it to true", causes=causes)
