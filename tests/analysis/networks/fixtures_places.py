"""Resources of templates in which workloads stand, and where the analysis sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.analysis.networks.fixtures_models import GROUP, VPC, Json, attribute, model_of, named, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Workload


HERE = {"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}


CLUSTER = {"Cluster": resource("EKS::Cluster", ResourcesVpcConfig=HERE)}


def workloads_of(*parts: Json, **more: Json) -> list[Workload]:
    return [
        workload
        for workload in model_of(VPC, GROUP, {"Subnet": subnet(MapPublicIpOnLaunch=True)}, *parts, **more).workloads
        if workload.id == named("It")
    ]


def workload_of(*parts: Json, **more: Json) -> Workload:
    (workload,) = workloads_of(*parts, **more)
    return workload


SUBNETS = resource("RDS::DBSubnetGroup", SubnetIds=[ref("Subnet")])


ROLE = {"Role": resource("IAM::Role")}


PROFILE = {**ROLE, "Profile": resource("IAM::InstanceProfile", Roles=[ref("Role")])}


TEMPLATE = resource(
    "EC2::LaunchTemplate",
    LaunchTemplateData={"SecurityGroupIds": [ref("Group")], "IamInstanceProfile": {"Arn": attribute("Profile", "Arn")}},
)


LAUNCHED = {**PROFILE, "Template": TEMPLATE}


BY_TEMPLATE = {"LaunchTemplateId": ref("Template"), "Version": "1"}


AWSVPC = {"Subnets": [ref("Subnet")], "SecurityGroups": [ref("Group")], "AssignPublicIp": "ENABLED"}
