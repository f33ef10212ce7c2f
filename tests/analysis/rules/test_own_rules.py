"""Rules of a team's own: asked after those of this library, and refused by name where they cannot be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import judged, load
from constructs_privatelink.analysis.rules import RULES, VERDICT_RULES, EndpointKind, Rule, RuleContext, Trouble, all_rules
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.rules.examples import VPC, endpoint
from tests.analysis.rules.own_rules_fixtures import a_rule, endpoint_without_owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATE = {"Resources": {"Vpc": VPC, "Kms": endpoint()}}
MODULE = "tests.analysis.rules.own_rules_fixtures"


def test_a_rule_of_a_team_is_asked_after_those_of_this_library() -> None:
    result = judged(load(TEMPLATE, region="eu-west-1"), rules=[endpoint_without_owner])

    last = result[-1]
    assert (last.rule, last.severity, str(last.resource), last.property) == ("ACME1", "warning", "Template.Kms", "Tags")
    assert (last.text, last.fix) == ("it has no tag 'Owner'", "add one with the team's name")
    assert [finding.rule for finding in result[:-1]] == [finding.rule for finding in judged(load(TEMPLATE, region="eu-west-1"))]


def test_all_rules_end_with_those_of_a_team() -> None:
    assert all_rules([endpoint_without_owner]) == (*VERDICT_RULES, *RULES, endpoint_without_owner)


@pytest.mark.parametrize("id", ["PL001", "client-blocked", "single-az"])
def test_the_id_of_a_rule_or_warning_of_this_library_is_taken(id: str) -> None:
    with pytest.raises(PrivateLinkError, match=f"the rule '{id}' of '{__name__}' has the id of a rule or warning of this library"):
        all_rules([a_rule(id, _nothing)])


@pytest.mark.parametrize("id", ["PL999", "PL1", "pl123"])
def test_ids_of_the_form_of_this_librarys_own_are_kept_for_it(id: str) -> None:
    with pytest.raises(PrivateLinkError, match="keeps for its own"):
        all_rules([a_rule(id)])


@pytest.mark.parametrize("id", ["", "1A", "ACME::1", "ACME 1", "ACME/1"])
def test_an_id_that_cannot_be_acknowledged_is_refused(id: str) -> None:
    with pytest.raises(PrivateLinkError, match="has an id that cannot be acknowledged"):
        all_rules([a_rule(id)])


def test_an_id_that_is_given_twice_is_refused_with_both_rules() -> None:
    with pytest.raises(PrivateLinkError) as caught:
        all_rules([endpoint_without_owner, a_rule("ACME1", _nothing)])

    assert [reason.partition(" has ")[0] for reason in caught.value.reasons] == [
        f"the rule 'ACME1' of '{MODULE}'",
        f"the rule 'ACME1' of '{__name__}'",
    ]


def test_every_reason_against_rules_is_told_at_once() -> None:
    with pytest.raises(PrivateLinkError) as caught:
        all_rules([a_rule("PL1"), a_rule("ACME2", severity="fatal", link="the wiki"), "ACME3"])  # type: ignore[list-item] # no rule

    wanted = ["got 'ACME3'", "an id of the form that this library keeps for its own", "the severity 'fatal'", "the link 'the wiki'"]
    assert [word in reason for word, reason in zip(wanted, caught.value.reasons, strict=True)] == [True] * 4


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": None}, "the rule None of '.*' has an id that cannot be acknowledged"),
        ({"id": ["ACME2"]}, "an id that cannot be acknowledged"),
        ({"severity": []}, "the severity \\[\\]; give one of error, warning, info"),
        ({"link": None}, "the link None"),
        ({"link": "https://wiki.example.com/a\n::error::b"}, "the link 'https://wiki.example.com/a"),
        ({"title": None}, "the title None; give one line of text"),
        ({"title": "Owners\n::error::none"}, "the title 'Owners"),
        ({"title": " "}, "the title ' '"),
    ],
)
def test_what_describes_a_rule_has_its_form(wrong: dict[str, object], said: str) -> None:
    given = {"id": "ACME2", "title": "Owners", "severity": "warning", "link": "https://wiki.example.com"} | wrong

    with pytest.raises(PrivateLinkError, match=said):
        all_rules([Rule(**given, check=_nothing)])  # type: ignore[arg-type] # as the table says


def test_a_function_without_the_decorator_is_named() -> None:
    with pytest.raises(PrivateLinkError) as caught:
        all_rules([_nothing])  # type: ignore[list-item] # no rule yet

    assert caught.value.reasons == ("got <function _nothing>; give what the decorator 'rule' makes of a function",)


def _nothing(_: RuleContext) -> Iterator[Trouble]:
    yield from ()


def _raises(context: RuleContext) -> Iterator[Trouble]:
    for number, known in enumerate(context.endpoints(EndpointKind.INTERFACE)):
        yield Trouble(known.id, "Tags", f"{1 // number}")


def _ends(_: RuleContext) -> Iterator[Trouble]:
    raise SystemExit(0)


def _fails(_: RuleContext) -> Iterator[Trouble]:
    raise pytest.fail.Exception("no owner")


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise ValueError


def _raises_what_cannot_be_said(_: RuleContext) -> Iterator[Trouble]:
    raise SpeechlessError


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (_raises, "ZeroDivisionError: integer"),
        (_ends, "SystemExit: 0"),
        (_fails, "Failed: no owner"),
        (_raises_what_cannot_be_said, "SpeechlessError ("),
    ],
)
def test_a_rule_that_raises_is_named_with_its_module_and_what_it_was_asked_about(check: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "network.yaml"
    path.write_text("Resources: {Kms: {Type: 'AWS::EC2::VPCEndpoint', Properties: {VpcEndpointType: Interface}}}", encoding="utf-8")

    with pytest.raises(PrivateLinkError) as caught:
        judged(load(path), rules=[a_rule("ACME2", check)])  # type: ignore[arg-type] # as the table says

    assert caught.value.subject == f"rule 'ACME2' of '{__name__}'"
    (reason,) = caught.value.reasons
    assert f"raised {words}" in reason
    assert "test_own_rules.py:" in reason
    assert f"when it was asked about {path}; mend it, or leave the rule out" in reason


KMS = ResourceId("Template", "Kms")


@pytest.mark.parametrize(
    "yielded",
    [
        "it has no tag",
        None,
        Trouble("Kms", "Tags", "it has none"),  # type: ignore[arg-type] # a name is no id
        Trouble(KMS, "Tags", "it has none", severity="fatal"),  # type: ignore[arg-type] # there is no such severity
        Trouble(KMS, "Tags", 7),  # type: ignore[arg-type] # no text
    ],
)
def test_what_is_no_trouble_is_refused(yielded: object) -> None:
    with pytest.raises(PrivateLinkError, match=r"rule 'ACME2' of .* yielded .*; yield a Trouble with the id of a resource"):
        judged(load(TEMPLATE), rules=[a_rule("ACME2", lambda _: [yielded])])  # type: ignore[list-item] # wrong


def test_a_check_that_returns_nothing_at_all_is_named() -> None:
    with pytest.raises(PrivateLinkError, match=r"rule 'ACME2' of .*raised TypeError: 'NoneType' object is not iterable"):
        judged(load(TEMPLATE), rules=[a_rule("ACME2", lambda _: None)])  # type: ignore[arg-type,return-value] # it forgot to yield


def test_a_rule_of_this_library_is_a_rule_like_any_other() -> None:
    assert all(isinstance(rule, Rule) for rule in all_rules())
