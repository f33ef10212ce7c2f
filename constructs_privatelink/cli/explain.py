"""``privatelink explain``: one client and one endpoint: whether packets arrive, where names lead, and what policies refuse."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.client_names import failing_names
from constructs_privatelink.analysis.rules.unknown_advice import what_is_not_known, what_would_tell
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.cli.screen import not_looked_at, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Finding, Hop, Omission, Proof
    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.reachability.filters import Outcome
    from constructs_privatelink.cli.screen import Line

_MARKS: dict[Outcome, str] = {"passes": "+", "drops": "x", "undetermined": "?"}
_STYLES: dict[Outcome, str] = {"passes": "green", "drops": "bold red", "undetermined": "yellow"}
_MOST_ALSO = 5


def port_range(port: str | None) -> str | None:
    """Return a port as the analysis takes it: ``443`` is tcp."""
    return port if port is None or "/" in port else f"tcp/{port}"


def reached(proof: Proof, refused: Sequence[Finding] = ()) -> bool:
    """Return whether packets certainly arrive, every name certainly leads where it is meant to, and no policy certainly refuses a call.

    Args:
        proof: The answers.
        refused: The errors that stand against making the endpoint. Default: none.

    """
    names = all(_outcome_of_name(name, proof) == "passes" for name in proof.names)
    return (
        not refused
        and proof.result.verdict == "reachable"
        and names
        and not any(call.answer.verdict == "denies" for call in proof.authorization)
    )


def lines(proof: Proof, omissions: Sequence[Omission] = (), refused: Sequence[Finding] = (), *, verbose: bool = False) -> Iterator[Line]:
    """Yield the three answers, one after the other: packets hop by hop with the changes that would open the path, names, and calls.

    Args:
        proof: The answers.
        omissions: What was not looked at. Default: nothing.
        refused: The errors that stand against making the endpoint. Default: none.
        verbose: Whether to name all hops of other paths that are not open. Default: False, the first few.

    """
    yield [f"from {proof.client} to {proof.endpoint.path or proof.endpoint.id}"]
    yield from _refused(refused)
    yield from _packets(proof, verbose=verbose)
    yield from _names(proof)
    yield from _calls(proof)
    yield from ([f"assumes: {assumption}"] for assumption in proof.result.assumptions)
    yield from not_looked_at(omissions)


def _refused(refused: Sequence[Finding]) -> Iterator[Line]:
    if refused:
        what = "an error stands" if len(refused) == 1 else f"{len(refused)} errors stand"
        yield ["endpoint: ", (f"{what} against making it; what follows is of no use before that", style_of("blocked"))]
    for finding in refused:
        yield [("  x ", _STYLES["drops"]), f"{finding.rule} {finding.text}"]
        yield [(f"    change: {finding.fix}", "green")]


def _packets(proof: Proof, *, verbose: bool) -> Iterator[Line]:
    result = proof.result
    extent = f" in {result.extent}" if result.extent else ""
    yield ["packets: ", (f"{result.verdict}{extent} {result.code}".rstrip(), style_of(result.verdict))]
    said = ((hop.outcome, _in_words(hop, decides=hop == result.deciding), hop == result.deciding) for hop in result.hops)
    for (outcome, words, decides), _ in groupby(said):
        yield [(f"  {_MARKS[outcome]} ", _STYLES[outcome]), (words, "bold" if decides else "")]
    yield from ([f"  not known: {line}"] for line in what_is_not_known(result.reasons))
    shown = set(map(str, result.hops))
    yield from _also([hop for hop in dict.fromkeys(map(str, result.also)) if hop not in shown], verbose=verbose)
    yield from ([(f"  change: {change.text}", "green")] for change in result.changes)
    if result.verdict == "unknown":
        yield [(f"  would tell: {what_would_tell(result.reasons, proof.client)}", "green")]


def _also(hops: Sequence[str], *, verbose: bool) -> Iterator[Line]:
    shown = hops if verbose else hops[:_MOST_ALSO]
    yield from ([f"  also: {hop}"] for hop in shown)
    if len(hops) > len(shown):
        yield [f"  also: {len(hops) - len(shown)} more, which --verbose names"]


def _names(proof: Proof) -> Iterator[Line]:
    outcomes = [_outcome_of_name(name, proof) for name in proof.names]
    missed, doubtful = outcomes.count("drops"), outcomes.count("undetermined")
    if missed:
        summary, style = f"{missed} of {len(outcomes)} lead past the endpoint, or nowhere", style_of("blocked")
    elif doubtful:
        summary, style = f"of {doubtful} of {len(outcomes)} the templates do not tell", style_of("unknown")
    else:
        summary, style = ("lead where they are meant to", style_of("reachable")) if outcomes else ("none is known", "")
    yield ["names: ", (summary, style)]
    for name, outcome in zip(proof.names, outcomes, strict=True):
        yield [(f"  {_MARKS[outcome]} ", _STYLES[outcome]), str(name)]


def _outcome_of_name(name: NameResult, proof: Proof) -> Outcome:
    if name in failing_names(proof):
        return "drops"
    return "undetermined" if name.answer == "unknown" else "passes"


def _calls(proof: Proof) -> Iterator[Line]:
    verdicts = [call.answer.verdict for call in proof.authorization]
    denied, open_ones = verdicts.count("denies"), verdicts.count("conditional")
    if denied:
        summary, style = f"{denied} of {len(verdicts)} denied", style_of("blocked")
    elif open_ones:
        summary, style = f"of {open_ones} of {len(verdicts)} it depends on what they say", style_of("unknown")
    else:
        summary, style = "no policy is known to refuse one", style_of("reachable")
    yield ["calls: ", (summary, style)]
    outcomes: dict[str, Outcome] = {"denies": "drops", "conditional": "undetermined", "allows": "passes"}
    for call in proof.authorization:
        outcome = outcomes[call.answer.verdict]
        yield [(f"  {_MARKS[outcome]} ", _STYLES[outcome]), str(call)]


def _in_words(hop: Hop, *, decides: bool) -> str:
    words = hop.name
    if hop.resource is not None:
        words += f" - {hop.resource}" + (f".{hop.property}" if hop.property and not isinstance(hop.resource, Unknown) else "")
    if hop.code:
        words += f" - {hop.code}" + (f" ({hop.detail})" if hop.detail else "")
    if hop.part is not None:
        words += f": {', '.join(hop.part.addresses)} {hop.part.protocol} {hop.part.ports}"
    return words + ("   <- decides" if decides else "")
