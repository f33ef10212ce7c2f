"""What holds for every endpoint policy, however it was made."""

from __future__ import annotations

import copy
import json
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.policy.document import EndpointPolicy

TEXTS = st.one_of(
    st.sampled_from(
        ["*", "arn:aws:s3:::assets/*", "${Token[TOKEN.12]}", "é ", '"'],
    ),
    st.fixed_dictionaries({"Ref": st.sampled_from(["Bucket", "AWS::AccountId"])}),
    st.builds(lambda parts: {"Fn::Join": ["", parts]}, st.lists(st.text(min_size=1, max_size=3), max_size=3)),
)
ACTIONS = st.one_of(
    st.sampled_from(["*", "kms:Decrypt", "KMS:Decrypt", "elasticcache:*", "nosuch:Action", "${Token[TOKEN.3]}:List*"]),
    st.fixed_dictionaries({"Fn::Sub": st.just("kms:${Name}")}),
)
PRINCIPALS = st.one_of(st.just("*"), st.builds(lambda names: {"AWS": names}, st.lists(TEXTS, min_size=1, max_size=2)))
VALUES = st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS, st.lists(TEXTS, max_size=2))
CONDITIONS = st.dictionaries(
    st.sampled_from(["StringEquals", "Bool"]), st.dictionaries(st.text(max_size=3), VALUES, max_size=2), max_size=2
)


def one_or_more(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return values | st.lists(values, min_size=1, max_size=3)


STATEMENTS = st.builds(
    lambda required, action, resource, optional: required | action | resource | optional,
    st.fixed_dictionaries({"Effect": st.sampled_from(["Allow", "Deny", "${Token[TOKEN.1]}"])}),
    st.dictionaries(st.sampled_from(["Action", "NotAction"]), one_or_more(ACTIONS), min_size=1, max_size=1),
    st.dictionaries(st.sampled_from(["Resource", "NotResource"]), one_or_more(TEXTS), min_size=1, max_size=1),
    st.fixed_dictionaries({}, optional={"Principal": PRINCIPALS, "Condition": CONDITIONS, "Sid": st.sampled_from(["One", "Two"])}),
)
DOCUMENTS = st.builds(
    lambda statements, head: head | {"Statement": statements},
    st.lists(STATEMENTS, min_size=1, max_size=4),
    st.fixed_dictionaries({}, optional={"Version": st.sampled_from(["2008-10-17", "2012-10-17"]), "Id": st.text(max_size=3)}),
)
POLICIES = DOCUMENTS.map(EndpointPolicy.from_json)
SERVICES = st.builds(
    Service,
    short_name=st.just("kms"),
    name_template=st.just("com.amazonaws.{region}.kms"),
    endpoint_policy=st.sampled_from([True, False, None]),
    endpoint_policy_certain=st.booleans(),
    iam_prefixes=st.sampled_from([(), ("kms",), ("kms", "elasticache")]),
)


@given(DOCUMENTS)
def test_a_document_comes_back_as_it_was_given(document: dict[str, object]) -> None:
    before = copy.deepcopy(document)

    policy = EndpointPolicy.from_json(document)

    assert policy.to_json() == document == before
    assert EndpointPolicy.from_json(policy.to_json()) == policy
    assert EndpointPolicy.from_json(json.dumps(document)) == policy
    assert list(policy.statements) == document["Statement"]


@given(POLICIES)
def test_the_repr_of_a_policy_makes_it_again(policy: EndpointPolicy) -> None:
    assert eval(repr(policy)) == policy  # noqa: S307 - a repr that was just made


@given(POLICIES, POLICIES, POLICIES)
def test_it_makes_no_difference_which_two_policies_are_combined_first(a: EndpointPolicy, b: EndpointPolicy, c: EndpointPolicy) -> None:
    assert (a + b) + c == a + (b + c)
    assert hash((a + b) + c) == hash(a + (b + c))


@given(POLICIES, POLICIES)
def test_a_combination_has_the_statements_of_both_and_no_others(a: EndpointPolicy, b: EndpointPolicy) -> None:
    combined = a + b

    assert all(statement in combined.statements for statement in (*a.statements, *b.statements))
    assert all(statement in (*a.statements, *b.statements) for statement in combined.statements)
    assert combined + a == combined + b == combined


@given(POLICIES, SERVICES)
def test_checking_changes_nothing_and_says_the_same_again(policy: EndpointPolicy, service: Service) -> None:
    text = policy.text

    answers = [answer(policy, service), answer(policy, service)]

    assert answers[0] == answers[1]
    assert policy.text == text


def answer(policy: EndpointPolicy, service: Service) -> object:
    with suppress(PrivateLinkError):
        return policy.check(service)
    return "refused"
