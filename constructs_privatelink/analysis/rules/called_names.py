"""The rule about workloads whose settings make the SDK call names that their endpoints do not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.dns.lookups import names_of
from constructs_privatelink.analysis.needs.workload_variables import variables
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.partitions import is_dual_stack, is_region
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity

_Said: TypeAlias = "tuple[str, str, Severity | None]"
_GLOBAL_STS = "sts.amazonaws.com"
_PLACE = "Environment"
_MOST_NAMED = 3


@rule(
    "PL058",
    "The names that a workload is set to call are those that its endpoints answer",
    "warning",
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html",
)
def unanswered_setting(context: RuleContext) -> Iterator[Trouble]:
    """Settings of the SDK make it call other names: the global one of AWS STS, those for FIPS, those for IPv6, or those of another Region.

    That it calls dual-stack names is an information: not all services have them, and some endpoints answer them.

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
          Sts:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.sts
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Calls, PolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Resource: "*"}]}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Group}]}
              Environment: {Variables: {AWS_STS_REGIONAL_ENDPOINTS: legacy}}

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
          Sts:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.sts
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Subnet}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Calls, PolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Resource: "*"}]}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [{Ref: Group}]}
              Environment: {Variables: {AWS_STS_REGIONAL_ENDPOINTS: regional}}

    """
    endpoints = {endpoint.id: endpoint for endpoint in context.endpoints(EndpointKind.INTERFACE, EndpointKind.GATEWAY)}
    for workload in context.needs:
        fields = context.fields(workload.workload)
        if fields is None or not context.certain(workload.workload):
            continue
        settings = {name: str(value).lower() for name, value in variables(fields) if isinstance(value, str | bool)}
        used = {need.endpoint: None for need in workload.needs if need.path == "endpoint" and need.region is None}
        serving = [endpoints[target] for target in used if target is not None and target in endpoints]
        for text, change, severity in _past(settings, serving, context.region(workload.workload), context):
            yield Trouble(workload.workload, _PLACE, f"its {text}", change, severity=severity, about=text.partition(" ")[0])


def _past(settings: Mapping[str, str], serving: Sequence[Endpoint], here: str | None, context: RuleContext) -> Iterator[_Said]:
    """Yield what settings lead past the endpoints that serve a workload."""
    sts = next((endpoint for endpoint in serving if endpoint.short_name == "sts" and not _zone_leads(endpoint, context)), None)
    if settings.get("AWS_STS_REGIONAL_ENDPOINTS") == "legacy" and sts is not None:
        text = f"AWS_STS_REGIONAL_ENDPOINTS is 'legacy', so that the SDK calls {_GLOBAL_STS}, which {_paths([sts])} does not answer"
        yield text, "set it to 'regional', or leave it out", None
    others = [endpoint for endpoint in serving if _named(endpoint) and not any("-fips" in name for name in names_of(endpoint))]
    if settings.get("AWS_USE_FIPS_ENDPOINT") == "true" and others:
        text = f"AWS_USE_FIPS_ENDPOINT is true, so that the SDK calls names for FIPS, which {_paths(others)} does not answer"
        yield text, "add endpoints of the services' '-fips' names, or leave it out", None
    single = [endpoint for endpoint in serving if not _answers_dual_stack(endpoint)]
    if settings.get("AWS_USE_DUALSTACK_ENDPOINT") == "true" and single:
        text = f"AWS_USE_DUALSTACK_ENDPOINT is true, so that the SDK calls dual-stack names, which {_paths(single)} does not serve"
        yield text, "set IpAddressType to dualstack where the service answers those names, or leave the setting out", "info"
    region = settings.get("AWS_REGION") or settings.get("AWS_DEFAULT_REGION")
    own = [endpoint for endpoint in serving if endpoint.service_region == here]
    if region and here and is_region(region) and region != here and own:
        text = f"AWS_REGION or AWS_DEFAULT_REGION is {region!r}, so that the SDK calls names there, which {_paths(own)} does not answer"
        yield text, f"set it to {here}, or leave it out", None


def _named(endpoint: Endpoint) -> bool:
    return endpoint.kind == EndpointKind.INTERFACE and any("amazonaws" in name or is_dual_stack(name) for name in names_of(endpoint))


def _answers_dual_stack(endpoint: Endpoint) -> bool:
    """Return whether an endpoint is for IPv6 too, and an interface's private names are dual-stack ones as well."""
    families = endpoint.families
    both = isinstance(families, Unknown) or "ipv6" in families
    return both if endpoint.kind == EndpointKind.GATEWAY else any(map(is_dual_stack, names_of(endpoint)))


def _zone_leads(endpoint: Endpoint, context: RuleContext) -> bool:
    """Return whether a private hosted zone may answer the global name of AWS STS."""
    records = (record for zone in context.model.resolution.zones for record in zone.records)
    return any(
        (isinstance(record.name, Unknown) or record.name.rstrip(".") == _GLOBAL_STS)
        and (record.target == endpoint.id or isinstance(record.target, Unknown))
        for record in records
    )


def _paths(endpoints: Sequence[Endpoint]) -> str:
    return some_of([f"'{endpoint.path or endpoint.id}'" for endpoint in endpoints], _MOST_NAMED)
