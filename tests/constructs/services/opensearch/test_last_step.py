"""An endpoint of OpenSearch Serverless that no network access policy of the app names draws a warning, once the app is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_opensearchserverless as opensearchserverless

from constructs_privatelink import AwsService, OpenSearchServerlessEndpoint, OpenSearchServerlessNextGenEndpoint, PrivateLinkEndpoint
from constructs_privatelink.analysis import judged, load
from tests.fixtures_opensearch import ACCOUNT
from tests.fixtures_vpc import isolated_vpc, warnings_of

if TYPE_CHECKING:
    from pathlib import Path

    from constructs import Construct

WARNING = "constructs-privatelink:opensearch-endpoint-unnamed"
KINDS = (OpenSearchServerlessEndpoint, OpenSearchServerlessNextGenEndpoint)


def network_policy(scope: Construct, source: str, *, public: bool = False, id: str = "Policy") -> opensearchserverless.CfnSecurityPolicy:
    rules = [{"ResourceType": "collection", "Resource": ["collection/logs"]}]
    document = [{"Rules": rules, "AllowFromPublic": public, "SourceVPCEs": [source]}]
    text = cdk.Stack.of(scope).to_json_string(document)
    return opensearchserverless.CfnSecurityPolicy(scope, id, name=id.lower(), type="network", policy=text)


def told(stack: cdk.Stack) -> bool:
    return any(WARNING in text for _, text in warnings_of(stack))


@pytest.mark.parametrize("kind", KINDS)
def test_an_endpoint_that_nothing_names_is_told_with_the_change(
    stack: cdk.Stack, kind: type[OpenSearchServerlessEndpoint | OpenSearchServerlessNextGenEndpoint]
) -> None:
    kind(stack, "Search", vpc=isolated_vpc(stack))

    (text,) = (text for _, text in warnings_of(stack) if WARNING in text)
    assert "names this endpoint, so that it leads to no collection; call allow_collections(...)" in text


@pytest.mark.parametrize("kind", KINDS)
def test_what_allow_collections_names_is_not_told(
    stack: cdk.Stack, kind: type[OpenSearchServerlessEndpoint | OpenSearchServerlessNextGenEndpoint]
) -> None:
    kind(stack, "Search", vpc=isolated_vpc(stack)).allow_collections("logs")

    assert not told(stack)


@pytest.mark.parametrize("late", [False, True])
def test_a_policy_of_the_users_own_counts_whenever_it_is_made(stack: cdk.Stack, *, late: bool) -> None:
    vpc = isolated_vpc(stack)
    other = cdk.Stack(stack.node.root, "Data", env=cdk.Environment(region="eu-west-1", account=ACCOUNT))  # type: ignore[arg-type]
    search = OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc)

    network_policy(other if late else stack, search.vpc_endpoint_id)

    assert not told(stack)


def test_what_may_be_the_endpoint_is_let_be(stack: cdk.Stack) -> None:
    OpenSearchServerlessEndpoint(stack, "Search", vpc=isolated_vpc(stack))

    network_policy(stack, cdk.CfnParameter(stack, "Endpoint").value_as_string)

    assert not told(stack)


def test_a_policy_that_makes_collections_public_is_enough(stack: cdk.Stack) -> None:
    OpenSearchServerlessEndpoint(stack, "Search", vpc=isolated_vpc(stack))

    network_policy(stack, "", public=True)

    assert not told(stack)


def test_a_policy_that_names_another_endpoint_is_told(stack: cdk.Stack) -> None:
    vpc = isolated_vpc(stack)
    OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc)
    kms = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    network_policy(stack, kms.vpc_endpoint_id)

    assert told(stack)


def test_an_endpoint_that_exists_already_has_its_policies_elsewhere(stack: cdk.Stack) -> None:
    OpenSearchServerlessEndpoint.from_attributes(stack, "Search", vpc_endpoint_id="vpce-0123456789abcdef0")

    assert not told(stack)


def test_every_stage_is_looked_at(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stacks = []
    for name in ("Test", "Prod"):
        stacks.append(cdk.Stack(cdk.Stage(app, name), "Network", env=cdk.Environment(region="eu-west-1")))
        OpenSearchServerlessEndpoint(stacks[-1], "Search", vpc=isolated_vpc(stacks[-1]))
    assembly = app.synth()

    for stage, of in (("Test", stacks[0]), ("Prod", stacks[1])):
        messages = assembly.get_nested_assembly(f"assembly-{stage}").get_stack_artifact(of.artifact_id).messages
        assert [message.id for message in messages if WARNING in str(message.entry.data)] == [f"/{stage}/Network/Search"]


def test_a_policy_of_one_stage_names_nothing_in_another(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    for name in ("Test", "Prod"):
        stack = cdk.Stack(cdk.Stage(app, name), "Network", env=cdk.Environment(region="eu-west-1"))
        search = OpenSearchServerlessEndpoint(stack, "Search", vpc=isolated_vpc(stack))
        if name == "Test":
            network_policy(stack, search.vpc_endpoint_id)
    assembly = app.synth()

    told = [
        str(message.id)
        for stage in ("Test", "Prod")
        for artifact in assembly.get_nested_assembly(f"assembly-{stage}").stacks
        for message in artifact.messages
        if WARNING in str(message.entry.data)
    ]
    assert told == ["/Prod/Network/Search"]


def test_two_stacks_with_endpoints_of_one_name_are_told_apart(stack: cdk.Stack) -> None:
    other = cdk.Stack(stack.node.root, "Other", env=cdk.Environment(region="eu-west-1", account=ACCOUNT))  # type: ignore[arg-type]
    named, forgotten = (OpenSearchServerlessEndpoint(place, "Search", vpc=isolated_vpc(place)) for place in (stack, other))

    network_policy(stack, named.vpc_endpoint_id)

    assert forgotten.names_collections is False
    assert (told(stack), told(other)) == (False, True)


def test_who_acknowledges_the_warning_acknowledges_the_rule(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stack = cdk.Stack(app, "Network", env=cdk.Environment(region="eu-west-1", account=ACCOUNT))
    search = OpenSearchServerlessEndpoint(stack, "Search", vpc=isolated_vpc(stack))
    cdk.Annotations.of(search).acknowledge_warning(WARNING, "The data team's app names it.")
    app.synth()

    (finding,) = (finding for finding in judged(load(tmp_path)) if finding.rule == "PL085")

    assert finding.acknowledged is not None
    assert not told(stack)
