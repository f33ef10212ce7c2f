"""The REST APIs that SAM makes, as the templates after the transform have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from constructs_privatelink.analysis import Analysis, load
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.backends import PrivateApi

SAM = "AWS::Serverless-2016-10-31"
ENDPOINT = {
    "Type": "AWS::EC2::VPCEndpoint",
    "Properties": {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.execute-api",
        "VpcId": {"Ref": "Vpc"},
        "SubnetIds": ["subnet-0123456789abcdef0"],
    },
}
VPC = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}
PRIVATE = {"Type": "PRIVATE", "VPCEndpointIds": [{"Ref": "Apis"}]}


def app(common: dict[str, object] | None = None, **resources: object) -> Analysis:
    everything = {"Vpc": VPC, "Apis": ENDPOINT, **resources}
    return load({"Transform": SAM, "Globals": common or {}, "Resources": everything}, region="eu-west-1")


def api(auth: object = None, **properties: object) -> dict[str, object]:
    said = {"StageName": "prod", "EndpointConfiguration": PRIVATE, **({} if auth is None else {"Auth": auth}), **properties}
    return {"Type": "AWS::Serverless::Api", "Properties": said}


def function(auth: object = None, of: object = None, method: str = "get") -> dict[str, object]:
    said = {"Path": "/orders", "Method": method, **({} if of is None else {"RestApiId": of}), **({} if auth is None else {"Auth": auth})}
    return {"Type": "AWS::Serverless::Function", "Properties": {"Events": {"Call": {"Type": "Api", "Properties": said}}}}


def rules(analysis: Analysis) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in analysis.findings() if finding.rule.startswith("PL06")]


def only(analysis: Analysis) -> PrivateApi:
    (private,) = analysis.model.backends.private_apis
    return private


def test_a_private_api_of_sam_is_read_with_its_endpoints() -> None:
    private = only(app(Api=api()))

    assert [str(endpoint) for endpoint in private.endpoints] == ["Template.Apis"]  # type: ignore[union-attr] # they are known
    assert private.policy is None
    assert only(app({"Api": {"EndpointConfiguration": PRIVATE}}, Api={"Type": "AWS::Serverless::Api", "Properties": {}})).endpoints


def test_a_private_api_of_sam_without_a_policy_is_refused() -> None:
    assert ("PL060", "error") in rules(app(Api=api(), Get=function(of={"Ref": "Api"})))
    assert rules(app(Api=api(EndpointConfiguration={"Type": "REGIONAL"}), Get=function(of={"Ref": "Api"}))) == []


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ({"IntrinsicVpceWhitelist": [{"Ref": "Apis"}]}, []),
        ({"IntrinsicVpcWhitelist": [{"Ref": "Vpc"}]}, []),
        ({"SourceVpcWhitelist": ["vpce-0123456789abcdef0", "vpc-0123456789abcdef0"]}, []),
        ({"AwsAccountWhitelist": ["123456789012"]}, [("PL065", "error")]),  # its method asks for no signature
        ({"IpRangeWhitelist": ["10.0.0.0/8"]}, [("PL065", "warning")]),  # by an address that the endpoint rewrites
        ({"SourceVpcBlacklist": ["vpce-0123456789abcdef0"]}, [("PL065", "info")]),
        ({"CustomStatements": {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"}}, [("PL065", "info")]),
        ({"CustomStatements": [{"Effect": "Deny", "Principal": "*", "Action": "execute-api:*", "Resource": "*"}]}, [("PL065", "error")]),
        ({"IntrinsicVpceWhitelist": [{"Ref": "Other"}]}, [("PL061", "error")]),
    ],
)
def test_the_resource_policy_is_that_of_the_lists(policy: dict[str, object], expected: list[tuple[str, str]]) -> None:
    other = {**ENDPOINT, "Properties": {**ENDPOINT["Properties"], "ServiceName": "com.amazonaws.eu-west-1.kms"}}  # type: ignore[dict-item] # a mapping
    broken = rules(app(Api=api({"ResourcePolicy": policy}), Get=function(of={"Ref": "Api"}), Other=other))

    assert [rule for rule in broken if rule[0] in {"PL060", "PL061", "PL065"}] == expected


def test_an_account_list_lets_in_who_signs() -> None:
    auth = {"DefaultAuthorizer": "AWS_IAM", "ResourcePolicy": {"AwsAccountWhitelist": ["123456789012"]}}

    assert rules(app(Api=api(auth), Get=function(of={"Ref": "Api"}))) == []


def test_a_policy_in_the_form_of_iam_is_none_of_sams_and_that_is_said() -> None:
    statement = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}
    analysis = app(Api=api({"ResourcePolicy": {"Version": "2012-10-17", "Statement": [statement]}}), Get=function(of={"Ref": "Api"}))

    assert [problem.text for problem in analysis.problems] == [
        "SAM makes nothing of Version, Statement in the ResourcePolicy of 'Api': statements stand under CustomStatements"
    ]
    assert rules(analysis) == [("PL060", "error")]
    assert app(Api=api({"ResourcePolicy": {"CustomStatements": [statement]}}), Get=function(of={"Ref": "Api"})).problems == ()


@pytest.mark.parametrize("listed", ["SourceVpcWhitelist", "SourceVpcBlacklist"])
def test_a_reference_in_a_list_of_written_ids_fails_the_transform_and_is_no_other_endpoint(listed: str) -> None:
    auth = {"ResourcePolicy": {listed: [{"Ref": "Apis"}]}}
    for analysis in (
        app(Api=api(auth), Get=function(of={"Ref": "Api"})),
        app({"Api": {"EndpointConfiguration": PRIVATE, "Auth": auth}}, Get=function()),
    ):
        (problem,) = analysis.problems
        assert f"SAM fails on a reference in {listed}" in problem.text
        assert f"belongs into {listed.replace('SourceVpc', 'IntrinsicVpce')}" in problem.text
        assert [severity for _, severity in rules(analysis) if severity == "error"] == []


@pytest.mark.parametrize(("default", "key"), [("vpce-0123456789abcdef0", "aws:SourceVpce"), ("vpc-0123456789abcdef0", "aws:SourceVpc")])
def test_sam_puts_the_values_of_parameters_into_lists_of_written_ids(default: str, key: str) -> None:
    auth = {"ResourcePolicy": {"SourceVpcWhitelist": [{"Ref": "From"}]}}
    template = {
        "Transform": SAM,
        "Parameters": {"From": {"Type": "String", "Default": default}},
        "Resources": {"Api": api(auth), "Get": function(of={"Ref": "Api"})},
    }

    analysis = load(template, region="eu-west-1")

    assert analysis.problems == ()
    policy: Any = only(analysis).policy
    assert policy["Statement"][-1]["Condition"] == {"StringNotEquals": {key: [default]}}


def test_the_policy_of_an_api_of_sam_is_its_own_before_that_of_its_lists() -> None:
    own = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}]}

    assert only(app(Api=api(Policy=own), Get=function(of={"Ref": "Api"}))).policy == own
    assert ("PL060", "error") not in rules(app(Api=api(Policy=own), Get=function(of={"Ref": "Api"})))


def test_an_event_names_its_api_by_the_id_as_well_and_a_parameter_tells_the_type() -> None:
    analysis = load(
        {
            "Transform": SAM,
            "Parameters": {"Kind": {"Type": "String", "Default": "PRIVATE"}},
            "Resources": {"Api": api(EndpointConfiguration={"Ref": "Kind"}), "Get": function(of="Api")},
        },
        region="eu-west-1",
    )

    assert [method.name for method in only(analysis).methods] == ["GET /orders"]  # type: ignore[union-attr] # they are known


def test_lists_make_no_policy_for_an_api_without_paths_and_statements_do() -> None:
    lists: dict[str, object] = {"IntrinsicVpceWhitelist": [{"Ref": "Apis"}]}
    statement = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"}

    assert only(app(Api=api({"ResourcePolicy": lists}))).policy is None
    assert only(app(Api=api({"ResourcePolicy": lists}, DefinitionBody={"paths": {}}))).policy is None
    assert only(app(Api=api({"ResourcePolicy": lists}, DefinitionBody={"paths": {"/": {"get": {}}}}))).policy is not None
    assert only(app(Api=api({"ResourcePolicy": lists}, DefinitionUri="s3://bucket/api.yaml"))).policy is not None
    both = only(app(Api=api({"ResourcePolicy": {**lists, "CustomStatements": [statement]}}))).policy
    assert both == {"Version": "2012-10-17", "Statement": [statement]}


def test_the_policy_of_all_apis_counts_for_each() -> None:
    common: dict[str, object] = {"Api": {"Auth": {"ResourcePolicy": {"IntrinsicVpceWhitelist": [{"Ref": "Apis"}]}}}}

    assert rules(app(common, Api=api(), Get=function(of={"Ref": "Api"}))) == []


def test_the_api_that_events_make_is_the_one_of_the_globals() -> None:
    common: dict[str, object] = {
        "Api": {"EndpointConfiguration": PRIVATE, "Auth": {"ResourcePolicy": {"IntrinsicVpcWhitelist": ["vpc-1"]}}}
    }
    private = only(app(common, Get=function()))

    assert str(private.id) == "Template.ServerlessRestApi"
    assert [method.name for method in private.methods] == ["GET /orders"]  # type: ignore[union-attr] # they are known
    assert app({}, Get=function()).model.backends.private_apis == ()


@pytest.mark.parametrize(
    ("of_api", "of_event", "expected"),
    [
        (None, None, Authorizer.NONE),
        ({"DefaultAuthorizer": "AWS_IAM"}, None, Authorizer.IAM),
        ({"DefaultAuthorizer": "AWS_IAM"}, {"Authorizer": "NONE"}, Authorizer.NONE),
        ({"Authorizers": {"Pool": {"UserPoolArn": "arn"}}}, {"Authorizer": "Pool"}, Authorizer.COGNITO),
        ({"DefaultAuthorizer": "Own", "Authorizers": {"Own": {"FunctionArn": "arn"}}}, None, Authorizer.LAMBDA),
    ],
)
def test_the_methods_of_events_have_the_authorizer_that_they_name(of_api: object, of_event: object, expected: Authorizer) -> None:
    methods = only(app(Api=api(of_api), Get=function(of_event, {"Ref": "Api"}))).methods

    assert [method.authorizer for method in methods] == [expected]  # type: ignore[union-attr] # they are known


def test_a_policy_that_only_the_deployment_tells_is_unknown() -> None:
    chosen = {"ResourcePolicy": {"Fn::If": ["Some", {}, {}]}}

    assert isinstance(only(app(Api=api(chosen))).policy, Unknown)
    assert rules(app(Api=api(chosen), Get=function(of={"Ref": "Api"}))) == []
    assert isinstance(only(app(Api=api(DefinitionUri="s3://bucket/api.yaml"))).policy, Unknown)


def test_a_definition_of_sam_is_read_as_one_of_api_gateway() -> None:
    body = {
        "paths": {"/orders": {"get": {}}},
        "x-amazon-apigateway-policy": {
            "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}]
        },
    }
    regional = api(
        EndpointConfiguration={"Type": "REGIONAL"},
        DefinitionBody={"x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": ["vpce-1"]}},
    )

    assert rules(app(Api=api(DefinitionBody=body))) == [("PL065", "info")]
    assert rules(app(Api=regional)) == [("PL064", "error")]


@pytest.mark.parametrize(("off", "is_told"), [({}, True), ({"DisableExecuteApiEndpoint": True}, False)])
def test_a_public_api_of_sam_is_hidden_by_private_dns(off: dict[str, object], is_told: bool) -> None:  # noqa: FBT001 - a table
    public = {"Type": "AWS::Serverless::HttpApi", "Properties": off}
    url = {"Fn::Sub": "https://${Public}.execute-api.${AWS::Region}.amazonaws.com"}
    caller = {
        "Type": "AWS::Serverless::Function",
        "Properties": {
            "VpcConfig": {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": ["sg-1"]},
            "Environment": {"Variables": {"ORDERS": url}},
        },
    }
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}}
    private = {**ENDPOINT, "Properties": {**ENDPOINT["Properties"], "PrivateDnsEnabled": True}}  # type: ignore[dict-item] # a mapping
    networks = app(Public=public, Caller=caller, Subnet=subnet, Apis=private)

    assert ("PL052" in {finding.rule for finding in networks.findings()}) is is_told
