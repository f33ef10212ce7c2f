"""The report as one HTML page that needs nothing else: no network, no other file, and no script to be read.

What it shows is worked out as values; the templates beside this file say how it looks. Every value is escaped, and what nobody would see of
it is made visible.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from constructs_privatelink.cli.report.lists import FEW, cost_groups, finding_groups, policy_groups
from constructs_privatelink.cli.report.overview import overview
from constructs_privatelink.cli.report.path_texts import PathTexts
from constructs_privatelink.cli.report.sections import vpc_section
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.check_result import CheckResult
    from constructs_privatelink.cli.report.shown import VpcView

_FEW_VPCS = 12


def page(title: str, vpcs: Sequence[VpcView], result: CheckResult, estimate: Estimate) -> str:
    """Return the page.

    Args:
        title: What it is about.
        vpcs: What to draw.
        result: What a check found.
        estimate: What the endpoints cost.

    """
    paths = PathTexts()
    sections = [vpc_section(number, vpc, paths) for number, vpc in enumerate(vpcs, start=1)]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=title,
            style=_own("page.css"),
            script=_own("page.js"),
            overview=overview(vpcs, result, estimate),
            many=len(vpcs) > _FEW_VPCS,
            sections=sections,
            finding_groups=finding_groups(result.findings, vpcs, paths),
            policy_groups=policy_groups(vpcs),
            cost_groups=list(cost_groups(estimate)),
            estimate=estimate,
            few=FEW,
            not_read=result.problems,
            omissions=result.omissions,
            paths=paths.data(),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finished,
    )
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": False}
    return environment


def _finished(value: object) -> object:
    """Return what is written of a value; what a macro made of values is written as it is."""
    return value if isinstance(value, Markup) else visible(str(value))


def _own(name: str) -> Markup:
    """Return a file of this folder, which is no text of a template."""
    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))  # noqa: S704 - it is part of this package
