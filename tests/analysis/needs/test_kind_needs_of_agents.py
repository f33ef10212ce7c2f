"""What agents call to start tasks, with the execution role: policies of endpoints that shut that out are told."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import judged, load
from constructs_privatelink.analysis.needs.kind_needs import KindNeeds
from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.templates import stack_set
from tests.analysis.needs.fixtures_kinds import AWSVPC, task
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import GROUP, VPC, Json, attribute, ref, resource, subnet

SECRET = {"Name": "A", "ValueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop"}
FAR = {"Name": "A", "ValueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:shop"}


def template(secret: Json, action: str, **container: Json) -> Json:
    definition = task(Image="registry.example.internal/shop:1", Secrets=[secret], **container)
    definition["Properties"] |= {"ExecutionRoleArn": attribute("Role", "Arn"), "NetworkMode": "awsvpc"}
    endpoint = resource(
        "EC2::VPCEndpoint",
        VpcEndpointType="Interface",
        ServiceName="com.amazonaws.eu-west-1.secretsmanager",
        VpcId=ref("Vpc"),
        SubnetIds=[ref("Subnet")],
        SecurityGroupIds=[ref("Group")],
        PrivateDnsEnabled=True,
        PolicyDocument={"Statement": [{"Effect": "Allow", "Principal": "*", "Action": action, "Resource": "*"}]},
    )
    service = resource("ECS::Service", LaunchType="FARGATE", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC)
    role = inline(allow("secretsmanager:GetSecretValue"))
    return {"Resources": {**VPC, **GROUP, "Subnet": subnet(), "It": service, "Task": definition, "Role": role, "Secrets": endpoint}}


@pytest.mark.parametrize(
    ("secret", "action", "denied"),
    [(SECRET, "secretsmanager:DescribeSecret", True), (SECRET, "secretsmanager:*", False), (FAR, "secretsmanager:DescribeSecret", False)],
)
def test_a_policy_that_shuts_out_what_starts_a_task_is_told(secret: Json, action: str, *, denied: bool) -> None:
    findings = judged(load(template(secret, action), region="eu-west-1"))

    assert ["secretsmanager:getsecretvalue" in finding.text.lower() for finding in findings if finding.rule == "client-denied"] == [
        True
    ] * denied


def test_an_agent_calls_what_properties_ask_for_in_its_own_region() -> None:
    near, far = (
        stack_set.load(template(secret, "*", LogConfiguration={"LogDriver": "awslogs"}), region="eu-west-1") for secret in (SECRET, FAR)
    )

    agents = [
        KindNeeds(Reading(stacks)).of_agent(workload)
        for stacks in (near, far)
        for workload in build(stacks).workloads
        if workload.role is None
    ]
    assert agents == [{"secretsmanager", "logs"}, {"logs"}]
