"""``privatelink needs``: what each workload may call, which of it has a private way, and the code that adds the ways that lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import style_of
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from constructs_privatelink.analysis.needs.workload_needs import Need, WorkloadNeeds

_WORDS = {"endpoint": "private", "internet": "by the internet", "unknown": "not known", "none": "no path"}
_STYLES = {"endpoint": "reachable", "internet": "warning", "unknown": "unknown", "none": "blocked"}
_MOST_ACTIONS = 4


def row(found: WorkloadNeeds) -> dict[str, object]:
    """Return what one workload needs as JSON values."""
    return {
        "workload": found.path or str(found.workload),
        "type": found.type,
        "role": None if found.role is None else str(found.role),
        "everything": found.everything,
        "needs": [
            {
                "services": list(need.services),
                "actions": list(need.actions),
                "path": need.path,
                "certain": need.certain,
                "endpoint": None if need.endpoint is None else str(need.endpoint),
                "add": list(need.add),
                "why": None if need.why is None else str(need.why),
            }
            for need in found.needs
        ],
        "notKnown": [str(one) for one in found.unknown],
    }


def lacking(found: Sequence[WorkloadNeeds]) -> list[str]:
    """Return the code that adds what certainly lacks, each line once, in the order of the workloads."""
    lines = (line for one in found for need in one.needs if need.path == "none" and need.certain for line in need.add)
    return list(dict.fromkeys(lines))


def write(found: Sequence[WorkloadNeeds], out: Console) -> None:
    """Write what the workloads need, and then the code to paste."""
    if not found:
        out.print("no workload in a VPC has a role that these templates describe")
        return
    for one in found:
        out.print(one.path or str(one.workload), style="bold", end="")
        out.print(f" ({one.type})")
        for need in one.needs:
            out.print(f"  {_WORDS[need.path]:<15}", style=style_of(_STYLES[need.path]), end="")
            out.print(f" {_told(need)}")
        if one.everything:
            out.print("  its role may call everything, or all but some: what of it is called, nobody knows")
        for unknown in one.unknown:
            out.print(f"  not known: {unknown}")
        out.print()
    code = lacking(found)
    if code:
        out.print("what lacks, as code:", style="bold")
        for line in code:
            out.print(f"  {line}")


def _told(need: Need) -> str:
    services = need.services[0] if len(need.services) == 1 else f"one of {', '.join(need.services)}"
    actions = some_of(need.actions, _MOST_ACTIONS)
    told = f"{services} for {actions}" if actions else services
    if need.endpoint is not None:
        told += f" through {need.endpoint}"
    if not need.certain:
        told += " (perhaps: another service may make these calls for it)"
    return told + (f": {need.why}" if need.why is not None else "")
