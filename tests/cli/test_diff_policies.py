"""Policies that become wider are never said not to: what is proven, what is found by asking, and what nobody can tell."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.policies.match import evaluate
from constructs_privatelink.analysis.policies.request import ANONYMOUS, Facts, Principal
from constructs_privatelink.cli.diff import compared
from constructs_privatelink.cli.diff.containment import beyond
from constructs_privatelink.cli.diff.policy_meaning import meant
from constructs_privatelink.cli.diff.probes import PolicyContext, wider
from tests.cli.templates import network

if TYPE_CHECKING:
    from constructs_privatelink.cli.diff import Difference

Json = dict[str, Any]
PLACES = PolicyContext("new"), PolicyContext("old")
KEY = "arn:aws:kms:eu-west-1:111122223333:key/"


def statement(effect: str = "Allow", **elements: object) -> Json:
    """Return a statement about everything but for what is given; None leaves an element out."""
    whole: Json = {"Effect": effect, "Principal": "*", "Action": "*", "Resource": "*"} | elements
    return {name: value for name, value in whole.items() if value is not None}


def policy(*statements: Json) -> Json:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def verdict(old: object, new: object, **more: object) -> str:
    """Return what becomes of a policy; empty where it lets through what it did."""
    told = [difference.kind for difference in differences(old, new, **more) if difference.part == "policies"]
    return told[0] if told else ""


def differences(old: object, new: object, **more: object) -> tuple[Difference, ...]:
    """Return all that changes where only the policy of an endpoint does."""
    sides = []
    for document in (old, new):
        template = network()
        template["Resources"].update(more)
        template["Resources"]["Kms"]["Properties"].update({} if document is None else {"PolicyDocument": document})
        sides.append(load(template))
    return compared(*sides).differences


DECRYPT = statement(Action="kms:Decrypt", Resource=f"{KEY}*")
OURS = {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}
OTHERS = statement("Deny", Condition={"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}})


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (policy(DECRYPT), None),
        (policy(), policy(DECRYPT)),
        (policy(DECRYPT), policy(statement(Action=["kms:Decrypt", "kms:Encrypt"], Resource=f"{KEY}*"))),
        (policy(DECRYPT), policy(statement(Action="kms:D*", Resource=f"{KEY}*"))),
        (policy(DECRYPT), policy(statement(Action="kms:Decrypt"))),
        (policy(statement(Resource=f"{KEY}1")), policy(statement(Resource=[f"{KEY}1", f"{KEY}2"]))),
        (policy(statement(Principal={"AWS": "111122223333"})), policy(statement(Principal={"AWS": ["111122223333", "444455556666"]}))),
        (policy(statement(Principal={"AWS": "arn:aws:iam::111122223333:role/a"})), policy(statement(Principal={"AWS": "111122223333"}))),
        (policy(statement(Condition=OURS)), policy(statement())),
        (policy(statement(Condition=OURS)), policy(statement(Condition={"StringEquals": {"aws:PrincipalOrgID": ["o-1", "o-2"]}}))),
        (policy(statement(), OTHERS), policy(statement())),
        (policy(statement(), statement("Deny", Action=["kms:A", "kms:B"])), policy(statement(), statement("Deny", Action="kms:A"))),
        (policy(statement(Action=None, NotAction=["kms:A", "kms:B"])), policy(statement(Action=None, NotAction="kms:A"))),
        (policy(DECRYPT, OTHERS), policy(DECRYPT, statement(Action="kms:Encrypt"), OTHERS)),
        (
            policy(statement(Condition={"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/16"}})),
            policy(statement(Condition={"IpAddress": {"aws:VpcSourceIp": ["10.0.0.0/16", "10.1.0.0/16"]}})),
        ),
    ],
)
def test_a_wider_policy_is_widened_and_the_other_way_round_narrowed(narrow: object, wide: object) -> None:
    assert verdict(narrow, wide) == "widened"
    assert verdict(wide, narrow) == "narrowed"


ACCOUNT, ROOT = "111122223333", "arn:aws:iam::111122223333:root"


def to(*principals: object) -> Json:
    return statement(Principal={"AWS": list(principals)})


def spared(principal: str) -> Json:
    return statement("Deny", Principal=None, NotPrincipal={"AWS": principal})


def asked(operator: str, value: object, effect: str = "Allow") -> Json:
    return statement(effect, Condition={operator: {"aws:k": value}})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (policy(DECRYPT), policy({"Sid": "Named", **DECRYPT})),
        (policy(DECRYPT), policy(statement(Action=["KMS:decrypt"], Resource=[f"{KEY}*"]))),
        (None, policy(statement())),
        (policy(statement(Action=["kms:A", "kms:B"])), policy(statement(Action="kms:A"), statement(Action="kms:B"))),
        (policy(statement(Principal={"AWS": "*"})), policy(statement())),
        (policy(statement(Principal={"AWS": "111122223333"})), policy(statement(Principal={"AWS": "arn:aws:iam::111122223333:root"}))),
        (policy(statement(Condition=OURS)), policy(statement(Condition={"StringEquals": {"AWS:principalorgid": ["o-1"]}}))),
        (policy(DECRYPT, OTHERS), policy(OTHERS, DECRYPT)),
        (policy(DECRYPT), {"Statement": DECRYPT}),
        (policy(to(ACCOUNT, "444455556666")), policy(to("444455556666"), to(ROOT))),
        (policy(statement(), spared(ACCOUNT)), policy(statement(), spared(ROOT))),
        (policy(to({"Ref": "AWS::AccountId"})), policy(to({"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}))),
        (policy(asked("StringEquals", "o-1")), policy(asked("stringlike", ["o-1"]))),
        (policy(asked("StringLike", ["b*", "a*"])), policy(asked("StringLike", ["a*", "b*"]))),
        (policy(asked("ArnEquals", f"{KEY}*")), policy(asked("ArnLike", f"{KEY}*"))),
        (policy(asked("Bool", "true")), policy(asked("Bool", value=True))),
        (policy(asked("Bool", "true")), policy(asked("Bool", "True"))),
        (policy(asked("NumericLessThan", 10)), policy(asked("NumericLessThan", "10.0"))),
        (policy(asked("IpAddress", "10.0.0.0/16")), policy(asked("IpAddress", ["10.0.128.0/17", "10.0.0.9/17"]))),
        (policy(asked("NotIpAddress", "10.0.0.1")), policy(asked("NotIpAddress", "10.0.0.1/32"))),
        (policy(statement(), asked("StringNotEquals", "a", "Deny")), policy(statement(), asked("StringNotEqualsIfExists", "a", "Deny"))),
    ],
)
def test_what_is_only_written_differently_changes_nothing(one: object, other: object) -> None:
    assert differences(one, other) == ()


def test_one_that_lets_other_things_through_is_wider() -> None:
    [found] = differences(policy(statement(Action="kms:A")), policy(statement(Action="kms:B")))

    assert (found.kind, found.text) == ("widened", "the policy changes: it lets requests through that it did not, and others no longer")
    assert found.details == ("allows now: everybody may call kms:B", "no longer allows: everybody may call kms:A")


@pytest.mark.parametrize(
    "new",
    [
        {"Fn::Transform": {"Name": "Policy"}},
        policy({"Fn::Transform": {"Name": "Statement"}}),
        policy(statement(Action={"Fn::Transform": {"Name": "Actions"}})),
        policy(statement(Condition={"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}})),
        policy(statement(Action="kms:Decrypt", Resource={"Fn::Sub": "${Vpc}/*"})),
    ],
)
def test_what_is_not_known_may_be_wider(new: object) -> None:
    assert verdict(policy(DECRYPT), new) == "changed"


def test_what_is_not_known_and_written_as_before_is_the_same() -> None:
    unread = policy(statement(Action={"Fn::Transform": {"Name": "Actions"}}))

    assert differences(unread, unread) == ()


@pytest.mark.parametrize(
    ("section", "declared"),
    [
        ("Parameters", {"Type": "String", "NoEcho": True, "Default": "another"}),
        ("Conditions", {"Fn::Equals": [{"Ref": "Given"}, "another"]}),
    ],
)
def test_what_stays_as_it_is_written_and_depends_on_what_does_not_may_be_wider(section: str, declared: object) -> None:
    old = network()
    old["Parameters"] = {"Given": {"Type": "String"}, "Chosen": {"Type": "String", "NoEcho": True, "Default": "one"}}
    old["Conditions"] = {"Chosen": {"Fn::Equals": [{"Ref": "Given"}, "one"]}}
    actions = [{"Fn::If": ["Chosen", "kms:A", "kms:B"]}, {"Ref": "Chosen"}]
    old["Resources"]["Kms"]["Properties"]["PolicyDocument"] = policy(statement(Action=actions))
    new = copy.deepcopy(old)
    new[section]["Chosen"] = declared

    assert compared(load(old), load(copy.deepcopy(old))).differences == ()
    assert [difference.kind for difference in compared(load(old), load(new)).differences] == ["changed"]


def test_what_a_deployment_fills_in_is_the_same_on_both_sides() -> None:
    def of(*keys: str) -> Json:
        arns = [{"Fn::Sub": f"arn:${{AWS::Partition}}:kms:${{AWS::Region}}:${{AWS::AccountId}}:key/{key}"} for key in keys]
        return policy(statement(Resource=arns))

    assert verdict(of("1"), of("1", "2")) == "widened"
    assert verdict(of("*"), of("1", "2")) == "narrowed"
    assert verdict(of("2", "1"), of("1", "2")) == ""


def test_another_version_gives_policy_variables_a_meaning() -> None:
    of_users = statement(Resource="arn:aws:s3:::b/${aws:username}")
    both = [policy(of_users) | {"Version": version} for version in ("2008-10-17", "2012-10-17")]

    assert verdict(*both) == "changed"
    assert verdict(*({**one, "Statement": [DECRYPT]} for one in both)) == ""


def test_a_role_of_the_template_is_no_other_role() -> None:
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}

    def of(*names: str) -> Json:
        return policy(statement(Principal={"AWS": [{"Fn::GetAtt": [name, "Arn"]} for name in names]}))

    assert verdict(of("One"), of("One", "Two"), One=role, Two=role) == "widened"
    assert verdict(of("One", "Two"), of("Two"), One=role, Two=role) == "narrowed"


def test_a_wildcard_for_one_letter_is_not_taken_for_one_for_many() -> None:
    assert verdict(policy(statement(Resource=f"{KEY}?")), policy(statement(Resource=f"{KEY}*"))) == "widened"
    assert beyond(policy(statement(Resource="a*")), policy(statement(Resource="a?")))
    assert not beyond(policy(statement(Resource="a?")), policy(statement(Resource="a*")))


def api(document: object) -> Json:
    """Return a template with a private REST API of a policy."""
    properties = {"Name": "Orders", "EndpointConfiguration": {"Types": ["PRIVATE"]}, "Policy": document}
    return {"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": properties}}}


def test_the_policy_of_a_private_api_is_compared_too() -> None:
    by_endpoint = statement(Action="execute-api:Invoke", Condition={"StringEquals": {"aws:SourceVpce": "vpce-1"}})
    narrow, wide = (load(api(policy(one))) for one in (by_endpoint, statement(Action="execute-api:Invoke")))

    assert [difference.kind for difference in compared(narrow, wide).differences if difference.part == "policies"] == ["widened"]
    assert [difference.kind for difference in compared(wide, narrow).differences if difference.part == "policies"] == ["narrowed"]


def collections(*, public: bool, ours: bool) -> Json:
    """Return a template with a collection and an endpoint, and a network policy."""
    document = f'[{{"Rules": [{{"ResourceType": "collection", "Resource": ["collection/logs"]}}], "AllowFromPublic": {str(public).lower()}'
    named = ', "SourceVPCEs": ["${Entrance}"]' if ours else ""
    template = network()
    template["Resources"] |= {
        "Logs": {"Type": "AWS::OpenSearchServerless::Collection", "Properties": {"Name": "logs"}},
        "Entrance": {
            "Type": "AWS::OpenSearchServerless::VpcEndpoint",
            "Properties": {"Name": "logs", "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Group"}]},
        },
        "Access": {
            "Type": "AWS::OpenSearchServerless::SecurityPolicy",
            "Properties": {"Name": "logs", "Type": "network", "Policy": {"Fn::Sub": f"{document}{named}}}]"}},
        },
    }
    return template


def test_network_policies_of_collections_are_compared_by_who_comes_in() -> None:
    shut, open_to_one, public = (
        load(collections(public=public, ours=ours)) for public, ours in ((False, False), (False, True), (True, False))
    )

    def told(old: object, new: object) -> list[tuple[str, str]]:
        found = compared(old, new).differences  # type: ignore[arg-type] # as above
        return [(finding.kind, finding.details[0]) for finding in found if finding.part == "policies"]

    assert told(shut, open_to_one) == [("widened", "Entrance to it: denies before, allows now")]
    assert told(open_to_one, public) == [("widened", "everybody to it: denies before, allows now")]
    assert told(public, open_to_one) == [("narrowed", "everybody to it: allows before, denies now")]
    assert told(open_to_one, open_to_one) == []


TEXTS = {
    "Action": st.sampled_from(["*", "s:*", "s:A", "s:B", "s:A*", "s:?"]),
    "Resource": st.sampled_from(["*", "arn:aws:s:::a", "arn:aws:s:::a*", "arn:aws:s:::a/*", "arn:aws:s:::?", "arn:*:b"]),
}
ACCOUNTS = ["111122223333", "444455556666"]
PRINCIPALS = st.just("*") | st.sampled_from([*ACCOUNTS, f"arn:aws:iam::{ACCOUNTS[0]}:role/a"]).map(lambda one: {"AWS": one})
CONDITIONS = st.dictionaries(
    st.sampled_from(["StringEquals", "StringNotEquals", "StringLike", "StringEqualsIfExists", "ForAnyValue:StringEquals"]),
    st.dictionaries(st.sampled_from(["k", "K2"]), st.lists(st.sampled_from(["x", "y", "x*"]), min_size=1, max_size=2), max_size=2),
    max_size=2,
)


@st.composite
def statements(draw: st.DrawFn) -> Json:
    found: Json = {"Effect": draw(st.sampled_from(["Allow", "Allow", "Deny"])), "Principal": draw(PRINCIPALS)}
    for name, texts in TEXTS.items():
        found[draw(st.sampled_from([name, name, f"Not{name}"]))] = draw(st.lists(texts, min_size=1, max_size=2))
    return found | {"Condition": draw(CONDITIONS)}


POLICIES = st.lists(statements(), max_size=3).map(lambda some: policy(*some))
CALLERS = st.sampled_from([ANONYMOUS, *(Principal(f"arn:aws:iam::{account}:role/{name}") for account in ACCOUNTS for name in "ab")])
VALUES = st.sampled_from([None, ("x",), ("y",), ("xx",), ("z",)])
FACTS = st.builds(
    lambda action, resource, caller, first, second: Facts(action, resource, caller, {"k": first, "k2": second}),
    st.sampled_from(["s:A", "s:B", "s:Any", "t:C"]),
    st.sampled_from(["arn:aws:s:::a", "arn:aws:s:::ab", "arn:aws:s:::a/c", "arn:aws:s:::z", "arn:aws:t:::b"]),
    CALLERS,
    VALUES,
    VALUES,
)


@given(POLICIES, POLICIES, st.lists(FACTS, min_size=20, max_size=40))
def test_what_is_proven_to_be_no_wider_allows_nothing_more(inner: Json, outer: Json, requests: list[Facts]) -> None:
    merged = policy(*inner["Statement"][:1], *outer["Statement"])

    for one, other in ((inner, outer), (outer, merged), (merged, outer)):
        if not beyond(one, other):
            for facts in requests:
                allowed = evaluate(one, facts, "").outcomes == {"allow"}
                assert not (allowed and "allow" not in evaluate(other, facts, "").outcomes)


@given(POLICIES, POLICIES)
def test_what_is_wider_by_asking_is_not_proven_to_be_no_wider(inner: Json, outer: Json) -> None:
    every = [*inner["Statement"], *outer["Statement"]]
    asked = [part for one in every for part in beyond(policy(one), policy())]

    if wider(asked, inner, outer, PLACES):
        assert beyond(inner, outer)


@st.composite
def written_otherwise(draw: st.DrawFn, document: Json) -> Json:
    """Return a policy that means the same."""
    told = copy.deepcopy(document["Statement"])
    for finding in told:
        for name in ("Action", "NotAction"):
            if name in finding:
                finding[name] = draw(st.permutations([draw(st.sampled_from([text, text.upper(), text.lower()])) for text in finding[name]]))
        for name in ("Action", "Resource"):
            if len(finding.get(name, ())) == 1 and draw(st.booleans()):
                finding[name] = finding[name][0]
        principal = finding.get("Principal")
        if isinstance(principal, dict) and principal["AWS"].isdigit():
            finding["Principal"] = {"AWS": draw(st.sampled_from([principal["AWS"], [f"arn:aws:iam::{principal['AWS']}:root"]]))}
        for operator, keys in finding["Condition"].items():
            finding["Condition"][operator] = {key.upper(): draw(st.permutations(values)) for key, values in keys.items()}
    return document | {"Statement": draw(st.permutations(told))}


@given(POLICIES, st.data())
def test_a_policy_that_is_written_otherwise_is_no_wider(one: Json, data: st.DataObject) -> None:
    other = data.draw(written_otherwise(one))

    assert beyond(meant(one), meant(other)) == beyond(meant(other), meant(one)) == ()


@given(POLICIES, FACTS)
def test_a_policy_in_the_form_in_which_it_is_compared_means_the_same(one: Json, facts: Facts) -> None:
    assert evaluate(meant(one), facts, "").outcomes == evaluate(one, facts, "").outcomes


@given(POLICIES)
def test_a_policy_is_no_wider_than_itself(one: Json) -> None:
    assert beyond(one, one) == ()
