"""A policy is checked against the service of its endpoint: what cannot work is refused, what may be right is a doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.policy.document import EndpointPolicy

ELASTICACHE = Service(
    short_name="elasticache",
    name_template="com.amazonaws.{region}.elasticache",
    endpoint_policy=True,
    endpoint_policy_certain=True,
    iam_prefixes=("elasticache",),
    doc_url="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html",
    as_of="2026-11",
)
EKS_AUTH = replace(ELASTICACHE, short_name="eks-auth", name_template="com.amazonaws.{region}.eks-auth", iam_prefixes=("eks-auth",))
UNKNOWN_PREFIXES = replace(ELASTICACHE, short_name="console", name_template="com.amazonaws.{region}.console", iam_prefixes=())


def reasons(policy: EndpointPolicy, service: Service = ELASTICACHE) -> tuple[str, ...]:
    with pytest.raises(PrivateLinkError) as refusal:
        policy.check(service)

    assert refusal.value.subject == f"policy for '{service.short_name}'"
    return refusal.value.reasons


def doubt_ids(policy: EndpointPolicy, service: Service = ELASTICACHE) -> list[str]:
    return [doubt.id for doubt in policy.check(service)]


@pytest.mark.parametrize(
    "policy",
    [
        EndpointPolicy.full_access(),
        EndpointPolicy.full_access() + EndpointPolicy.deny_accounts("123456789012"),
        EndpointPolicy.allow("elasticache:CreateSnapshot", "elasticache:Describe*", "elasticache:*"),
        EndpointPolicy.allow("ElastiCache:CreateSnapshot"),
        EndpointPolicy.allow("${Token[TOKEN.1]}", "${Token[TOKEN.2]}:List*", "elasticache:${Token[TOKEN.3]}"),
        EndpointPolicy.from_json(
            {
                "Statement": {
                    "Effect": "Allow",
                    "NotPrincipal": {"AWS": "123456789012"},
                    "NotAction": "elasticache:Delete*",
                    "Resource": "*",
                }
            },
        ),
    ],
)
def test_a_policy_of_the_service_raises_no_doubt(policy: EndpointPolicy) -> None:
    assert policy.check(ELASTICACHE) == ()


def test_a_service_that_takes_no_policy_refuses_one() -> None:
    service = replace(ELASTICACHE, endpoint_policy=False)

    (reason,) = reasons(EndpointPolicy.full_access(), service)

    assert reason == (
        "'elasticache' takes no endpoint policy (as of 2026-11, "
        "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html); "
        "leave policy out, or correct the fact with dataclasses.replace(service, endpoint_policy=True)"
    )


def test_a_service_of_the_user_that_takes_no_policy_refuses_one() -> None:
    service = Service.custom("com.amazonaws.{region}.new-service", endpoint_policy=False)

    assert reasons(EndpointPolicy.full_access(), service)[0].startswith("'new-service' takes no endpoint policy; leave policy out")


def test_a_refusal_of_policies_that_is_not_certain_is_a_doubt() -> None:
    service = replace(ELASTICACHE, endpoint_policy=False, endpoint_policy_certain=False)

    (doubt,) = EndpointPolicy.full_access().check(service)

    assert doubt.id == "policy-support-doubtful"
    assert "'elasticache' takes no endpoint policy, if its source still holds (as of 2026-11, https://" in doubt.text


def test_a_service_whose_policy_support_is_unknown_raises_a_doubt_with_the_date() -> None:
    service = replace(ELASTICACHE, endpoint_policy=None, doc_url="")

    (doubt,) = EndpointPolicy.full_access().check(service)

    assert doubt.id == "policy-support-unknown"
    assert doubt.text.startswith("no source says whether 'elasticache' takes an endpoint policy (as of 2026-11); look at")


def test_a_policy_that_only_denies_is_refused() -> None:
    (reason,) = reasons(EndpointPolicy.deny_accounts("123456789012"))

    assert reason.startswith("the policy allows nothing, so every call is denied; add EndpointPolicy.full_access()")


def test_an_effect_that_is_not_known_yet_may_allow() -> None:
    policy = EndpointPolicy.from_json({"Statement": {"Effect": {"Ref": "Effect"}, "Principal": "*", "Action": "*", "Resource": "*"}})

    assert policy.check(ELASTICACHE) == ()


def test_a_statement_without_a_principal_is_refused() -> None:
    policy = EndpointPolicy.full_access() + EndpointPolicy.from_json({"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})

    (reason,) = reasons(policy)

    assert reason.startswith('statement 2: no Principal, which an endpoint policy must have; write "Principal": "*"')


def test_a_policy_takes_20480_characters_and_not_one_more() -> None:
    around = '{"Version":"2012-10-17","Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"arn:"}]}'
    room = 20_480 - len(around)

    longest, longer = (EndpointPolicy.allow("*", resources=["arn:" + "é" * length]) for length in (room, room + 1))

    assert longest.check(ELASTICACHE) == ()
    assert reasons(longer) == ("the policy has 20,481 characters, more than the 20,480 that AWS takes; merge statements",)


def test_what_is_not_known_yet_does_not_count_towards_the_length() -> None:
    long = "x" * 200
    unknown = EndpointPolicy.allow("*", resources=[f"${{Token[{long}.{number}]}}" for number in range(200)])
    joined = EndpointPolicy.from_json(
        {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": [{"Fn::Join": ["", [long] * 200]}]}},
    )

    assert doubt_ids(unknown) == doubt_ids(joined) == []


def test_what_is_known_counts_beside_what_is_not() -> None:
    policy = EndpointPolicy.allow("*", resources=["arn:" + "x" * 20_480 + "${Token[TOKEN.1]}", "*"])

    assert reasons(policy)[0].startswith("the policy has 20,5")


@pytest.mark.parametrize(
    ("action", "meant"),
    [
        ("elasticcache:CreateSnapshot", "elasticache"),
        ("elasticahce:CreateSnapshot", "elasticache"),
        ("elastic-cache:*", "elasticache"),
        ("ElastiCash:*", "elasticache"),
        ("dynamodbb:GetItem", "dynamodb"),
        ("secretmanager:GetSecretValue", "secretsmanager"),
    ],
)
def test_a_misspelt_prefix_is_refused_with_the_one_that_was_meant(action: str, meant: str) -> None:
    prefix = action.lower().partition(":")[0]

    assert reasons(EndpointPolicy.allow(action)) == (f"{action!r}: no service has the prefix {prefix!r}; did you mean {meant!r}",)


def test_a_misspelt_prefix_is_refused_in_what_is_excepted_too() -> None:
    policy = EndpointPolicy.from_json({"Statement": {"Effect": "Allow", "Principal": "*", "NotAction": "eks-aut:*", "Resource": "*"}})

    assert reasons(policy, EKS_AUTH) == ("'eks-aut:*': no service has the prefix 'eks-aut'; did you mean 'eks-auth'",)


@pytest.mark.parametrize("action", ["s3:GetObject", "iam:PassRole", "sso:ListInstances", "s3-object-lambda:*", "kms:Decrypt"])
def test_an_action_of_another_service_is_a_doubt(action: str) -> None:
    (doubt,) = EndpointPolicy.allow("elasticache:*", action).check(ELASTICACHE)

    assert doubt.id == "policy-other-service"
    assert doubt.text.startswith(f"{action!r}: the actions of 'elasticache' start with 'elasticache:'; leave out")


def test_actions_of_one_other_service_are_one_doubt() -> None:
    policy = EndpointPolicy.full_access() + EndpointPolicy.deny(*(f"kms:Action{number}" for number in range(5)))

    (doubt,) = policy.check(ELASTICACHE)

    assert doubt.text.startswith(
        "statement 2: 'kms:Action0', statement 2: 'kms:Action1', statement 2: 'kms:Action2' and 2 more: the actions"
    )


def test_a_token_in_a_doubt_reads_as_one() -> None:
    (doubt,) = EndpointPolicy.allow("kms:${Token[TOKEN.17]}").check(ELASTICACHE)

    assert doubt.text.startswith("'kms:<token>': the actions")


@pytest.mark.parametrize("action", ["elasticache2:Go", "elasticache-data:Connect", "brandnewservice:Go", "kmz:Decrypt"])
def test_a_prefix_that_may_be_new_is_a_doubt(action: str) -> None:
    assert doubt_ids(EndpointPolicy.allow(action)) == ["policy-unknown-prefix"]


@pytest.mark.parametrize(("action", "told"), [("kms:Decypt", True), ("kms:Decrypt", False), ("kms:Teleport", False), ("kms:D*", False)])
def test_an_action_that_iam_does_not_know_is_doubted_where_another_is_near(action: str, *, told: bool) -> None:
    doubts = EndpointPolicy.allow(action).check(Service.find("kms"))

    assert [doubt.id for doubt in doubts] == ["policy-unknown-action"] * told
    assert all("did you mean 'kms:Decrypt'" in doubt.text for doubt in doubts)


def test_a_prefix_that_the_service_names_is_known() -> None:
    service = replace(ELASTICACHE, iam_prefixes=("elasticache", "elasticcache"))

    assert EndpointPolicy.allow("elasticcache:Go", "elasticache:Go").check(service) == ()


def test_nobody_owns_the_actions_of_a_service_without_known_prefixes() -> None:
    assert doubt_ids(EndpointPolicy.allow("kms:Decrypt", "s3:GetObject"), UNKNOWN_PREFIXES) == []
    assert doubt_ids(EndpointPolicy.allow("dynamodbb:GetItem"), UNKNOWN_PREFIXES) == ["policy-unknown-prefix"]


def test_a_repeated_sid_is_a_doubt() -> None:
    policy = EndpointPolicy.allow("*", sid="Same") + EndpointPolicy.deny("elasticache:Delete*", sid="Same")

    (doubt,) = policy.check(ELASTICACHE)

    assert (doubt.id, doubt.text.partition(",")[0]) == ("policy-duplicate-sid", "2 statements have the Sid 'Same'")


def test_every_reason_is_listed() -> None:
    policy = EndpointPolicy.from_json(
        {"Statement": {"Effect": "Deny", "Action": "elasticcache:*", "Resource": [f"arn:{number}" for number in range(4000)]}},
    )

    refused = reasons(policy, replace(ELASTICACHE, endpoint_policy=False))

    assert [reason.split()[0] for reason in refused] == ["'elasticache'", "no", "the", "the", "'elasticcache:*':"]
