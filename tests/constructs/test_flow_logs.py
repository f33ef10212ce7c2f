"""Flow logs of endpoints: by network interface where CloudFormation knows them, else by subnet."""

from __future__ import annotations

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template

from constructs_privatelink import EksEndpoint, OpenSearchServerlessEndpoint
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, logical_id, new_stack, properties

FLOW_LOG = "AWS::EC2::FlowLog"


def test_an_endpoint_has_one_flow_log_for_each_of_its_interfaces() -> None:
    stack = new_stack()
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    eks.add_flow_logs()

    interfaces = {"Fn::GetAtt": [logical_id(eks), "NetworkInterfaceIds"]}
    logged = [(log["ResourceType"], log["ResourceId"]) for log in properties(stack, FLOW_LOG)]
    assert logged == [("NetworkInterface", {"Fn::Select": [place, interfaces]}) for place in range(2)]


def test_records_go_to_one_log_group_that_one_role_may_write_to() -> None:
    stack = new_stack()
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    logs = eks.add_flow_logs()

    template = Template.from_stack(stack)
    template.resource_count_is("AWS::Logs::LogGroup", 1)
    template.resource_count_is("AWS::IAM::Role", 1)
    assert logs.log_group is not None
    (policy,) = properties(stack, "AWS::IAM::Policy")
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Resource"] == {"Fn::GetAtt": [logical_id(logs.log_group), "Arn"]}


def test_records_may_go_to_a_bucket() -> None:
    stack = new_stack()
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets())
    bucket = s3.Bucket.from_bucket_name(stack, "Bucket", "flow-logs")

    logs = eks.add_flow_logs(destination=ec2.FlowLogDestination.to_s3(bucket), traffic_type=ec2.FlowLogTrafficType.REJECT)

    assert logs.log_group is None
    assert len(logs.flow_logs) == 2
    assert {(log["LogDestinationType"], log["TrafficType"]) for log in properties(stack, FLOW_LOG)} == {("s3", "REJECT")}


def test_the_subnets_of_an_opensearch_serverless_endpoint_are_logged() -> None:
    stack = new_stack()
    search = OpenSearchServerlessEndpoint(stack, "Search", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    search.add_flow_logs()

    logged = [(log["ResourceType"], log["ResourceId"]) for log in properties(stack, FLOW_LOG)]
    assert logged == [("Subnet", stack.resolve(subnet.subnet_id)) for subnet in search.network.subnets]


def test_what_was_logged_stays_when_the_stack_goes() -> None:
    stack = new_stack()
    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    eks.add_flow_logs()

    kept = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain", "Properties": {"RetentionInDays": 30}}
    Template.from_stack(stack).has_resource("AWS::Logs::LogGroup", kept)
