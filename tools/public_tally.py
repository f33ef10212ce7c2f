"""Asks the analysis all that it can answer about a template, and counts the answers of many."""

from __future__ import annotations

import copy
import json
import re
import signal
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.rules.unknown_advice import what_would_tell
from constructs_privatelink.analysis.templates.documents import read_document
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from types import FrameType

    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.questions import Analysis

_LONGEST = 60
_CLIENTS, _PAIRS = 6, 24
_EXAMPLES = 2
_VERDICTS = ("reachable", "blocked", "unknown")
_NAMED = re.compile(r"'[^']*'|\$\{[^}]*\}")


@dataclass(frozen=True)
class Answer:
    """One thing that the analysis said.

    Args:
        kind: ``"finding"``, ``"problem"``, or a verdict.
        code: The rule or the verdict's code.
        line: All of it, in a line.
        reasons: Of an unknown verdict, what is not known, without names, each with what would tell it.
        of_workload: Whether it is a verdict on a workload of the template, not on addresses that are asked of every endpoint.

    """

    kind: str
    code: str
    line: str
    reasons: tuple[str, ...] = ()
    of_workload: bool = False


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
    record = Examined(name)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_LONGEST)
    try:
        _ask(_loaded(content), record)
    except PrivateLinkError as error:
        record.refused = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        record.crash = traceback.format_exc()
    finally:
        signal.alarm(0)
    return record


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


def _ask(analysis: Analysis, record: Examined) -> None:
    model = analysis.model
    record.vpcs, record.endpoints = len(model.vpcs), len(model.endpoints)
    record.answers += [Answer("problem", "problem", problem.text) for problem in analysis.problems]
    for finding in analysis.findings():
        record.answers.append(Answer("finding", finding.rule, f"{finding.severity} {finding.resource} {finding.property}: {finding.text}"))
    proofs = list(analysis.verify())
    callers = (str(workload.id) for workload in model.workloads if workload.initiates)
    clients = [*islice(dict.fromkeys(callers), _CLIENTS), "10.0.0.0/8", "2001:db8::/64"]
    for client, endpoint in islice(product(clients, [str(endpoint.id) for endpoint in model.endpoints]), _PAIRS):
        try:
            proofs.append(analysis.explain(client, endpoint))
        except PrivateLinkError as error:
            record.answers.append(Answer("not explained", "not explained", str(error)))
    # A pair that both questions are about is one verdict.
    for line, proof in {" ".join(str(proof).split()): proof for proof in proofs}.items():
        json.dumps(proof.to_json())
        of_workload = isinstance(proof.client, WorkloadClient)
        record.answers.append(Answer(proof.result.verdict, proof.result.code or "-", line, tuple(_reasons(proof)), of_workload=of_workload))


def _reasons(proof: Proof) -> Iterator[str]:
    if proof.result.verdict == "unknown":
        for reason in proof.result.reasons:
            yield _NAMED.sub("'...'", f"{reason.why}; what would tell: {what_would_tell([reason], proof.client)}")


def with_endpoints(content: str | Mapping[str, object]) -> Mapping[str, object] | str:
    """Return a template with an interface endpoint in each of its VPCs that has subnets, open to the VPC's addresses.

    It stands in two zones where the VPC has subnets in two, and answers the service's names where the VPC's DNS lets it.
    """
    try:
        template = copy.deepcopy(dict(_content(content)))
    except PrivateLinkError:
        return content
    resources = template.get("Resources")
    typed = {name: resource for name, resource in resources.items() if isinstance(resource, dict)} if isinstance(resources, dict) else {}
    for vpc in [name for name, resource in typed.items() if resource.get("Type") == "AWS::EC2::VPC"]:
        subnets = {
            name: resource for name, resource in typed.items() if resource.get("Type") == "AWS::EC2::Subnet" and _in_vpc(resource, vpc)
        }
        if subnets and isinstance(resources, dict):
            resources.update(_endpoint(vpc, _of_two_zones(subnets), private_dns=_answers_names(typed[vpc])))
    return template


def _content(content: str | Mapping[str, object]) -> Mapping[str, object]:
    if not isinstance(content, str):
        return content
    with tempfile.TemporaryDirectory() as directory:
        return read_document(_written(content, directory)).content


def _in_vpc(subnet: Mapping[str, object], vpc: str) -> bool:
    return _property(subnet, "VpcId") == {"Ref": vpc}


def _of_two_zones(subnets: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Return at most two subnets of different zones, the last that are made for certain."""
    certain = {name: resource for name, resource in subnets.items() if "Condition" not in resource} or subnets
    by_zone = {json.dumps(_property(resource, "AvailabilityZone"), default=str): name for name, resource in certain.items()}
    return list(by_zone.values())[-2:]


def _answers_names(vpc: Mapping[str, object]) -> bool:
    switches = [str(_property(vpc, name)).lower() for name in ("EnableDnsHostnames", "EnableDnsSupport")]
    return switches[0] == "true" and switches[1] != "false"


def _property(resource: Mapping[str, object], name: str) -> object:
    properties = resource.get("Properties")
    return properties.get(name) if isinstance(properties, dict) else None


def _endpoint(vpc: str, subnets: Collection[str], *, private_dns: bool) -> Iterator[tuple[str, object]]:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": {"Fn::GetAtt": [vpc, "CidrBlock"]}}
    group = {"GroupDescription": "added", "VpcId": {"Ref": vpc}, "SecurityGroupIngress": [rule]}
    yield f"{vpc}AddedGroup", {"Type": "AWS::EC2::SecurityGroup", "Properties": group}
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.sqs"},
        "VpcId": {"Ref": vpc},
        "SubnetIds": [{"Ref": subnet} for subnet in subnets],
        "SecurityGroupIds": [{"Fn::GetAtt": [f"{vpc}AddedGroup", "GroupId"]}],
        "PrivateDnsEnabled": private_dns,
    }
    yield f"{vpc}AddedEndpoint", {"Type": "AWS::EC2::VPCEndpoint", "Properties": endpoint}


class Tally:
    """The answers about many templates."""

    def __init__(self) -> None:
        self._all: list[Examined] = []

    def add(self, record: Examined) -> None:
        """Count a template."""
        self._all.append(record)

    @property
    def crashes(self) -> list[Examined]:
        """The templates that the analysis broke on."""
        return [template for template in self._all if template.crash]

    def text(self, show: Collection[str] = ()) -> str:
        """Return the tally.

        Args:
            show: Rules and codes of which every case is listed, or ``"refused"``. Default: - two examples of each.

        """
        refused = [template for template in self._all if template.refused]
        vpcs, endpoints = sum(bool(template.vpcs) for template in self._all), sum(bool(template.endpoints) for template in self._all)
        lines = [f"templates: {len(self._all)} ({vpcs} with VPCs, {endpoints} with endpoints), refused: {len(refused)}"]
        lines += [f"crashes: {len(self.crashes)}", *self._unknown()]
        lines += [f"\nCRASH {crash.name}\n{crash.crash}" for crash in self.crashes]
        lines += [
            f"  refused {template.name}: {template.refused[:200]}" for template in (refused if "refused" in show else refused[:_EXAMPLES])
        ]
        counts = Counter((answer.kind, answer.code) for template in self._all for answer in template.answers)
        for (kind, code), count in sorted(counts.items()):
            cases = [
                (template.name, answer)
                for template in self._all
                for answer in template.answers
                if (answer.kind, answer.code) == (kind, code)
            ]
            lines.append(f"\n{kind} {code}: {count} in {len({name for name, _ in cases})} templates")
            every = not {code, kind}.isdisjoint(show)
            lines += [f"  {name}: {answer.line[: None if every else 300]}" for name, answer in (cases if every else cases[:_EXAMPLES])]
        return "\n".join(lines)

    def _unknown(self) -> Iterator[str]:
        """Yield the share of the verdicts that are unknown, and in how many of them each reason stands."""
        verdicts = [answer for template in self._all for answer in template.answers if answer.kind in _VERDICTS]
        unknown = [answer for answer in verdicts if answer.kind == "unknown"]
        of_workloads = [answer for answer in unknown if answer.of_workload], [answer for answer in verdicts if answer.of_workload]
        yield f"verdicts: {_share(unknown, verdicts)}; of workloads alone: {_share(*of_workloads)}"
        for reason, count in Counter(reason for answer in unknown for reason in dict.fromkeys(answer.reasons)).most_common():
            yield f"  {count} unknown: {reason}"


def _share(unknown: Collection[Answer], verdicts: Collection[Answer]) -> str:
    return f"{len(verdicts)}, unknown: {len(unknown)} ({len(unknown) / max(len(verdicts), 1):.1%})"
