"""Networks of which is asked who reaches what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_

from tests.fixtures_vpc import isolated_vpc

if TYPE_CHECKING:
    from constructs import Construct


APPS = ec2.SubnetSelection(subnet_group_name="apps")


def function_in(scope: Construct, vpc: ec2.IVpc, id: str = "Function") -> lambda_.Function:
    code = lambda_.Code.from_inline("def handler(event, context): ...")
    runtime = lambda_.Runtime.PYTHON_3_13
    return lambda_.Function(
        scope, id, runtime=runtime, handler="index.handler", code=code, vpc=vpc, vpc_subnets=APPS, allow_all_outbound=False
    )


def an_app() -> tuple[cdk.App, cdk.Stack, ec2.Vpc]:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    return app, stack, isolated_vpc(stack)


def directory(app: cdk.App) -> str:
    folder: str = app.synth().directory
    return folder


def an_instance_with_two_interfaces() -> dict[str, object]:
    interfaces = [{"DeviceIndex": str(index), "SubnetId": {"Ref": f"Subnet{index}"}, "GroupSet": ["sg-1"]} for index in (0, 1)]
    return {
        "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
        **{
            f"Subnet{index}": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": f"10.0.{index}.0/24"}}
            for index in (0, 1)
        },
        "Instance": {"Type": "AWS::EC2::Instance", "Properties": {"ImageId": "ami-1", "NetworkInterfaces": interfaces}},
        "Kms": {
            "Type": "AWS::EC2::VPCEndpoint",
            "Properties": {
                "VpcEndpointType": "Interface",
                "ServiceName": "com.amazonaws.eu-west-1.kms",
                "VpcId": {"Ref": "Vpc"},
                "SubnetIds": [{"Ref": "Subnet0"}],
            },
        },
    }
