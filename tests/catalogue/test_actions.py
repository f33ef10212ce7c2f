"""Which endpoint service an action goes to."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.actions import Destination, _table, destination, goes_to
from constructs_privatelink.catalogue.lookup import services


@pytest.mark.parametrize(
    ("action", "groups"),
    [
        ("kms:Decrypt", [("kms",)]),
        ("KMS:DECRYPT", [("kms",)]),
        ("cloudwatch:PutMetricData", [("monitoring",)]),
        ("bedrock:CreateAgent", [("bedrock-agent",)]),
        ("bedrock:Retrieve", [("bedrock-agent-runtime",)]),
        ("codeartifact:GetRepositoryEndpoint", [("codeartifact.api",)]),
        ("codeartifact:ReadFromRepository", [("codeartifact.repositories",)]),
        ("dynamodb:PartiQLSelect", [("dynamodb",)]),
        ("iot:Connect", [("iot.data",)]),
        ("s3:DeleteObjectVersion", [("s3",)]),
        ("ecr:GetAuthorizationToken", [("ecr.api",), ("ecr.dkr",)]),
        ("ecr:GetDownloadUrlForLayer", [("ecr.api", "ecr.dkr"), ("s3",)]),
        ("events:PutEvents", [("events",)]),
        ("chime:CreateMeeting", [("meetings-chime",)]),
        ("chime:SendChannelMessage", [("messaging-chime",)]),
        ("bedrock:InvokeModel*", [("bedrock-runtime",)]),
        ("payment-cryptography:?enerateMac", [("payment-cryptography.dataplane",)]),
    ],
)
def test_an_action_goes_to_one_service(action: str, groups: list[tuple[str, ...]]) -> None:
    assert destination(action) == Destination(tuple(groups))


@pytest.mark.parametrize(
    "action",
    ["globalaccelerator:ListAccelerators", "kinesisvideo:*", "managedblockchain:GetNode", "lex:GetBots", "geo:CreateMap", "es:AddTags"],
)
def test_nothing_behind_an_endpoint_serves_some_actions(action: str) -> None:
    assert destination(action) == Destination(without_service=True)


@pytest.mark.parametrize(
    "action",
    ["bedrock:NoSuchCall", "nothing:Known", "lex:NoSuch*", "chime:NoSuchCall", "codecatalyst:GetProject", "managedblockchain:GET"],
)
def test_where_an_action_goes_of_which_nobody_knows_is_unknown(action: str) -> None:
    assert destination(action) == Destination(unknown=True)


def test_a_wildcard_goes_to_the_services_of_all_that_it_covers() -> None:
    going = destination("states:*")

    assert going.groups == (("states", "sync-states"),)
    assert going.perhaps == ("states", "sync-states")


def test_an_action_goes_to_its_services_and_their_fips_endpoints_only() -> None:
    assert goes_to("bedrock:InvokeModel", "bedrock-runtime-fips")
    assert goes_to("bedrock:*", "bedrock-agent")
    assert not goes_to("bedrock:CreateAgent", "bedrock-runtime")
    assert goes_to("bedrock:NoSuchCall", "bedrock")
    assert goes_to("ecr:GetAuthorizationToken", "ecr.api")
    assert not goes_to("ecr:GetAuthorizationToken", "ecr.dkr")


def test_every_service_of_the_table_is_in_the_catalogue() -> None:
    written = {services for by_name in _table().by_prefix.values() for services in by_name.values() if services}
    names = {name for services in written for group in services.split("+") for name in group.split("|")}

    assert names - {service.short_name for service in services()} == set()


def test_a_prefix_without_a_service_is_that_of_no_service() -> None:
    prefixes = {prefix for service in services() if not service.managed_by for prefix in service.iam_prefixes}

    assert _table().without_services & prefixes == set()
