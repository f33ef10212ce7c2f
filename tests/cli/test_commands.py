"""The other commands, and what holds for all of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from constructs_privatelink.decisions.needed_by import KEY
from tests.cli.templates import SERVICES, closed, network, wide, write

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: object) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("command", [command.name for command in app.registered_commands])
def test_every_command_has_examples(command: str) -> None:
    status, out, _ = run(command, "--help")

    examples = out.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    assert status == 0
    assert examples
    assert all(line.strip().startswith(f"privatelink {command}") for line in examples)


@pytest.mark.parametrize("command", ["", *(str(command.name) for command in app.registered_commands)])
def test_help_is_in_words(command: str) -> None:
    status, out, _ = run(*command.split(), "--help")

    assert status == 0
    assert "<" not in out
    assert "[[" not in out


def test_help_names_arguments_as_the_usage_does() -> None:
    out = run("check", "--help")[1]

    assert "check [OPTIONS] [PATH]...\n" in out
    assert "\nArguments:\n  [PATH]...  Cloud assemblies or templates" in out


def test_a_path_is_explained_hop_by_hop(tmp_path: Path) -> None:
    status, out, _ = run("explain", "--in", write(tmp_path, closed()), "--from", "Function", "--to", "kms")

    lines = out.splitlines()
    assert status == 1
    assert lines[0] == "from Function to Kms"
    assert lines[1] == "packets: blocked in all ENI_SG_RULES_MISMATCH"
    assert [line for line in lines if "<- decides" in line] == [line for line in lines if line.startswith("  x ")]
    assert any(line.startswith("  change: let tcp 443 ") for line in lines)


def test_an_open_path_ends_with_0_and_says_what_it_assumes(tmp_path: Path) -> None:
    status, out, _ = run("explain", "--in", write(tmp_path, network()), "--from", "10.0.2.0/24", "--to", "Kms", "--port", "443")

    assert status == 0
    assert "assumes: " in out


@pytest.mark.parametrize(
    ("client", "endpoint", "port", "complaint"),
    [
        ("Functoin", "kms", "443", "did you mean 'Function'"),
        ("Function", "kmss", "443", "did you mean"),
        ("Function", "kms", "http", "http"),
        ("10.0.0.0/33", "kms", "443", "10.0.0.0/33"),
    ],
)
def test_what_cannot_be_asked_ends_with_2_and_suggests(tmp_path: Path, client: str, endpoint: str, port: str, complaint: str) -> None:
    status, out, err = run("explain", "--in", write(tmp_path, network()), "--from", client, "--to", endpoint, "--port", port)

    assert (status, out) == (2, "")
    assert complaint in err


def test_services_are_found_by_words() -> None:
    _, out, _ = run("services", "secrets", "manager", "--format", "json")

    assert {"secretsmanager", "secretsmanager-fips"} == {row["service"] for row in json.loads(out)["services"]}


@pytest.mark.parametrize(("asked", "shown"), [([], False), (["--sources"], True)])
def test_the_sources_of_what_is_shown_are_told_where_they_are_asked_for(asked: list[str], *, shown: bool) -> None:
    _, out, _ = run("show", "ecr.api", *asked)

    assert ("AWS PrivateLink Guide" in out) is shown
    assert ("--sources shows" in out) is not shown
    assert "Companions" in out


def test_names_that_only_sdks_tell_are_shown_as_hints() -> None:
    _, out, _ = run("show", "apigateway")

    assert "apigateway.{region}.amazonaws.com (perhaps" in out


def test_everything_known_of_a_service_is_shown() -> None:
    _, out, _ = run("show", "s3", "--region", "cn-north-1")

    assert "cn.com.amazonaws.cn-north-1.s3" in out or "com.amazonaws.cn-north-1.s3" in out
    assert "Sources" in out
    assert "As of" in out


def test_no_service_of_that_name_ends_with_2_and_suggests() -> None:
    status, _, err = run("show", "kmss")

    assert status == 2
    assert "did you mean 'kms'" in err


def test_an_endpoint_costs_its_hours_in_every_zone(tmp_path: Path) -> None:
    _, out, _ = run("cost", write(tmp_path, wide()), "--price-per-hour", "0.02", "--gb", "100", "--format", "json")

    found = json.loads(out)
    assert [endpoint["month"] for endpoint in found["endpoints"]] == [round(3 * 730 * 0.02, 2)] * len(SERVICES)
    assert found["data"]["month"] == 1.0
    assert found["month"] == round(3 * 730 * 0.02 * len(SERVICES) + 1, 2)
    assert found["estimate"] is True


def test_what_it_costs_in_zones_that_nobody_knows_is_not_nothing(tmp_path: Path) -> None:
    template = network()
    template["Parameters"]["Subnets"] = {"Type": "List<AWS::EC2::Subnet::Id>"}
    template["Resources"]["Kms"]["Properties"]["SubnetIds"] = {"Ref": "Subnets"}

    assert "\nnot known                        together\n" in run("cost", write(tmp_path, template))[1]
    assert json.loads(run("cost", write(tmp_path, template), "--format", "json")[1])["month"] is None

    template["Resources"]["Sqs"] = network()["Resources"]["Kms"]
    _, out, _ = run("cost", write(tmp_path, template), "--price-per-hour", "0.01")
    assert "14.60" in out
    assert "together, without 1 of which the zones are not known" in out


def test_what_is_there_for_workloads_is_marked_with_what_it_costs(tmp_path: Path) -> None:
    template = network()
    template["Resources"]["Kms"]["Metadata"] = {KEY: {f"Stack/Worker{number}": ["kms:Sign"] for number in range(3)}}
    path = write(tmp_path, template)

    _, out, _ = run("cost", path, "--region", "us-east-1")
    _, answer, _ = run("cost", path, "--region", "us-east-1", "--format", "json")

    (line,) = [line for line in out.splitlines() if " kms " in line]
    assert line.endswith(", for Stack/Worker0, Stack/Worker1 and 1 more")
    assert "1 of these is there for workloads that a network serves, or for a bundle: 14.60 a month" in out
    assert {endpoint["service"]: endpoint["neededBy"] for endpoint in json.loads(answer)["endpoints"]}["kms"] == [
        "Stack/Worker0",
        "Stack/Worker1",
        "Stack/Worker2",
    ]


def test_sharing_saves_all_but_one_of_a_service(tmp_path: Path) -> None:
    template = network()
    for name in ("Vpc", "A", "B", "Group", "Kms"):
        copied = json.dumps(template["Resources"][name])
        for one in ("Vpc", "A", "B", "Group"):
            copied = copied.replace(f'{{"Ref": "{one}"}}', f'{{"Ref": "{one}2"}}')
        template["Resources"][f"{name}2"] = json.loads(copied)

    _, out, _ = run("cost", write(tmp_path, template), "--region", "us-east-1")

    assert "2 VPCs have kms in us-east-1: sharing one would save 14.60 a month" in out
    assert "an estimate" in out


def test_markdown_is_for_pull_requests(tmp_path: Path) -> None:
    status, out, _ = run("report", write(tmp_path, wide()), "--format", "markdown")

    drawing = out.partition("```mermaid\n")[2].partition("```")[0].splitlines()
    assert status == 0
    assert drawing[0] == "flowchart LR"
    assert sum(" --> " in line for line in drawing) == len(SERVICES)
    assert sum(" --x " in line for line in drawing) == len(SERVICES)
    assert sum(" -.-> " in line for line in drawing) == len(SERVICES)
    assert "hunter2" not in out


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in a pipe."""
    command = [sys.executable, "-m", "constructs_privatelink.cli", *map(str, arguments)]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False, encoding="utf-8")


def test_a_pipe_gets_neither_colour_nor_progress(tmp_path: Path) -> None:
    done = process("check", write(tmp_path, closed()))

    assert (done.returncode, done.stderr) == (1, "")
    assert "\x1b" not in done.stdout


def test_colour_is_there_when_forced_and_never_against_no_color(tmp_path: Path) -> None:
    path = write(tmp_path, closed())

    assert "\x1b[1;31m" in process("check", path, FORCE_COLOR="1").stdout
    assert "\x1b[1;31m" not in process("check", path, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_terminal_of_ascii_gets_escapes(tmp_path: Path) -> None:
    done = process("check", write(tmp_path, wide("Büro")), PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 1
    assert "B\\xfcro" in done.stdout


def test_the_command_line_loads_neither_the_cdk_nor_what_draws(tmp_path: Path) -> None:
    script = (
        "import sys; from constructs_privatelink.cli.commands import app;"
        f"app(['check', {str(write(tmp_path, network()))!r}, '--format', 'json'], standalone_mode=False);"
        "print(*sys.modules, file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert not {"aws_cdk", "constructs", "jsii", "rich.console"} & set(done.stderr.split())
