"""Defaults for the CDK's own endpoints, however they come about: ``ec2.InterfaceVpcEndpoint``, ``vpc.add_interface_endpoint(...)``.

The CDK asks the nearest property injector of a class before its constructor runs. It hands injectors written in Python what the kernel
has: a dict with the keys of JavaScript, where enums are text and structs are dicts. These go back as they came, since no typed struct
can be made of them. What the constructors take no property for, policies and tags, follows by an Aspect.
"""

from __future__ import annotations

import inspect
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.catalogue.partitions import REGION, after_region
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.construct_paths import path_of, stack_of
from constructs_privatelink.constructs.default_values import AsksForDefaults, DefaultValues, IpVersion, values_at, word_of
from constructs_privatelink.constructs.policy_documents import default_policy, statements_of
from constructs_privatelink.constructs.security_groups import NAME_TAG_PRIORITY
from constructs_privatelink.constructs.service_objects import as_gateway_service, as_service
from constructs_privatelink.constructs.vpc_facts import has_no_ipv6
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions import endpoint_defaults
from constructs_privatelink.errors import Doubt, Problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct, IConstruct

    from constructs_privatelink.policy.document import EndpointPolicy

_L2_INSIDE = "Default"
"""The id of the L2 in an endpoint of ours."""
Props = dict[str, Any]
"""What a constructor gets, as JavaScript has it."""


def inject_into(scope: IConstruct) -> None:
    """Add the injectors of both kinds of endpoints to a scope that has none of ours; one that is in force there is asked as before."""
    injectors = cdk.PropertyInjectors.of(scope)
    for injector in (_InterfaceInjector, _GatewayInjector):
        if not isinstance(injectors.for_(injector.OF), _Injector):
            injectors.add(injector(_in_force(scope, injector.OF)))


def _in_force(scope: IConstruct, unique_id: str) -> cdk.IPropertyInjector | None:
    """Return the injector of somebody else that is asked at a scope: the CDK asks the nearest one only."""
    for around in reversed(scope.node.scopes):
        nearest = cdk.PropertyInjectors.of(around).for_(unique_id) if cdk.PropertyInjectors.has_property_injectors(around) else None
        if nearest is not None:
            return nearest.behind if isinstance(nearest, _Injector) else nearest
    return None


@jsii.implements(cdk.IPropertyInjector)
class _Injector:
    """What both kinds of endpoints have in common."""

    OF: ClassVar[str]

    def __init__(self, behind: cdk.IPropertyInjector | None) -> None:
        self.behind = behind

    @property
    def construct_unique_id(self) -> str:
        return self.OF

    @jsii.member(jsii_name="inject")
    def inject(self, original_props: Any, *, id: str, scope: Construct) -> Any:  # noqa: ANN401 - as the CDK has it
        props = original_props if self.behind is None else _asked(self.behind, original_props, id, scope)
        inside_ours = isinstance(scope, AsksForDefaults) and id == _L2_INSIDE
        values = DefaultValues() if inside_ours else values_at(scope)
        return props if values == DefaultValues() else self._with_defaults(props, values, id, scope)

    @abstractmethod
    def _with_defaults(self, props: Any, values: DefaultValues, id: str, scope: Construct) -> Any:  # noqa: ANN401 - as the CDK has it
        """Return the properties with the defaults that nobody said, and note what follows once the endpoint is there."""


def _asked(injector: cdk.IPropertyInjector, props: object, id: str, scope: Construct) -> Any:  # noqa: ANN401 - as the CDK has it
    """Ask an injector as the kernel does, which hands its context to those that name no keywords as one value."""
    takes = inspect.signature(injector.inject).parameters.values()
    if any(parameter.kind is parameter.KEYWORD_ONLY for parameter in takes):
        return injector.inject(props, id=id, scope=scope)
    inject: Any = injector.inject
    return inject(props, cdk.InjectionContext(id=id, scope=scope))


class _InterfaceInjector(_Injector):
    OF = str(ec2.InterfaceVpcEndpoint.PROPERTY_INJECTION_ID)

    def _with_defaults(self, props: Any, values: DefaultValues, id: str, scope: Construct) -> Any:  # noqa: ANN401 - as the CDK has it
        if not isinstance(props, Mapping):
            # An injector in front made a typed struct, whose keys the CDK knows; it holds what that injector decided.
            props = {_camel(name): value for name, value in props._values.items()}  # noqa: SLF001 - the one door to what was given
        service = _service_of(props["service"], as_service)
        policy, of_policy = default_policy(service, of_network=None, of_defaults=values.policy)
        doubts = tuple[Doubt, ...]()
        address_type = props.get("ipAddressType")
        added: Props = {}
        if address_type is None:
            vpc = props["vpc"]
            lacking = f"the subnets of the VPC '{path_of(vpc)}'" if values.ip_address_type is not None and has_no_ipv6(vpc) else ""
            address_type, left_out = values.address_type_of(service, without_ipv6=lacking)
            added["ipAddressType"] = address_type
            doubts += left_out
        if "dnsRecordIpType" not in props:
            added["dnsRecordIpType"], left_out = values.records_of(_word(address_type))
            doubts += left_out
        if "privateDnsEnabled" not in props:
            added["privateDnsEnabled"] = endpoint_defaults.private_dns(values.private_dns, service)
        _Afterwards.at(scope).expect(id, _Rest(policy, of_policy, values.tags, doubts))
        return {**props, **{name: value for name, value in added.items() if value is not None}}


def _word(address_type: object) -> str | None:
    if isinstance(address_type, IpVersion):
        return word_of(address_type)
    return None if address_type is None else str(address_type)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)


def _service_of(given: Any, meant: Callable[[object, Problems], Service | None]) -> Service:  # noqa: ANN401 - an object of the CDK, or what somebody made to look like one
    """Return what the catalogue knows of a service of the CDK; of others that nothing is known.

    Args:
        given: The service.
        meant: Reads the CDK's objects: `as_service` or `as_gateway_service`.

    """
    known = meant(given, Problems("service"))
    if known is not None:
        return known
    short_name = getattr(given, "short_name", None)
    # The CDK writes the Region of a gateway endpoint's service as a token, which is no sign of a partner's.
    name = str(given.name).replace(cdk.Aws.REGION, REGION) if short_name is None else f"com.amazonaws.{REGION}.{short_name}"
    return Service.custom(name, short_name=short_name or after_region(name) or "service")


class _GatewayInjector(_Injector):
    OF = str(ec2.GatewayVpcEndpoint.PROPERTY_INJECTION_ID)

    def _with_defaults(self, props: Any, values: DefaultValues, id: str, scope: Construct) -> Any:  # noqa: ANN401 - as the CDK has it
        service = _service_of(props["service"] if isinstance(props, Mapping) else props.service, as_gateway_service)
        policy, of_policy = default_policy(service, of_network=None, of_defaults=values.policy)
        _Afterwards.at(scope).expect(id, _Rest(policy, of_policy, values.tags, ()))
        return props


@dataclass(frozen=True)
class _Rest:
    """What a constructor takes no property for.

    Args:
        policy: For an endpoint that has none of its own.
        of_policy: What is doubtful about it there.
        tags: Those that nobody gives it.
        doubts: What was left out besides.

    """

    policy: EndpointPolicy | None
    of_policy: tuple[Doubt, ...]
    tags: Mapping[str, str]
    doubts: tuple[Doubt, ...]


@jsii.implements(cdk.IAspect)
class _Afterwards:
    """Gives the endpoints below a scope the rest, before other Aspects look at them."""

    _BY_SCOPE: ClassVar[WeakKeyDictionary[IConstruct, _Afterwards]] = WeakKeyDictionary()

    def __init__(self, scope: IConstruct) -> None:
        self._scope = scope
        self._rests: dict[str, _Rest] = {}

    @classmethod
    def at(cls, scope: IConstruct) -> _Afterwards:
        """Return that of a scope; an app's own would not reach into stages."""
        if scope not in cls._BY_SCOPE:
            cls._BY_SCOPE[scope] = aspect = cls(scope)
            cdk.Aspects.of(scope).add(aspect, priority=cdk.AspectPriority.MUTATING)
        return cls._BY_SCOPE[scope]

    def expect(self, id: str, rest: _Rest) -> None:
        """Note what an endpoint gets that is about to be made."""
        self._rests[id] = rest

    @jsii.member(jsii_name="visit")
    def visit(self, node: IConstruct) -> None:
        """See to all of them when the CDK comes to the scope, which it does before it comes to them."""
        if node is not self._scope:
            return
        for child, rest in self._rests.items():
            endpoint = self._scope.node.try_find_child(child)
            resource = None if endpoint is None else endpoint.node.default_child
            if isinstance(endpoint, ec2.VpcEndpoint) and isinstance(resource, ec2.CfnVPCEndpoint):
                _complete(endpoint, resource, rest)


def _complete(endpoint: ec2.VpcEndpoint, resource: ec2.CfnVPCEndpoint, rest: _Rest) -> None:
    if stack_of(endpoint).resolve(resource.policy_document) is None:
        for statement in statements_of(rest.policy) if rest.policy is not None else ():
            endpoint.add_to_policy(statement)
        warn(endpoint, rest.of_policy)
    for key, value in rest.tags.items():
        resource.cdk_tag_manager.set_tag(key, value, NAME_TAG_PRIORITY)
    warn(endpoint, rest.doubts)
