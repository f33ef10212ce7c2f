"""Networks with workloads whose roles need something, and what needs says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import write

if TYPE_CHECKING:
    from pathlib import Path


def calling(template: dict[str, Any], *actions: str) -> dict[str, Any]:
    """Return a network whose function has a role that allows these calls."""
    resources = template["Resources"]
    policy = {"PolicyName": "own", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": list(actions), "Resource": "*"}]}}
    resources["Role"] = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}, "Policies": [policy]}}
    resources["Function"]["Properties"]["Role"] = {"Fn::GetAtt": ["Role", "Arn"]}
    return template


def needed(folder: Path, template: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the answer for programs, and the lines for people."""
    path = str(write(folder, template))
    answers = [CliRunner().invoke(app, ["needs", path, "--format", form]).stdout for form in ("json", "text")]
    return json.loads(answers[0]), answers[1].splitlines()
