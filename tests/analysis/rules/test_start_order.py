"""What starts before the endpoints that it calls through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.rules.examples import broken, endpoint, subnet, texts

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json

PLACE = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": ["sg-1"]}


def network(*statements: Json, **more: object) -> dict[str, object]:
    return {
        "A": subnet(0, "eu-west-1a"),
        "Role": inline(*(statements or (allow("kms:Sign"),))),
        "Profile": {"Type": "AWS::IAM::InstanceProfile", "Properties": {"Roles": [{"Ref": "Role"}]}},
        "Kms": endpoint(ServiceName="com.amazonaws.eu-west-1.kms"),
        **more,
    }


def box(**more: object) -> dict[str, object]:
    properties = {"SubnetId": {"Ref": "A"}, "SecurityGroupIds": ["sg-1"], "IamInstanceProfile": {"Ref": "Profile"}}
    return {"Type": "AWS::EC2::Instance", "Properties": properties, **more}


def test_an_instance_may_start_before_its_endpoints() -> None:
    (text,) = texts("PL084", network(Box=box()))

    assert text.startswith("it may start before 'Kms', through which it calls")
    assert broken("PL084", network(Box=box())) == [("Box", "info")]


@pytest.mark.parametrize("depends", ["Kms", ["Role", "Kms"], ["Waiting"]])
def test_what_depends_on_them_waits(depends: object) -> None:
    waiting = {"Type": "AWS::CloudFormation::WaitConditionHandle", "DependsOn": "Kms"}

    assert broken("PL084", network(Box=box(DependsOn=depends), Waiting=waiting)) == []


def test_what_calls_nothing_through_them_need_not_wait() -> None:
    assert broken("PL084", network(allow("sns:Publish"), Box=box())) == []


def test_a_custom_resource_calls_at_once() -> None:
    function = {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["Role", "Arn"]}, "VpcConfig": PLACE}}
    custom = {"Type": "Custom::Thing", "Properties": {"ServiceToken": {"Fn::GetAtt": ["Fn", "Arn"]}}}

    assert broken("PL084", network(Fn=function, Thing=custom)) == [("Thing", "info")]
    assert broken("PL084", network(Fn={**function, "DependsOn": ["Kms"]}, Thing=custom)) == []


@pytest.mark.parametrize(("breaker", "told"), [({"Enable": True, "Rollback": True}, ["Service"]), ({"Enable": False}, []), (None, [])])
def test_a_service_with_a_circuit_breaker_has_a_few_tries(breaker: object, told: list[str]) -> None:
    task = {"RequiresCompatibilities": ["FARGATE"], "TaskRoleArn": {"Fn::GetAtt": ["Role", "Arn"]}, "ContainerDefinitions": []}
    place = {"AwsvpcConfiguration": {"Subnets": [{"Ref": "A"}], "SecurityGroups": ["sg-1"]}}
    service: dict[str, object] = {"TaskDefinition": {"Ref": "Task"}, "NetworkConfiguration": place}
    if breaker is not None:
        service["DeploymentConfiguration"] = {"DeploymentCircuitBreaker": breaker}
    resources = network(
        Task={"Type": "AWS::ECS::TaskDefinition", "Properties": task}, Service={"Type": "AWS::ECS::Service", "Properties": service}
    )

    assert [name for name, _ in broken("PL084", resources)] == told
