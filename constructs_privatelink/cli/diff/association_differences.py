"""What no longer leads through endpoints: private APIs that drop them, access associations of private domain names, collections' policies.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html,
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.properties import ENDPOINT, Reading
from constructs_privatelink.analysis.policies.network_access import decoded, is_admitted, is_entrance
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.values import Outside, Reference, ResourceId, Unknown
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.backends import PrivateApi
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.cli.diff.pairing import Pairing

_ASSOCIATION = "AWS::ApiGateway::DomainNameAccessAssociation"
_DOMAIN = "AWS::ApiGateway::DomainNameV2"
_MOST_NAMED = 5
_BY_ALIAS = "calls by the alias of API and endpoint, <api>-<endpoint>.execute-api..., no longer find their way: Route 53 drops it"
_BY_DOMAIN = "calls of the domain name through that endpoint are refused"


def association_differences(pairing: Pairing) -> Iterator[Difference]:
    """Yield the associations with endpoints that certainly go, where what they are associated with stays."""
    yield from _of_apis(pairing)
    yield from _of_domains(pairing)
    yield from _of_collections(pairing)


def _of_apis(pairing: Pairing) -> Iterator[Difference]:
    after = {api.id: api for api in pairing.new.model.backends.private_apis}
    for old in pairing.old.model.backends.private_apis:
        new = after.get(old.id)
        if new is not None and isinstance(old.id, ResourceId):
            yield from _of_api(old, new, pairing)


def _of_api(old: PrivateApi, new: PrivateApi, pairing: Pairing) -> Iterator[Difference]:
    if isinstance(old.endpoints, Unknown) or isinstance(new.endpoints, Unknown) or not all(map(_is_told, new.endpoints)):
        return
    stay = set(new.endpoints)
    gone = [target for target in old.endpoints if _is_told(target) and _now(target, pairing) not in stay]
    if gone:
        told = some_of([_name(target, pairing) for target in gone], _MOST_NAMED)
        change = (
            "change: leave it in VpcEndpointIds, or call the API by its own name, or by the endpoint's with the header that names the API"
        )
        text = f"the private API is no longer associated with {told}"
        yield Difference("associations", "gone", pairing.named(new.id, new.path), text, (_BY_ALIAS, change))


def _of_domains(pairing: Pairing) -> Iterator[Difference]:
    """Yield the access associations that go; one of the same domain name and endpoint under another logical id takes its place."""
    before, after = _accesses(pairing.old), _accesses(pairing.new)
    if any(access is None for access in after.values()):
        return
    stay = set(after.values())
    for association, access in before.items():
        if access is None:
            continue
        source, domain = access
        if (_now(source, pairing) if isinstance(source, ResourceId) else source, domain) not in stay:
            subject = pairing.named(association, pairing.old.context.path(association))
            told = source if isinstance(source, str) else _name(source, pairing)
            of = domain if isinstance(domain, str) else pairing.named(domain, pairing.old.context.path(domain))
            text = f"the private domain name {of} no longer lets {told} in"
            yield Difference("associations", "gone", subject, text, (_BY_DOMAIN, "change: keep the access association"))


def _accesses(analysis: Analysis) -> dict[ResourceId, tuple[ResourceId | str, ResourceId | str] | None]:
    """Return the endpoint and the domain name of each access association; None where they are not known."""
    accesses: dict[ResourceId, tuple[ResourceId | str, ResourceId | str] | None] = {}
    for fields in Reading(analysis.stacks).of_type(_ASSOCIATION):
        source = _thing(fields, "AccessAssociationSource", ENDPOINT)
        domain = _thing(fields, "DomainNameArn", _DOMAIN)
        accesses[fields.id] = None if source is None or domain is None or fields.exists is not True else (source, domain)
    return accesses


def _thing(fields: Fields, name: str, type: str) -> ResourceId | str | None:
    value = fields.get(name)
    if isinstance(value, Reference):
        return value.target
    target = fields.target(name, type)
    if isinstance(target, ResourceId):
        return target
    return target.id if isinstance(target, Outside) else value.key if isinstance(value, Unknown) else None


def _of_collections(pairing: Pairing) -> Iterator[Difference]:
    """Yield the endpoints that network policies no longer name, where none lets them in without that, whatever collections there are."""
    before, after = _named(pairing.old), _named(pairing.new)
    if before is None or after is None:
        return
    entrances = {endpoint.id: endpoint for endpoint in pairing.new.model.endpoints if is_entrance(endpoint)}
    for source in before:
        now = _now(source, pairing)
        entrance = entrances.get(now) if isinstance(now, ResourceId) else None
        stays = entrance is not None and is_admitted(entrance, pairing.new.model) is not True
        if now not in after and (stays if isinstance(now, ResourceId) else not _is_public(pairing.new)):
            text = "no network policy of the templates names it any longer"
            why = "what is asked of collections through it is refused, unless a policy elsewhere lets it in"
            yield Difference("associations", "gone", _name(source, pairing), text, (why,))


def _named(analysis: Analysis) -> dict[ResourceId | Outside, None] | None:
    """Return the endpoints that network policies name; None where part of that is not known."""
    own = {f"${{{endpoint.id}}}": endpoint.id for endpoint in analysis.model.endpoints}
    named: dict[ResourceId | Outside, None] = {}
    for part in _parts(analysis):
        sources = listed(part.get("SourceVPCEs", [])) if isinstance(part, Mapping) else [None]
        for source in sources:
            if isinstance(source, Reference):
                named[source.target] = None
            elif isinstance(source, str):
                named[own.get(source) or Outside(source)] = None
            else:
                return None
    return named


def _parts(analysis: Analysis) -> Iterator[object]:
    for policy in analysis.model.backends.network_policies:
        yield from listed(decoded(policy.document, ""))


def _is_public(analysis: Analysis) -> bool:
    return any(part.get("AllowFromPublic") is not False for part in _parts(analysis) if isinstance(part, Mapping))


def _now(target: Target, pairing: Pairing) -> Target:
    """Return what takes the place of an old endpoint."""
    return pairing.successors.get(target, target) if isinstance(target, ResourceId) else target


def _is_told(target: Target) -> bool:
    return not isinstance(target, Unknown)


def _name(target: Target, pairing: Pairing) -> str:
    if not isinstance(target, ResourceId):
        return str(target)
    return pairing.named(target, pairing.old.context.path(target))
