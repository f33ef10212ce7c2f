"""An endpoint that takes the place of the CDK's and keeps its inline rule: nothing changes at the group, and no rule is there twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    ElastiCacheEndpoint,
    EndpointNetwork,
    OpenSearchServerlessNextGenEndpoint,
    PortRange,
    PrivateLinkEndpoint,
    PrivateLinkError,
    Service,
)
from constructs_privatelink.constructs.service_objects import l2_service
from tests.fixtures_intent import client_in, errors, proven
from tests.fixtures_vpc import (
    ENDPOINT,
    GROUP,
    endpoint_subnets,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    rules_in,
    the_endpoint,
    warnings_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

L2 = ec2.InterfaceVpcEndpointAwsService
OURS = {"Tags", "Metadata"}
"""What an endpoint of ours has that the CDK's has not."""


def everything(stack: cdk.Stack) -> dict[str, Any]:
    """Return a stack's template, its endpoints without what only ours have."""
    template: dict[str, Any] = dict(Template.from_stack(stack).to_json())
    for resource in template["Resources"].values():
        if resource["Type"] == ENDPOINT:
            resource.pop("Metadata", None)
            resource["Properties"] = {name: value for name, value in resource["Properties"].items() if name not in OURS}
    return template


def two_stacks() -> tuple[cdk.Stack, cdk.Stack, ec2.Vpc]:
    app = cdk.App()
    network = cdk.Stack(app, "Network")
    return network, cdk.Stack(app, "Endpoints"), isolated_vpc(network)


def test_nothing_changes_but_a_name_tag_and_what_the_endpoint_declares() -> None:
    before, after = new_stack(), new_stack()
    ec2.InterfaceVpcEndpoint(before, "Kms", vpc=isolated_vpc(before), service=L2.KMS)

    PrivateLinkEndpoint(after, "Kms", vpc=isolated_vpc(after), service=AwsService.KMS, keep_inline_rules=True)

    assert everything(after) == everything(before)


def test_what_the_vpc_was_asked_to_add_is_taken_over_in_the_vpcs_own_scope() -> None:
    before, after = new_stack(), new_stack()
    isolated_vpc(before).add_interface_endpoint("Kms", service=L2.KMS, subnets=endpoint_subnets())
    vpc = isolated_vpc(after)

    PrivateLinkEndpoint(vpc, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets(), keep_inline_rules=True)

    assert everything(after) == everything(before)


def test_the_rule_in_a_group_that_was_brought_stays() -> None:
    before, after = new_stack(), new_stack()
    for stack, ours in ((before, False), (after, True)):
        vpc = isolated_vpc(stack)
        group = ec2.SecurityGroup(stack, "Own", vpc=vpc, allow_all_outbound=False)
        if ours:
            PrivateLinkEndpoint(
                stack,
                "Kms",
                vpc=vpc,
                service=AwsService.KMS,
                subnets=endpoint_subnets(),
                clients=["10.0.2.0/24"],
                security_groups=[group],
                keep_inline_rules=True,
            )
        else:
            ec2.InterfaceVpcEndpoint(stack, "Kms", vpc=vpc, service=L2.KMS, subnets=endpoint_subnets(), security_groups=[group])

    assert everything(after) == everything(before)
    assert warnings_of(after) == []


def test_the_export_of_another_stacks_cidr_stays() -> None:
    templates = []
    for ours in (False, True):
        network, endpoints, vpc = two_stacks()
        if ours:
            PrivateLinkEndpoint(endpoints, "Kms", vpc=vpc, service=AwsService.KMS, keep_inline_rules=True)
        else:
            ec2.InterfaceVpcEndpoint(endpoints, "Kms", vpc=vpc, service=L2.KMS)
        # Exports are written while the app is synthesized, so that the stack that imports goes first.
        templates.append((everything(endpoints), everything(network)))

    assert templates[1] == templates[0]
    assert "CidrBlock" in str(templates[1][1]["Outputs"])


def test_a_stack_nested_beside_the_vpc_keeps_its_parameter() -> None:
    templates = []
    for ours in (False, True):
        stack = new_stack()
        vpc = isolated_vpc(stack)
        nested = cdk.NestedStack(stack, "Nested")
        if ours:
            PrivateLinkEndpoint(nested, "Kms", vpc=vpc, service=AwsService.KMS, keep_inline_rules=True)
        else:
            ec2.InterfaceVpcEndpoint(nested, "Kms", vpc=vpc, service=L2.KMS)
        templates.append(everything(nested))

    assert templates[1] == templates[0]


@pytest.mark.parametrize(
    ("l2", "ours"),
    [
        (L2.EKS, EksEndpoint),
        (L2.EKS_AUTH, EksAuthEndpoint),
        (L2.ELASTICACHE, ElastiCacheEndpoint),
        (L2.APIGATEWAY, ApiGatewayEndpoint),
        (L2.APPSTREAM_API, AppStreamApiEndpoint),
        (L2("aoss-data"), OpenSearchServerlessNextGenEndpoint),
    ],
)
def test_every_named_class_keeps_it(l2: L2, ours: Callable[..., PrivateLinkEndpoint]) -> None:
    before, after = new_stack(), new_stack()
    ec2.InterfaceVpcEndpoint(before, "Endpoint", vpc=isolated_vpc(before), service=l2)

    ours(after, "Endpoint", vpc=isolated_vpc(after), keep_inline_rules=True)

    assert everything(after) == everything(before)


def test_ports_that_the_cdk_forgets_get_a_rule_beside_the_kept_one() -> None:
    before, after = new_stack(), new_stack()
    ec2.InterfaceVpcEndpoint(before, "Streaming", vpc=isolated_vpc(before), service=L2.APPSTREAM_STREAMING)

    AppStreamStreamingEndpoint(after, "Streaming", vpc=isolated_vpc(after), keep_inline_rules=True)

    assert resources(after, GROUP) == resources(before, GROUP)
    assert rules_in(after) == ["10.0.0.0/16 tcp 1400-1499"]


def test_clients_outside_the_block_get_rules_and_those_inside_none() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    apps = vpc.select_subnets(subnet_group_name="apps").subnets
    kms = PrivateLinkEndpoint(
        stack,
        "Kms",
        vpc=vpc,
        service=AwsService.KMS,
        clients=["10.0.3.0/24", "10.8.0.0/16", apps[0], vpc, vpc.vpc_cidr_block],
        keep_inline_rules=True,
    )

    kms.allow_from("10.0.2.0/24")
    kms.allow_from("10.9.0.0/16")

    assert rules_in(stack) == ["10.8.0.0/16 tcp 443-443", "10.9.0.0/16 tcp 443-443"]


def test_a_secondary_block_of_the_vpc_gets_a_rule() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    ec2.CfnVPCCidrBlock(stack, "More", vpc_id=vpc.vpc_id, cidr_block="100.64.0.0/16")

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, keep_inline_rules=True)

    assert rules_in(stack) == ["100.64.0.0/16 tcp 443-443"]


def test_every_endpoint_of_a_network_keeps_its_group_and_the_networks_clients_come_into_each() -> None:
    before, after = new_stack(), new_stack()
    where = isolated_vpc(before)
    for name, service in (("Kms", L2.KMS), ("Sqs", L2.SQS)):
        ec2.InterfaceVpcEndpoint(before, name, vpc=where, service=service)
    vpc = isolated_vpc(after)
    network = EndpointNetwork(after, "Network", vpc=vpc, clients=[vpc, "10.8.0.0/16"], keep_inline_rules=True)

    kms = PrivateLinkEndpoint(after, "Kms", network=network, service=AwsService.KMS)
    PrivateLinkEndpoint(after, "Sqs", network=network, service=AwsService.SQS, clients=["10.7.0.0/16"])
    network.allow_from("10.9.0.0/16")

    assert resources(after, GROUP) == resources(before, GROUP)
    groups = [endpoint["SecurityGroupIds"] for endpoint in properties(before, ENDPOINT)]
    assert [endpoint["SecurityGroupIds"] for endpoint in properties(after, ENDPOINT)] == groups
    both = ["10.8.0.0/16 tcp 443-443", "10.9.0.0/16 tcp 443-443"]
    assert rules_in(after, "KmsSecurityGroup") == both
    assert rules_in(after, "SqsSecurityGroup") == ["10.7.0.0/16 tcp 443-443", *both]
    assert logical_id(kms.connections.security_groups[0]).startswith("KmsSecurityGroup")


def test_one_endpoint_of_a_network_may_keep_its_rule_and_another_not() -> None:
    stack = new_stack()
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack))

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, keep_inline_rules=True)
    PrivateLinkEndpoint(stack, "Sqs", network=network, service=AwsService.SQS)

    groups = {
        name.partition("SecurityGroup")[0]: "SecurityGroupIngress" in group["Properties"] for name, group in resources(stack, GROUP).items()
    }
    assert groups == {"Kms": True, "Network": False}


def test_an_endpoint_may_say_that_it_keeps_nothing_where_its_network_does() -> None:
    stack = new_stack()
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), keep_inline_rules=True)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, keep_inline_rules=False)

    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443"]
    assert [name.partition("SecurityGroup")[0] for name in resources(stack, GROUP)] == ["Network"]


def test_a_brought_group_gets_no_second_rule_for_whom_its_kept_rule_lets_in() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Own", vpc=vpc)
    network = EndpointNetwork(
        stack,
        "Network",
        vpc=vpc,
        subnets=endpoint_subnets(),
        security_groups=[group],
        clients=["10.8.0.0/16"],
        keep_inline_rules=True,
    )
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    network.allow_from("10.0.0.0/16")
    network.allow_from("10.8.0.0/16")

    assert rules_in(stack) == ["10.8.0.0/16 tcp 443-443"]
    (inline,) = properties(stack, GROUP)[0]["SecurityGroupIngress"]
    assert (inline["FromPort"], inline["ToPort"]) == (443, 443)
    assert [text.rpartition(":")[2] for _, text in warnings_of(stack)] == ["brought-groups-unchanged]"]


def test_the_rule_is_made_for_the_cidr_that_an_import_gives() -> None:
    stack = new_stack()
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-1",
        availability_zones=["eu-west-1a"],
        private_subnet_ids=["subnet-1"],
        private_subnet_route_table_ids=["rtb-1"],
        vpc_cidr_block="10.0.0.0/16",
    )

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, keep_inline_rules=True)

    (group,) = properties(stack, GROUP)
    assert [rule["CidrIp"] for rule in group["SecurityGroupIngress"]] == ["10.0.0.0/16"]
    assert rules_in(stack) == []


def test_an_import_without_its_cidr_has_no_rule_to_keep() -> None:
    stack = new_stack()
    vpc = ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["eu-west-1a"], private_subnet_ids=["s-1"], private_subnet_route_table_ids=["r-1"]
    )
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["10.0.0.0/16"])

    for make in (
        lambda: EndpointNetwork(stack, "Keeping", vpc=vpc, clients=["10.0.0.0/16"], keep_inline_rules=True),
        lambda: PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, keep_inline_rules=True),
        lambda: PrivateLinkEndpoint(stack, "Own", vpc=vpc, clients=["10.0.0.0/16"], service=AwsService.KMS, keep_inline_rules=True),
    ):
        with pytest.raises(
            PrivateLinkError, match=r"got keep_inline_rules=True, and the CIDR of the imported VPC 'Stack/Vpc'.*vpc_cidr_block="
        ):
            make()


def test_what_is_neither_true_nor_false_is_refused() -> None:
    stack = new_stack()
    yes: Any = "yes"

    with pytest.raises(PrivateLinkError, match="got keep_inline_rules='yes'; give True or False"):
        EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), keep_inline_rules=yes)


def test_the_kept_rule_has_the_port_of_the_cdks_own_service() -> None:
    names = [name for name in vars(L2) if name.isupper()]
    theirs = {name: getattr(L2, name).port for name in names if hasattr(AwsService, name)}

    ours = {name: l2_service(getattr(AwsService, name), "eu-west-1", as_in_the_cdk=True).port for name in theirs}

    assert ours == theirs
    other = replace(AwsService.KMS, ports=(PortRange("tcp", 22, 22),))
    assert [l2_service(other, "eu-west-1", as_in_the_cdk=kept).port for kept in (False, True)] == [22, 443]
    assert l2_service(Service.custom("com.example.ledger", ports=["tcp/8443"]), "eu-west-1", as_in_the_cdk=True).port == 8443


@pytest.mark.parametrize("brought", [False, True])
def test_the_proof_follows_the_kept_rule(*, brought: bool) -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
    vpc = isolated_vpc(stack)
    groups = [ec2.SecurityGroup(stack, "Own", vpc=vpc)] if brought else None
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), security_groups=groups, keep_inline_rules=True)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    network.allow_from(client_in(stack, vpc))

    assert errors(app) == []
    assert {verdict for _, _, verdict in proven(app)} == {"reachable"}


def test_the_endpoint_carries_what_it_declares_itself() -> None:
    stack = new_stack()
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), clients=["10.8.0.0/16"], keep_inline_rules=True)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert the_endpoint(stack)["Metadata"]["constructs-privatelink"]["clients"] == [{"cidr": "10.8.0.0/16"}]
