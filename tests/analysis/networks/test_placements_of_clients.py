"""What is asked of each subnet of a workload, and subnets that are in no Availability Zone."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import Analysis, judged, load
from tests.analysis.networks.fixtures_models import Json, model_of, ref, resource

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
ORDER = ["blocked", "unknown", "reachable"]


def place(number: int, zone: str = "us-west-2a", **properties: Json) -> Json:
    cidr = {"CidrBlock": f"10.0.{number}.0/24", "Ipv6CidrBlock": f"2001:db8:0:100{number}::/64"}
    return resource("EC2::Subnet", VpcId=ref("Vpc"), AvailabilityZone=zone, **{**cidr, **properties})


def analysed(**changed: Json) -> Analysis:
    """Return a network in which instances of two subnets call KMS: all of IPv4 may, of IPv6 only what the first subnet has."""
    usual = {
        "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "Ipv6": resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), Ipv6CidrBlock="2001:db8:0:1000::/56", Ipv6Pool="ipv6pool-ec2-0123"),
        "Home": place(0),
        "Assigning": place(1, AssignIpv6AddressOnCreation=True),
        "Plain": place(2),
        "Inward": resource(
            "EC2::SecurityGroup",
            GroupDescription="the endpoint",
            VpcId=ref("Vpc"),
            SecurityGroupIngress=[HTTPS | {"CidrIp": "10.0.0.0/16"}, HTTPS | {"CidrIpv6": "2001:db8:0:1001::/64"}],
        ),
        "Clients": resource("EC2::SecurityGroup", GroupDescription="the clients", VpcId=ref("Vpc")),
        "Kms": endpoint("Home"),
        "Template": resource("EC2::LaunchTemplate", LaunchTemplateData={"SecurityGroupIds": [ref("Clients")]}),
        "Fleet": fleet("Assigning", "Plain"),
    }
    return load(
        {"Resources": {name: made for name, made in {**usual, **changed}.items() if made is not None}}, region="us-west-2", name="App"
    )


def endpoint(*subnets: str, **properties: Json) -> Json:
    usual = {"VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.us-west-2.kms", "IpAddressType": "dualstack"}
    placed = {"VpcId": ref("Vpc"), "SubnetIds": [*map(ref, subnets)], "SecurityGroupIds": [ref("Inward")], "PrivateDnsEnabled": True}
    return resource("EC2::VPCEndpoint", **{**usual, **placed, **properties})


def fleet(*subnets: str) -> Json:
    launch = {"LaunchTemplateId": ref("Template"), "Version": "1"}
    return resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[*map(ref, subnets)], LaunchTemplate=launch)


def verdict(**changed: Json) -> str:
    return analysed(**changed).explain("Fleet", "Kms").result.verdict


def test_instances_have_ipv6_addresses_in_the_subnets_that_assign_them_and_nowhere_else() -> None:
    assert verdict() == "reachable"
    assert verdict(Plain=place(2, AssignIpv6AddressOnCreation=True)) == "blocked"


@pytest.mark.parametrize("addresses", ["ipv4", "ipv6", "dualstack"])
@pytest.mark.parametrize("assigns", [True, False, {"Ref": "AWS::StackId"}])
def test_the_verdict_of_two_subnets_is_the_worse_of_theirs(addresses: str, assigns: Json) -> None:
    changed = {"Kms": endpoint("Home", IpAddressType=addresses), "Plain": place(2, AssignIpv6AddressOnCreation=assigns)}
    alone = [verdict(**changed, Fleet=fleet("Assigning")), verdict(**changed, Fleet=fleet("Plain"))]

    assert verdict(**changed) == min(alone, key=ORDER.index)


def test_an_instance_that_asks_for_an_ipv6_address_has_one_where_no_subnet_assigns_any() -> None:
    instance = {"SubnetId": ref("Plain"), "SecurityGroupIds": [ref("Clients")]}

    assert verdict(Fleet=resource("EC2::Instance", **instance)) == "reachable"
    assert verdict(Fleet=resource("EC2::Instance", Ipv6AddressCount=1, **instance)) == "blocked"


@pytest.mark.parametrize("zone", ["us-west-2-lax-1a", {"Fn::Sub": "${AWS::Region}-lax-1a"}, "usw2-lax1-az1"])
def test_clients_in_a_local_zone_are_clients_as_any(zone: str) -> None:
    assert verdict(Plain=place(2, zone)) == "reachable"


@pytest.mark.parametrize(
    "changed", [{"AvailabilityZone": "us-west-2-wl1-den-wlz-1"}, {"OutpostArn": "arn:aws:outposts:us-west-2:1:outpost/op-1"}]
)
def test_wavelength_zones_and_outposts_are_no_ordinary_places(changed: Json) -> None:
    subnet = place(2)
    subnet["Properties"] |= changed

    assert verdict(Plain=subnet) == "unknown"


def test_an_endpoint_in_a_local_zone_is_refused() -> None:
    networks = analysed(Home=place(0, "us-west-2-lax-1a"))

    assert networks.explain("Fleet", "Kms").result.verdict == "unknown"
    assert [finding.severity for finding in networks.findings() if finding.rule == "PL029"] == ["error"]
    assert "PL029" not in {finding.rule for finding in analysed(Plain=place(2, "us-west-2-lax-1a")).findings()}


def test_what_has_no_role_loses_nothing() -> None:
    function = {"SubnetIds": [ref("Home")], "SecurityGroupIds": [ref("Others")]}
    usual = {
        "Others": resource("EC2::SecurityGroup", GroupDescription="the function", VpcId=ref("Vpc")),
        "Function": resource("Lambda::Function", Role="arn:aws:iam::123456789012:role/function", VpcConfig=function),
        "Inward": resource(
            "EC2::SecurityGroup",
            GroupDescription="the endpoint",
            VpcId=ref("Vpc"),
            SecurityGroupIngress=[HTTPS | {"SourceSecurityGroupId": ref("Others")}],
        ),
    }

    def severities(**changed: Json) -> set[str]:
        return {finding.severity for finding in judged(analysed(**usual | changed)) if finding.rule == "client-blocked"}

    profiled = {"SecurityGroupIds": [ref("Clients")], "IamInstanceProfile": {"Arn": "arn:aws:iam::123456789012:instance-profile/web"}}
    assert severities() == {"warning"}
    assert severities(Function=None) == {"error"}
    assert severities(Template=resource("EC2::LaunchTemplate", LaunchTemplateData=profiled)) == {"error"}
    assert severities(Kms=endpoint("Home", ServiceName="com.amazonaws.us-west-2.execute-api")) == {"error"}
    assert severities(Template=resource("EC2::LaunchTemplate", LaunchTemplateData={"Fn::Transform": {"Name": "More"}})) <= {"error"}


def test_a_task_without_a_role_on_fargate_loses_nothing_and_one_on_instances_may_have_theirs() -> None:
    function = {"SubnetIds": [ref("Home")], "SecurityGroupIds": [ref("Others")]}

    def severity(launch: str, **definition: Json) -> str:
        network = {"AwsvpcConfiguration": {"Subnets": [ref("Plain")], "SecurityGroups": [ref("Clients")]}}
        changed = {
            "Others": resource("EC2::SecurityGroup", GroupDescription="the function", VpcId=ref("Vpc")),
            "Function": resource("Lambda::Function", Role="arn:aws:iam::123456789012:role/function", VpcConfig=function),
            "Inward": resource(
                "EC2::SecurityGroup",
                GroupDescription="the endpoint",
                VpcId=ref("Vpc"),
                SecurityGroupIngress=[HTTPS | {"SourceSecurityGroupId": ref("Others")}],
            ),
            "Fleet": resource("ECS::Service", TaskDefinition=ref("Task"), LaunchType=launch, NetworkConfiguration=network),
            "Task": resource("ECS::TaskDefinition", NetworkMode="awsvpc", **definition),
        }
        (blocked,) = [finding for finding in judged(analysed(**changed)) if finding.rule == "client-blocked"]
        return blocked.severity

    assert severity("FARGATE") == "warning"
    assert severity("FARGATE", TaskRoleArn="arn:aws:iam::123456789012:role/web") == "error"
    assert severity("EC2") == "error"


@pytest.mark.parametrize(
    ("roles", "without"),
    [({}, True), ({"TaskRoleArn": "arn:role"}, False), ({"ExecutionRoleArn": "arn:role"}, False)],
)
def test_a_task_on_fargate_that_a_role_starts_is_not_without_one(roles: dict[str, str], without: bool) -> None:  # noqa: FBT001 - a table
    definition = resource("ECS::TaskDefinition", RequiresCompatibilities=["FARGATE"], NetworkMode="awsvpc", **roles)
    placed = {"AwsvpcConfiguration": {"Subnets": ["subnet-1"], "SecurityGroups": ["sg-1"]}}
    service = resource("ECS::Service", LaunchType="FARGATE", TaskDefinition=ref("Task"), NetworkConfiguration=placed)

    (workload,) = model_of(Task=definition, Service=service).workloads

    assert workload.without_role is without
