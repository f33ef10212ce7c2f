"""Say in lines what a round trip found, and what it did not look at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tools.deploy_local.standin.handlers import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tools.deploy_local.assembly import Declared
    from tools.deploy_local.changes import Changes
    from tools.deploy_local.comparison import Comparison
    from tools.deploy_local.round_trip import RoundTrip


def report(done: RoundTrip) -> Iterator[str]:
    """Yield the lines.

    Args:
        done: What was deployed.

    """
    yield f"Deployed with the CDK CLI to moto at {done.account.url}"
    yield from _compared("The sample app", done.sample.comparison)
    yield from _changed("One endpoint and one client more", done.growth())
    yield from _compared("The app with them", done.grown.comparison)
    yield from _changed("One endpoint and one client fewer", done.shrinkage())
    yield from _compared("The app without them", done.shrunk.comparison)
    yield from _compared("The constructs that it lacks", done.before.comparison)
    yield from _changed("The same in other words", done.other_words())
    yield from _compared("These constructs then", done.after.comparison)
    comparisons = [stage.comparison for stage in done.stages]
    yield "Compared, in the sample app:"
    yield from (f"  {count:4} fields of {name}" for name, count in sorted(comparisons[0].compared.items()))
    yield "Not read back:"
    uncovered = {name for stage in comparisons for name in (*stage.uncovered_types, *stage.uncovered_fields)}
    yield from (f"  {name}" for name in sorted(uncovered) or ["nothing"])
    yield "What moto lacks, and is added here:"
    yield from (f"  {name}: {handler.why}" for name, handler in HANDLERS.items())


def is_as_declared(done: RoundTrip) -> bool:
    """Return whether everything was as declared, and no update touched what it should not.

    Args:
        done: What was deployed.

    """
    differences = [difference for stage in done.stages for difference in stage.comparison.differences]
    updates = (done.growth(), done.shrinkage(), done.other_words())
    return not differences and not any((*changes.changed, *changes.replaced) for changes in updates)


def _compared(app: str, comparison: Comparison) -> Iterator[str]:
    yield f"{app}: {len(comparison.differences)} differences in {sum(comparison.compared.values())} fields"
    yield from (f"  DIFFERS {difference}" for difference in comparison.differences)


def _changed(update: str, changed: Changes) -> Iterator[str]:
    others = [*changed.changed, *changed.replaced]
    yield f"{update}: {_counted(changed.added)} added, {_counted(changed.removed)} removed, {len(others)} others changed"
    yield from (f"  CHANGED {other}" for other in others)


def _counted(resources: Iterable[Declared]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(resource.type for resource in resources).items())) or "nothing"
