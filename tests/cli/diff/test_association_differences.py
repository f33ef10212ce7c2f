"""What no longer leads through endpoints is named: private APIs, private domain names, and network policies of collections."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.diff.fixtures_diff import changes
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path

Template = dict[str, Any]
KMS = {"Ref": "Kms"}
DOMAIN = {"Type": "AWS::ApiGateway::DomainNameV2", "Properties": {"DomainName": "api.example.org"}}


def with_(**resources: Template) -> Template:
    template = network()
    template["Resources"]["Kms"]["Properties"]["ServiceName"] = "com.amazonaws.eu-west-1.execute-api"
    template["Resources"] |= copy.deepcopy(resources)
    return template


def api(*endpoints: object) -> Template:
    configuration = {"Types": ["PRIVATE"]} | ({"VpcEndpointIds": list(endpoints)} if endpoints else {})
    return {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "orders", "EndpointConfiguration": configuration}}


def access(source: object = KMS, domain: object = None) -> Template:
    arn = domain or {"Fn::GetAtt": ["Domain", "DomainNameArn"]}
    properties = {"AccessAssociationSource": source, "AccessAssociationSourceType": "VPCE", "DomainNameArn": arn}
    return {"Type": "AWS::ApiGateway::DomainNameAccessAssociation", "Properties": properties}


def gone(folder: Path, old: Template, new: Template) -> list[tuple[str, str]]:
    return [(change["subject"], change["text"]) for change in changes(folder, old, new) if change["part"] == "associations"]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ([KMS], [], "Kms"),
        ([KMS, "vpce-1"], [KMS], "vpce-1"),
        ([KMS], [{"Fn::GetAtt": ["Kms", "Id"]}], None),
        ([], [KMS], None),
        (["vpce-1", "vpce-2"], ["vpce-2", "vpce-1"], None),
    ],
)
def test_a_private_api_that_drops_an_endpoint_is_named(tmp_path: Path, old: list[object], new: list[object], named: str | None) -> None:
    lost = gone(tmp_path, with_(Api=api(*old)), with_(Api=api(*new)))

    assert lost == ([("Api", f"the private API is no longer associated with {named}")] if named else [])


def test_what_is_not_known_is_not_said_to_go(tmp_path: Path) -> None:
    parameter = {"Parameters": {"Other": {"Type": "String"}}}

    assert gone(tmp_path, with_(Api=api(KMS)) | parameter, with_(Api=api({"Fn::Select": [0, {"Ref": "Other"}]})) | parameter) == []


def test_an_access_association_that_goes_is_named(tmp_path: Path) -> None:
    text = "the private domain name Domain no longer lets Kms in"

    assert gone(tmp_path, with_(Domain=DOMAIN, Access=access()), with_(Domain=DOMAIN)) == [("Access", text)]
    assert gone(tmp_path, with_(Domain=DOMAIN, Access=access()), with_(Domain=DOMAIN, Access=access("vpce-1"))) == [("Access", text)]


def test_an_access_association_under_another_name_is_the_same(tmp_path: Path) -> None:
    assert gone(tmp_path, with_(Domain=DOMAIN, Access=access()), with_(Domain=DOMAIN, Other=access())) == []


def entrance() -> Template:
    properties = {"Name": "logs", "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Group"}]}
    return {"Type": "AWS::OpenSearchServerless::VpcEndpoint", "Properties": properties}


def access_policy(*sources: str, turned: bool = False) -> Template:
    rules = [{"ResourceType": kind, "Resource": [f"{kind}/logs"]} for kind in ("collection", "dashboard")]
    document = [{"Rules": rules[::-1] if turned else rules, "SourceVPCEs": list(sources), "AllowFromPublic": False}]
    properties = {"Name": "logs", "Type": "network", "Policy": {"Fn::Sub": json.dumps(document)}}
    return {"Type": "AWS::OpenSearchServerless::SecurityPolicy", "Properties": properties}


def test_an_endpoint_that_no_network_policy_lets_in_any_longer_is_named(tmp_path: Path) -> None:
    old = with_(Entrance=entrance(), Access=access_policy("${Entrance}", "vpce-1"))

    lost = gone(tmp_path, old, with_(Entrance=entrance(), Access=access_policy("vpce-2")))

    assert [subject for subject, _ in lost] == ["Entrance", "vpce-1"]


def test_a_network_policy_that_is_written_otherwise_lets_the_same_in(tmp_path: Path) -> None:
    old = with_(Entrance=entrance(), Access=access_policy("${Entrance}", "vpce-1"))
    new = with_(Entrance=entrance(), Access=access_policy("vpce-1", "${Entrance}", turned=True))

    assert [change for change in changes(tmp_path, old, new) if change["part"] != "findings"] == []
