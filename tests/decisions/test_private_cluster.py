"""Which endpoints a private EKS cluster gets, and what is said of a choice that would not work."""

from __future__ import annotations

import pytest

from constructs_privatelink import EndpointPolicy, PrivateLinkError
from constructs_privatelink.decisions.private_cluster import MEMBERS, Member, chosen, doubts_about, doubts_about_layers

REGION = "eu-west-1"


def names(leave_out: list[str], also: list[str]) -> list[str]:
    return [member.name for member in chosen(leave_out, also)]


def doubts(leave_out: list[str], also: list[str], elsewhere: tuple[str, ...] = (), region: str | None = REGION) -> list[tuple[str, str]]:
    members = chosen(leave_out, also)
    return [(doubt.id, doubt.text.partition(";")[0]) for doubt in doubts_about(members, elsewhere, region)]


def test_optional_members_come_when_they_are_asked_for() -> None:
    always = [member.name for member in MEMBERS if not member.optional]

    assert names([], []) == always
    assert set(names([], ["xray"])) == {*always, "xray"}
    assert names(["eks-auth", "xray"], []) == [name for name in always if name != "eks-auth"]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: member.name)
def test_what_a_member_needs_is_in_the_set(member: Member) -> None:
    assert {other.name for other in MEMBERS}.issuperset(member.needs)


@pytest.mark.parametrize(
    ("leave_out", "also", "reason"),
    [
        ("s3", [], "got leave_out='s3', which is one string; give a sequence of strings, such as ['s3']"),
        (["ecr"], [], "got 'ecr' in leave_out, which is not in the set; did you mean 'ecr.api' or 'ecr.dkr'?"),
        ([], ["athena"], "got 'athena' in also, which is not in the set of "),
        (["xray"], ["xray"], "got 'xray' in leave_out and in also; keep it in one of them"),
        ([member.name for member in MEMBERS], [], "got everything in leave_out, and nothing is left; keep at least one"),
    ],
)
def test_a_choice_that_cannot_be_made_says_why(leave_out: list[str], also: list[str], reason: str) -> None:
    with pytest.raises(PrivateLinkError) as raised:
        chosen(leave_out, also)

    assert any(text.startswith(reason) for text in raised.value.reasons)


def test_a_member_without_what_it_needs_is_doubtful_unless_the_vpc_has_it() -> None:
    assert [doubt for doubt, _ in doubts(["s3"], [])] == ["cluster-member-missing"]
    assert "'ecr.api' and 'ecr.dkr' cannot do without 's3'" in doubts(["s3"], [])[0][1]
    assert doubts(["s3"], [], elsewhere=("s3",)) == []


def test_the_home_of_a_global_service_is_known_in_the_commercial_partition_alone() -> None:
    assert doubts([], ["route53"]) == []
    assert doubts([], ["route53"], region=None) == []
    assert [doubt for doubt, _ in doubts([], ["route53"], region="cn-north-1")] == ["global-service-region"]


@pytest.mark.parametrize(
    ("policy", "lets_pull"),
    [
        (EndpointPolicy.allow("s3:GetObject", resources=["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"]), True),
        (EndpointPolicy.allow("s3:Get*"), True),
        (EndpointPolicy.allow("s3:GetObject", resources=["arn:aws:s3:::mine/*"]), False),
        (EndpointPolicy.allow("s3:PutObject"), False),
    ],
)
def test_a_policy_that_keeps_nodes_from_the_layers_of_images_is_doubtful(policy: EndpointPolicy, *, lets_pull: bool) -> None:
    assert [doubt.id for doubt in doubts_about_layers(policy)] == ([] if lets_pull else ["gateway-policy-without-layers"])
