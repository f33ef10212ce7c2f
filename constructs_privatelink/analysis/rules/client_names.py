"""The rule about clients that the names of a service lead past its endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import told_apart
from constructs_privatelink.analysis.rules.client_paths import calls_nothing
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import ResourceId

_CHANGES: dict[MaybeCode, str] = {
    Code.PL_PRIVATE_DNS_OFF: "turn private DNS on (private_dns=True, and both DNS attributes of the VPC: PrivateDnsEnabled), answer the "
    "name from a private hosted zone of the VPC, or call the endpoint's own name (its endpoint_url) and acknowledge this",
    Code.PL_DNS_SUPPORT_OFF: "set EnableDnsSupport of the VPC",
    Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC: "for clients in another VPC associate a private hosted zone or a Route 53 profile that answers "
    "it with that VPC, for those outside of AWS let their DNS servers ask a Route 53 Resolver inbound endpoint of the endpoint's VPC, or "
    "call the endpoint by its own name (its endpoint_url)",
    Code.PL_DNS_CONFLICT: "add a record that leads to the endpoint to the private hosted zone",
}
_WITHOUT_PRIVATE_DNS = (
    "the service has no private DNS: give clients the endpoint's own name (its DnsEntries), answer the name from a private hosted zone, or "
    "add a gateway endpoint where the service has one"
)
_NOT_BY_GATEWAY = (
    "add the client's route tables to the gateway endpoint (its clients=, subnets= or route_tables=), or lead everybody in the VPC to this "
    "endpoint (PrivateDnsOnlyForInboundResolverEndpoint: AllResolvers)"
)
_MOST_NAMED = 3


@rule(
    "client-name",
    "The service's names lead a client to its endpoint",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
)
def client_name(context: RuleContext) -> Iterator[Trouble]:
    """Whoever calls the service by its own name misses the endpoint.

    It is an error where the client has no path to the internet, so that the call fails, and a warning where it may take that path, or none
    is known, and where no client is declared and the workload's role lets it call nothing of the service. The endpoint's own names work
    wherever packets arrive.

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
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: false
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
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
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Group}]}

    """
    alike: dict[tuple[ResourceId, Severity, tuple[NameResult, ...]], list[Proof]] = {}
    for proof in context.led_past:
        severity = name_severity(proof)
        if severity is not None and calls_nothing(proof, context):
            severity = "warning"
        if severity is not None:
            alike.setdefault((proof.endpoint.id, severity, failing_names(proof)), []).append(proof)
    for (endpoint, severity, failing), missing in alike.items():
        clients = told_apart(proof.client for proof in missing)
        names = ", ".join(result.name for result in failing)
        miss = f"{'miss' if len(clients) > 1 else 'misses'} {context.path(endpoint)} by name"
        text = f"{some_of(clients, _MOST_NAMED)} {miss}: {failing[0].text}: {names}"
        causes = _causes(missing[0].endpoint, failing[0].code, context)
        change = _change(missing[0].endpoint, failing[0].code)
        yield Trouble(endpoint, "PrivateDnsEnabled", text, change, severity=severity, causes=causes)


def _change(endpoint: Endpoint, code: MaybeCode) -> str:
    if endpoint.service is not None and endpoint.service.private_dns is False:
        return _WITHOUT_PRIVATE_DNS
    if code == Code.PL_PRIVATE_DNS_OFF and endpoint.private_dns is True and endpoint.inbound_resolver_only is True:
        return _NOT_BY_GATEWAY
    return _CHANGES[code]


def failing_names(proof: Proof) -> tuple[NameResult, ...]:
    """Return the names that certainly lead a client past its endpoint, of a service of which AWS says that it has private names."""
    service = proof.endpoint.service
    certain = service is not None and (service.private_dns is True or (service.private_dns_certain and not proof.endpoint.private_dns))
    known = certain or proof.endpoint.kind != EndpointKind.INTERFACE
    return tuple(result for result in proof.names if known and result.fails)


def name_severity(proof: Proof) -> Severity | None:
    """Return how bad it is that names lead a client past its endpoint; None where none does."""
    failing = failing_names(proof)
    internet = proof.internet if failing else True
    severities = {result.severity(internet=internet) for result in failing}
    return "error" if "error" in severities else "warning" if severities else None


def _causes(endpoint: Endpoint, code: MaybeCode, context: RuleContext) -> frozenset[Cause]:
    """Return what it comes of that an endpoint answers no name: an attribute of its VPC, or its own property."""
    vpc = context.model.vpcs.get(endpoint.vpc)
    if code == Code.PL_DNS_SUPPORT_OFF:
        return frozenset({Cause(endpoint.vpc, "EnableDnsSupport")})
    if code == Code.PL_PRIVATE_DNS_OFF and endpoint.private_dns is True and vpc is not None and vpc.dns_hostnames is False:
        return frozenset({Cause(endpoint.vpc, "EnableDnsHostnames")})
    return frozenset({Cause(endpoint.id, "PrivateDnsEnabled")}) if code == Code.PL_PRIVATE_DNS_OFF else frozenset()
