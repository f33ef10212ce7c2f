"""What becomes of who uses an endpoint that serves another service now, and of findings that differ by what they are about."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from tests.cli.diff.fixtures_diff import changes
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path

Template = dict[str, Any]
CALLS = ["secretsmanager:GetSecretValue", "sqs:SendMessage"]


def of(service: str, *actions: str) -> Template:
    """Return the network with its endpoint for another service, and a function whose role calls some."""
    template = copy.deepcopy(network())
    template["Resources"]["Kms"]["Properties"]["ServiceName"] = f"com.amazonaws.eu-west-1.{service}"
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    role = {"Policies": [{"PolicyName": "Calls", "PolicyDocument": {"Statement": [statement]}}]} if actions else {}
    template["Resources"]["Role"] = {"Type": "AWS::IAM::Role", "Properties": role}
    template["Resources"]["Function"]["Properties"]["Role"] = {"Fn::GetAtt": ["Role", "Arn"]}
    return template


def test_who_used_the_old_service_loses_it_and_has_the_new_one(tmp_path: Path) -> None:
    differences = changes(tmp_path, of("secretsmanager"), of("sqs"))

    paths = {difference["kind"]: difference["text"] for difference in differences if difference["part"] == "paths"}
    assert paths == {
        "closed": "was reachable, loses com.amazonaws.eu-west-1.secretsmanager, which the endpoint serves no more",
        "opened": "the endpoint serves com.amazonaws.eu-west-1.sqs now, is reachable",
    }
    (endpoint,) = [difference for difference in differences if difference["part"] == "endpoints"]
    assert "the names of secretsmanager no longer lead to it, and those of sqs do" in endpoint["details"]


def test_a_service_that_lacks_now_is_another_finding_than_the_one_that_lacked(tmp_path: Path) -> None:
    differences = changes(tmp_path, of("secretsmanager", *CALLS), of("sqs", *CALLS))

    lacks = {difference["kind"]: difference["text"] for difference in differences if "PL080" in difference["subject"]}
    assert "('sqs')" in lacks["gone"]
    assert "('secretsmanager')" in lacks["new"]


def test_an_endpoint_that_serves_the_same_is_the_same_path(tmp_path: Path) -> None:
    assert [difference for difference in changes(tmp_path, of("sqs"), of("sqs")) if difference["part"] == "paths"] == []
