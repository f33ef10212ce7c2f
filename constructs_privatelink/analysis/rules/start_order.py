"""The rule about what starts before the endpoints that it calls through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.creation_order import made_before
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.templates.custom_types import is_custom
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.rules.context import RuleContext

_INSTANCE = "AWS::EC2::Instance"
_SERVICE = "AWS::ECS::Service"
_FUNCTIONS = ("AWS::Lambda::Function", "AWS::Serverless::Function")
_CHANGE = "let it depend on them: node.add_dependency(...) in the CDK, DependsOn in a template"
_MOST_NAMED = 4


@rule(
    "PL084",
    "What calls as soon as it is there starts after its endpoints",
    "info",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
)
def starts_before_its_endpoints(context: RuleContext) -> Iterator[Trouble]:
    """CloudFormation makes what does not depend on each other at the same time.

    An instance calls while it starts, a custom resource calls at once, and a service of Amazon ECS with a circuit breaker gives its tasks a
    few tries: where nothing lets them wait for the endpoints of their stack, the first deployment may fail, and the next one work.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Isolated: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: all of them, VpcId: {Ref: Vpc}}}
          Keys:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Isolated}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies: [{PolicyName: Signs, PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Sign", Resource: "*"}]}}]
          Profile: {Type: "AWS::IAM::InstanceProfile", Properties: {Roles: [{Ref: Role}]}}
          Instance:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d4e5f67890
              SubnetId: {Ref: Isolated}
              SecurityGroupIds: [{Ref: Group}]
              IamInstanceProfile: {Ref: Profile}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Isolated: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: all of them, VpcId: {Ref: Vpc}}}
          Keys:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Isolated}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies: [{PolicyName: Signs, PolicyDocument: {Statement: [{Effect: Allow, Action: "kms:Sign", Resource: "*"}]}}]
          Profile: {Type: "AWS::IAM::InstanceProfile", Properties: {Roles: [{Ref: Role}]}}
          Instance:
            Type: AWS::EC2::Instance
            DependsOn: [Keys]
            Properties:
              ImageId: ami-0a1b2c3d4e5f67890
              SubnetId: {Ref: Isolated}
              SecurityGroupIds: [{Ref: Group}]
              IamInstanceProfile: {Ref: Profile}

    """
    for starter, caller in _starters(context):
        called = [endpoint for endpoint in _endpoints(context, caller) if endpoint.stack == starter.id.stack]
        before = made_before(starter.id, context) if called else set()
        # Who is made before an endpoint cannot wait for it.
        early = [endpoint for endpoint in called if endpoint not in before and starter.id not in made_before(endpoint, context)]
        if early and context.certain(starter.id):
            names = some_of([f"'{context.path(endpoint)}'" for endpoint in early], _MOST_NAMED)
            what = "" if caller == starter.id else f" by '{context.path(caller)}'"
            text = f"it may start before {names}, through which it calls{what}: nothing in the template makes it wait"
            yield Trouble(starter.id, "DependsOn", text, _CHANGE)


def _endpoints(context: RuleContext, workload: ResourceId) -> list[ResourceId]:
    """Return the endpoints that a workload certainly calls through."""
    needed = context.needs_of(workload)
    needs = needed.needs if needed is not None else ()
    called = [need.endpoint for need in needs if need.certain and need.path == "endpoint" and need.endpoint is not None]
    return list(dict.fromkeys(called))


def _starters(context: RuleContext) -> Iterator[tuple[Fields, ResourceId]]:
    """Yield what calls as soon as it is there, and the workload whose calls those are."""
    for fields in context.resources(_INSTANCE):
        yield fields, fields.id
    for fields in context.resources(_SERVICE):
        configuration = fields.values.get("DeploymentConfiguration")
        breaker = configuration.get("DeploymentCircuitBreaker") if isinstance(configuration, dict) else None
        if isinstance(breaker, dict) and str(breaker.get("Enable")).lower() == "true":
            yield fields, fields.id
    for fields in context.resources(*filter(is_custom, context.stacks.types)):
        function = fields.target("ServiceToken", *_FUNCTIONS)
        if isinstance(function, ResourceId):
            yield fields, function
