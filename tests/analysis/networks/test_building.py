"""The sample app's own templates, and templates that make no sense."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.networks.declared import Declared, GroupClaim
from constructs_privatelink.analysis.networks.workload_types import CLASSIFIED
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import GROUP, VPC, Json, model_of, ref, resource, subnet
from tests.fixtures_sample import sample_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Model


@pytest.fixture(scope="module", params=[None, "eu-west-1", "cn-north-1"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Model:
    out = tmp_path_factory.mktemp("sample")
    sample_app(request.param, out).synth()
    return build(load(out))


def unknowns(value: object) -> Iterator[Unknown]:
    if isinstance(value, Unknown):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from unknowns(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from unknowns(inner)
    elif hasattr(value, "__dataclass_fields__"):
        yield from unknowns(vars(value))


def test_nothing_of_the_sample_app_is_unknown_but_what_a_policy_says(sample: Model) -> None:
    assert list(unknowns({name: part for name, part in vars(sample).items() if name not in {"endpoints", "backends"}})) == []
    assert list(unknowns(sample.backends.collections)) == []
    assert [
        unknown for endpoint in sample.endpoints for unknown in unknowns({**vars(endpoint), "policy": None, "service_region": None})
    ] == []


def test_every_endpoint_of_the_sample_app_declares_the_function_or_the_nodes(sample: Model) -> None:
    assert {"eks", "elasticache", "execute-api", "kms"} <= {endpoint.short_name for endpoint in sample.endpoints}
    for endpoint in sample.endpoints:
        assert isinstance(endpoint.declared, Declared)
        if "/Cluster/" in endpoint.path or endpoint.short_name == "eks-auth":
            assert len(endpoint.declared.clients) == 2
            continue
        groups = [sample.groups[claim.group].path for claim in endpoint.declared.clients if isinstance(claim, GroupClaim)]
        assert "SampleApplication/Stocktaking/SecurityGroup" in groups
        assert len(endpoint.subnets) == 2  # type: ignore[arg-type] # an unknown would have failed above


def test_the_function_of_the_sample_app_is_its_only_caller(sample: Model) -> None:
    (function,) = [workload for workload in sample.workloads if workload.initiates and workload.subnets]

    assert (function.path, function.type) == ("SampleApplication/Stocktaking", "AWS::Lambda::Function")
    assert {sample.subnets[subnet_id].acl for subnet_id in function.subnets} <= set(sample.acls)  # type: ignore[union-attr] # see above
    assert set(function.groups) <= set(sample.groups)  # type: ignore[arg-type] # see above


def test_every_acl_entry_and_group_rule_of_the_sample_app_is_found(sample: Model) -> None:
    custom = [acl for acl in sample.acls.values() if not str(acl.id).endswith("DefaultNetworkAcl")]

    assert len(custom) == 2
    assert all(acl.entries for acl in custom)
    assert all(any(not rule.egress for rule in group.rules) for group in sample.groups.values() if "Endpoints" in group.path)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | st.sampled_from(["10.0.0.0/8", "::/0", "-1", "tcp"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["Ref", "Fn::GetAtt", "From", "SubnetIds", "LaunchTemplateId", "GroupId"]), inner, max_size=2)
    ),
    max_leaves=5,
)
TEMPLATE = {
    **VPC,
    **GROUP,
    "Subnet": subnet(AvailabilityZone="eu-west-1a"),
    "More": resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), AmazonProvidedIpv6CidrBlock=True),
    "Rule": resource(
        "EC2::SecurityGroupIngress", GroupId=ref("Group"), IpProtocol="tcp", FromPort=1, ToPort=2, SourcePrefixListId=ref("List")
    ),
    "List": resource("EC2::PrefixList", AddressFamily="IPv4", Entries=[{"Cidr": "10.0.0.0/8"}]),
    "Acl": resource("EC2::NetworkAcl", VpcId=ref("Vpc")),
    "Entry": resource(
        "EC2::NetworkAclEntry", NetworkAclId=ref("Acl"), RuleNumber=1, Protocol=6, PortRange={"From": 1, "To": 2}, RuleAction="allow"
    ),
    "AclOf": resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref("Subnet"), NetworkAclId=ref("Acl")),
    "Table": resource("EC2::RouteTable", VpcId=ref("Vpc")),
    "Route": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="0.0.0.0/0", GatewayId="igw-1"),
    "Transit": resource("EC2::TransitGateway", DefaultRouteTableAssociation="enable"),
    "Attached": resource("EC2::TransitGatewayAttachment", VpcId=ref("Vpc"), SubnetIds=[ref("Subnet")], TransitGatewayId=ref("Transit")),
    "Endpoint": resource(
        "EC2::VPCEndpoint", VpcEndpointType="Interface", VpcId=ref("Vpc"), SubnetIds=[ref("Subnet")], DnsOptions={}, ServiceName="x.y"
    ),
    "Nodes": resource("EKS::Nodegroup", ClusterName=ref("Cluster"), Subnets=[ref("Subnet")], LaunchTemplate={"Id": ref("Launch")}),
    "Cluster": resource("EKS::Cluster", ResourcesVpcConfig={"SubnetIds": [ref("Subnet")]}, KubernetesNetworkConfig={"IpFamily": "ipv6"}),
    "Launch": resource("EC2::LaunchTemplate", LaunchTemplateData={"NetworkInterfaces": [{"Groups": [ref("Group")]}]}),
    "Machine": resource("EC2::Instance", SubnetId=ref("Subnet"), IamInstanceProfile="x", NetworkInterfaces=[], LaunchTemplate={}),
    "Function": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("Subnet")]}, Role="x"),
    "Options": resource("EC2::VPCDHCPOptionsAssociation", VpcId=ref("Vpc"), DhcpOptionsId="dopt-1"),
}
PLACES = [(name, key) for name, made in TEMPLATE.items() for key in made["Properties"]]


@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=4))
def test_a_template_that_makes_no_sense_is_still_a_model(changes: list[tuple[tuple[str, str], Json]]) -> None:
    template = copy.deepcopy(TEMPLATE)
    for (name, key), value in changes:
        template[name]["Properties"][key] = value

    assert model_of(template).vpcs


@given(
    st.sampled_from(sorted(CLASSIFIED)),
    st.dictionaries(st.sampled_from(["VpcConfig", "SubnetIds", "LaunchTemplate", "Subnets", "Instances"]), VALUES),
)
def test_any_workload_may_say_anything(kind: str, properties: Json) -> None:
    assert model_of(VPC, It={"Type": kind, "Properties": properties}).vpcs
