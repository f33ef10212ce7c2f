"""What is declared in an app is what is proven of its templates, in every shape that apps have."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, PrivateLinkEndpoint, Service
from constructs_privatelink.analysis import load
from constructs_privatelink.decisions.intent import KEY, VERSION
from tests.fixtures_intent import APPS, analysed, client_in, errors, proven
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct


def two_stacks(scope: Construct, name: str = "") -> PrivateLinkEndpoint:
    """Make a network with an endpoint, and its client in another stack that is named alike in every stage."""
    stack = cdk.Stack(scope, f"{name}Network")
    vpc = isolated_vpc(stack)
    kms = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets(), clients=[])
    kms.allow_from(client_in(cdk.Stack(scope, f"{name}Orders"), vpc))
    return kms


def in_stages(app: cdk.App) -> list[str]:
    for name in ("Dev", "Prod"):
        two_stacks(cdk.Stage(app, name))
    return ["Dev/", "Prod/"]


def in_environments(app: cdk.App) -> list[str]:
    two_stacks(cdk.Stage(app, "Dev", env=cdk.Environment(account="111122223333", region="eu-west-1")))
    two_stacks(cdk.Stage(app, "Prod", env=cdk.Environment(account="444455556666", region="eu-central-1")))
    return ["Dev/", "Prod/"]


def in_a_stage_beside_the_app(app: cdk.App) -> list[str]:
    two_stacks(app)
    two_stacks(cdk.Stage(app, "Prod"))
    return ["", "Prod/"]


def of_tenants(app: cdk.App) -> list[str]:
    for name in ("Blue", "Green"):
        two_stacks(app, name)
    return ["Blue", "Green"]


@pytest.mark.parametrize("places", [in_stages, in_environments, in_a_stage_beside_the_app, of_tenants])
def test_what_is_alike_in_two_places_is_not_mistaken_for_each_other(places: Callable[[cdk.App], list[str]]) -> None:
    app = cdk.App()

    prefixes = places(app)

    assert proven(app) == sorted((f"{prefix}Orders/ClientInstance", f"{prefix}Network/Kms", "reachable") for prefix in prefixes)


@pytest.mark.parametrize("broken", ["Alpha", "Beta", "Gamma"])
def test_of_several_stages_the_one_that_is_broken_is_named(broken: str) -> None:
    app = cdk.App()
    for name in ("Alpha", "Beta", "Gamma"):
        kms = two_stacks(cdk.Stage(app, name))
        if name == broken:
            shut = ec2.CfnNetworkAcl(kms, "Shut", vpc_id=kms.network.vpc.vpc_id)
            for number, subnet in enumerate(kms.network.subnets):
                ec2.CfnSubnetNetworkAclAssociation(kms, f"InForce{number}", network_acl_id=shut.attr_id, subnet_id=subnet.subnet_id)

    blocked = [(client, verdict) for client, _, verdict in proven(app) if verdict != "reachable"]

    assert blocked == [(f"{broken}/Orders/ClientInstance", "blocked")]


def test_the_proofs_of_a_stage_are_those_of_the_stage_alone() -> None:
    both, alone = cdk.App(), cdk.App()
    in_stages(both)
    two_stacks(cdk.Stage(alone, "Dev"))

    assert [proof for proof in proven(both) if proof[0].startswith("Dev/")] == proven(alone)


def renamed(scope: cdk.Stack, vpc: ec2.IVpc) -> ec2.IConnectable:
    group = client_in(scope, vpc)
    resource = group.node.default_child
    assert isinstance(resource, cdk.CfnResource)
    resource.override_logical_id("TheirClient")
    return group


def imported_by_its_token(scope: cdk.Stack, vpc: ec2.IVpc) -> ec2.IConnectable:
    group = client_in(scope, vpc, closed=False)
    return ec2.SecurityGroup.from_security_group_id(scope, "Imported", group.security_group_id, allow_all_outbound=True)


def nested(scope: cdk.Stack, vpc: ec2.IVpc) -> ec2.IConnectable:
    return client_in(cdk.NestedStack(scope, "Nested"), vpc)


@pytest.mark.parametrize("make", [renamed, imported_by_its_token, nested])
def test_a_client_is_known_however_it_is_named(make: Callable[[cdk.Stack, ec2.IVpc], ec2.IConnectable]) -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[make(stack, vpc)])
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    ((_, endpoint, verdict),) = proven(app)

    assert (endpoint, verdict) == ("Stack/Kms", "reachable")


def test_an_id_that_is_overridden_after_all_was_declared_is_followed() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    vpc = isolated_vpc(stack)
    client = client_in(stack, vpc)
    kms = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets(), clients=[client])

    for number, group in enumerate((client, kms.connections.security_groups[0])):
        resource = group.node.default_child
        assert isinstance(resource, cdk.CfnResource)
        resource.override_logical_id(f"Renamed{number}")

    assert proven(app) == [("Stack/ClientInstance", "Stack/Kms", "reachable")]


def test_endpoints_of_one_network_in_several_stacks_all_know_its_clients() -> None:
    app = cdk.App(context={"@aws-cdk/core:defaultCrossStackReferences": "weak"})
    base = cdk.Stack(app, "Base")
    vpc = isolated_vpc(base)
    network = EndpointNetwork(base, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[client_in(base, vpc)])
    PrivateLinkEndpoint(base, "Kms", network=network, service=AwsService.KMS)
    PrivateLinkEndpoint(cdk.Stack(app, "Messages"), "Sqs", network=network, service=AwsService.SQS)
    PrivateLinkEndpoint(cdk.NestedStack(base, "Nested"), "Sns", network=network, service=AwsService.SNS)

    network.allow_from(client_in(base, vpc, "Late"))

    endpoints = ("Base/Kms", "Base/Nested/Sns", "Messages/Sqs")
    assert proven(app) == [(f"Base/{client}Instance", endpoint, "reachable") for client in ("Client", "Late") for endpoint in endpoints]


def test_with_groups_that_were_brought_each_endpoint_tells_all_itself() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    vpc = isolated_vpc(stack)
    brought = ec2.SecurityGroup(stack, "Brought", vpc=vpc, allow_all_outbound=False)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[], security_groups=[brought])
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    network.allow_from(client_in(stack, vpc))

    assert proven(app) == [("Stack/ClientInstance", "Stack/Kms", "reachable")]
    group = brought.node.default_child
    assert isinstance(group, cdk.CfnResource)
    assert group.get_metadata(KEY) is None


def test_a_client_of_which_nobody_knows_who_carries_it_stands_where_the_network_says() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    vpc = isolated_vpc(stack)
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc, subnet_selection=endpoint_subnets())
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc, allow_all_outbound=False)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[group], network_acl=acl, client_subnets=APPS)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert [verdict for _, _, verdict in proven(app)] == ["reachable"]


def test_what_the_user_knows_better_is_believed_by_the_proof() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    vpc = isolated_vpc(stack)
    changed = replace(AwsService.APPSTREAM_API, endpoint_policy=True, endpoint_policy_certain=True)
    policy = EndpointPolicy.allow("appstream:DescribeFleets")
    PrivateLinkEndpoint(stack, "Changed", vpc=vpc, subnets=endpoint_subnets(), service=changed, policy=policy)

    assert [text for text in errors(app) if text.startswith("PL005")] == []
    (endpoint,) = analysed(app).model.endpoints
    assert endpoint.service == changed


def test_a_service_of_ones_own_has_its_ports_in_the_proof() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    vpc = isolated_vpc(stack)
    mine = Service.custom("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", short_name="mine", ports=["tcp/8443"])
    PrivateLinkEndpoint(stack, "Mine", vpc=vpc, subnets=endpoint_subnets(), service=mine, clients=[client_in(stack, vpc)])

    assert proven(app) == [("Stack/ClientInstance", "Stack/Mine", "reachable")]
    (endpoint,) = analysed(app).model.endpoints
    assert endpoint.short_name == "mine"


def changed_version(folder: str, version: int) -> str:
    """Write another version into all intents of an assembly."""
    for file in Path(folder).glob("*.template.json"):
        template = json.loads(file.read_text(encoding="utf-8"))
        for resource in template.get("Resources", {}).values():
            if KEY in resource.get("Metadata", {}):
                resource["Metadata"][KEY]["version"] = version
        file.write_text(json.dumps(template), encoding="utf-8")
    return folder


def test_what_a_newer_version_wrote_is_said_and_its_paths_are_unknown() -> None:
    app = cdk.App()
    two_stacks(app)

    analysis = load(changed_version(app.synth().directory, VERSION + 1))

    assert [proof.result.verdict for proof in analysis.verify()] == ["unknown"]
    assert any("made by a newer version of constructs-privatelink" in problem.text for problem in analysis.problems)


def test_what_the_first_version_wrote_is_read() -> None:
    app = cdk.App()
    two_stacks(app)
    folder = app.synth().directory
    file = Path(folder) / "Network.template.json"
    template = json.loads(file.read_text(encoding="utf-8"))
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::EC2::VPCEndpoint":
            clients = [{"securityGroup": "Orders/Client"}]
            resource["Metadata"][KEY] = {"version": 1, "service": "kms", "ports": ["tcp/443"], "clients": clients}
    file.write_text(json.dumps(template), encoding="utf-8")

    assert [(str(proof.client), proof.result.verdict) for proof in load(folder).verify()] == [("Orders/ClientInstance", "reachable")]
