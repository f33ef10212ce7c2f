"""``privatelink needs``: what each workload may call, which of it has a private path, and the code that adds the paths that lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.screen import style_of
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.needs.workload_needs import Need, WorkloadNeeds
    from constructs_privatelink.cli.screen import Line

_WORDS = {"endpoint": "private", "internet": "by the internet", "unknown": "not known", "none": "no path"}
_STYLES = {"endpoint": "reachable", "internet": "warning", "unknown": "unknown", "none": "blocked"}
_MOST_ACTIONS = 4


def row(workload: WorkloadNeeds) -> dict[str, object]:
    """Return what one workload needs as JSON values."""
    return {
        "workload": workload.path or str(workload.workload),
        "type": workload.type,
        "role": None if workload.role is None else str(workload.role),
        "everything": workload.everything,
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
            for need in workload.needs
        ],
        "notKnown": [str(reason) for reason in workload.unknown],
    }


def lacking(workloads: Sequence[WorkloadNeeds]) -> list[str]:
    """Return the code that adds what certainly lacks, each line once, in the order of the workloads."""
    lines = (line for workload in workloads for need in workload.needs if need.path == "none" and need.certain for line in need.add)
    return list(dict.fromkeys(lines))


def lines(workloads: Sequence[WorkloadNeeds]) -> Iterator[Line]:
    """Yield what the workloads need, and then the code to paste."""
    if not workloads:
        yield ["no workload in a VPC has a role that these templates describe"]
        return
    for workload in workloads:
        yield ["workload ", (workload.path or str(workload.workload), "bold"), f" ({workload.type})"]
        for need in workload.needs:
            yield [(f"  {_WORDS[need.path]:<15}", style_of(_STYLES[need.path])), f" {_in_words(need)}"]
        if workload.everything:
            yield ["  its role may call everything, or all but some: what of it is called, nobody knows"]
        yield from ([f"  not known: {reason}"] for reason in workload.unknown)
        yield []
    code = lacking(workloads)
    if code:
        yield [("what lacks, as code:", "bold")]
        yield from ([f"  {line}"] for line in code)


def _in_words(need: Need) -> str:
    services = need.services[0] if len(need.services) == 1 else f"one of {', '.join(need.services)}"
    actions = some_of(need.actions, _MOST_ACTIONS)
    words = f"{services} for {actions}" if actions else services
    if need.endpoint is not None:
        words += f" through {need.endpoint}"
    if not need.certain:
        words += " (perhaps: another service may make these calls for it)"
    return words + (f": {need.why}" if need.why is not None else "")
