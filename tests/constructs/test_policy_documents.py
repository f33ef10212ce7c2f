"""How endpoint policies come into the template: as the library's values, as documents of the CDK, and by the L2's own method."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import (
    AwsService,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    PrivateLinkEndpoint,
)
from tests.fixtures_vpc import (
    logical_id,
    the_endpoint,
    warnings_of,
)

DNS_ENTRY = {"Fn::Select": [0, {"Fn::GetAtt": ["Endpoint", "DnsEntries"]}]}


def test_a_policy_reaches_the_template(stack: cdk.Stack, network: EndpointNetwork) -> None:
    policy = EndpointPolicy.allow("kms:Decrypt", principals=["123456789012"]) + EndpointPolicy.deny("kms:Delete*")

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, policy=policy)

    assert the_endpoint(stack)["Properties"]["PolicyDocument"] == {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "kms:Decrypt", "Resource": "*"},
            {"Effect": "Deny", "Principal": "*", "Action": "kms:Delete*", "Resource": "*"},
        ],
    }


def test_a_policy_document_of_the_cdk_is_a_policy(stack: cdk.Stack, network: EndpointNetwork) -> None:
    role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())
    document = iam.PolicyDocument(
        statements=[
            iam.PolicyStatement(
                sid="Ours",
                principals=[role],
                actions=["kms:Decrypt"],
                resources=[f"arn:{cdk.Aws.PARTITION}:kms:*:{cdk.Aws.ACCOUNT_ID}:key/*"],
                conditions={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
            )
        ]
    )

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, policy=document)

    assert the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"] == [
        {
            "Sid": "Ours",
            "Effect": "Allow",
            "Principal": {"AWS": {"Fn::GetAtt": [logical_id(role), "Arn"]}},
            "Action": "kms:Decrypt",
            "Resource": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":kms:*:", {"Ref": "AWS::AccountId"}, ":key/*"]]},
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
        }
    ]


def test_intrinsic_functions_in_a_policy_stay_what_they_are(stack: cdk.Stack, network: EndpointNetwork) -> None:
    key = {"Fn::Sub": "arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*"}
    statement = {"Effect": "Allow", "Principal": {"AWS": {"Ref": "AWS::AccountId"}}, "Action": "kms:Decrypt", "Resource": [key, "arn:x"]}

    policy = EndpointPolicy.from_json({"Statement": statement})
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, policy=policy)

    assert the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"] == [statement]


def test_a_statement_that_a_user_adds_to_the_l2_survives(stack: cdk.Stack, network: EndpointNetwork) -> None:
    policy = EndpointPolicy.allow("kms:Decrypt")
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, policy=policy)

    statement = iam.PolicyStatement(principals=[iam.StarPrincipal()], actions=["kms:Encrypt"], resources=["*"])
    kms.endpoint.add_to_policy(statement)

    statements = the_endpoint(stack)["Properties"]["PolicyDocument"]["Statement"]
    assert [statement["Action"] for statement in statements] == ["kms:Decrypt", "kms:Encrypt"]


OLDER = {
    "Version": "2008-10-17",
    "Id": "platform",
    "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": {"StringLike": {"aws:userid": "${aws:userid}"}}}
    ],
}


def test_what_the_cdk_does_not_write_of_a_default_policy_is_said_at_each_endpoint_that_has_it(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    EndpointDefaults(policy=EndpointPolicy.from_json(OLDER)).apply_to(stack)
    PrivateLinkEndpoint(stack, "Ours", vpc=vpc, service=AwsService.KMS)
    GatewayEndpoint(stack, "Gateway", vpc=vpc, service=AwsService.S3)
    vpc.add_interface_endpoint("Sqs", service=ec2.InterfaceVpcEndpointAwsService.SQS)
    vpc.add_gateway_endpoint("Tables", service=ec2.GatewayVpcEndpointAwsService.DYNAMODB)
    own = vpc.add_interface_endpoint("Own", service=ec2.InterfaceVpcEndpointAwsService.SNS)
    own.add_to_policy(iam.PolicyStatement(actions=["sns:Publish"], principals=[iam.AnyPrincipal()], resources=["*"]))

    said = warnings_of(stack)

    for doubt in ("policy-id", "policy-version"):
        assert sorted(path for path, text in said if f"[ack: constructs-privatelink:{doubt}]" in text) == [
            "/Stack/Gateway",
            "/Stack/Ours",
            "/Stack/Vpc/Sqs",
            "/Stack/Vpc/Tables",
        ]


def test_what_the_cdk_does_not_write_of_a_networks_policy_is_said(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, policy=EndpointPolicy.from_json(OLDER))
    PrivateLinkEndpoint(stack, "Ours", network=network, service=AwsService.KMS)

    assert [path for path, text in warnings_of(stack) if "[ack: constructs-privatelink:policy-id]" in text] == ["/Stack/Ours"]
