"""Rules about private names that lead a VPC's own workloads where they do not belong: they answer everybody in the VPC."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.declared_clients import is_declared
from constructs_privatelink.analysis.needs.egress_paths import serves_region
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.rules.workload_paths import asked
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.actions import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.needs.workload_needs import Need
    from constructs_privatelink.analysis.networks.model import Endpoint, Workload
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import Target

_OPTION = "DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint"


@rule(
    "PL027",
    "Private names lead the workloads of a VPC to an endpoint that lets them in",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html#interface-endpoint-private-dns",
)
def names_that_shut_out(context: RuleContext) -> Iterator[Trouble]:
    """Private names answer everybody in the VPC: who is not among an endpoint's clients is led there all the same, and is dropped.

    Asked about are workloads whose roles or properties certainly ask for the service, at endpoints that declare other clients.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Group:
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
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
            Metadata:
              constructs-privatelink: {version: 2, service: kms, ports: [tcp/443], clients: [{cidr: 10.0.2.0/24}]}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Calls, PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Sign", Resource: "*"}]}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
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
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the endpoint
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
            Metadata:
              constructs-privatelink: {version: 2, service: kms, ports: [tcp/443], clients: [{cidr: 10.0.0.0/16}]}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Calls, PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Sign", Resource: "*"}]}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Clients}]}

    """
    by_service: dict[str, list[Endpoint]] = defaultdict(list)
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        if endpoint.private_dns is True and is_declared(endpoint) and not isinstance(endpoint.declared, Unknown) and endpoint.short_name:
            by_service[plain(endpoint.short_name)].append(endpoint)
    if not by_service:
        return
    places: dict[ResourceId, list[Workload]] = defaultdict(list)
    for workload in context.model.workloads:
        places[workload.id].append(workload)
    known = {(proof.client.workload.id, proof.endpoint.id) for proof in context.proofs if isinstance(proof.client, WorkloadClient)}
    for needed in context.needs:
        here = context.region(needed.workload)
        for need in needed.needs if context.certain(needed.workload) else ():
            for endpoint in _leading(need, by_service, here):
                if (needed.workload, endpoint.id) not in known:
                    yield from _shut_out(places[needed.workload], need, endpoint, context)


def _leading(need: Need, by_service: Mapping[str, Sequence[Endpoint]], here: str | None) -> Iterator[Endpoint]:
    """Yield the endpoints whose names a need may ask for; what a wildcard alone asks for is perhaps never called."""
    if need.certain and not need.covered and need.confidence == "high" and len(need.services) == 1:
        yield from (endpoint for endpoint in by_service.get(need.services[0], ()) if serves_region(endpoint, need.region or here))


def _shut_out(places: Sequence[Workload], need: Need, endpoint: Endpoint, context: RuleContext) -> Iterator[Trouble]:
    for workload in places:
        proof = context.ask(WorkloadClient(workload), endpoint)
        led = [name.name for name in proof.names if name.answer == "private" and name.to == endpoint.id and not name.reasons]
        if led and proof.result.verdict == "blocked":
            service = endpoint.service
            text = (
                f"its names lead '{workload.path or workload.id}' here too ({led[0]}), where {asked(need)}, and it is not let in: "
                f"{proof.result.deciding or proof.result.code}"
            )
            opened = f": {proof.result.change_text}" if proof.result.change_text else ""
            change = f"make it a client (allow_from){opened}"
            if service is not None and service.private_dns_inbound_resolver:
                change += f"; or leave the VPC's calls to a gateway endpoint and set {_OPTION.partition('.')[2]} to OnlyInboundResolver"
            weight: Severity = "warning" if context.has_rules_elsewhere(proof) else context.weight("error", endpoint.id)
            yield Trouble(endpoint.id, "PrivateDnsEnabled", text, change, severity=weight)
            return


@rule(
    "PL028",
    "Names leave a VPC's own traffic to its gateway endpoint",
    "warning",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html#private-dns-s3",
)
def gateway_endpoint_passed_by(context: RuleContext) -> Iterator[Trouble]:
    """The names of an interface endpoint that answer everybody in the VPC lead past its gateway endpoint, which costs nothing.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Gateway:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}
          S3:
            Type: AWS::EC2::VPCEndpoint
            DependsOn: Gateway
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              PrivateDnsEnabled: true
              DnsOptions: {PrivateDnsOnlyForInboundResolverEndpoint: AllResolvers}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Gateway:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}
          S3:
            Type: AWS::EC2::VPCEndpoint
            DependsOn: Gateway
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              PrivateDnsEnabled: true

    """
    gateways: dict[tuple[Target, str | None], Endpoint] = {
        (gateway.vpc, gateway.short_name): gateway
        for gateway in context.endpoints(EndpointKind.GATEWAY)
        if gateway.short_name is not None and not isinstance(gateway.vpc, Unknown)
    }
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        gateway = gateways.get((endpoint.vpc, endpoint.short_name))
        if gateway is not None and endpoint.private_dns is True and endpoint.inbound_resolver_only is False:
            text = (
                f"its names lead everybody in the VPC here, which costs by the gigabyte, and past the gateway endpoint "
                f"'{gateway.path or gateway.id}', which costs nothing"
            )
            yield Trouble(endpoint.id, _OPTION, text, "set it to OnlyInboundResolver, or leave it out")
