"""The pollers of AWS Lambda for brokers: they stand where the brokers do, with their security groups, and call services from there.

They come with an event source mapping of a function, so that who serves the function serves them too.

AWS: https://docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.construct_paths import node_of
from constructs_privatelink.decisions.written_references import referred_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs import Construct

    from constructs_privatelink.constructs.peers import ClientLike
    from constructs_privatelink.constructs.workload_templates import WorkloadTemplate, WorkloadTemplates

MAPPING = "AWS::Lambda::EventSourceMapping"
_STANDS_FOR_FUNCTIONS = frozenset({"AWS::Lambda::Alias", "AWS::Lambda::Version"})
_GROUPS = frozenset({"SecurityGroups", "VpcSecurityGroupIds"})
"""How brokers call their security groups."""
_SELF_MANAGED = "security_group:"


def mappings_of(known: WorkloadTemplate) -> list[tuple[Construct, str]]:
    """Return the event source mappings of a function, with their logical ids in its template."""
    resources = known.template["Resources"]
    named = {known.logical_id}
    named |= {name for name, other in resources.items() if other.get("Type") in _STANDS_FOR_FUNCTIONS and _calls(other, named)}
    return [
        (cast("Construct", known.constructs[name]), name)
        for name, other in resources.items()
        if other.get("Type") == MAPPING and _calls(other, named)
    ]


def groups_of(mapping: str, known: WorkloadTemplate, templates: WorkloadTemplates) -> list[ClientLike]:
    """Return the security groups of a mapping's pollers, as clients; none where they are not known.

    Args:
        mapping: The logical id of the mapping.
        known: The template that has it.
        templates: The templates of the stage.

    """
    resources = known.template["Resources"]
    properties = _properties(resources[mapping])
    sources = [name for name in referred_ids(properties.get("EventSourceArn")) if name in known.constructs]
    brokers = [resources[name] for name in sources]
    given = [*_self_managed(properties), *(group for broker in brokers for group in _groups_in(_properties(broker)))]
    near = known.constructs[sources[0] if sources else mapping]
    names = {name for group in given for name in referred_ids(group)}
    literal: list[ClientLike] = [ec2.Peer.security_group_id(group) for group in given if isinstance(group, str) and group.startswith("sg-")]
    return [*map(_client, templates.groups_named(names, near)), *literal]


def _client(group: ec2.CfnSecurityGroup) -> ClientLike:
    around = node_of(group).scope
    return around if isinstance(around, ec2.SecurityGroup) else ec2.Peer.security_group_id(group.attr_group_id)


def _calls(resource: Mapping[str, object], functions: set[str]) -> bool:
    return any(name in functions for name in referred_ids(_properties(resource).get("FunctionName")))


def _properties(resource: Mapping[str, object]) -> Mapping[str, object]:
    properties = resource.get("Properties")
    return properties if isinstance(properties, dict) else {}


def _self_managed(properties: Mapping[str, object]) -> Iterator[object]:
    configurations = properties.get("SourceAccessConfigurations")
    for configuration in configurations if isinstance(configurations, list) else ():
        if isinstance(configuration, dict) and configuration.get("Type") == "VPC_SECURITY_GROUP":
            uri = configuration.get("URI")
            yield uri.removeprefix(_SELF_MANAGED) if isinstance(uri, str) else uri


def _groups_in(value: object) -> Iterator[object]:
    """Yield the security groups in the properties of brokers, at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in _GROUPS and isinstance(inner, list):
                yield from inner
            else:
                yield from _groups_in(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _groups_in(item)
