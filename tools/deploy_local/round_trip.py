"""Deploy the sample app and the constructs that it lacks, change them, and deploy the changes; read back and compare after each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tools.deploy_local.assembly import read_templates
from tools.deploy_local.changes import Changes, Ids, changes
from tools.deploy_local.cli import Cli, standin
from tools.deploy_local.comparison import Comparison, compare
from tools.deploy_local.construct_apps import Moment
from tools.deploy_local.deployed import Deployed
from tools.deploy_local.variants import Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum
    from pathlib import Path

    from tools.deploy_local.account import Account, Json


_SAMPLE, _CONSTRUCTS = "tools.deploy_local.variants", "tools.deploy_local.construct_apps"


class Deployment(NamedTuple):
    """A variant of an app, as it was deployed."""

    templates: Mapping[str, Json]
    ids: Ids
    comparison: Comparison


class RoundTrip(NamedTuple):
    """What was deployed, one after the other; the last of both apps is still there."""

    account: Account
    sample: Deployment
    grown: Deployment
    shrunk: Deployment
    before: Deployment
    after: Deployment

    @property
    def stages(self) -> tuple[Deployment, ...]:
        """What was deployed, in its order."""
        return (self.sample, self.grown, self.shrunk, self.before, self.after)

    def growth(self) -> Changes:
        """Return what the first update changed."""
        return _between(self.sample, self.grown)

    def shrinkage(self) -> Changes:
        """Return what the second update changed."""
        return _between(self.grown, self.shrunk)

    def other_words(self) -> Changes:
        """Return what changed as the constructs besides the sample app were said in other words."""
        return _between(self.before, self.after)


@contextmanager
def round_trip(place: Path) -> Iterator[RoundTrip]:
    """Start the stand-in, bootstrap it, deploy the apps with their updates, and end it.

    Args:
        place: An empty folder for all that is written.

    Raises:
        DeploymentError: The CDK CLI or the stand-in fails.

    """
    with standin(place / "standin.log") as account:
        cli = Cli(account, place / "home")
        cli.bootstrap()
        apps = ((_SAMPLE, Variant), (_CONSTRUCTS, Moment))
        yield RoundTrip(
            account, *(_deployed(cli, account, app, variant, place / variant) for app, variants in apps for variant in variants)
        )


def _deployed(cli: Cli, account: Account, app: str, variant: StrEnum, assembly: Path) -> Deployment:
    cli.deploy(app, variant, assembly)
    templates = read_templates(assembly)
    return Deployment(templates, Deployed(account, templates).ids, compare(account, templates))


def _between(before: Deployment, after: Deployment) -> Changes:
    return changes(before.templates, after.templates, before.ids, after.ids)
