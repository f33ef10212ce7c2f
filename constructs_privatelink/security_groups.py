"""Security groups of endpoints: who may come in, and the clients' own way out.

Each rule is a resource of its own, named after its content, so that adding, removing or reordering clients changes no other rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.clients import Client, ClientKind
from constructs_privatelink.errors import Doubt
from constructs_privatelink.paths import stage_path
from constructs_privatelink.peers import GroupClient

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    Its description stays the L2's own, the path: a changed description would replace the group.
    """
    group = ec2.SecurityGroup(scope, id, vpc=vpc, allow_all_outbound=False)
    cdk.Tags.of(group).add("Name", group.node.path, priority=NAME_TAG_PRIORITY)
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

    def let_in(self, client: Client, ports: Sequence[PortRange]) -> Doubt | None:
        """Add the rules for a client: one in for each port range, and its own way out where its group is closed.

        Returns:
            A doubt where the group takes no rules.

        """
        at_endpoint = self._rules_stand_with_endpoint(client)
        for port in ports:
            if not self._add_ingress(client, port, at_endpoint=at_endpoint):
                return self._immutable(client, port)
            self._add_egress(client, port, at_endpoint=at_endpoint)
        return None

    def _immutable(self, client: Client, port: PortRange) -> Doubt:
        text = (
            f"the security group '{self.group.node.path}' was imported with mutable=False, so no rule for {client.key!r} was added; "
            f"let {port} in there yourself, or import it without mutable=False"
        )
        return Doubt("security-group-immutable", text)

    def _rules_stand_with_endpoint(self, client: Client) -> bool:
        """Return whether rules between two groups belong to the endpoint's stack; in the other one they could tie a knot.

        A client's stack that holds the VPC, or that the endpoint's stack depends on, comes first and cannot name the endpoint's group.
        """
        if not isinstance(client, GroupClient) or client.stack is None or client.stack is self._stack or client.stack is self._vpc_stack:
            return True
        return client.stack in self._stack.dependencies

    def _add_ingress(self, client: Client, port: PortRange, *, at_endpoint: bool) -> bool:
        description = _described(f"from {client.key} to {port.protocol} {port.ports}")
        if not self._owned and self.group.node.default_child is None and at_endpoint:
            before = len(self.group.node.children)
            self.group.add_ingress_rule(_peer(client), _port(port), description)
            return len(self.group.node.children) > before
        scope, rule_id = _scope(self.group), f"from {client.key} {port.protocol} {port.ports}"
        if not at_endpoint and isinstance(client, GroupClient) and client.group is not None:
            scope, rule_id = _scope(client.group), f"from {client.key} to {stage_path(self.group)} {port.protocol} {port.ports}"
        if scope.node.try_find_child(rule_id.replace("/", "--")) is None:
            ec2.CfnSecurityGroupIngress(
                scope,
                rule_id,
                ip_protocol=port.protocol,
                from_port=port.first,
                to_port=port.last,
                group_id=self.group.security_group_id,
                cidr_ip=client.value if client.kind is ClientKind.IPV4 else None,
                cidr_ipv6=client.value if client.kind is ClientKind.IPV6 else None,
                source_prefix_list_id=client.value if client.kind is ClientKind.PREFIX_LIST else None,
                source_security_group_id=client.value if client.kind is ClientKind.SECURITY_GROUP else None,
                source_security_group_owner_id=client.account,
                description=description,
            )
        return True

    def _add_egress(self, client: Client, port: PortRange, *, at_endpoint: bool) -> None:
        # A separate egress rule on a group with allow-all egress would silently remove that.
        if isinstance(client, GroupClient) and client.group is not None and not client.group.allow_all_outbound:
            description = _described(f"to {stage_path(self.group)}")
            client.group.add_egress_rule(self.group, _port(port), description, at_endpoint and client.stack is not self._stack)


def _scope(group: ec2.ISecurityGroup) -> Construct:
    """Return a construct for the rules of a group: Python has no object for an imported group that could be a scope, so its parent."""
    return group if isinstance(group, Construct) else cast("Construct", group.node.scope)


def _port(port: PortRange) -> ec2.Port:
    if port.protocol == "udp":
        return ec2.Port.udp_range(port.first, port.last) if not port.single else ec2.Port.udp(port.first)
    return ec2.Port.tcp_range(port.first, port.last) if not port.single else ec2.Port.tcp(port.first)


def _peer(client: Client) -> ec2.IPeer:
    if isinstance(client, GroupClient) and client.group is not None:
        return client.group
    return {
        ClientKind.IPV4: ec2.Peer.ipv4,
        ClientKind.IPV6: ec2.Peer.ipv6,
        ClientKind.PREFIX_LIST: ec2.Peer.prefix_list,
        ClientKind.SECURITY_GROUP: ec2.Peer.security_group_id,
    }[client.kind](client.value)


def _described(text: str) -> str:
    """Return a rule description of characters that EC2 takes, cut to its length."""
    return _NOT_ALLOWED.sub("-", text)[:_LONGEST_DESCRIPTION]
