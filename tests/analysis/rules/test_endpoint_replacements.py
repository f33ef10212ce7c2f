"""What CloudFormation makes before it deletes is found where both want one private DNS name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.rules.examples import PARAMETER, VPC, endpoint, found

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constructs_privatelink.analysis import Finding

PERHAPS = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}, "Never": {"Fn::Equals": ["a", "b"]}}}


def named(service: str = "kms", **properties: object) -> dict[str, object]:
    return endpoint(service, **{"PrivateDnsEnabled": True} | properties)


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> list[Finding]:
    """Return what is found of a change of resources beside a VPC."""
    old, new = ({"Resources": {"Vpc": VPC, **resources}, **PARAMETER, **PERHAPS} for resources in (before, after))
    return [finding for finding in found(new, old) if finding.rule == "PL090"]


def places(before: Mapping[str, object], after: Mapping[str, object]) -> list[tuple[str, str, str]]:
    return [(str(finding.resource).rpartition(".")[2], finding.property, finding.severity) for finding in changed(before, after)]


RENAMED = [("Keys", "PrivateDnsEnabled", "error")]


def test_a_new_logical_id_is_made_while_the_old_one_has_the_name() -> None:
    [finding] = changed({"Kms": named()}, {"Keys": named()})

    assert finding.text == "its logical id is new, so that it is made while the old 'Kms' answers 'kms.eu-west-1.amazonaws.com'"
    assert finding.fix == "leave that as it was, or set PrivateDnsEnabled to false on 'Kms' and deploy that first"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (named(), named(PrivateDnsEnabled="true", SubnetIds=["subnet-1"], PolicyDocument={})),
        (named(VpcId="vpc-1"), named(VpcId="vpc-1")),
    ],
)
def test_what_changes_in_place_keeps_its_name(old: object, new: object) -> None:
    assert places({"Kms": old}, {"Kms": new}) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (named(), named("sqs")),
        (named(), endpoint(PrivateDnsEnabled=False)),
        (endpoint(PrivateDnsEnabled=False), named()),
        (endpoint(), named()),
        (named(), named(VpcId="vpc-1")),
        (named(VpcId="vpc-1"), named(VpcId="vpc-2")),
        (named(VpcId="vpc-1"), named(VpcId={"Ref": "P"})),
        (named(ServiceName="com.amazonaws.us-east-1.kms"), named()),
        (named(PrivateDnsEnabled={"Ref": "P"}), named()),
        (named(), named(PrivateDnsEnabled={"Ref": "P"})),
        (named() | {"Condition": "Perhaps"}, named()),
        (named(), named() | {"Condition": "Perhaps"}),
        (named() | {"Condition": "Never"}, named()),
        (endpoint("s3", VpcEndpointType="Gateway"), named("s3")),
    ],
)
def test_a_name_that_may_be_free_is_let_be(old: object, new: object) -> None:
    assert places({"Kms": old}, {"Keys": new}) == []


def test_a_condition_that_leaves_an_endpoint_out_deletes_it() -> None:
    before, after = {"Kms": named()}, {"Kms": named() | {"Condition": "Never"}, "Keys": named()}

    assert places(before, after) == RENAMED


def test_a_condition_that_brings_an_endpoint_makes_it() -> None:
    before, after = {"Kms": named(), "Keys": named() | {"Condition": "Never"}}, {"Keys": named()}

    assert places(before, after) == RENAMED


@pytest.mark.parametrize("kept", [named() | {"Condition": "Perhaps"}, endpoint(PrivateDnsEnabled=False), named()])
def test_an_endpoint_that_stays_is_not_deleted(kept: object) -> None:
    assert places({"Kms": named()}, {"Kms": kept, "Keys": named()}) == []


def test_endpoints_that_change_vpcs_want_the_names_of_each_other() -> None:
    before = {"One": named(VpcId="vpc-1"), "Two": named(VpcId="vpc-2")}
    after = {"One": named(VpcId="vpc-2"), "Two": named(VpcId="vpc-1")}

    assert places(before, after) == [("One", "VpcId", "error"), ("Two", "VpcId", "error")]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ({"ServiceRegion": "eu-west-1"}, {"ServiceRegion": "eu-west-2"}, "ServiceRegion"),
        ({}, {"ServiceRegion": "eu-west-1"}, "ServiceRegion"),
        ({}, {"DnsOptions": {"PrivateDnsPreference": "ALL_DOMAINS"}}, "DnsOptions.PrivateDnsPreference"),
        (
            {"DnsOptions": {"PrivateDnsSpecifiedDomains": ["a.example"]}},
            {"DnsOptions": {"PrivateDnsSpecifiedDomains": ["b.example"]}},
            "DnsOptions.PrivateDnsSpecifiedDomains",
        ),
        ({"ServiceRegion": {"Ref": "P"}}, {"ServiceRegion": "eu-west-1"}, None),
        ({"DnsOptions": {"DnsRecordIpType": "ipv4"}}, {"DnsOptions": {"DnsRecordIpType": "dualstack"}}, None),
        ({"IpAddressType": "ipv4"}, {"IpAddressType": "dualstack"}, None),
    ],
)
def test_each_change_that_replaces_an_endpoint_is_one(old: Mapping[str, object], new: Mapping[str, object], name: str | None) -> None:
    expected = [] if name is None else [("Kms", name, "error")]

    assert places({"Kms": named("kms", **old)}, {"Kms": named("kms", **new)}) == expected


def test_a_change_that_replaces_is_told_as_the_reason() -> None:
    [finding] = changed({"Kms": named()}, {"Kms": named(ServiceRegion="eu-west-1")})

    assert finding.text.startswith("its ServiceRegion changes, so that it is made while the old 'Kms' answers")


def test_a_vpc_that_only_a_parameter_tells_may_change_with_it() -> None:
    [finding] = changed({"Kms": named(VpcId={"Ref": "P"})}, {"Keys": named(VpcId={"Ref": "P"})})

    assert finding.severity == "warning"
    assert "answers 'kms.eu-west-1.amazonaws.com', if the VPC stays the same" in finding.text


@pytest.mark.parametrize("vpc", [{"CidrBlock": "10.1.0.0/16"}, {"InstanceTenancy": "dedicated"}, {"CidrBlock": {"Ref": "P"}}])
def test_the_names_in_a_vpc_that_may_be_replaced_are_free(vpc: Mapping[str, object]) -> None:
    replaced = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True, **vpc}}

    assert places({"Kms": named()}, {"Vpc": replaced, "Keys": named()}) == []


def test_a_vpc_that_changes_in_place_keeps_its_endpoints() -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True, "Tags": []}}

    assert places({"Kms": named()}, {"Vpc": vpc, "Keys": named()}) == RENAMED


def test_a_partner_service_has_the_names_of_the_service() -> None:
    partner = named(ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")

    assert places({"Kms": partner}, {"Keys": partner}) == RENAMED


def test_nothing_is_found_without_what_is_deployed() -> None:
    assert "PL090" not in {finding.rule for finding in found({"Resources": {"Vpc": VPC, "Keys": named()}})}


def stack(directory: Path, name: str, resources: Mapping[str, object]) -> str:
    directory.mkdir(exist_ok=True)
    path = directory / f"{name}.template.json"
    path.write_text(json.dumps({"Resources": resources}), encoding="utf-8")
    return str(path)


def test_an_analysis_compares_stacks_of_one_name(tmp_path: Path) -> None:
    before = load(stack(tmp_path / "old", "Network", {"Vpc": VPC, "Kms": named()}))
    after = load(stack(tmp_path / "new", "Network", {"Vpc": VPC, "Keys": named()}))

    result = [str(finding.resource) for finding in after.findings(before=before) if finding.rule == "PL090"]

    assert result == ["Network.Keys"]
    assert "PL090" not in {finding.rule for finding in after.findings()}


def test_an_endpoint_in_another_stack_is_not_compared(tmp_path: Path) -> None:
    in_one, in_other = {"Kms": named(VpcId="vpc-1")}, {"Keys": named(VpcId="vpc-1")}
    before = load(stack(tmp_path / "old", "One", in_one), stack(tmp_path / "old", "Other", {}))
    after = load(stack(tmp_path / "new", "One", {}), stack(tmp_path / "new", "Other", in_other))

    assert "PL090" not in {finding.rule for finding in after.findings(before=before)}


def test_sets_without_a_common_stack_are_refused(tmp_path: Path) -> None:
    before = load(stack(tmp_path, "Before", {"Vpc": VPC}))
    after = load(stack(tmp_path, "After", {"Vpc": VPC}))

    with pytest.raises(PrivateLinkError) as refusal:
        after.findings(before=before)

    assert refusal.value.reasons == (
        "none of its stacks (Before) is among these (After); give the templates of the same stacks, and files of the same names",
    )


def test_nested_stacks_are_deployed_as_one(tmp_path: Path) -> None:
    def nesting(directory: str, **children: Mapping[str, object]) -> str:
        parent = {}
        for name, resources in children.items():
            child = stack(tmp_path / directory, name, resources)
            parent[name] = {
                "Type": "AWS::CloudFormation::Stack",
                "Properties": {"TemplateURL": "https://s3.amazonaws.com/b/x"},
                "Metadata": {"aws:asset:path": child.rpartition("/")[2], "aws:asset:property": "TemplateURL"},
            }
        return stack(tmp_path / directory, "Parent", parent)

    before = load(nesting("old", A={"Kms": named(VpcId="vpc-1")}, B={"Topic": {"Type": "AWS::SNS::Topic"}}))
    after = load(nesting("new", A={"Topic": {"Type": "AWS::SNS::Topic"}}, B={"Kms": named(VpcId="vpc-1")}))

    result = [str(finding.resource) for finding in after.findings(before=before) if finding.rule == "PL090"]

    assert result == ["Parent/B.Kms"]
