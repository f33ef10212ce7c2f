"""What of a template cannot be read weakens a verdict only where it may hold more of the networks."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN = {"Fn::Select": ["not a number", []]}
UNKNOWN = {"Ref": "P"}


def of(kind: str, **properties: object) -> dict[str, object]:
    return {"Type": kind, "Properties": properties}


def resources() -> dict[str, dict[str, object]]:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
    vpc, group = {"Ref": "Vpc"}, {"Ref": "Group"}
    return {
        "Vpc": of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "One": of("AWS::EC2::Subnet", VpcId=vpc, CidrBlock="10.0.0.0/24", AvailabilityZone="eu-west-1a"),
        "Other": of("AWS::EC2::Subnet", VpcId=vpc, CidrBlock="10.0.1.0/24", AvailabilityZone="eu-west-1b"),
        "Group": of("AWS::EC2::SecurityGroup", GroupDescription="g", VpcId=vpc, SecurityGroupIngress=[rule], SecurityGroupEgress=[rule]),
        "Acl": of("AWS::EC2::NetworkAcl", VpcId=vpc),
        "In": entry(100, {"From": 443, "To": 443}),
        "Back": entry(110, {"From": 1024, "To": 65535}),
        "Out": entry(100, {"From": 1024, "To": 65535}, Egress=True),
        "Applied": of("AWS::EC2::SubnetNetworkAclAssociation", SubnetId={"Ref": "One"}, NetworkAclId={"Ref": "Acl"}),
        "Kms": of(
            "AWS::EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName="com.amazonaws.eu-west-1.kms",
            VpcId=vpc,
            SubnetIds=[{"Ref": "One"}],
            SecurityGroupIds=[group],
        ),
        "Function": of("AWS::Lambda::Function", VpcConfig={"SubnetIds": [{"Ref": "Other"}], "SecurityGroupIds": [group]}),
    }


def entry(number: int, ports: object, **rest: object) -> dict[str, object]:
    said = {"NetworkAclId": {"Ref": "Acl"}, "RuleNumber": number, "Protocol": 6, "RuleAction": "allow", "CidrBlock": "10.0.0.0/16"}
    return of("AWS::EC2::NetworkAclEntry", **said, PortRange=ports, **rest)


def verdict(made: dict[str, dict[str, object]], **sections: object) -> str:
    networks = load({"Parameters": {"P": {"Type": "String"}}, "Resources": made, **sections}, region="eu-west-1")
    return networks.explain("Function", "Kms").result.verdict


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in items:
        yield (*path, key)
        if not (isinstance(one, dict) and "Ref" in one):
            yield from places(one, (*path, key))


PLACES = [(name, "Properties", *path) for name, one in resources().items() for path in places(one["Properties"])]


def with_value(path: tuple[str | int, ...], value: object) -> dict[str, dict[str, object]]:
    made = copy.deepcopy(resources())
    holder: object = made
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index] # a path that is there
    holder[path[-1]] = value  # type: ignore[index] # as above
    return made


def test_the_client_reaches_the_endpoint_while_all_is_read() -> None:
    assert verdict(resources()) == "reachable"


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_a_broken_function_is_as_good_as_an_unknown_value(path: tuple[str | int, ...]) -> None:
    made = with_value(path, BROKEN)

    try:
        expected = verdict(with_value(path, UNKNOWN))
    except Exception as error:  # noqa: BLE001 - whatever the one says, the other says
        with pytest.raises(type(error)):
            verdict(made)
    else:
        assert verdict(made) == expected


@pytest.mark.parametrize(
    "further",
    [
        {"Bucket": of("AWS::S3::Bucket", Tags=BROKEN)},
        {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": []}},
        {"Role": of("AWS::IAM::Role", **{"Fn::Transform": {"Name": "AWS::Include"}})},
        {"Api": of("AWS::ApiGateway::RestApi", Policy={"Fn::Transform": {"Name": "AWS::Include"}})},
        {"Second": of("AWS::EC2::VPC", CidrBlock="10.1.0.0/16", Tags=BROKEN)},
        {"Bucket": of("AWS::S3::Bucket", BucketName={"Ref": "Nothing"})},
    ],
)
def test_what_is_broken_elsewhere_leaves_the_verdict(further: dict[str, dict[str, object]]) -> None:
    assert verdict({**resources(), **further}) == "reachable"


def test_what_is_broken_in_an_output_leaves_the_verdict() -> None:
    assert verdict(resources(), Outputs={"Name": {"Value": BROKEN, "Export": {"Name": "n"}}}) == "reachable"


@pytest.mark.parametrize(
    "further",
    [
        {"Some": {"Properties": {}}},
        {"Module": of("Company::Network::Vpc::MODULE")},
        {"Nested": of("AWS::CloudFormation::Stack", TemplateURL="https://s3.amazonaws.com/bucket/nested.yaml")},
        {"Entry": {"Type": "AWS::EC2::NetworkAclEntry", "Properties": "none"}},
        {"Second": of("AWS::EC2::SecurityGroup", **{"Fn::Transform": {"Name": "AWS::Include"}})},
        {"Second": {"Type": "AWS::EC2::SecurityGroup", "Fn::Transform": {"Name": "AWS::Include"}}},
        {"Fn::Transform": {"Name": "AWS::Include"}},
    ],
)
def test_what_may_hold_another_part_of_the_networks_weakens_the_verdict(further: dict[str, dict[str, object]]) -> None:
    assert verdict({**resources(), **further}) == "unknown"


def test_a_transform_that_is_not_applied_weakens_the_verdict() -> None:
    assert verdict(resources(), Transform="Company::Macro") == "unknown"


def test_rules_that_look_at_more_later_change_no_verdict() -> None:
    api = of("AWS::ApiGateway::RestApi", **{"Fn::Transform": {"Name": "AWS::Include"}})
    networks = load({"Resources": {**resources(), "Api": api}}, region="eu-west-1")

    networks.findings()

    assert networks.explain("Function", "Kms").result.verdict == "reachable"
    assert networks.problems


def test_a_function_beside_other_keys_makes_its_object_unknown() -> None:
    made = with_value(("Group", "Properties", "SecurityGroupIngress", 0, "Fn::Transform"), {"Name": "AWS::Include"})

    assert verdict(made) == "unknown"
