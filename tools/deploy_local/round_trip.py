"""Deploy the sample app, change it, and deploy the changes; read back and compare after each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tools.deploy_local.assembly import read_templates
from tools.deploy_local.changes import Changes, Ids, changes
from tools.deploy_local.cli import Cli, standin
from tools.deploy_local.comparison import Comparison, compare
from tools.deploy_local.deployed import Deployed
from tools.deploy_local.variants import Variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tools.deploy_local.account import Account, Json


class Deployment(NamedTuple):
    """A variant of the sample app, as it was deployed."""

    templates: Mapping[str, Json]
    ids: Ids
    comparison: Comparison


class RoundTrip(NamedTuple):
    """What was deployed, one after the other; the last is still there."""

    account: Account
    sample: Deployment
    grown: Deployment
    shrunk: Deployment

    def growth(self) -> Changes:
        """Return what the first update changed."""
        return _between(self.sample, self.grown)

    def shrinkage(self) -> Changes:
        """Return what the second update changed."""
        return _between(self.grown, self.shrunk)


@contextmanager
def round_trip(place: Path) -> Iterator[RoundTrip]:
    """Start the stand-in, bootstrap it, deploy the sample app and both updates, and end it.

    Args:
        place: An empty folder for all that is written.

    Raises:
        DeploymentError: The CDK CLI or the stand-in fails.

    """
    with standin(place / "standin.log") as account:
        cli = Cli(account, place / "home")
        cli.bootstrap()
        yield RoundTrip(account, *(_deployed(cli, account, variant, place / variant) for variant in Variant))


def _deployed(cli: Cli, account: Account, variant: Variant, assembly: Path) -> Deployment:
    cli.deploy(variant, assembly)
    templates = read_templates(assembly)
    return Deployment(templates, Deployed(account, templates).ids, compare(account, templates))


def _between(before: Deployment, after: Deployment) -> Changes:
    return changes(before.templates, after.templates, before.ids, after.ids)
