"""The outbound rules of clients of a gateway endpoint: a closed security group is let out to the prefix list of the service.

Each rule is a resource of its own, named after its content, in the stack of the client's group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.construct_paths import is_token, refusals_of_list_token, stack_of
from constructs_privatelink.constructs.peers import SecurityGroupSource, in_words, offers, token_key
from constructs_privatelink.constructs.security_groups import described, l2_port, peer_of, scope_of
from constructs_privatelink.decisions.clients import Client, ClientKind, NotAClientError
from constructs_privatelink.decisions.gateway import SavedAnswer, prefix_list_ids
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from constructs import IConstruct

    from constructs_privatelink.catalogue.ports import PortRange
    from constructs_privatelink.catalogue.service import Service

    PrefixListLike: TypeAlias = "str | ec2.IPrefixList | ec2.CfnPrefixList | SavedAnswer"
    """What names a prefix list: its id, an object of the CDK, or the saved answer that has it."""


def prefix_lists(given: object, service: Service, region: str | None, scope: IConstruct) -> list[Client]:
    """Return the prefix lists that a user named as those of a service.

    Args:
        given: One or a sequence.
        service: The service.
        region: The Region; None where the tree does not say.
        scope: The endpoint, in whose stack tokens are resolved.

    Raises:
        PrivateLinkError: Something else was given.

    """
    if given is None:
        return []
    clients: dict[str, Client] = {}
    for prefix_list in given if isinstance(given, list | tuple) else (given,):
        for listed in _listed(prefix_list, service, region, scope):
            clients[listed.key] = listed
    return list(clients.values())


def _listed(given: object, service: Service, region: str | None, scope: IConstruct) -> list[Client]:
    if isinstance(given, ec2.CfnPrefixList):
        value: object = given.attr_prefix_list_id
    elif offers(given, "prefix_list_id"):
        value = getattr(given, "prefix_list_id")  # noqa: B009 - of a protocol of the CDK that several classes have
    else:
        value = given
    several = refusals_of_list_token(value, "a prefix list")
    if several:
        raise PrivateLinkError("prefix_list", several)
    if isinstance(value, str) and is_token(value):
        try:
            return [Client(ClientKind.PREFIX_LIST, token_key(value, scope), value)]
        except NotAClientError as error:
            raise PrivateLinkError("prefix_list", [str(error)]) from None
    if isinstance(value, str | dict):
        return [Client(ClientKind.PREFIX_LIST, name, name) for name in prefix_list_ids(value, service, region)]
    forms = "give its id ('pl-6da54004'), an ec2.IPrefixList, or the saved answer of describe-prefix-lists"
    raise PrivateLinkError("prefix_list", [f"got prefix_list={in_words(given)}; {forms}"])


def closed_groups(clients: Iterable[Client]) -> list[SecurityGroupSource]:
    """Return the clients whose security groups let out what their rules name alone."""
    return [client for client in clients if isinstance(client, SecurityGroupSource) and client.group is not None and not client.open]


@dataclass(frozen=True)
class GatewayEgress:
    """What lets clients out to a service.

    Args:
        service: The service.
        ports: What it listens on.
        lists: Its prefix lists.

    """

    service: Service
    ports: Sequence[PortRange]
    lists: Sequence[Client]

    def let_out(self, client: SecurityGroupSource) -> None:
        """Add the rules of a client's group that are not there, one for each prefix list and port range."""
        for listed in self.lists:
            for port in self.ports:
                self._add(client, listed, port)

    def _add(self, client: SecurityGroupSource, listed: Client, port: PortRange) -> None:
        group, description = client.group, described(f"to the gateway endpoint of {self.service}")
        if group is None:
            return
        if client.resource is None:
            group.add_egress_rule(peer_of(listed), l2_port(port), description)
            return
        scope, rule_id = scope_of(group), f"out of {client.key} to {listed.key} {port.protocol} {port.ports}"
        if not _says(client.resource, group, listed, port):
            ec2.CfnSecurityGroupEgress(
                scope,
                rule_id,
                ip_protocol=port.protocol,
                from_port=port.first,
                to_port=port.last,
                group_id=client.value,
                destination_prefix_list_id=listed.value,
                description=description,
            )


def _says(resource: ec2.CfnSecurityGroup, group: ec2.ISecurityGroup, listed: Client, port: PortRange) -> bool:
    """Return whether a group has the very rule, in line or on its own: EC2 refuses a second one."""
    if any(
        isinstance(rule, ec2.CfnSecurityGroupEgress)
        and (rule.ip_protocol, rule.destination_prefix_list_id, rule.from_port, rule.to_port)
        == (port.protocol, listed.value, port.first, port.last)
        for rule in group.node.children
    ):
        return True
    stack = stack_of(resource)
    rules: object = stack.resolve(resource.security_group_egress)
    ports = {"ipProtocol": port.protocol, "fromPort": port.first, "toPort": port.last}
    wanted = stack.resolve({"destinationPrefixListId": listed.value, **ports})
    inline = [rule for rule in rules if isinstance(rule, dict)] if isinstance(rules, list) else []
    return any(all(rule.get(name) == value for name, value in wanted.items()) for rule in inline)
