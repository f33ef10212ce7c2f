"""The environment variables of workloads, wherever their kind has them."""

from __future__ import annotations

from base64 import b64encode

import pytest

from constructs_privatelink.analysis.needs.workload_variables import variables
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.templates.stack_set import load
from tests.analysis.networks.fixtures_models import Json, named, ref, resource

NAME, VALUE = "AWS_STS_REGIONAL_ENDPOINTS", "legacy"
PAIR = [{"Name": NAME, "Value": VALUE}]
MAP = {NAME: VALUE}
TASK = resource("ECS::TaskDefinition", ContainerDefinitions=[{"Name": "web", "Image": "x", "Environment": PAIR}])


def of(it: Json) -> dict[str, object]:
    stacks = load({"Resources": {"It": it, "Task": TASK}, "Parameters": {"P": {"Type": "String"}}}, region="eu-west-1")
    fields = Reading(stacks).resource(named("It"))
    assert fields is not None
    return dict(variables(fields))


@pytest.mark.parametrize(
    "workload",
    [
        resource("Lambda::Function", Environment={"Variables": MAP}),
        resource("ECS::Service", TaskDefinition=ref("Task")),
        resource("Events::Rule", Targets=[{"Id": "x", "EcsParameters": {"TaskDefinitionArn": ref("Task")}}]),
        resource("Scheduler::Schedule", Target={"EcsParameters": {"TaskDefinitionArn": ref("Task")}}),
        resource("Pipes::Pipe", TargetParameters={"EcsTaskParameters": {"TaskDefinitionArn": ref("Task")}}),
        resource("CodeBuild::Project", Environment={"EnvironmentVariables": PAIR}),
        resource("Batch::JobDefinition", ContainerProperties={"Environment": PAIR}),
        resource("SageMaker::Model", PrimaryContainer={"Environment": MAP}),
        resource("BedrockAgentCore::Runtime", EnvironmentVariables=MAP),
        resource("Synthetics::Canary", RunConfig={"EnvironmentVariables": MAP}),
        resource("EC2::Instance", UserData={"Fn::Base64": f"#!/bin/sh\nexport {NAME}={VALUE}\nrun"}),
        resource("EC2::Instance", UserData=b64encode(f"#!/bin/sh\n{NAME}='{VALUE}' run".encode()).decode()),
    ],
    ids=lambda workload: workload["Type"],
)
def test_variables_are_read_wherever_a_kind_has_them(workload: Json) -> None:
    assert of(workload) == {NAME: VALUE}


@pytest.mark.parametrize(
    "workload",
    [
        resource("CodeBuild::Project", Environment={"EnvironmentVariables": [{**PAIR[0], "Type": "PARAMETER_STORE"}]}),
        resource("Lambda::Function", Environment={"Variables": ref("P")}),
        resource("ECS::Service", TaskDefinition=ref("P")),
        resource("EC2::Instance", UserData="echo nothing"),
    ],
    ids=["parameter", "unknown", "task elsewhere", "no variable"],
)
def test_what_is_not_told_is_no_variable(workload: Json) -> None:
    assert of(workload) == {}
