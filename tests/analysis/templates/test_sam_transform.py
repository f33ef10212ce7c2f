"""What SAM makes of a template, as far as networks and roles go."""

from __future__ import annotations

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.templates.stack_set import load as load_stacks
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.templates.fixtures_transforms import SAM, Fragment


def test_functions_of_sam_are_functions_of_lambda_with_what_all_of_them_have() -> None:
    function = {
        "Type": "AWS::Serverless::Function",
        "Properties": {
            "VpcConfig": {"SubnetIds": ["subnet-2"]},
            "Policies": ["AmazonSQSFullAccess", {"SQSPollerPolicy": {"QueueName": "q"}}],
        },
    }
    everywhere = {"Function": {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}}}

    stacks = load_stacks({"Transform": SAM, "Globals": everywhere, "Resources": {"Work": function}}, region="eu-west-1")

    (work,) = stacks.of_type("AWS::Lambda::Function")
    assert stacks.properties(work)["VpcConfig"] == {"SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": ["sg-1"]}
    assert stacks.properties(work)["Role"] == Reference(ResourceId("Template", "WorkRole"), "Arn")
    (role,) = stacks.of_type("AWS::IAM::Role")
    assert stacks.properties(role)["ManagedPolicyArns"] == ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"]
    assert isinstance(stacks.properties(role)["Policies"][0]["PolicyDocument"], Unknown)  # type: ignore[index, call-overload] # a list
    assert stacks.problems == ()


def test_a_function_of_sam_is_a_workload_that_reaches_an_endpoint() -> None:
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "a"}}
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
    group = {"GroupDescription": "a", "VpcId": {"Ref": "Vpc"}, "SecurityGroupIngress": [rule]}
    placed = {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": [{"Ref": "Group"}]}
    endpoint = {"ServiceName": "com.amazonaws.eu-west-1.sqs", "VpcEndpointType": "Interface", "VpcId": {"Ref": "Vpc"}, **placed}
    resources = {
        "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
        "Subnet": subnet,
        "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": group},
        "Endpoint": {"Type": "AWS::EC2::VPCEndpoint", "Properties": endpoint},
        "Work": {"Type": "AWS::Serverless::Function", "Properties": {"VpcConfig": placed, "Events": {}}},
    }
    template: Fragment = {"Transform": SAM, "Resources": resources}
    other: Fragment = {"Transform": [SAM, "Somebodys::Macro"], "Resources": resources}

    assert load(template).explain("Work", "sqs").result.verdict == "reachable"
    assert load(other).explain("Work", "sqs").result.verdict == "unknown"


def test_what_sam_makes_of_newer_types_is_a_problem() -> None:
    resources = {"App": {"Type": "AWS::Serverless::SomethingNew"}, "Api": {"Type": "AWS::Serverless::Api", "Properties": {}}}

    (problem,) = load_stacks({"Transform": SAM, "Resources": resources}).problems

    assert problem.text == "what SAM makes of the resource 'App' (AWS::Serverless::SomethingNew) is not seen"
    assert problem.unread is not None
