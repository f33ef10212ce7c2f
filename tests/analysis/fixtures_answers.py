"""A client and an endpoint with a policy, and what a proof says of them beside its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.judgement import judged
from tests.analysis.networks.fixtures_services import of

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Proof


UNKNOWN = {"Ref": "P"}


def endpoint(service: str = "kms", **properties: object) -> dict[str, object]:
    name = {"VpcEndpointType": "Interface", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "VpcId": {"Ref": "Vpc"}}
    place = {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": [{"Ref": "Group"}]}
    return of("AWS::EC2::VPCEndpoint", **{**name, **place, "PrivateDnsEnabled": True, **properties})


def template(**resources: object) -> dict[str, object]:
    ingress = [{"IpProtocol": "-1", "CidrIp": "10.0.0.0/16"}]
    made = {
        "Vpc": of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "Subnet": of("AWS::EC2::Subnet", VpcId={"Ref": "Vpc"}, CidrBlock="10.0.0.0/24", AvailabilityZone="eu-west-1a"),
        "Group": of("AWS::EC2::SecurityGroup", GroupDescription="all", VpcId={"Ref": "Vpc"}, SecurityGroupIngress=ingress),
        "Function": of("AWS::Lambda::Function", Role={"Fn::GetAtt": ["Role", "Arn"]}, VpcConfig={"SubnetIds": [{"Ref": "Subnet"}]}),
        **resources,
    }
    return {"Parameters": {"P": {"Type": "String"}}, "Resources": made}


def proof(client: str = "Function", /, **resources: object) -> Proof:
    return load(template(**resources), region="eu-west-1").explain(client, "Endpoint")


def judgements(**resources: object) -> list[tuple[str, str, str]]:
    findings = judged(load(template(**resources), region="eu-west-1"))
    return [(finding.rule, finding.severity, finding.text) for finding in findings if finding.rule in {"client-name", "client-denied"}]


def role(*statements: object) -> dict[str, object]:
    return of("AWS::IAM::Role", Policies=[{"PolicyName": "p", "PolicyDocument": {"Statement": list(statements)}}])


def allow(action: object, resource: object = "*", **rest: object) -> dict[str, object]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **rest}


def limited(*statements: object) -> dict[str, object]:
    return endpoint(PolicyDocument={"Version": "2012-10-17", "Statement": list(statements)})


DECRYPT = allow("kms:Decrypt", Principal="*")


INVOKE = allow("execute-api:Invoke", "execute-api:/*", Principal="*")


def api(*statements: object) -> dict[str, object]:
    return of("AWS::ApiGateway::RestApi", EndpointConfiguration={"Types": ["PRIVATE"]}, Policy={"Statement": list(statements)})


def method(verb: str = "GET", kind: object = "NONE") -> dict[str, object]:
    root = {"Fn::GetAtt": ["Api", "RootResourceId"]}
    return of("AWS::ApiGateway::Method", RestApiId={"Ref": "Api"}, ResourceId=root, HttpMethod=verb, AuthorizationType=kind)


def by(name: str, effect: str = "Allow") -> dict[str, object]:
    return INVOKE | {"Effect": effect, "Condition": {"StringEquals": {"aws:SourceVpce": {"Ref": name}}}}
