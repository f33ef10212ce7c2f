"""Endpoints that come, go, are replaced or change where they are, and what that interrupts.

CloudFormation makes the new resource of a replacement first, and deletes the old one when the rest of the stack is updated:
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.endpoint_replacements import (
    certainly_differ,
    certainly_equal,
    fixed_properties,
    vpc_stays,
)
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.property_values import PropertyValues, keyed
from constructs_privatelink.cli.report.policy_words import in_words
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis import Analysis, Finding
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.templates.stack_set import Resource, StackSet
    from constructs_privatelink.cli.diff.pairing import Pairing

_COLLECTIONS = "AWS::OpenSearchServerless::VpcEndpoint"
_FIXED_OF_COLLECTIONS = ("Name", "VpcId")
_INBOUND_ONLY = "PrivateDnsOnlyForInboundResolverEndpoint"
_MOST = 6
_READ: dict[str, Callable[[Endpoint], object]] = {
    "SubnetIds": lambda endpoint: endpoint.subnets,
    "SecurityGroupIds": lambda endpoint: endpoint.groups,
    "RouteTableIds": lambda endpoint: endpoint.route_tables,
    "PrivateDnsEnabled": lambda endpoint: endpoint.private_dns,
    "IpAddressType": lambda endpoint: endpoint.families if isinstance(endpoint.families, Unknown) else tuple(sorted(endpoint.families)),
    "DnsOptions": lambda endpoint: endpoint.inbound_resolver_only,
}
_MEANING = {
    "SubnetIds": "connections through its interfaces there break",
    "RouteTableIds": "what goes by these tables no longer comes by it",
    "PrivateDnsEnabled": "where the service's own names lead changes",
    "DnsOptions": "where the service's own names lead in the VPC changes",
}


def endpoint_differences(
    pairing: Pairing, users: Mapping[ResourceId, Sequence[str]], refused: Mapping[ResourceId, Finding]
) -> Iterator[Difference]:
    """Yield what becomes of endpoints.

    Args:
        pairing: Both sets of templates.
        users: Who reached an endpoint before, by its id now, or its last one.
        refused: What is found of a new endpoint while the old one has its names, by the new one's id.

    """
    values = PropertyValues(pairing.old, pairing.new)
    for new in pairing.new.model.endpoints:
        old = pairing.old_endpoint(new.id) if new.id in pairing.predecessors else None
        if old is None:
            yield _added(new, pairing.name(new), refused.get(new.id))
            continue
        kind, why = replacement(old, new, pairing)
        if kind:
            details = _interrupted(old, new, users.get(new.id, ()), refused.get(new.id))
            told = (*details, *_changes(old, new, values, pairing))
            yield Difference("endpoints", kind, pairing.name(new), why, told, refused=new.id in refused)
        elif changes := tuple(_changes(old, new, values, pairing)):
            yield Difference("endpoints", "changed", pairing.name(new), _listed([change.partition(":")[0] for change in changes]), changes)
    for old in pairing.old.model.endpoints:
        if old.id not in pairing.successors:
            yield _removed(old, pairing.name(old), users.get(old.id, ()))


def replacement(old: Endpoint, new: Endpoint, pairing: Pairing) -> tuple[str, str]:
    """Return whether an endpoint becomes another one, and why; "" for both where it certainly stays."""
    if old.id.stack != new.id.stack:
        return "replaced", f"it moves from the stack {old.id.stack!r} to {new.id.stack!r}"
    if old.id != new.id:
        return "replaced", f"its logical id changes from {old.id.logical_id!r} to {new.id.logical_id!r}"
    was, becomes = pairing.old.stacks.resource(old.id), pairing.new.stacks.resource(new.id)
    if was is None or becomes is None:
        return "", ""
    return _of_properties(old, was, becomes, pairing)


def _of_properties(old: Endpoint, was: Resource, becomes: Resource, pairing: Pairing) -> tuple[str, str]:
    if was.type != becomes.type:
        return "replaced", f"it becomes an {becomes.type}"
    before, after = pairing.old.context, pairing.new.context
    first, second = _fixed(was, before.stacks), _fixed(becomes, after.stacks)
    changed = [name for name in first if certainly_differ(first[name], second[name])]
    if changed:
        return "replaced", f"{_listed(changed)} cannot change in place"
    if isinstance(old.vpc, ResourceId) and first["VpcId"] == second["VpcId"] and not vpc_stays(old.vpc, before, after):
        return "perhaps-replaced", f"its VPC {before.path(old.vpc)!r} may be replaced"
    unsure = [name for name in first if not certainly_equal(first[name], second[name])]
    return ("perhaps-replaced", f"whether {_listed(unsure)} stays as it is shows at deployment") if unsure else ("", "")


def _fixed(resource: Resource, stacks: StackSet) -> dict[str, object]:
    if resource.type != _COLLECTIONS:
        return fixed_properties(resource, stacks)
    properties = stacks.properties(resource)
    return {name: properties.get(name) for name in _FIXED_OF_COLLECTIONS}


def _interrupted(old: Endpoint, new: Endpoint, users: Sequence[str], refused: Finding | None) -> Iterator[str]:
    if refused:
        yield from _refused(refused)
    if users:
        yield f"interrupts {_listed(users)}"
    if old.kind == EndpointKind.GATEWAY:
        yield (
            "open connections break when the routes of the old one go; a route table takes one endpoint of a service, so that the new one "
            "is refused in the tables of the old one as long as that stands"
        )
        return
    yield "connections to its interfaces break when the old one is deleted; the new ones have other addresses"
    yield "its own DNS names (vpce-...) are new: whoever calls it by the old ones fails"
    if old.private_dns is True and new.private_dns is True and _service(old) != _service(new):
        yield f"the names of {_service(old)} no longer lead to it, and those of {_service(new)} do"
    elif old.private_dns is True and new.private_dns is True and not refused:
        yield "the private names answer with the new interfaces' addresses; clients that keep the old ones fail until they ask again"
    elif old.private_dns is True and new.private_dns is not True:
        yield "the private names no longer lead to it"


def _added(new: Endpoint, name: str, refused: Finding | None) -> Difference:
    details = [*_refused(refused)] if refused else []
    if new.private_dns is True:
        details.append("whoever calls the service by its own names in the VPC comes by it from now on")
    details += [f"policy: {line}" for line in in_words(new)]
    return Difference("endpoints", "added", name, f"an endpoint of {_service(new)} is new", tuple(details), refused=bool(refused))


def _refused(finding: Finding) -> Iterator[str]:
    yield f"the deployment is refused ({finding.rule}): {finding.text}"
    yield f"change: {finding.fix}"


def _removed(old: Endpoint, name: str, users: Sequence[str]) -> Difference:
    details = [f"cuts off {_listed(users)}"] if users else []
    if old.private_dns is True:
        details.append("the service's own names lead to its public addresses again, or nowhere")
    return Difference("endpoints", "removed", name, f"the endpoint of {_service(old)} is removed", tuple(details))


def _changes(old: Endpoint, new: Endpoint, values: PropertyValues, pairing: Pairing) -> Iterator[str]:
    for name, read in _READ.items():
        was, becomes = (_in_order(values.settled(read(endpoint))) for endpoint in (old, new))
        if (was is None) == (becomes is None) and not values.unchanged(was, becomes, old.id, new.id, name):
            label = f"DnsOptions.{_INBOUND_ONLY}" if name == "DnsOptions" else name
            yield f"{label}: {_change(name, was, becomes, pairing)}"
    if old.exists is not new.exists and (old.exists is True or new.exists is True):
        yield "Condition: " + ("whether it is there shows at deployment" if new.exists is not True else "it is there in any case")


def _in_order(value: object) -> object:
    """The order of subnets, groups and tables means nothing."""
    return tuple(sorted(value, key=lambda item: str(keyed(item)))) if isinstance(value, tuple) else value


def _change(property: str, was: object, becomes: object, pairing: Pairing) -> str:
    if isinstance(was, Unknown) or isinstance(becomes, Unknown):
        return f"what it becomes is not known: {becomes if isinstance(becomes, Unknown) else was}"
    if not isinstance(was, tuple) or not isinstance(becomes, tuple):
        return f"{_shown(was)} becomes {_shown(becomes)}; {_MEANING[property]}"
    before, after = _names(was, pairing, pairing.old), _names(becomes, pairing, pairing.new)
    gone, come = [name for name in before if name not in after], [name for name in after if name not in before]
    changes = [f"{word} {_listed(names)}" for word, names in (("without", gone), ("with", come)) if names]
    meaning = _MEANING.get(property, "") if gone else ""
    return "; ".join([" and ".join(changes) or "what it becomes is not known", *([meaning] if meaning else [])])


def _names(targets: tuple[object, ...], pairing: Pairing, analysis: Analysis) -> list[str]:
    names = []
    for target in targets:
        if isinstance(target, Unknown):
            names.append(target.key or f"(not known: {target.why})")
        else:
            names.append(pairing.named(target, analysis.context.path(target)) if isinstance(target, ResourceId) else str(target))
    return names


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) or value is None else str(value)


def _service(endpoint: Endpoint) -> str:
    known = endpoint.service_name if isinstance(endpoint.service_name, str) else "a service that is not known"
    return endpoint.short_name or known


def _listed(names: Sequence[str]) -> str:
    return some_of(list(dict.fromkeys(names)), _MOST)
