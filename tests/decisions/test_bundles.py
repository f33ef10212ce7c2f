"""What a bundle asks for, and the table that says what it costs."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.aws_services import AwsService
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.catalogue.workload_bundles import WorkloadBundle, workload_bundles
from constructs_privatelink.decisions.bundles import Row, chosen, table
from constructs_privatelink.errors import PrivateLinkError

FARGATE = workload_bundles()["ecs-fargate"]


def test_the_members_come_in_the_order_of_the_list() -> None:
    assert [member.service.short_name for member in chosen(FARGATE, (), ())] == ["ecr.api", "ecr.dkr", "s3", "logs"]


def test_what_is_asked_for_besides_has_the_reason_of_the_list_where_that_has_one() -> None:
    ledger = Service.custom("com.example.{region}.ledger")
    *_, secrets, topics, mine = chosen(FARGATE, ["secretsmanager", AwsService.SNS, ledger], ())

    assert secrets.why == "secrets are put into containers before they start"
    assert (topics.service, topics.why) == (AwsService.SNS, "asked for besides")
    assert mine.service is ledger


def test_what_comes_anyway_may_be_asked_for() -> None:
    assert chosen(FARGATE, ["logs", "logs"], ()) == chosen(FARGATE, (), ())


@pytest.mark.parametrize(
    ("region", "names"),
    [("us-east-1", ["q", "codewhisperer"]), (None, ["q", "codewhisperer"]), ("eu-west-1", ["q"])],
)
def test_what_aws_has_in_another_region_alone_does_not_come(region: str | None, names: list[str]) -> None:
    developers = workload_bundles()["amazon-q"]

    assert [member.service.short_name for member in chosen(developers, (), (), region)] == names
    assert [member.service.short_name for member in chosen(developers, ["codewhisperer"], (), region)] == ["q", "codewhisperer"]


def test_what_is_left_out_does_not_come() -> None:
    left = chosen(FARGATE, ["kms"], ["logs", AwsService.S3, "ssm"])

    assert [member.service.short_name for member in left] == ["ecr.api", "ecr.dkr", "kms"]


def test_a_bundle_of_which_other_regions_alone_have_what_is_left_is_refused() -> None:
    developers = workload_bundles()["amazon-q"]

    with pytest.raises(
        PrivateLinkError, match="nothing is left: AWS has codewhisperer in other Regions than eu-west-1 alone; take the bundle"
    ):
        chosen(developers, (), ["q"], "eu-west-1")
    assert [member.service.short_name for member in chosen(developers, ["kms"], ["q"], "eu-west-1")] == ["kms"]


def test_amazon_s3_and_dynamodb_are_meant_by_gateway() -> None:
    assert [member.service.short_name for member in chosen(FARGATE, ["dynamodb"], ()) if member.by_gateway] == ["s3", "dynamodb"]


@pytest.mark.parametrize("name", workload_bundles())
def test_every_member_of_every_list_can_be_made(name: str) -> None:
    bundle = workload_bundles()[name]
    optional = [member.service for member in bundle.optional]

    for member in chosen(bundle, optional, ()):
        if not member.by_gateway:
            member.service.check_interface()


@pytest.mark.parametrize(
    ("also", "without", "reason"),
    [
        (["kmz"], (), "got 'kmz' in also: the catalogue has no such service"),
        ((), ["logz"], "got 'logz' in without: the catalogue has no such service"),
        ((), ["sqs"], "got 'sqs' in without, which is not in the bundle 'ecs-fargate' of ecr.api, ecr.dkr, s3, logs, secretsmanager"),
        (["logs"], ["logs"], "got 'logs' in also and in without; keep it in one of them"),
        ("kms", (), "got also='kms', which is one; give a sequence: also=['kms']"),
        ((), AwsService.S3, "which is one; give a sequence"),
        ([7], (), "got 7 in also; give short names such as 'kms'"),
        ((), ["ecr.api", "ecr.dkr", "s3", "logs"], "got everything in without, and nothing is left; keep at least one"),
    ],
)
def test_what_cannot_be_is_refused(also: list[str], without: list[str], reason: str) -> None:
    with pytest.raises(PrivateLinkError) as caught:
        chosen(FARGATE, also, without)

    assert any(text.startswith(reason) or reason in text for text in caught.value.reasons)


def test_the_table_tells_what_each_endpoint_costs_and_why_it_is_there() -> None:
    rows = [Row("kms", "a key", gateway=False, is_new=True), Row("s3", "a bucket", gateway=True, is_new=True)]
    rows.append(Row("logs", "a log", gateway=False, is_new=False))

    assert table("For a test", rows, region="us-east-1", zones=3, pages=["https://docs.aws.amazon.com/"]).splitlines() == [
        "For a test",
        "US$ a month  endpoint        why",
        "      21.90  kms             a key",
        "       0.00  s3, by gateway  a bucket",
        "       0.00  logs            a log (was there already)",
        "      21.90  together",
        "an estimate for 3 zones: prices of 2026-10, a month of 730 hours, without data, taxes and discounts",
        "https://docs.aws.amazon.com/",
    ]


def test_what_nobody_knows_costs_an_unknown_amount() -> None:
    paid = table("", [Row("kms", "", gateway=False, is_new=True)], region=None, zones=None, pages=())
    free = table("", [Row("s3", "", gateway=True, is_new=True)], region=None, zones=None, pages=())

    assert "  not known  together" in paid
    assert "an estimate for an unknown number of zones" in paid
    assert "       0.00  together" in free


def test_a_bundle_knows_its_page_and_the_day_on_which_it_was_read() -> None:
    assert isinstance(FARGATE, WorkloadBundle)
    assert FARGATE.page == "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html"
    assert FARGATE.read_on == "2026-11-30"
