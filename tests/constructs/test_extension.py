"""What platform teams do to constructs of the CDK works on ours: Blueprints, Mixins, Aspects, tags, connections and escape hatches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink import (
    AppStreamStreamingEndpoint,
    AwsService,
    EksEndpoint,
    EndpointNetwork,
    OpenSearchServerlessEndpoint,
    PrivateLinkEndpoint,
)
from tests.fixtures_vpc import (
    ENDPOINT,
    GROUP,
    INGRESS,
    group_ids,
    isolated_vpc,
    logical_id,
    properties,
    resources,
    rules_in,
    the_endpoint,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import IConstruct


@jsii.implements(cdk.IPropertyInjector)
class EndpointBlueprint:
    """A platform team's defaults for endpoints: only what the caller left open."""

    def __init__(self, *, private_dns: bool) -> None:
        self._private_dns = private_dns

    @property
    def construct_unique_id(self) -> str:
        return str(ec2.InterfaceVpcEndpoint.PROPERTY_INJECTION_ID)

    @jsii.member(jsii_name="inject")
    def inject(self, original_props: Mapping[str, Any], *, id: str, scope: Construct) -> Any:  # noqa: ANN401, ARG002 - the CDK's signature
        return {"privateDnsEnabled": self._private_dns, "ipAddressType": ec2.VpcEndpointIpAddressType.DUALSTACK} | {**original_props}


def blueprinted(*, private_dns: bool) -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack", property_injectors=[EndpointBlueprint(private_dns=private_dns)])


def test_a_blueprint_decides_what_the_user_left_open() -> None:
    stack = blueprinted(private_dns=False)

    eks = EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack))

    endpoint = the_endpoint(stack)["Properties"]
    assert endpoint["PrivateDnsEnabled"] is False
    assert endpoint["IpAddressType"] == "dualstack"
    assert eks.private_dns is False


def test_a_blueprint_does_not_override_what_the_user_said() -> None:
    stack = blueprinted(private_dns=False)
    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), ip_address_type=ec2.VpcEndpointIpAddressType.IPV4)

    EksEndpoint(stack, "Eks", network=network, private_dns=True)

    endpoint = the_endpoint(stack)["Properties"]
    assert endpoint["PrivateDnsEnabled"] is True
    assert endpoint["IpAddressType"] == "ipv4"


def test_a_blueprint_does_not_override_what_the_service_cannot_do() -> None:
    stack = blueprinted(private_dns=True)

    PrivateLinkEndpoint(stack, "DynamoDb", vpc=isolated_vpc(stack), service=AwsService.DYNAMODB)

    assert the_endpoint(stack)["Properties"]["PrivateDnsEnabled"] is False


@jsii.implements(cdk.IPropertyInjector)
class GroupBlueprint:
    """A platform team's default for security groups."""

    @property
    def construct_unique_id(self) -> str:
        return str(ec2.SecurityGroup.PROPERTY_INJECTION_ID)

    @jsii.member(jsii_name="inject")
    def inject(self, original_props: Mapping[str, Any], *, id: str, scope: Construct) -> Any:  # noqa: ANN401, ARG002 - the CDK's signature
        return {"description": "made by the platform"} | {**original_props}


def test_a_blueprint_of_security_groups_reaches_those_of_endpoints() -> None:
    stack = cdk.Stack(cdk.App(), "Stack", property_injectors=[GroupBlueprint()])

    EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack))

    assert [group["GroupDescription"] for group in properties(stack, GROUP)] == ["made by the platform"]


class VpcEndpointKept(cdk.Mixin):
    """A platform team's change to every endpoint."""

    def supports(self, construct: IConstruct) -> bool:
        return isinstance(construct, ec2.CfnVPCEndpoint)

    def apply_to(self, construct: IConstruct) -> None:
        assert isinstance(construct, ec2.CfnVPCEndpoint)
        construct.apply_removal_policy(cdk.RemovalPolicy.RETAIN)


def test_a_mixin_reaches_the_resource_inside(stack: cdk.Stack, network: EndpointNetwork) -> None:
    eks = EksEndpoint(stack, "Eks", network=network)

    same = eks.with_(VpcEndpointKept())

    assert same is eks
    assert the_endpoint(stack)["DeletionPolicy"] == "Retain"


def test_a_mixin_on_a_stack_reaches_every_endpoint(stack: cdk.Stack, network: EndpointNetwork) -> None:
    EksEndpoint(stack, "Eks", network=network)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    cdk.Mixins.of(stack).apply(VpcEndpointKept())

    assert [endpoint["DeletionPolicy"] for endpoint in resources(stack, ENDPOINT).values()] == ["Retain", "Retain"]


@jsii.implements(cdk.IAspect)
class EveryEndpointHasAPolicy:
    """A platform team's check."""

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, ec2.CfnVPCEndpoint) and cdk.Stack.of(node).resolve(node.policy_document) is None:
            cdk.Annotations.of(node).add_error("give the endpoint a policy")


def test_an_aspect_visits_the_endpoint(stack: cdk.Stack, network: EndpointNetwork) -> None:
    EksEndpoint(stack, "Eks", network=network)

    cdk.Aspects.of(stack).add(EveryEndpointHasAPolicy())

    errors = cdk.assertions.Annotations.from_stack(stack).find_error("*", "give the endpoint a policy")
    assert [error.id for error in errors] == ["/Stack/Eks/Default/Resource"]


def test_tags_of_an_app_reach_endpoints_and_groups(stack: cdk.Stack, network: EndpointNetwork) -> None:
    EksEndpoint(stack, "Eks", network=network, clients=["10.1.0.0/16"])

    cdk.Tags.of(stack.node.root).add("owner", "platform")

    tagged = properties(stack, ENDPOINT) + properties(stack, GROUP)
    assert len(tagged) == 3
    assert all({"Key": "owner", "Value": "platform"} in finding["Tags"] for finding in tagged)


@pytest.mark.parametrize("closed", [False, True])
def test_another_construct_connects_to_the_default_port_of_an_endpoint(stack: cdk.Stack, network: EndpointNetwork, *, closed: bool) -> None:
    client = ec2.SecurityGroup(stack, "Client", vpc=network.vpc, allow_all_outbound=not closed)
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    client.connections.allow_to_default_port(kms)

    own = group_ids(stack, kms)[-1]
    (rule,) = [rule for rule in properties(stack, INGRESS) if rule["GroupId"] == {"Fn::GetAtt": [own, "GroupId"]}]
    assert rule["SourceSecurityGroupId"] == {"Fn::GetAtt": [logical_id(client), "GroupId"]}
    assert (rule["IpProtocol"], rule["FromPort"], rule["ToPort"]) == ("tcp", 443, 443)
    assert len(properties(stack, "AWS::EC2::SecurityGroupEgress")) == closed


def test_nobody_connects_to_the_default_port_of_a_service_with_several(stack: cdk.Stack, network: EndpointNetwork) -> None:
    client = ec2.SecurityGroup(stack, "Client", vpc=network.vpc)
    streaming = AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    with pytest.raises(RuntimeError, match="no default port"):
        client.connections.allow_to_default_port(streaming)


def test_connections_to_ports_of_a_service_with_several_work(stack: cdk.Stack, network: EndpointNetwork) -> None:
    client = ec2.SecurityGroup(stack, "Client", vpc=network.vpc)
    streaming = AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    client.connections.allow_to(streaming, ec2.Port.tcp_range(1400, 1499))

    own = group_ids(stack, streaming)[-1]
    (rule,) = [rule for rule in properties(stack, INGRESS) if rule["GroupId"] == {"Fn::GetAtt": [own, "GroupId"]}]
    assert (rule["FromPort"], rule["ToPort"]) == (1400, 1499)


def test_an_opensearch_serverless_endpoint_is_connectable_too(stack: cdk.Stack, network: EndpointNetwork) -> None:
    search = OpenSearchServerlessEndpoint(stack, "Search", network=network)

    search.connections.allow_default_port_from(ec2.Peer.prefix_list("pl-0123456789abcdef0"))

    assert "pl-0123456789abcdef0 tcp 443-443" in rules_in(stack)


def test_the_resource_is_within_reach_of_escape_hatches(stack: cdk.Stack, network: EndpointNetwork) -> None:
    eks = EksEndpoint(stack, "Eks", network=network)

    assert isinstance(eks.node.default_child, ec2.InterfaceVpcEndpoint)
    resource = eks.endpoint.node.default_child
    assert isinstance(resource, ec2.CfnVPCEndpoint)
    resource.add_property_override("ServiceRegion", "eu-central-1")

    assert the_endpoint(stack)["Properties"]["ServiceRegion"] == "eu-central-1"


def test_what_one_of_ours_is_subclassed_into_keeps_its_ways(stack: cdk.Stack, network: EndpointNetwork) -> None:
    class OurEks(EksEndpoint):
        def __init__(self, scope: Construct, id: str) -> None:
            super().__init__(scope, id, network=network)

    ours = OurEks(stack, "Eks")

    assert isinstance(ours, Construct)
    assert ours.service is AwsService.EKS
    assert list(resources(stack, ENDPOINT)) == [logical_id(ours)]
