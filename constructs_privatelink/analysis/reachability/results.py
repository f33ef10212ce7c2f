"""The answer that the pairs of ends of a question give together: the worst of them; and the best, where ports are alternatives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.verdicts import ORDER, WORST_FIRST, Change, Hop, Result
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from constructs_privatelink.analysis.reachability.filters import Ports
    from constructs_privatelink.analysis.reachability.path_checks import Pair

    Choice = Sequence[tuple[str, Ports]]
    Answered = tuple[Choice, Result]

_FRESH = "the templates are deployed afresh, and nothing is changed outside them"
_MAIL = 25
_ACCEPTED = "the endpoint is accepted and available"


def answer(pairs: Sequence[Pair], plan: Callable[[], tuple[Change, ...]]) -> Result:
    """Return the answer of some pairs: the worst.

    Args:
        pairs: What was found between the ends.
        plan: Works out what would open the path.

    """
    ranked = [(ORDER[hop.outcome], hop.place, index, hop) for index, pair in enumerate(pairs) for hop in pair.hops]
    outcome, _, index, deciding = min(ranked, key=lambda rank: rank[:3])
    pair = pairs[index]
    assumptions = tuple(dict.fromkeys((_FRESH, _ACCEPTED, *(assumption for tried in pairs for assumption in tried.assumptions))))
    if outcome == ORDER["passes"]:
        return Result("reachable", None, None, pair.hops, None, (), (), assumptions)
    also = dict.fromkeys(hop for _, _, _, hop in ranked if hop.outcome != "passes" and hop is not deciding)
    reasons = tuple(dict.fromkeys(reason for _, _, _, hop in ranked for reason in hop.reasons))
    if outcome == ORDER["undetermined"]:
        return Result("unknown", None, deciding.part, pair.hops, deciding, tuple(also), reasons, assumptions)
    extent = "part" if any(tried.survivors for tried in pairs) else "all"
    return Result(
        "blocked", "part" if extent == "part" else "all", deciding.part, pair.hops, deciding, _sorted(also), reasons, assumptions, plan
    )


def best_of(answers: Sequence[Answered]) -> Result:
    """Return the answer about ports of which a client needs one, whichever: one that is reachable does, and blocked is what all are.

    Args:
        answers: The answer about each choice, with its ports: one, or several that go together.

    """
    told = [(_text(choice), result) for choice, result in answers]
    reachable = [(port, result) for port, result in told if result.verdict == "reachable"]
    chosen = reachable or [(port, result) for port, result in told if result.verdict == "unknown"]
    if chosen:
        ports = " or ".join(text for text, _ in chosen)
        return replace(chosen[0][1], assumptions=(*chosen[0][1].assumptions, f"the client connects to {ports}"))
    _, nearest = min(answers, key=lambda port: (port[1].extent == "all", len(port[1].also), _is_held_back(port[0])))
    every = ", ".join(port for port, _ in told)
    return replace(nearest, extent=_common_extent(answers, nearest), plan=lambda: _with_the_others(nearest.changes, every))


def whichever_of(answers: Sequence[Answered], where: str) -> Result:
    """Return the answer about ports of which each client may call others: certain is what they have in common.

    Args:
        answers: The answer about each port.
        where: What listens on them.

    """
    worst = min((result for _, result in answers), key=lambda result: WORST_FIRST.index(result.verdict))
    if all(result.verdict == worst.verdict for _, result in answers):
        return replace(worst, extent=_common_extent(answers, worst))
    calls = " or ".join(_text(choice) for choice, _ in answers)
    return worst.weakened((Unknown(Code.PL_UNRESOLVED_VALUE, where, f"whether the client calls {calls} is not in the templates"),))


def _common_extent(answers: Sequence[Answered], told: Result) -> Literal["all", "part"] | None:
    """Return how much certainly is dropped, whichever port is called: of one answer, in part where another is blocked in part alone."""
    return "part" if any(result.extent == "part" for _, result in answers) else told.extent


def _with_the_others(changes: tuple[Change, ...], ports: str) -> tuple[Change, ...]:
    choice = f"one of {ports} is enough, the same on the whole path"
    return tuple(replace(change, text=f"{change.text} ({choice})") for change in changes)


def _is_held_back(choice: Choice) -> bool:
    """Return whether EC2 holds the port back by default, so that opening it would not do.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """
    return any((protocol, ports.interval) == ("tcp", (_MAIL, _MAIL)) for protocol, ports in choice)


def _text(choice: Choice) -> str:
    texts = []
    for protocol, ports in choice:
        first, last = ports.interval
        texts.append(f"{protocol} {first}" if first == last else f"{protocol} {first}-{last}")
    return " with ".join(texts)


def _sorted(also: dict[Hop, None]) -> tuple[Hop, ...]:
    return tuple(sorted(also, key=lambda hop: (ORDER[hop.outcome], hop.place)))
