"""``privatelink explain``: one client's way to one endpoint, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import style_of

if TYPE_CHECKING:
    from rich.console import Console

    from constructs_privatelink.analysis import Hop, Proof

_MARKS = {"passes": "+", "drops": "x", "undetermined": "?"}
_STYLES = {"passes": "green", "drops": "bold red", "undetermined": "yellow"}


def port_range(port: str | None) -> str | None:
    """Return a port as the analysis takes it: ``443`` is tcp."""
    return port if port is None or "/" in port else f"tcp/{port}"


def write(proof: Proof, out: Console) -> None:
    """Write the verdict, every hop with its mark, what decides, and the change that would open the way."""
    result = proof.result
    out.print(f"{proof.client} to {proof.endpoint.path or proof.endpoint.id}")
    extent = f" in {result.extent}" if result.extent else ""
    out.print(f"{result.verdict}{extent} {result.code}".rstrip(), style=style_of(result.verdict))
    for hop in result.hops:
        out.print(f"  {_MARKS[hop.outcome]} ", style=_STYLES[hop.outcome], end="")
        out.print(_told(hop, decides=hop == result.deciding), style="bold" if hop == result.deciding else "")
    for heading, lines in (
        ("not known", [str(reason) for reason in result.reasons]),
        ("also", [str(hop) for hop in result.also]),
        ("assumes", list(result.assumptions)),
        ("change", [result.change.text] if result.change else []),
    ):
        for line in lines:
            out.print(f"  {heading}: {line}", style="green" if heading == "change" else "")


def _told(hop: Hop, *, decides: bool) -> str:
    told = hop.name
    if hop.resource is not None:
        told += f" - {hop.resource}" + (f".{hop.property}" if hop.property else "")
    if hop.code:
        told += f" - {hop.code}" + (f" ({hop.detail})" if hop.detail else "")
    if hop.part is not None:
        told += f": {', '.join(hop.part.addresses)} {hop.part.protocol} {hop.part.ports}"
    return told + ("   <- decides" if decides else "")
