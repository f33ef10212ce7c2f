"""Everything that is wrong with the networks of templates, as findings of one form: ways that are not open, and rules that are broken.

```python
from constructs_privatelink.analysis import judged, load

for finding in judged(load("cdk.out")):
    print(finding.severity, finding.rule, finding.path, finding.text)
```
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.intents import is_declared
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.rules import Finding, Severity
from constructs_privatelink.catalogue.lookup import template_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.questions import Analysis, Proof
    from constructs_privatelink.analysis.values import ResourceId, Unknown

UnknownSeverity: TypeAlias = Literal["warn", "error", "ignore"]
NameSeverity: TypeAlias = Literal["error", "warning"]

_WAYS: dict[MaybeCode, str] = {
    Code.PL_PRIVATE_DNS_OFF: "turn private DNS on (private_dns=True, and both DNS attributes of the VPC: PrivateDnsEnabled), answer the "
    "name from a private hosted zone of the VPC, or call the endpoint's own name (its endpoint_url) and acknowledge this",
    Code.PL_DNS_SUPPORT_OFF: "set EnableDnsSupport of the VPC",
    Code.PL_DNS_NOT_VISIBLE_OUTSIDE_VPC: "call the endpoint by its own name, or forward the names with a resolver endpoint in its VPC",
    Code.PL_DNS_CONFLICT: "add a record that leads to the endpoint to the private hosted zone",
}
_ASSUME = "save what AWS describes of {} and give the file as assume= (--assume in a shell): docs/proof.md, 'What AWS tells'"
_RESOLVE = "give what only the deployment knows a value that the template shows: a literal, or a default of the parameter"
_DENIED_WAY = "allow it in the endpoint's policy, take it from the role, or acknowledge this"
_MOST_NAMED = 3
_CODES = "https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"


@dataclass(frozen=True)
class VerdictRule:
    """What a proof is found under, described as a rule is.

    Args:
        id: ``"client-blocked"``.
        title: One line.
        severity: How bad it is, as a rule.
        link: The page about it.
        doc: What it means.

    """

    id: str
    title: str
    severity: Severity
    link: str
    doc: str


BLOCKED = VerdictRule(
    "client-blocked",
    "A client reaches its endpoint",
    "error",
    _CODES,
    "Something on the way drops packets of the client, or the answers to it. The finding names the hop, the part that is dropped, and the "
    "change that opens the way. It is a warning where no client is declared and the workload's role lets it call nothing of the service.",
)
UNKNOWN = VerdictRule(
    "client-unknown",
    "The templates tell whether a client reaches its endpoint",
    "warning",
    _CODES,
    "Nothing certainly drops the client's packets, and something on the way is not known from the templates.",
)
NAMES = VerdictRule(
    "client-name",
    "The service's names lead a client to its endpoint",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
    "Whoever calls the service by its own name misses the endpoint: an error where the client has no way to the internet, so that the call "
    "fails, and a warning where it may take that way, or none is known. The endpoint's own names work wherever packets arrive.",
)
DENIED = VerdictRule(
    "client-denied",
    "Policies let the calls of a client through",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    "The endpoint's policy denies what the client's role may call, or policies deny calls of a private API or a collection behind the "
    "endpoint to everybody.",
)
VERDICT_RULES = (BLOCKED, UNKNOWN, NAMES, DENIED)
"""What proofs are found under, beside the rules."""


def judged(analysis: Analysis, *, unknown: UnknownSeverity = "warn", before: Analysis | None = None) -> tuple[Finding, ...]:
    """Return what is wrong: first the ways, in the order of the endpoints, then the rules, in theirs.

    Args:
        analysis: The networks.
        unknown: What a client is of whom the templates do not tell. Default: "warn".
        before: The templates that are deployed, as for `Analysis.findings`. Default: - not known.

    Raises:
        PrivateLinkError: No stack of `before` is among these.

    """
    return (*_ways(analysis, unknown), *analysis.findings(before=before))


def _ways(analysis: Analysis, unknown: UnknownSeverity) -> Iterator[Finding]:
    proofs = analysis.verify()
    for proof in proofs:
        if proof.result.verdict == "blocked":
            yield _finding(proof, BLOCKED, "warning" if _never_calls(proof, analysis) else BLOCKED.severity)
        elif proof.result.verdict == "unknown" and unknown != "ignore":
            yield _finding(proof, UNKNOWN, "error" if unknown == "error" else UNKNOWN.severity)

    yield from _misled(proofs)
    yield from _denied(proofs)


def _never_calls(proof: Proof, analysis: Analysis) -> bool:
    """Return whether nobody declares a client, and its role certainly lets it call nothing of the service: then it misses nothing."""
    endpoint, client = proof.endpoint, proof.client
    if is_declared(endpoint) or not isinstance(client, WorkloadClient):
        return False
    found = analysis.needs_of(client.workload.id)
    if found is None or found.everything or found.unknown:
        return False
    return all(endpoint.short_name not in need.services for need in found.needs)


def _misled(proofs: Sequence[Proof]) -> Iterator[Finding]:
    """Yield what misses an endpoint by name: the clients for whom that is alike together."""
    alike: dict[tuple[ResourceId, NameSeverity, tuple[NameResult, ...]], list[Proof]] = {}
    for proof in proofs:
        found = name_severity(proof)
        if found is not None:
            alike.setdefault((proof.endpoint.id, found, failing_names(proof)), []).append(proof)
    for (endpoint, severity, failing), missing in alike.items():
        clients = ", ".join(str(one.client) for one in missing[:_MOST_NAMED])
        more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
        path, called = _path(missing[0]), ", ".join(one.name for one in failing)
        text = f"{clients}{more} {'miss' if len(missing) > 1 else 'misses'} {path} by name: {failing[0].text}: {called}"
        yield Finding(NAMES.id, severity, endpoint, path, "PrivateDnsEnabled", text, _WAYS[failing[0].code])


def failing_names(proof: Proof) -> tuple[NameResult, ...]:
    """Return the names that certainly lead a client past its endpoint, of a service of which AWS says that it has private names."""
    short_name = proof.endpoint.short_name
    service = None if short_name is None else template_of(short_name)
    known = service is not None and (service.private_dns is True or proof.endpoint.kind != EndpointKind.INTERFACE)
    return tuple(one for one in proof.names if known and one.fails)


def name_severity(proof: Proof) -> NameSeverity | None:
    """Return how bad it is that names lead a client past its endpoint; None where none does."""
    failing = failing_names(proof)
    internet = proof.internet if failing else True
    severities = {one.severity(internet=internet) for one in failing}
    return "error" if "error" in severities else "warning" if severities else None


def _denied(proofs: Sequence[Proof]) -> Iterator[Finding]:
    """Yield what policies deny: once for an endpoint, a role and a reason, and once for an endpoint where it is denied to everybody."""
    alike: dict[tuple[ResourceId, str | None, str, str], tuple[Proof, dict[str, None]]] = {}
    for proof in proofs:
        for one in proof.authorization:
            if one.answer.verdict == "denies":
                key = (proof.endpoint.id, one.role, str(one.answer.policy), one.because)
                alike.setdefault(key, (proof, {}))[1][one.call] = None
    for (endpoint, role, policy, because), (proof, calls) in alike.items():
        who = f"{role} of {proof.client}" if role is not None else str(proof.client)
        path, of_endpoint = _path(proof), policy.startswith(f"{endpoint}.")
        text = f"{who} is denied {', '.join(calls)} by way of {path}: {because}"
        yield Finding(DENIED.id, "warning", endpoint, path, "PolicyDocument", text, _DENIED_WAY if of_endpoint and role is not None else "")


def _path(proof: Proof) -> str:
    return proof.endpoint.path or proof.endpoint.id.logical_id


def _finding(proof: Proof, rule: VerdictRule, severity: Severity) -> Finding:
    result, endpoint = proof.result, proof.endpoint
    where = result.deciding.property if result.deciding else ""
    fix = result.change.text if result.change else "; ".join(_ways_to_know(result.reasons)) if rule is UNKNOWN else ""
    extent = f" in {result.extent}" if result.extent else ""
    text = f"{proof.client} to {_path(proof)} is {result.verdict}{extent}: {result.code}".removesuffix(": ")
    return Finding(rule.id, severity, endpoint.id, _path(proof), where, text, fix, tuple(_details(proof)))


def _details(proof: Proof) -> list[str]:
    """Return the hops that not everything passes, and what else is not known; the change stands apart."""
    result = proof.result
    hops = [str(hop) for hop in result.hops if hop.outcome != "passes"]
    unsaid = [reason for reason in result.reasons if not any(reason.why in hop for hop in hops)]
    return [*hops, *(f"not known: {reason}" for reason in dict.fromkeys(map(str, unsaid)))]


def _ways_to_know(reasons: Sequence[Unknown]) -> Iterator[str]:
    """Yield what would make known what is not."""
    imported = list(dict.fromkeys(one.where for one in reasons if one.code == Code.UNKNOWN_RESOURCE))
    if imported:
        more = f" and {len(imported) - _MOST_NAMED} more" if len(imported) > _MOST_NAMED else ""
        yield _ASSUME.format(", ".join(imported[:_MOST_NAMED]) + more)
    if any(one.code == Code.PL_UNRESOLVED_VALUE for one in reasons):
        yield _RESOLVE
