"""Endpoints, callers and policies that the tests of authorization share."""

from __future__ import annotations

from dataclasses import replace

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import Endpoint, Model
from constructs_privatelink.analysis.policies.authorization import Authorization, authorize
from constructs_privatelink.analysis.policies.request import Principal, Request
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.lookup import template_of
from tests.analysis.fixtures_endpoint import ENDPOINT, VPC_ID
from tests.analysis.fixtures_endpoint import VPC as NETWORK_VPC
from tests.analysis.rules.examples import VPC, endpoint, subnet
from tests.analysis.rules.networks import group, https

OTHER_ID = ResourceId("Network", "OtherEndpoint")


ROLE_ID, OTHER_ROLE_ID = ResourceId("App", "Role"), ResourceId("App", "OtherRole")


SECRETS = replace(ENDPOINT, service=template_of("secretsmanager"), service_name="com.amazonaws.eu-west-1.secretsmanager")


GATEWAY = replace(ENDPOINT, kind=EndpointKind.GATEWAY, service=template_of("s3"), service_name="com.amazonaws.eu-west-1.s3")


EXECUTE_API = replace(ENDPOINT, service=template_of("execute-api"), service_name="com.amazonaws.eu-west-1.execute-api")


AOSS = replace(ENDPOINT, kind=EndpointKind.OPENSEARCH_SERVERLESS, service=template_of("aoss-managed"))


MODEL = Model(
    vpcs={VPC_ID: NETWORK_VPC},
    subnets={},
    acls={},
    groups={},
    route_tables={},
    endpoints=(ENDPOINT, replace(ENDPOINT, id=OTHER_ID)),
    workloads=(),
)


UNKNOWN = Unknown(Code.PL_UNRESOLVED_VALUE, "Network.Endpoint.PolicyDocument", "parameter 'Office' has no default")


ACCOUNT, OTHER_ACCOUNT = "111111111111", "222222222222"


ROLE = f"arn:aws:iam::{ACCOUNT}:role/path/reader"


SESSION = f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/session"


ROOT = f"arn:aws:iam::{ACCOUNT}:root"


SECRET = f"arn:aws:secretsmanager:eu-west-1:{ACCOUNT}:secret:app-x"


METHOD = f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1b2c3/prod/GET/pets"


READ = Request("secretsmanager:GetSecretValue", SECRET, Principal(ROLE))


CALL = Request("execute-api:Invoke", METHOD, Principal(ROLE))


def statement(effect: object = "Allow", **elements: object) -> dict[str, object]:
    """Return a statement; without elements it is about everyone and everything."""
    principal = {} if "NotPrincipal" in elements else {"Principal": "*"}
    action = {} if "NotAction" in elements else {"Action": "*"}
    resource = {} if "NotResource" in elements else {"Resource": "*"}
    return {"Effect": effect} | principal | action | resource | elements


def policy(*statements: object) -> dict[str, object]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def asked(*statements: object, endpoint: Endpoint = SECRETS, request: Request = READ) -> Authorization:
    return authorize(request, replace(endpoint, policy=policy(*statements)), MODEL)


MADE = {
    "One": {"Type": "AWS::S3::Bucket"},
    "Two": {"Type": "AWS::S3::Bucket"},
    "Key": {"Type": "AWS::KMS::Key"},
    "OtherKey": {"Type": "AWS::KMS::Key"},
    "Custom": {"Type": "Custom::Key", "Properties": {"ServiceToken": "arn:aws:lambda:eu-west-1:111122223333:function:f"}},
}


def answers(role: object, policy: object, *, service: str = "s3", action: str = "s3:GetObject", **statement: object) -> list[Authorization]:
    """Return what is answered to a function's call through an endpoint: nothing where it is let through."""
    said = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": policy, **statement}
    allowed = {"Effect": "Allow", "Action": action, "Resource": role}
    calls = {"Policies": [{"PolicyName": "Calls", "PolicyDocument": {"Statement": [allowed]}}]}
    function = {"VpcConfig": {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "G"}]}, "Role": {"Fn::GetAtt": ["Role", "Arn"]}}
    resources = {
        "Vpc": VPC,
        "A": subnet(0, "a"),
        "G": group(https()),
        "Endpoint": endpoint(service, PolicyDocument={"Statement": [said]}),
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []}, **calls}},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
    }
    template = {"Parameters": {"P": {"Type": "String"}}, "Resources": {**resources, **MADE}}
    return [call.answer for proof in load(template, region="eu-west-1").verify() for call in proof.authorization]
