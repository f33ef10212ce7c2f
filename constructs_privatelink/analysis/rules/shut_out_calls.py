"""The rule about endpoint policies that shut out what AWS itself fetches or answers through the endpoint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.authorization import authorize
from constructs_privatelink.analysis.policies.aws_requests import AWSS_ACCOUNT, requests_of
from constructs_privatelink.analysis.policies.request import Request
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.actions import plain
from constructs_privatelink.catalogue.partitions import partition
from constructs_privatelink.catalogue.workload_kinds import SUREST_FIRST, aws_calls
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.catalogue.workload_kinds import AwsCall, Confidence

_BUCKET = "AWS::S3::Bucket"
_ROLE = "AWS::IAM::Role"
_A_ROLE = "arn:aws:iam::111111111111:role/made-by-these-templates"
_OF_THE_SET = re.compile(r"\$\{([^}]+?)\.([A-Za-z0-9]+)(?:\.Arn)?\}")
_OWN_ACCOUNT = re.compile(r"\$\{(?:[^{}:]*/)?AWS::AccountId\}")
_THE_ACCOUNT = "111111111111"
"""Stands for the stack's account: it is none of AWS's."""
_ONE_OF_THEM = "arn:aws:s3:::made-by-these-templates"
"""What stands for a bucket of the templates: it is none of AWS's."""
_STARTS_BY = "image-layers"
_MOST_NAMED = 3


@rule(
    "PL083",
    "An endpoint's policy lets through what AWS itself fetches or answers by it",
    "warning",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
)
def policy_that_shuts_out_aws(context: RuleContext) -> Iterator[Trouble]:
    """Some calls go to what is AWS's own: image layers come from a bucket of AWS's, custom resources answer to one of CloudFormation's.

    No role names them. A policy that names the own buckets alone refuses them, as one for the own account or organization does: a task does
    not start, and a stack waits for an answer until its time is up. Lambda's pollers call as the service, and of every resource (``*``). It
    is an error where a task certainly cannot start.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Isolated: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          InTable: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {RouteTableId: {Ref: Table}, SubnetId: {Ref: Isolated}}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Bucket: {Type: "AWS::S3::Bucket"}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              RouteTableIds: [{Ref: Table}]
              PolicyDocument:
                Statement: [{Effect: Allow, Principal: "*", Action: "s3:*", Resource: {"Fn::Sub": "${Bucket.Arn}/*"}}]
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Isolated}], SecurityGroupIds: [{Ref: Group}]}
          Thing: {Type: "Custom::Thing", Properties: {ServiceToken: {"Fn::GetAtt": [Function, Arn]}}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Isolated: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          InTable: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {RouteTableId: {Ref: Table}, SubnetId: {Ref: Isolated}}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Bucket: {Type: "AWS::S3::Bucket"}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              RouteTableIds: [{Ref: Table}]
              PolicyDocument:
                Statement:
                  - {Effect: Allow, Principal: "*", Action: "s3:*", Resource: {"Fn::Sub": "${Bucket.Arn}/*"}}
                  - Effect: Allow
                    Principal: "*"
                    Action: "s3:PutObject"
                    Resource: "arn:aws:s3:::cloudformation-custom-resource-response-euwest1/*"
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Isolated}], SecurityGroupIds: [{Ref: Group}]}
          Thing: {Type: "Custom::Thing", Properties: {ServiceToken: {"Fn::GetAtt": [Function, Arn]}}}

    """
    asked = _asked(context)
    for endpoint in context.endpoints():
        if endpoint.policy is None or endpoint.short_name is None or not isinstance(endpoint.service_region, str):
            continue
        for name, by_workload in asked.get(endpoint.id, {}).items():
            call = aws_calls()[name]
            if call.service != plain(endpoint.short_name):
                continue
            whoever = _refused(context, endpoint, call, [Request(call.action, _resource(endpoint, call))])
            if whoever or _refused(context, endpoint, call, requests_of(call, _resource(endpoint, call))):
                severity = _severity(name, by_workload.values(), whoever=whoever)
                yield _trouble(endpoint, call, [*by_workload], whoever=whoever, severity=severity)


def _severity(name: str, confidences: Collection[Confidence], *, whoever: bool) -> Severity | None:
    """Return how bad it is that a call is shut out: an error only where nothing starts without it, and a page certainly says so."""
    if "high" in confidences:
        return "error" if name == _STARTS_BY and whoever else None
    return None if "medium" in confidences else "info"


def _asked(context: RuleContext) -> dict[ResourceId, dict[str, dict[str, Confidence]]]:
    """Return the calls of AWS's own that certainly go by endpoints, and whose workloads they are, with how sure that is."""
    asked: dict[ResourceId, dict[str, dict[str, Confidence]]] = {}
    for workload in context.needs:
        for need in workload.needs:
            if need.endpoint is not None and need.path == "endpoint" and need.certain and context.certain(workload.workload):
                for name, confidence in need.through:
                    known = asked.setdefault(need.endpoint, {}).setdefault(name, {})
                    known[workload.path] = min(known.get(workload.path, confidence), confidence, key=SUREST_FIRST.index)
    return asked


def _refused(context: RuleContext, endpoint: Endpoint, call: AwsCall, requests: Iterable[Request]) -> bool:
    """Return whether the policy certainly lets a call through in none of the forms that it may have."""
    policy = _told_apart(endpoint.policy, context, bucket=bool(call.bucket))
    if not isinstance(policy, Mapping):
        return False
    told = replace(endpoint, policy=policy)
    return all(authorize(request, told, context.model).verdict == "denies" for request in requests)


def _resource(endpoint: Endpoint, call: AwsCall) -> str:
    """Return what a call is about: an object in a bucket of AWS's, or every resource where only such a policy lets the call through."""
    region = str(endpoint.service_region)
    if not call.bucket:
        return "*"
    return f"arn:{partition(region)}:s3:::{call.bucket_in(region)}/object"


def _told_apart(value: object, context: RuleContext, *, bucket: bool) -> object:
    """Return a policy with other ARNs for those of buckets and roles that the templates make, which are none of AWS's.

    Where a call is of no bucket, but of every resource, whatever has an ARN is another one.
    """
    if isinstance(value, Mapping):
        return {key: _told_apart(item, context, bucket=bucket) for key, item in value.items()}
    if isinstance(value, list):
        return [_told_apart(item, context, bucket=bucket) for item in value]
    if isinstance(value, Reference):
        return _other_arn(value, context, bucket=bucket)
    return _other_text(value, value.key, context) if isinstance(value, Unknown) and value.key is not None else value


def _other_arn(named: Reference, context: RuleContext, *, bucket: bool) -> object:
    fields = context.fields(named.target)
    if fields is not None and named.attribute == "Arn" and (not bucket or fields.resource.type == _ROLE):
        return _A_ROLE
    return _ONE_OF_THEM if _is_bucket(context, named.target) else named


def _other_text(value: Unknown, key: str, context: RuleContext) -> object:
    if _OWN_ACCOUNT.fullmatch(key):
        return _THE_ACCOUNT
    made = [_is_bucket(context, ResourceId(*named.groups())) for named in _OF_THE_SET.finditer(key)]
    return f"{_ONE_OF_THEM}/*" if any(made) else value


def _is_bucket(context: RuleContext, target: ResourceId) -> bool:
    fields = context.fields(target)
    return fields is not None and fields.resource.type == _BUCKET and not fields.has("BucketName")


def _trouble(endpoint: Endpoint, call: AwsCall, workloads: list[str], *, whoever: bool, severity: Severity | None) -> Trouble:
    names = some_of([f"'{path}'" for path in workloads], _MOST_NAMED)
    resource = _resource(endpoint, call).rpartition("/")[0] + "/*" if call.bucket else "*"
    service = call.caller if call.caller != AWSS_ACCOUNT and not call.bucket else ""
    whom = f"the service '{service}'" if service else "everybody"
    own = f", which {whom} calls" if service else ", whose bucket or caller is AWS's own"
    text = f"its policy lets nobody call '{call.action}' for {call.what}{'' if whoever else own}: {names}"
    change = f"allow '{call.action}' on '{resource}' to {whom} ({call.page})"
    return Trouble(endpoint.id, "PolicyDocument", text, change, severity=severity)
