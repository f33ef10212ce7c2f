"""Assertions about who reaches what; each says why not with every hop, the one that decides, and the change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.judgement import judged, told_once
from constructs_privatelink.analysis.rules import all_rules
from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.testing.subjects import analysed, name_in, path_of
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from constructs_privatelink.analysis.questions import Analysis, Proof
    from constructs_privatelink.analysis.reachability.verdicts import Change, Hop
    from constructs_privatelink.analysis.rules import Finding, Rule
    from constructs_privatelink.testing.subjects import Named, Source

_WEIGHTS = ("info", "warning", "error")


def assert_reachable(source: Source, client: Named, endpoint: Named, port: str | None = None) -> Proof:
    """Fail unless every packet of a client certainly reaches an endpoint, and every answer comes back.

    Args:
        source: An app, stack, cloud assembly, template or analysis, as for `analysed`.
        client: Who connects: a construct, its path, a logical id, or a CIDR.
        endpoint: What to: a construct, its path, a logical id, or a service's short name.
        port: A port or range, ``"tcp/443"``. Default: - all ports of the service.

    Returns:
        The proof, with what it assumes.

    Raises:
        AssertionError: It is blocked, in all or in part, or not known.
        PrivateLinkError: Nothing has that name, or several have.

    """
    __tracebackhide__ = True
    proof = _proof(analysed(source), client, endpoint, port)
    if proof.result.verdict != "reachable":
        raise AssertionError(_shown(proof))
    return proof


def assert_blocked(
    source: Source,
    client: Named,
    endpoint: Named,
    port: str | None = None,
    *,
    code: str | None = None,
    extent: Literal["all", "part"] = "all",
) -> Proof:
    """Fail unless a client's packets are certainly dropped.

    Args:
        source: An app, stack, cloud assembly, template or analysis, as for `analysed`.
        client: Who connects, as for `assert_reachable`.
        endpoint: What to, as for `assert_reachable`.
        port: A port or range, ``"tcp/443"``. Default: - all ports of the service.
        code: What must decide, ``"SUBNET_ACL_RESTRICTION"``, or its detail, ``"PL_RETURN_PORTS"``. Default: - anything may.
        extent: Whether all of them must be dropped, or only part is. Default: "all".

    Returns:
        The proof, with the hop that drops them.

    Raises:
        AssertionError: Some pass, or may pass, or something else decides.
        PrivateLinkError: Nothing has that name, or several have.

    """
    __tracebackhide__ = True
    proof = _proof(analysed(source), client, endpoint, port)
    result = proof.result
    if (result.verdict, result.extent) != ("blocked", extent):
        raise AssertionError(f"expected: blocked ({extent})\n{_shown(proof)}")
    detail = result.deciding.detail if result.deciding is not None else ""
    if code is not None and code not in {result.code, *detail.split()}:
        raise AssertionError(f"expected: blocked by {code}\n{_shown(proof)}")
    return proof


def assert_no_findings(
    source: Source,
    *,
    severity: Literal["error", "warning", "info"] = "warning",
    ignoring: Collection[str] = (),
    rules: Sequence[Rule] = (),
) -> None:
    """Fail if a rule finds something, or a declared client does not certainly reach its endpoint; what is acknowledged does not count.

    Args:
        source: An app, stack, cloud assembly, template or analysis, as for `analysed`. Of a stack or another construct counts only what is
            found in it.
        severity: The least that counts: ``"error"`` leaves out warnings, and with them clients of which the templates do not tell.
            Default: "warning".
        ignoring: Rules that do not count: ``"PL004"``, ``"client-blocked"``, ``"client-unknown"``. Default: - all count.
        rules: Rules of your own, as for `PrivateLinkValidation`. Default: - none.

    Raises:
        AssertionError: Something is found.
        PrivateLinkError: A rule to ignore is none, or a severity is none; or a rule of your own cannot be asked.

    """
    __tracebackhide__ = True
    ignored = {ignoring} if isinstance(ignoring, str) else set(ignoring)
    _check(ignored, severity, rules)
    analysis, within = analysed(source), path_of(source)
    counting = [
        finding for finding in judged(analysis, rules=rules, ignore=ignored) if _weighs(finding, severity) and _is_in(finding.path, within)
    ]
    shown = [_finding(finding) for finding in told_once(counting)]
    if shown:
        raise AssertionError(f"{len(shown)} found:\n" + "\n".join(shown))


def _finding(finding: Finding) -> str:
    first, *details = finding.lines()
    fix = [f"  change: {finding.fix}"] if finding.fix else []
    return "\n".join([visible(f"{finding.severity} {finding.rule}: {finding.where()}: {first}"), *details, *fix])


def _check(ignored: set[str], severity: str, rules: Sequence[Rule]) -> None:
    known = [rule.id for rule in all_rules(rules)]
    strange = sorted(ignored - set(known))
    if strange:
        reasons = [f"there is no rule {rule!r} to ignore; rules are {', '.join(known)}" for rule in strange]
        raise PrivateLinkError("assert_no_findings", reasons)
    if severity not in _WEIGHTS:
        raise PrivateLinkError("assert_no_findings", [f"got severity={severity!r}; give 'error', 'warning' or 'info'"])


def _weighs(finding: Finding, severity: str) -> bool:
    return finding.acknowledged is None and _WEIGHTS.index(finding.severity) >= _WEIGHTS.index(severity)


def _is_in(path: str, within: str) -> bool:
    return not within or path == within or path.startswith(f"{within}/")


def _proof(analysis: Analysis, client: Named, endpoint: Named, port: str | None) -> Proof:
    clients = [workload.path for workload in analysis.model.workloads]
    endpoints = [known.path for known in analysis.model.endpoints]
    return analysis.explain(name_in(client, clients), name_in(endpoint, endpoints), port)


def _shown(proof: Proof) -> str:
    """Return a proof as a failing assertion shows it: the verdict, the hops with the deciding one marked, and the change."""
    result = proof.result
    extent = f" ({result.extent})" if result.extent else ""
    lines = [f"{proof.client} to {proof.endpoint.path or proof.endpoint.id}: {result.verdict}{extent} {result.code}".rstrip()]
    lines += [f"{'> ' if hop is result.deciding else '  '}{hop}" for hop in result.hops]
    lines += _decided(result.deciding) if result.deciding is not None else []
    lines += [f"  also: {hop}" for hop in result.also]
    lines += [f"  not known: {reason}" for reason in result.reasons]
    lines += [f"  assumed: {assumption}" for assumption in result.assumptions] if result.verdict == "reachable" else []
    lines += [line for change in result.changes for line in _changed(change)]
    return "\n".join(map(visible, lines))


def _decided(hop: Hop) -> list[str]:
    where = ".".join(part for part in (str(hop.resource or ""), hop.property) if part)
    return [f"  decided by: {where or hop.name}: {hop.code}"]


def _changed(change: Change) -> list[str]:
    entries = [f"    add {change.property}: {json.dumps(dict(entry))}" for entry in change.entries]
    return [f"  change: {change.text}", *entries, *(f"    remove {entry}" for entry in change.remove)]
