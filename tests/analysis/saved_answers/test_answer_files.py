"""The files in which answers were saved: where they may stand, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.saved_answers.answer_files import SavedAnswer, sorted_out

if TYPE_CHECKING:
    from pathlib import Path

from tests.analysis.saved_answers.fixtures_answers import answers, template, verdict
from tests.analysis.saved_answers.fixtures_described import saved


def test_answers_may_be_in_one_file_one_after_the_other_in_a_list_or_in_a_directory(tmp_path: Path) -> None:
    apart = [{name: value} for name, value in answers().items() if name not in {"VpcId", "EnableDnsSupport", "EnableDnsHostnames"}]
    for at, described in enumerate(apart):
        saved(tmp_path / f"answer-{at}.json", described)

    one_file = saved(tmp_path.parent / "after.json", *apart)
    listed = saved(tmp_path.parent / "listed.json", apart)

    assert [verdict(given)[0] for given in (one_file, str(listed), tmp_path)] == ["reachable"] * 3


@pytest.mark.parametrize("alone", ["transit", {"Vpcs": []}, SavedAnswer("vpcs.json", {"Vpcs": []})])
def test_one_word_or_answer_may_stand_alone(alone: object) -> None:
    assert sorted_out(cast("Any", alone)) == sorted_out(cast("Any", [alone]))


@pytest.mark.parametrize("alone", [5, None])
def test_what_is_none_of_both_is_refused(alone: object) -> None:
    with pytest.raises(PrivateLinkError, match=f"got {type(alone).__name__}; give "):
        sorted_out(cast("Any", alone))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty; save what 'aws ... --output json' prints"),
        ("{", "not JSON: "),
        ("Vpcs:", "not JSON: "),
        ("[" * 5_000, "not JSON: "),
        ("3", "got int where an answer of AWS is an object"),
        ("{}", "is an empty object; save what"),
        ('{"Reservations": []}', r"got 'Reservations'; save answers of: describe-vpcs, describe-subnets"),
        ('{"Vpcs": [], "NextToken": "x"}', r"is one page of several \(it has a NextToken\); save all of them"),
        ('{"Vpcs": {}}', "Vpcs: got {}; a list of objects is needed"),
        ('{"Vpcs": [{}]}', r"Vpcs\.0\.VpcId: got nothing; a text is needed"),
        ('{"Vpcs": [{"VpcId": "vpc-1"}]}', r"Vpcs\.0\.CidrBlock: got nothing; a CIDR block is needed"),
        ('{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0"}]}', r"Vpcs\.0\.CidrBlock: got '10\.0'; a CIDR block is needed"),
        ('{"VpcId": "vpc-1", "EnableDnsSupport": {"Value": "yes"}}', r"EnableDnsSupport\.Value: got 'yes'; true or false is needed"),
        ('{"Entries": [{"Cidr": "10.0.0.0/8"}]}', r"the answer does not say of which; name the file after it: 'pl-0123abcd\.json'"),
        (
            '{"NetworkAcls": [{"NetworkAclId": "acl-1", "Entries": [{"RuleNumber": 1, "Egress": true, "RuleAction": "maybe"}]}]}',
            r"NetworkAcls\.0\.Entries\.0\.RuleAction: got 'maybe'; 'allow' or 'deny' is needed",
        ),
        (
            '{"SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 9}]}]}',
            r"IpPermissions\.0\.FromPort: got 9; a first port, with the last one in ToPort, is needed",
        ),
        (
            '{"RouteTables": [{"RouteTableId": "rtb-1", "Routes": [{"GatewayId": "x-1", "DestinationCidrBlock": "10.0.0.0/8"}]}]}',
            r"RouteTables\.0\.Routes\.0\.GatewayId: got 'x-1'; a gateway's id is needed",
        ),
    ],
)
def test_a_file_that_is_no_answer_is_refused_with_the_place(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(PrivateLinkError, match=rf"answer 'answer\.json': .*{words}"):
        load(template(), assume=[path])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("transti", "there is no file 'transti'; give 'transit', 'bgp', or the path of a file or directory of saved answers of AWS"),
        ("x" * 5_000, "which is no path; give 'transit', 'bgp'"),
    ],
)
def test_what_is_neither_a_word_nor_a_file_is_refused(given: str, words: str) -> None:
    with pytest.raises(PrivateLinkError, match=rf"assume: .*{words}"):
        load(template(), assume=[given])


def test_what_is_no_text_is_refused() -> None:
    numbers: Any = [7]

    with pytest.raises(PrivateLinkError, match="assume: got int; give 'transit', 'bgp', or the path"):
        load(template(), assume=numbers)


def test_an_empty_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PrivateLinkError, match=r"has no \.json file; save answers of AWS there"):
        load(template(), assume=[tmp_path])


def test_a_word_alone_is_taken_as_one() -> None:
    assert load(template(), assume="transit").explain("Function", "kms").result.verdict == "unknown"
