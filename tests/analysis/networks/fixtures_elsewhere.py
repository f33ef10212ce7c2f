"""Networks with workloads whose places other resources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.analysis.networks.fixtures_models import VPC, Json, attribute, model_of, named, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Workload


def group() -> Json:
    return resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="tests")


def launching(name: str, **data: Json) -> Json:
    return resource("EC2::LaunchTemplate", LaunchTemplateData={"SecurityGroupIds": [ref(name)], **data})


NETWORK = {
    **VPC,
    "A": subnet("10.0.0.0/24"),
    "B": subnet("10.0.1.0/24"),
    "Open": group(),
    "Closed": group(),
    "Role": resource("IAM::Role"),
    "TaskRole": resource("IAM::Role"),
    "Profile": resource("IAM::InstanceProfile", Roles=[ref("Role")]),
    "Usual": launching("Open", IamInstanceProfile={"Arn": attribute("Profile", "Arn")}),
    "Special": launching("Closed"),
}


def places_of(logical_id: str, *parts: Json, **more: Json) -> list[Workload]:
    return [workload for workload in model_of(NETWORK, *parts, **more).workloads if workload.id == named(logical_id)]


def place_of(*parts: Json, **more: Json) -> Workload:
    (workload,) = places_of("It", *parts, **more)
    return workload


def template(name: str) -> Json:
    return {"LaunchTemplateId": ref(name) if name in NETWORK else name, "Version": "1"}


def scaled(*overrides: Json) -> Json:
    mixed = {"LaunchTemplateSpecification": template("Usual"), "Overrides": [*overrides]}
    return resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("A")], MixedInstancesPolicy={"LaunchTemplate": mixed})


def override(name: str) -> Json:
    return {"InstanceType": "m7i.large", "LaunchTemplateSpecification": template(name)}
