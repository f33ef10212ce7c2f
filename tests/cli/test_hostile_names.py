"""What a template is called and says: no answer lets it write a line, move a cursor, turn writing round, or give a CI server an order."""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from constructs_privatelink.visible_text import visible
from tests.cli.templates import closed, write

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = {
    "line": "A\n::error file=app.py,line=1::all is well",
    "carriage": "A\r::error::all is well",
    "separator": "A\u2028::error::all is well\u0085b",
    "first": "::error::all is well",
    "indented": "  ::stop-commands::x",
    "older": "A ##[error]all is well",
    "azure": "A ##vso[task.complete result=Succeeded;]all is well",
    "colour": "A\x1b[31mred\x1b[2J\x1b]0;title\x07\x9b2J",
    "direction": "A\u202ekcab\u2066\u200f",
    "null": "A\x00\x08\x7f",
    "xml": "A]]><script>alert(1)</script>&amp;\ufffe\ud800",
    "markdown": "A|`b`|<!-- \n\n# heading\n| a | b |\n```\n@team [x](javascript:1)",
}
WITH_TEXT = [
    *(["check", "T", "--fail-on", "never", "--format", form] for form in ("text", "json", "sarif", "junit", "github")),
    *(["explain", "--in", "T", "--from", "Function", "--to", to, "--format", form] for to in ("Kms", "Odd") for form in ("text", "json")),
    *([command, "T", "--format", form] for command in ("needs", "cost") for form in ("text", "json")),
    *(["report", "T", "--format", form] for form in ("html", "markdown")),
    *(["diff", old, new, "--fail-on", "never", "--format", form] for old, new in ("OT", "TO") for form in ("text", "json", "markdown")),
]
REFUSED = [
    ["check", "T", "--parameter", "Strange=1"],
    ["explain", "--in", "T", "--from", "Nobody", "--to", "Kms"],
    ["explain", "--in", "T", "--from", "Function", "--to", "Nothing"],
    ["check", "BROKEN"],
]


def hostile(name: str) -> dict[str, Any]:
    """Return a network with findings in which everything that may have a name or a text has this one."""
    template = closed()
    resources = template["Resources"]
    for logical_id, resource in list(resources.items()):
        resource["Metadata"] = {"aws:cdk:path": f"{name}{logical_id}/Resource"}
        resources[logical_id] = resource
    resources["Odd"] = copy.deepcopy(resources["Kms"])
    resources["Odd"]["Properties"] |= {"ServiceName": f"com.amazonaws.eu-west-1.{name}", "SecurityGroupIds": [{"Ref": name}, name]}
    resources["Odd"]["Properties"]["PolicyDocument"] = {
        "Statement": [{"Sid": name, "Effect": name, "Principal": {"AWS": name}, "Action": [name, "kms:*"], "Resource": name}]
    }
    statement = {"Sid": name, "Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": name, "Condition": {name: {name: name}}}
    resources["Kms"]["Properties"]["PolicyDocument"] = {"Statement": [statement, {**statement, "Action": "kms:Decrypt"}]}
    resources["Group"]["Properties"] |= {"GroupDescription": name}
    resources["Group"]["Properties"]["SecurityGroupIngress"] += [
        {"IpProtocol": name, "CidrIp": name, "Description": name},
        {"IpProtocol": "tcp", "FromPort": name, "ToPort": 443, "SourceSecurityGroupId": {"Fn::ImportValue": name}},
    ]
    resources[f"{name}Unread"] = {"Type": 5}
    resources[name] = {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": name, "VpcId": name}}
    resources["Custom"] = {"Type": f"Custom::{name}", "Properties": {"Vpc": {"Ref": "Vpc"}, name: name}}
    resources["Function"]["Properties"]["Role"] = {"Fn::GetAtt": ["Role", "Arn"]}
    allowed = {"Effect": "Allow", "Action": [name, f"kms:{name}", "kms:Decrypt", "sqs:SendMessage"], "Resource": name}
    policy = {"PolicyName": name, "PolicyDocument": {"Statement": [allowed]}}
    resources["Role"] = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}, "Policies": [policy]}}
    template["Parameters"][name] = {"Type": name, "Default": name}
    template["Outputs"] = {name: {"Value": {"Ref": name}, "Export": {"Name": name}}}
    template["Description"] = name
    return template


def answer(folder: Path, command: list[str], name: str) -> str:
    """Return what a command writes to the screen, and complains of, about a template that is hostile."""
    files = {
        "T": write(folder, hostile(name), "t.json"),
        "O": write(folder, closed(), "o.json"),
        "BROKEN": folder / f"{visible(name).replace('/', '')[:40]}.json",
    }
    files["BROKEN"].write_text(json.dumps([name]), encoding="utf-8")
    result = CliRunner().invoke(app, [str(files.get(word, word)) for word in command])
    assert result.exit_code in {0, 1, 2}, result.exception
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.stdout + result.stderr


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", [*WITH_TEXT, *REFUSED], ids=" ".join)
def test_what_is_written_can_be_seen_and_is_no_command(tmp_path: Path, command: list[str], name: str) -> None:
    written = answer(tmp_path, command, name)

    strange = {letter for letter in written if not letter.isprintable() and unicodedata.category(letter) != "Zs"} - {"\n"}
    commands = [line for line in written.split("\n") if line.lstrip().startswith("::")]
    assert written
    assert strange == set()
    assert not re.search(r"##\w*\[", written)
    if command[-1] != "github":
        assert commands == []


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_workflow_commands_are_the_findings_and_no_more(tmp_path: Path, name: str) -> None:
    counted = json.loads(answer(tmp_path, ["check", "T", "--format", "sarif"], name))["runs"][0]
    unread = counted["invocations"][0]["toolExecutionNotifications"]

    lines = answer(tmp_path, ["check", "T", "--format", "github"], name).splitlines()

    assert len(lines) == len(counted["results"]) + len(unread)
    assert [line for line in lines if not re.match(r"::(error|warning|notice) (file|title)=[^:]*::", line)] == []


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_junit_is_xml_and_html_has_the_elements_of_the_page_alone(tmp_path: Path, name: str) -> None:
    root = ET.fromstring(answer(tmp_path, ["check", "T", "--format", "junit"], name))  # noqa: S314 - our own
    page = answer(tmp_path, ["report", "T"], name)

    assert int(root.attrib["tests"]) == len(list(root.iter("testcase")))
    assert len(re.findall(r"<script\b", page)) == len(re.findall(r"</script>", page)) == 2


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", [["report", "T"], ["diff", "O", "T", "--fail-on", "never"]], ids=" ".join)
def test_markdown_has_the_headings_and_tables_of_the_report_alone(tmp_path: Path, command: list[str], name: str) -> None:
    hostile_lines, tame_lines = (answer(tmp_path, [*command, "--format", "markdown"], text).splitlines() for text in (name, "Tame"))

    def skeleton(lines: list[str]) -> list[str]:
        return [re.split(r"[\w\\]", line)[0] for line in lines if line.startswith(("#", "```"))]

    assert skeleton(hostile_lines) == skeleton(tame_lines)
    cells = [line for line in hostile_lines if line.startswith("| ")]
    assert len({line.replace("\\|", "").count("|") for line in cells if line.startswith(("| error", "| warning", "| info"))}) <= 1


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_what_others_decode_and_show_can_be_seen(tmp_path: Path, name: str) -> None:
    run = json.loads(answer(tmp_path, ["check", "T", "--format", "sarif"], name))["runs"][0]
    chart = answer(tmp_path, ["report", "T", "--format", "markdown"], name).partition("```mermaid")[2].partition("```")[0]

    notes = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    messages = [line for result in run["results"] for line in result["message"]["text"].split("\n")]
    named = [location["fullyQualifiedName"] for result in run["results"] for location in result["locations"][0]["logicalLocations"]]
    assert [text for text in (*notes, *messages, *named) if text != visible(text)] == []
    letters = {chr(int(code)) for code in re.findall(r"#(\d+);", chart)}
    assert {letter for letter in letters if letter != visible(letter)} == set()
