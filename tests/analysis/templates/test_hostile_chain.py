"""Hostile and broken templates, asked everything: an answer or a clear error, in seconds and in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis import load
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.reachability.fixtures_networks import Json, asked_everything, network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_MEGABYTES = 250
"""Of a process that reads a hostile file: Python itself and the import take about 40."""


def resource(kind: str, /, **properties: Json) -> Json:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def with_more(**resources: Json) -> Json:
    template = network()
    template["Resources"] |= resources
    return template


def many(count: int, kind: str, **properties: Json) -> dict[str, Json]:
    """Return resources that differ in what ``%d`` in their properties is."""
    text = json.dumps(resource(kind, **properties))
    return {f"Many{index}": json.loads(text.replace("%d", str(index % 250))) for index in range(count)}


def with_rules(count: int) -> Json:
    return with_more(
        **many(count, "EC2::SecurityGroupIngress", GroupId={"Ref": "Group"}, IpProtocol="tcp", FromPort=1, ToPort=1, CidrIp="10.%d.0.0/24")
    )


def with_entries(count: int) -> Json:
    entries = {
        f"Many{index}": resource(
            "EC2::NetworkAclEntry",
            NetworkAclId={"Ref": "Acl"},
            RuleNumber=index + 200,
            Protocol=6,
            RuleAction="deny" if index % 2 else "allow",
            CidrBlock=f"10.{index % 250}.{index * 7 % 250}.0/28",
            PortRange={"From": index, "To": index + 9},
        )
        for index in range(count)
    }
    return with_more(**entries)


def with_routes(count: int) -> Json:
    return with_more(
        **{
            f"Many{index}": resource(
                "EC2::Route",
                RouteTableId={"Ref": "Table"},
                DestinationCidrBlock=f"10.{index % 250}.{index // 250}.0/30",
                NatGatewayId="nat-1",
            )
            for index in range(count)
        }
    )


def with_subnets(count: int) -> Json:
    template = with_more(**many(count, "EC2::Subnet", VpcId={"Ref": "Vpc"}, CidrBlock="10.0.%d.0/28"))
    for name in ("Queue", "Work"):
        properties = template["Resources"][name]["Properties"]
        properties.get("VpcConfig", properties)["SubnetIds"] = [{"Ref": f"Many{index}"} for index in range(count)]
    return template


def with_groups(count: int) -> Json:
    rule = {"IpProtocol": "-1", "SourceSecurityGroupId": {"Ref": "Many%d"}}
    template = with_more(**many(count, "EC2::SecurityGroup", VpcId={"Ref": "Vpc"}, GroupDescription="a", SecurityGroupIngress=[rule]))
    template["Resources"]["Queue"]["Properties"]["SecurityGroupIds"] = [{"Ref": f"Many{index}"} for index in range(count)]
    return template


def with_conditions(depth: int) -> Json:
    twice = {f"C{at}": {"Fn::And": [{"Condition": f"C{at - 1}"}, {"Fn::Not": [{"Condition": f"C{at - 1}"}]}]} for at in range(1, depth)}
    template = with_more(More=resource("EC2::Subnet", VpcId={"Ref": "Vpc"}, CidrBlock={"Fn::If": [f"C{depth - 1}", "10.0.1.0/24", "x"]}))
    template["Conditions"] |= {"C0": {"Condition": "IsProd"}, **twice}
    return template


def with_choices(depth: int) -> Json:
    blocks = [{"Fn::If": ["IsProd", *[{"Fn::GetAtt": [f"V{at + 1}", "CidrBlock"]}] * 2]} for at in range(depth)]
    return with_more(**{f"V{at}": resource("EC2::VPC", CidrBlock=block) for at, block in enumerate(blocks)})


def with_variables(count: int) -> Json:
    text, values = "".join(f"${{v{number}}}" for number in range(count)), {f"v{number}": "x" for number in range(count)}
    return with_more(More=resource("X", V={"Fn::Sub": [text, values]}))


def with_blocks(count: int) -> Json:
    huge = {"Huge": resource("X", V={"Fn::Cidr": ["::/0", 10**9, 1]})}
    return with_more(**huge, **many(count, "X", V={"Fn::Cidr": ["%d.0.0.0/8", 256, 8]}))


def with_mappings(count: int) -> Json:
    template = with_more(**many(count, "X", V={"Fn::FindInMap": ["M", "a", {"Ref": "Stage"}]}))
    template["Mappings"]["M"] = {"a": {f"k{number}": ["x"] * 100 for number in range(900)}}
    return template


def with_circles(count: int) -> Json:
    blocks = [{"Fn::GetAtt": [f"S{(at + 1) % count}", "CidrBlock"]} for at in range(count)]
    return with_more(**{f"S{at}": resource("EC2::Subnet", VpcId={"Ref": "Vpc"}, CidrBlock=block) for at, block in enumerate(blocks)})


def with_numbers(digits: int) -> Json:
    huge = 10**digits
    entry = {"RuleNumber": huge, "Protocol": -huge, "CidrBlock": f"10.0.0.0/{huge}", "PortRange": {"From": -huge, "To": huge}}
    rule = {"IpProtocol": huge, "FromPort": -5, "ToPort": 1e308, "CidrIp": "999.1.1.1/3"}
    return with_more(
        Entry=resource("EC2::NetworkAclEntry", NetworkAclId={"Ref": "Acl"}, **entry),
        Rule=resource("EC2::SecurityGroupIngress", GroupId={"Ref": "Group"}, **rule),
    )


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (lambda count: with_more(**many(count, "S3::Bucket", BucketName="b%d")), 100_000),
        (with_rules, 10_000),
        (with_entries, 3_000),
        (with_routes, 3_000),
        (with_subnets, 500),
        (with_groups, 1_500),
        (with_conditions, 80),
        (with_choices, 80),
        (with_variables, 200_000),
        (with_blocks, 2_000),
        (with_mappings, 2_000),
        (with_circles, 200),
        (with_numbers, 4_000),
    ],
)
def test_what_is_too_much_is_answered_in_the_end(make: Callable[[int], Json], count: int) -> None:
    analysis = asked_everything(make(count))

    assert analysis.verify()


@pytest.mark.parametrize(
    ("make", "count", "problem"),
    [
        (with_entries, 200, "entries; the first 200 are looked at"),
        (with_routes, 1_000, "routes; the first 1,000 are looked at"),
        (with_subnets, 51, "it stands in 51 subnets; up to 50 are looked at"),
        (with_groups, 101, "it has 101 security groups; up to 100 are looked at"),
    ],
)
def test_what_is_far_beyond_quotas_is_a_problem_and_never_reachable(make: Callable[[int], Json], count: int, problem: str) -> None:
    analysis = load(make(count))

    assert any(problem in told.text for told in analysis.problems)
    assert analysis.explain("Work", "Queue").result.verdict != "reachable"


def test_a_group_with_more_rules_than_are_looked_at_still_lets_in_what_the_others_do() -> None:
    analysis = load(with_rules(1_500))

    assert any("rules; the first 1,500 are looked at" in problem.text for problem in analysis.problems)
    assert analysis.explain("Work", "Queue").result.verdict == "reachable"


def test_the_network_itself_has_no_problem_and_its_function_reaches_the_endpoint() -> None:
    analysis = load(network())

    assert analysis.problems == ()
    assert {proof.result.verdict for proof in analysis.verify() if proof.endpoint.short_name == "sqs"} == {"reachable"}


LAUGHS = (f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
JOIN = '{"Fn::Join":["",['
FILES = {
    "51 MB": '{"Resources": {"A": {"Type": "' + "x" * 51 * 2**20 + '"}}}',
    "a million nested Fn::Join": '{"Resources":' + JOIN * 1_000_000,
    "as deep as fits": '{"Resources":' + JOIN * 240_000,
    "as many as fit": '{"Resources":{"A":{"Type":"X","Properties":{"V":[' + ",".join(['{"Fn::Join":["",["a"]]}'] * 170_000) + "]}}}}",
    "as many as fit, in YAML": "Resources:\n A:\n  Type: X\n  Properties:\n   V: [" + "!Join ['',[a]]," * 200_000 + "]",
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "\n".join(LAUGHS),
}
STATUS = Path("/proc/self/status")
PROGRAM = f"""
import sys
from copy import deepcopy
from pathlib import Path
from constructs_privatelink.analysis import load
from constructs_privatelink.errors import PrivateLinkError
try:
    load(sys.argv[1]).to_json()
    print("read")
except PrivateLinkError:
    print("refused")
print(next(line.split()[1] for line in Path("{STATUS}").read_text().splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the most memory of this process, and not of its parent")
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_takes_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.template"
    path.write_text(FILES[name])

    done = subprocess.run([sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, timeout=60, check=False)

    assert done.stderr == ""
    outcome, kilobytes = done.stdout.split()
    assert outcome in {"read", "refused"}
    assert int(kilobytes) / 1024 < MOST_MEGABYTES


def test_a_nested_stack_through_a_link_out_of_its_directory_is_not_read(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.json"
    inside.mkdir()
    outside.write_text('{"Resources": {"Secret": {"Type": "X"}}}')
    (inside / "link.json").symlink_to(outside)
    (inside / "loop.json").symlink_to(inside / "loop.json")
    nests = {name: resource("CloudFormation::Stack", TemplateURL=f"{name}.json") for name in ("link", "loop")}
    (inside / "outer.json").write_text(json.dumps({"Resources": nests}))

    analysis = load(inside / "outer.json")

    assert [problem.where for problem in analysis.problems] == ["outer/link", "outer/loop"]


ODD: st.SearchStrategy[Json] = st.sampled_from(
    [
        *(None, True, False, 0, -1, 443, 10**30, 1.5, "", "x", "\ud800", "\x00", "10.0.0.0/16", "10.0.0.0/99", "::/0", "sg-1", "443"),
        *([], {}, [[]], [None], {"a": 1}, ["x"], [{"Ref": "Vpc"}], {"Ref": "AWS::NoValue"}, {"Ref": "None"}, {"Ref": "Stage"}),
        *({"Fn::GetAtt": ["Vpc", "Arn"]}, {"Fn::GetAtt": []}, {"Fn::ImportValue": "x"}, {"Fn::If": ["IsProd", 1, {"Ref": "AWS::NoValue"}]}),
        *({"Fn::Sub": "${AWS::Region}a"}, {"Fn::Transform": {}}, "{{resolve:ssm:x}}", {"Fn::ForEach::A": ["X", ["a"], {"${X}": 1}]}),
    ]
)


def places(value: Json) -> Iterator[tuple[Json, str | int]]:
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    for key, inner in pairs:
        yield value, key
        yield from places(inner)


@given(data=st.data())
@settings(max_examples=100)
def test_a_network_with_any_values_exchanged_is_answered_or_refused(data: st.DataObject) -> None:
    template = network()
    template["Transform"] = data.draw(st.sampled_from([[], "AWS::LanguageExtensions", "AWS::Serverless-2016-10-31", "Other"]))
    for _ in range(data.draw(st.integers(1, 4))):
        all_places = list(places(template["Resources"]))
        holder, key = data.draw(st.sampled_from(all_places))
        other, other_key = data.draw(st.sampled_from(all_places))
        holder[key] = deepcopy(data.draw(ODD | st.just(other[other_key])))  # what is drawn again has to be as it was

    try:
        asked_everything(template)
    except PrivateLinkError as error:
        assert error.reasons  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("odd", [[], {"a": ["x"]}])
def test_every_value_of_a_network_in_turn_may_be_of_a_wrong_type(odd: Json) -> None:
    for at in range(len(list(places(network()["Resources"])))):
        template = network()
        holder, key = list(places(template["Resources"]))[at]
        holder[key] = odd

        try:
            asked_everything(template)
        except PrivateLinkError as error:
            assert error.reasons  # noqa: PT017 - either outcome is right
