r"""What a template says can be seen wherever it is written, and is nobody's command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.visible_text import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Stack/Orders", "Stack/Orders"),
        ("AWS::EC2::VPC", "AWS::EC2::VPC"),
        ("Büro 日本　語 🙂", "Büro 日本　語 🙂"),
        ("a\nb\rc\td", r"a\nb\rc\td"),
        ("\x1b[31mred\x9b0m\x00", r"\x1b[31mred\x9b0m\x00"),
        ("\u202eevil\u2066\u200b\u2028\ufeff", r"\u202eevil\u2066\u200b\u2028\ufeff"),
        ("\ud800\U000e0041", r"\ud800\U000e0041"),
    ],
)
def test_what_cannot_be_seen_becomes_an_escape_and_letters_stay(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize("space", ["", "  ", "\u00a0", "\u3000"])
def test_a_workflow_command_of_github_is_none_at_the_start_of_a_line(space: str) -> None:
    assert visible(f"{space}::error file=a.py::pwned") == rf"{space}\x3a:error file=a.py::pwned"


@pytest.mark.parametrize("command", ["##[error]", "##[add-mask]e", "##vso[task.complete]", "##teamcity[buildProblem]", "###[error]"])
def test_commands_that_ci_servers_obey_anywhere_in_a_line_are_none(command: str) -> None:
    seen = visible(f"Stack/{command}")

    assert not any(start in seen for start in ("##[", "##vso[", "##teamcity["))


@given(st.text())
def test_a_text_stays_one_line_and_stays_as_it_is_the_second_time(text: str) -> None:
    seen = visible(text)

    assert len(seen.splitlines()) <= 1
    assert visible(seen) == seen
    assert not seen.lstrip().startswith("::")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("at ${App/Vpc}: the routes", "at the parameter App/Vpc: the routes"),
        ("at ${Prod/App/SubnetIds/0}: the routes", "at the parameter Prod/App/SubnetIds[0]: the routes"),
        ("${App/Places/1.VpcId}", "the VpcId of the parameter App/Places[1]"),
        ("${Fn::ImportValue:net-VpcId@?/eu-west-1}: why", "the import net-VpcId: why"),
        ("${Fn::ImportValue:${App/Net}-VpcId@?/?}", "the import ${App/Net}-VpcId"),
        ("'${resolve:ssm:/net/vpc@111111111111/eu-west-1}'", "'the SSM parameter /net/vpc'"),
        ("10.${App/Octet}.0.0/16", "10.${App/Octet}.0.0/16"),
        ("arn:aws:s3:::${App.Bucket}/*", "arn:aws:s3:::${App.Bucket}/*"),
        ("${AWS::Region} and ${App/AWS::StackName}-Vpc", "${AWS::Region} and ${App/AWS::StackName}-Vpc"),
        ("kms.${App/Region}.amazonaws.com", "kms.${App/Region}.amazonaws.com"),
    ],
)
def test_what_only_the_deployment_tells_is_named_in_words_where_it_stands_alone(text: str, seen: str) -> None:
    assert (visible(text), visible(visible(text))) == (seen, seen)
