"""Defaults beside other injectors, Aspects and lookups, and where they come too late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AwsService,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    PrivateLinkEndpoint,
    PrivateLinkError,
)
from tests.fixtures_vpc import INGRESS, endpoint_subnets, isolated_vpc, new_stack, properties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct, IConstruct
from tests.constructs.fixtures_defaults import ALL, ORGANIZATION, IpVersion, dual_stack_vpc, everything, shape


def test_other_imports_and_lookups_of_a_vpc_pass_through() -> None:
    app = cdk.App()
    EndpointDefaults(ip_address_type=IpVersion.DUALSTACK).apply_to(app)
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="123456789012", region="eu-west-1"))
    imported = ec2.Vpc.from_vpc_attributes(
        stack,
        "Imported",
        vpc_id="vpc-0123456789abcdef0",
        availability_zones=["a"],
        isolated_subnet_ids=["subnet-1"],
        vpc_cidr_block="10.0.0.0/16",
    )
    looked_up = ec2.Vpc.from_lookup(stack, "LookedUp", vpc_id="vpc-0123456789abcdef1")

    made = [
        ec2.InterfaceVpcEndpoint(stack, f"Kms{vpc.node.id}", vpc=vpc, service=ec2.InterfaceVpcEndpointAwsService.KMS)
        for vpc in (imported, looked_up)
    ]

    assert [shape(stack, endpoint)["ip"] for endpoint in made] == ["dualstack", "dualstack"]


@jsii.implements(cdk.IPropertyInjector)
class ZonesLookedUp:
    """A platform's own injector, as it must be written in Python today."""

    @property
    def construct_unique_id(self) -> str:
        return str(ec2.InterfaceVpcEndpoint.PROPERTY_INJECTION_ID)

    @jsii.member(jsii_name="inject")
    def inject(self, original_props: Mapping[str, Any], *, id: str, scope: Construct) -> Any:  # noqa: ANN401, ARG002 - the CDK's signature
        return {"open": False} | {**original_props}


@jsii.implements(cdk.IPropertyInjector)
class Typed:
    """One that takes the context as one value and makes a typed struct, which the kernel lets pass."""

    @property
    def construct_unique_id(self) -> str:
        return str(ec2.InterfaceVpcEndpoint.PROPERTY_INJECTION_ID)

    @jsii.member(jsii_name="inject")
    def inject(self, original_props: Mapping[str, Any], _context: object) -> Any:  # noqa: ANN401 - the CDK's signature
        return ec2.InterfaceVpcEndpointProps(vpc=original_props["vpc"], service=original_props["service"], open=False)


@pytest.mark.parametrize("injector", [ZonesLookedUp, Typed])
@pytest.mark.parametrize("apart", [True, False])
def test_an_injector_that_is_in_force_is_asked_as_before(injector: Any, *, apart: bool) -> None:  # noqa: ANN401 - two kinds that mypy cannot unite
    app = cdk.App(property_injectors=[injector()])
    stack = cdk.Stack(app, "Stack")
    everything().apply_to(stack if apart else app)

    plain = dual_stack_vpc(stack).add_interface_endpoint("Kms", service=ec2.InterfaceVpcEndpointAwsService.KMS)

    assert shape(stack, plain) == ALL
    assert properties(stack, INGRESS) == []
    assert all("SecurityGroupIngress" not in group for group in properties(stack, "AWS::EC2::SecurityGroup"))


def test_a_nearer_injector_that_came_later_goes_together_with_defaults_that_are_applied_there_again() -> None:
    app = cdk.App()
    everything().apply_to(app)
    stack = cdk.Stack(app, "Stack", property_injectors=[ZonesLookedUp()])
    everything().apply_to(stack)

    plain = dual_stack_vpc(stack).add_interface_endpoint("Kms", service=ec2.InterfaceVpcEndpointAwsService.KMS)

    assert shape(stack, plain) == ALL
    assert all("SecurityGroupIngress" not in group for group in properties(stack, "AWS::EC2::SecurityGroup"))


def test_an_aspect_that_checks_policies_sees_the_default_one() -> None:
    stack = new_stack()
    EndpointDefaults(policy=ORGANIZATION).apply_to(stack)

    @jsii.implements(cdk.IAspect)
    class EveryEndpointHasAPolicy:
        def visit(self, node: IConstruct) -> None:
            if isinstance(node, ec2.CfnVPCEndpoint) and cdk.Stack.of(node).resolve(node.policy_document) is None:
                cdk.Annotations.of(node).add_error("give the endpoint a policy")

    cdk.Aspects.of(stack).add(EveryEndpointHasAPolicy())
    vpc = isolated_vpc(stack)
    ec2.InterfaceVpcEndpoint(stack, "Kms", vpc=vpc, service=ec2.InterfaceVpcEndpointAwsService.KMS, subnets=endpoint_subnets())

    assert cdk.assertions.Annotations.from_stack(stack).find_error("*", "give the endpoint a policy") == []


@pytest.mark.parametrize("existing", ["ours", "plain", "network"])
def test_defaults_that_come_too_late_are_refused(existing: str) -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    if existing == "ours":
        PrivateLinkEndpoint(stack, "There", vpc=vpc, subnets=endpoint_subnets(), service=AwsService.KMS)
    elif existing == "network":
        EndpointNetwork(stack, "There", vpc=vpc, subnets=endpoint_subnets())
    else:
        ec2.InterfaceVpcEndpoint(stack, "There", vpc=vpc, subnets=endpoint_subnets(), service=ec2.InterfaceVpcEndpointAwsService.KMS)

    with pytest.raises(PrivateLinkError, match=r"it would not reach what is there already: Stack/There.*; apply the defaults before"):
        EndpointDefaults(private_dns=False).apply_to(stack.node.root)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({}, "got no default; give policy, ip_address_type, dns_record_ip_type, private_dns or tags"),
        ({"ip_address_type": "dualstack"}, "give one of ec2.VpcEndpointIpAddressType, such as DUALSTACK"),
        ({"dns_record_ip_type": IpVersion.IPV4}, "give one of ec2.VpcEndpointDnsRecordIpType"),
        ({"private_dns": "no"}, "got private_dns='no'; give True or False"),
        ({"tags": ["owner"]}, "give a mapping from key to value"),
        ({"tags": {"owner": 1}}, "give a mapping from key to value"),
        ({"policy": "*"}, "give an EndpointPolicy"),
        ({"policy": EndpointPolicy.deny("*")}, "the policy allows nothing"),
    ],
)
def test_values_of_another_kind_are_refused(arguments: dict[str, Any], reason: str) -> None:
    with pytest.raises(PrivateLinkError, match=reason.replace("*", r"\*")):
        EndpointDefaults(**arguments)


def test_a_scope_is_a_construct() -> None:
    with pytest.raises(PrivateLinkError, match="got 'app'; give an app, a stage, a stack or another construct"):
        EndpointDefaults(private_dns=False).apply_to("app")  # type: ignore[arg-type]
    with pytest.raises(PrivateLinkError, match="got no scope"):
        EndpointDefaults(private_dns=False).apply_to()
