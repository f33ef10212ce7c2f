"""``privatelink explain``: one client's path to one endpoint, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis import Hop, Proof
    from constructs_privatelink.analysis.reachability.filters import Outcome
    from constructs_privatelink.cli.screen import Line

_MARKS: dict[Outcome, str] = {"passes": "+", "drops": "x", "undetermined": "?"}
_STYLES: dict[Outcome, str] = {"passes": "green", "drops": "bold red", "undetermined": "yellow"}


def port_range(port: str | None) -> str | None:
    """Return a port as the analysis takes it: ``443`` is tcp."""
    return port if port is None or "/" in port else f"tcp/{port}"


def lines(proof: Proof) -> Iterator[Line]:
    """Yield the verdict, every hop with its mark, what decides, and the change that would open the path."""
    result = proof.result
    yield [f"from {proof.client} to {proof.endpoint.path or proof.endpoint.id}"]
    extent = f" in {result.extent}" if result.extent else ""
    yield [(f"{result.verdict}{extent} {result.code}".rstrip(), style_of(result.verdict))]
    for hop in result.hops:
        decides = hop == result.deciding
        yield [(f"  {_MARKS[hop.outcome]} ", _STYLES[hop.outcome]), (_in_words(hop, decides=decides), "bold" if decides else "")]
    yield from ([f"  not known: {reason}"] for reason in result.reasons)
    yield from ([f"  also: {hop}"] for hop in result.also)
    yield from ([f"  assumes: {assumption}"] for assumption in result.assumptions)
    if result.change is not None:
        yield [(f"  change: {result.change.text}", "green")]


def _in_words(hop: Hop, *, decides: bool) -> str:
    words = hop.name
    if hop.resource is not None:
        words += f" - {hop.resource}" + (f".{hop.property}" if hop.property else "")
    if hop.code:
        words += f" - {hop.code}" + (f" ({hop.detail})" if hop.detail else "")
    if hop.part is not None:
        words += f": {', '.join(hop.part.addresses)} {hop.part.protocol} {hop.part.ports}"
    return words + ("   <- decides" if decides else "")
