"""Security groups of endpoints: who may come in, and the outbound rules of clients.

Each rule is a resource of its own, named after its content, so that adding, removing or reordering clients changes no other rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.constructs import nag
from constructs_privatelink.constructs.construct_paths import (
    is_token,
    made_at,
    name_tag,
    outermost_of,
    path_in_stage,
    path_of,
    refusals_of_list_token,
)
from constructs_privatelink.constructs.peers import SecurityGroupSource, group_client, offers
from constructs_privatelink.constructs.stack_order import comes_after
from constructs_privatelink.constructs.vpc_facts import wait_for
from constructs_privatelink.decisions.clients import Client, ClientKind
from constructs_privatelink.decisions.kept_rules import KeptRule, not_kept
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.ports import PortRange

NAME_TAG_PRIORITY = 50
"""Below the 100 of a user's own ``Tags.of(...)``, which therefore wins."""

_NOT_ALLOWED = re.compile(r"[^a-zA-Z0-9 ._\-:/()#,@\[\]+=;{}!$*]")
_LONGEST_DESCRIPTION = 255


def group_id(ports: Sequence[PortRange]) -> str:
    """Return the construct id of the group that a network shares for a port set: ``"SecurityGroupTcp443Tcp1400To1499"``."""
    return "SecurityGroup" + "".join(f"{port.protocol.title()}{port.ports.replace('-', 'To')}" for port in sorted(ports))


def make_group(scope: Construct, id: str, vpc: ec2.IVpc) -> ec2.SecurityGroup:
    """Make a group that lets nobody in and nothing out.

    Its description stays the L2's own, the path, where EC2 takes that: a changed description would replace the group.
    """
    path = f"{path_of(scope)}/{id}"
    legal = described(path)
    group = ec2.SecurityGroup(scope, id, vpc=vpc, allow_all_outbound=False, description=None if legal == path else legal)
    made_at(group, path)
    cdk.Tags.of(group).add("Name", name_tag(path), priority=NAME_TAG_PRIORITY)
    return group


class EndpointGroup:
    """A security group of endpoints, and the rules for its clients.

    Args:
        group: The group.
        stack: The stack that its rules belong to.
        vpc_stack: The stack of the VPC.
        owned: Whether this library made it; rules of a group that the user brought go in by the group's own method, which respects
            ``mutable=False``.

    """

    def __init__(self, group: ec2.ISecurityGroup, stack: cdk.Stack, vpc_stack: cdk.Stack, *, owned: bool) -> None:
        self.group = group
        self._stack = stack
        self._vpc_stack = vpc_stack
        self._owned = owned
        self._rules: set[str] = set()
        self._kept: list[KeptRule] = []

    def keep(self, rule: KeptRule) -> None:
        """Note a rule that the CDK's own endpoint writes here: whom it lets in gets none of its own."""
        # Into an imported group the CDK writes nothing where that takes no rules, and makes no rule twice where it does.
        if self._owned or self.group.node.default_child is not None:
            self._kept.append(rule)

    def refusals(self) -> list[str]:
        """Return why the group takes no rules: a list token stands for it, and a rule belongs to a single one."""
        several = [] if self._owned else refusals_of_list_token(self.id, "a security group that takes rules")
        return [f"security group '{path_of(self.group)}': {reason}" for reason in several]

    def let_in(self, client: Client, ports: Sequence[PortRange]) -> Doubt | None:
        """Add the rules for a client: one in for each port range, and one out of the client's own group where that is closed.

        Returns:
            A doubt where the group takes no rules.

        """
        at_endpoint = self._rules_stand_with_endpoint(client)
        for port in not_kept(client, ports, self._kept):
            if not self._add_ingress(client, port, at_endpoint=at_endpoint):
                return self._immutable(client, port)
            self._add_egress(client, port, at_endpoint=at_endpoint)
        return None

    def _immutable(self, client: Client, port: PortRange) -> Doubt:
        text = (
            f"the security group '{path_of(self.group)}' was imported with mutable=False, so no rule for {client.key!r} was added; "
            f"let {port} in there yourself, or import it without mutable=False"
        )
        return Doubt("security-group-immutable", text)

    def _rules_stand_with_endpoint(self, client: Client) -> bool:
        """Return whether rules between two groups belong to the endpoint's stack; in the other one they could tie a knot.

        A client's stack that holds the VPC, or that the endpoint's stack depends on, comes first and cannot name the endpoint's group; so
        does a stack nested in one. The id of an imported group ties no stacks together.
        """
        if not isinstance(client, SecurityGroupSource) or client.stack is None or client.key == client.value:
            return True
        if client.stack is self._stack or client.stack is self._vpc_stack:
            return True
        client_root = outermost_of(client.stack)
        if client_root is outermost_of(self._vpc_stack) and client_root is not outermost_of(self._stack):
            return True
        return comes_after(self._stack, client.stack)

    def _add_ingress(self, client: Client, port: PortRange, *, at_endpoint: bool) -> bool:
        description = described(f"from {client.key} to {port.protocol} {port.ports}")
        if not self._owned and self.group.node.default_child is None:
            self.group.add_ingress_rule(peer_of(client), l2_port(port), description, not at_endpoint)
            return self._has_rule(client, port)
        scope, rule_id = scope_of(self.group), f"from {client.key} {port.protocol} {port.ports}"
        if not at_endpoint and isinstance(client, SecurityGroupSource) and client.group is not None:
            scope, rule_id = scope_of(client.group), f"from {client.key} to {self._key} {port.protocol} {port.ports}"
        if self._is_new(scope, rule_id) and not self._says_inline(client, port):
            rule = ec2.CfnSecurityGroupIngress(
                scope,
                rule_id,
                ip_protocol=port.protocol,
                from_port=port.first,
                to_port=port.last,
                group_id=self.id,
                cidr_ip=client.value if client.kind is ClientKind.IPV4 else None,
                cidr_ipv6=client.value if client.kind is ClientKind.IPV6 else None,
                source_prefix_list_id=client.value if client.kind is ClientKind.PREFIX_LIST else None,
                source_security_group_id=client.value if client.kind is ClientKind.SECURITY_GROUP else None,
                source_security_group_owner_id=client.account,
                description=description,
            )
            if client.is_cidr and client.key != client.value:
                nag.block_known_at_deployment(rule, client.value)
            wait_for(client, rule)
        return True

    def _says_inline(self, client: Client, port: PortRange) -> bool:
        """Return whether a group that the user brought has the very rule in line: EC2 refuses a second one."""
        resource = None if self._owned else self.group.node.default_child
        if not isinstance(resource, ec2.CfnSecurityGroup) or not client.is_cidr:
            return False
        source = "cidrIpv6" if client.ipv6 else "cidrIp"
        wanted = self._stack.resolve({"ipProtocol": port.protocol, "fromPort": port.first, "toPort": port.last, source: client.value})
        rules: list[dict[str, object]] = self._stack.resolve(resource.security_group_ingress) or []
        return any(all(rule.get(name) == value for name, value in wanted.items()) for rule in rules)

    def _has_rule(self, client: Client, port: PortRange) -> bool:
        """Return whether an imported group has the rule now: by its own method, which does nothing where it takes none."""
        group = client.group if isinstance(client, SecurityGroupSource) else None
        at_client = [] if group is None else group.node.children
        return bool(self.group.node.children) or any(
            isinstance(rule, ec2.CfnSecurityGroupIngress)
            and (rule.group_id, rule.from_port, rule.to_port) == (self.group.security_group_id, port.first, port.last)
            for rule in at_client
        )

    def _add_egress(self, client: Client, port: PortRange, *, at_endpoint: bool) -> None:
        # A separate egress rule on a group with allow-all egress would silently remove that.
        if not isinstance(client, SecurityGroupSource) or client.group is None or client.open:
            return
        elsewhere = at_endpoint and client.stack is not self._stack
        description = described(f"to {self._key}")
        if client.resource is None:
            client.group.add_egress_rule(self.group, l2_port(port), description, elsewhere)
            return
        # The L2's own method would take the rule for "nothing" out of the client's group, and its ids differ from stage to stage.
        scope = scope_of(self.group if elsewhere else client.group)
        rule_id = f"out of {client.key} to {self._key} {port.protocol} {port.ports}"
        if self._is_new(scope, rule_id):
            ec2.CfnSecurityGroupEgress(
                scope,
                rule_id,
                ip_protocol=port.protocol,
                from_port=port.first,
                to_port=port.last,
                group_id=client.value,
                destination_security_group_id=self.id,
                description=description,
            )

    def _is_new(self, scope: Construct, rule_id: str) -> bool:
        """Return whether this is the first time that a rule is asked for; of our own group nobody else asks for one."""
        if not self._owned:
            return scope.node.try_find_child(rule_id.replace("/", "--")) is None
        new = rule_id not in self._rules
        self._rules.add(rule_id)
        return new

    @cached_property
    def id(self) -> str:
        """The id of the group; a token until deployment."""
        return self.group.security_group_id

    @cached_property
    def _key(self) -> str:
        return path_in_stage(path_of(self.group), self._stack) if self._owned else group_client(self.group).key


def scope_of(group: ec2.ISecurityGroup) -> Construct:
    """Return a construct for the rules of a group: Python has no object for an imported group that could be a scope, so its parent."""
    return group if isinstance(group, Construct) else cast("Construct", group.node.scope)


def default_port(ports: Sequence[PortRange]) -> ec2.Port | None:
    """Return the port of a service that listens on a single one; None for others, of which one alone would not do."""
    return l2_port(ports[0]) if len(ports) == 1 and ports[0].single else None


def l2_port(port: PortRange) -> ec2.Port:
    """Return ports as the L2 takes them."""
    if port.protocol == "udp":
        return ec2.Port.udp_range(port.first, port.last) if not port.single else ec2.Port.udp(port.first)
    return ec2.Port.tcp_range(port.first, port.last) if not port.single else ec2.Port.tcp(port.first)


def peer_of(client: Client) -> ec2.IPeer:
    """Return a client as a peer of the L2's rules."""
    if isinstance(client, SecurityGroupSource) and client.group is not None:
        return client.group
    if is_token(client.value):
        return _NamedPeer(client)
    return {
        ClientKind.IPV4: ec2.Peer.ipv4,
        ClientKind.IPV6: ec2.Peer.ipv6,
        ClientKind.PREFIX_LIST: ec2.Peer.prefix_list,
        ClientKind.SECURITY_GROUP: ec2.Peer.security_group_id,
    }[client.kind](client.value)


@jsii.implements(ec2.IPeer)
class _NamedPeer:
    """A token by the name of its client: the L2 would count tokens, and a rule's id would depend on the order of clients."""

    _FIELDS: ClassVar = {
        ClientKind.IPV4: ("cidrIp", "cidrIp"),
        ClientKind.IPV6: ("cidrIpv6", "cidrIpv6"),
        ClientKind.PREFIX_LIST: ("sourcePrefixListId", "destinationPrefixListId"),
        ClientKind.SECURITY_GROUP: ("sourceSecurityGroupId", "destinationSecurityGroupId"),
    }

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def can_inline_rule(self) -> bool:
        return False

    @property
    def unique_id(self) -> str:
        return self._client.key

    @property
    def connections(self) -> ec2.Connections:
        return ec2.Connections(peer=self)

    def to_ingress_rule_config(self) -> Any:  # noqa: ANN401 - its type has another name from one CDK version to the next
        return {self._FIELDS[self._client.kind][0]: self._client.value}

    def to_egress_rule_config(self) -> Any:  # noqa: ANN401 - as above
        return {self._FIELDS[self._client.kind][1]: self._client.value}


def described(text: str) -> str:
    """Return a description of characters that EC2 takes, cut to its length."""
    return _NOT_ALLOWED.sub("-", text)[:_LONGEST_DESCRIPTION]


def not_groups(groups: object, *, optional: bool = True) -> list[str]:
    """Return why something is no sequence of security groups; None is that nobody gives any, where they may be left out."""
    if groups is None and optional:
        return []
    if isinstance(groups, str) or not isinstance(groups, Sequence):
        return ["got security_groups, which is no sequence; give a list of them: security_groups=[...]"]
    strange = [group for group in groups if not offers(group, "add_ingress_rule")]
    if strange:
        way_out = "give an ec2.SecurityGroup, or an existing one with ec2.SecurityGroup.from_security_group_id(...)"
        return [f"got the security group {shown(group)}; {way_out}" for group in strange]
    # The CDK writes a list token alone, and fails at synthesis where other groups stand beside it.
    beside = groups if len(groups) > 1 else ()
    return [reason for group in beside for reason in refusals_of_list_token(group.security_group_id, "one of several security groups")]
