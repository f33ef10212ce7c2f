"""Asks the analysis all that it can answer about a template, and counts the answers of many."""

from __future__ import annotations

import copy
import json
import signal
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.templates.documents import read_document
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from types import FrameType

    from constructs_privatelink.analysis.questions import Analysis

_LONGEST = 60
_CLIENTS, _PAIRS = 6, 24
_EXAMPLES = 2


@dataclass(frozen=True)
class Answer:
    """One thing that the analysis said.

    Args:
        kind: ``"finding"``, ``"problem"``, or a verdict.
        code: The rule or the verdict's code.
        line: All of it, in a line.

    """

    kind: str
    code: str
    line: str


@dataclass
class Examined:
    """What the analysis said of a template.

    Args:
        name: The template.
        answers: All that it said.
        refused: Why it was not read.
        crash: The traceback, where the analysis broke or took more than a minute.
        vpcs: How many VPCs it makes or names.
        endpoints: How many endpoints it has.

    """

    name: str
    answers: list[Answer] = field(default_factory=list)
    refused: str = ""
    crash: str = ""
    vpcs: int = 0
    endpoints: int = 0


def examined(name: str, content: str | Mapping[str, object]) -> Examined:
    """Load a template and ask everything of it; whatever happens is in the answer."""
    found = Examined(name)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_LONGEST)
    try:
        _ask(_loaded(content), found)
    except PrivateLinkError as error:
        found.refused = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        found.crash = traceback.format_exc()
    finally:
        signal.alarm(0)
    return found


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _loaded(content: str | Mapping[str, object]) -> Analysis:
    if not isinstance(content, str):
        return load(content)
    with tempfile.TemporaryDirectory() as directory:
        return load(_written(content, directory))


def _written(text: str, directory: str) -> Path:
    path = Path(directory, "Template.yaml")
    path.write_text(text, encoding="utf-8", errors="replace")
    return path


def _ask(analysis: Analysis, found: Examined) -> None:
    model = analysis.model
    found.vpcs, found.endpoints = len(model.vpcs), len(model.endpoints)
    found.answers += [Answer("problem", "problem", one.text) for one in analysis.problems]
    for one in analysis.findings():
        found.answers.append(Answer("finding", one.rule, f"{one.severity} {one.resource} {one.property}: {one.text}"))
    proofs = list(analysis.verify())
    clients = [*(str(one.id) for one in islice(model.workloads, _CLIENTS)), "10.0.0.0/8", "2001:db8::/64"]
    for client, endpoint in islice(product(clients, [str(one.id) for one in model.endpoints]), _PAIRS):
        try:
            proofs.append(analysis.explain(client, endpoint))
        except PrivateLinkError as error:
            found.answers.append(Answer("not explained", "not explained", str(error)))
    for proof in proofs:
        json.dumps(proof.to_json())
        found.answers.append(Answer(proof.result.verdict, proof.result.code or "-", " ".join(str(proof).split())))


def with_endpoints(content: str | Mapping[str, object]) -> Mapping[str, object] | str:
    """Return a template with an interface endpoint in each of its VPCs that has subnets, open to the VPC's addresses."""
    try:
        template = copy.deepcopy(dict(_content(content)))
    except PrivateLinkError:
        return content
    resources = template.get("Resources")
    typed = {name: one for name, one in resources.items() if isinstance(one, dict)} if isinstance(resources, dict) else {}
    for vpc in [name for name, one in typed.items() if one.get("Type") == "AWS::EC2::VPC"]:
        subnets = [name for name, one in typed.items() if one.get("Type") == "AWS::EC2::Subnet" and _in_vpc(one, vpc)]
        if subnets and isinstance(resources, dict):
            resources.update(_endpoint(vpc, subnets[-2:]))
    return template


def _content(content: str | Mapping[str, object]) -> Mapping[str, object]:
    if not isinstance(content, str):
        return content
    with tempfile.TemporaryDirectory() as directory:
        return read_document(_written(content, directory)).content


def _in_vpc(subnet: Mapping[str, object], vpc: str) -> bool:
    properties = subnet.get("Properties")
    return isinstance(properties, dict) and properties.get("VpcId") == {"Ref": vpc}


def _endpoint(vpc: str, subnets: Collection[str]) -> Iterator[tuple[str, object]]:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": {"Fn::GetAtt": [vpc, "CidrBlock"]}}
    group = {"GroupDescription": "added", "VpcId": {"Ref": vpc}, "SecurityGroupIngress": [rule]}
    yield f"{vpc}AddedGroup", {"Type": "AWS::EC2::SecurityGroup", "Properties": group}
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.sqs"},
        "VpcId": {"Ref": vpc},
        "SubnetIds": [{"Ref": subnet} for subnet in subnets],
        "SecurityGroupIds": [{"Fn::GetAtt": [f"{vpc}AddedGroup", "GroupId"]}],
    }
    yield f"{vpc}AddedEndpoint", {"Type": "AWS::EC2::VPCEndpoint", "Properties": endpoint}


class Tally:
    """The answers about many templates."""

    def __init__(self) -> None:
        self._all: list[Examined] = []

    def add(self, one: Examined) -> None:
        """Count a template."""
        self._all.append(one)

    @property
    def crashes(self) -> list[Examined]:
        """The templates that the analysis broke on."""
        return [one for one in self._all if one.crash]

    def text(self, show: Collection[str] = ()) -> str:
        """Return the tally.

        Args:
            show: Rules and codes of which every case is listed, or ``"refused"``. Default: - two examples of each.

        """
        refused = [one for one in self._all if one.refused]
        vpcs, endpoints = sum(bool(one.vpcs) for one in self._all), sum(bool(one.endpoints) for one in self._all)
        lines = [f"templates: {len(self._all)} ({vpcs} with VPCs, {endpoints} with endpoints), refused: {len(refused)}"]
        lines += [f"crashes: {len(self.crashes)}"]
        lines += [f"\nCRASH {one.name}\n{one.crash}" for one in self.crashes]
        lines += [f"  refused {one.name}: {one.refused[:200]}" for one in (refused if "refused" in show else refused[:_EXAMPLES])]
        counts = Counter((answer.kind, answer.code) for one in self._all for answer in one.answers)
        for (kind, code), count in sorted(counts.items()):
            cases = [(one.name, answer) for one in self._all for answer in one.answers if (answer.kind, answer.code) == (kind, code)]
            lines.append(f"\n{kind} {code}: {count} in {len({name for name, _ in cases})} templates")
            every = not {code, kind}.isdisjoint(show)
            lines += [f"  {name}: {answer.line[: None if every else 300]}" for name, answer in (cases if every else cases[:_EXAMPLES])]
        return "\n".join(lines)
