"""The commands and their arguments. What a command does is in the module of its name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from constructs_privatelink.cli.catalogue_commands import docs_command, rules_command, services_command, show_command
from constructs_privatelink.cli.help import Command
from constructs_privatelink.cli.inputs import Settings, networks
from constructs_privatelink.cli.options import (
    AssumeOption,
    CheckFormat,
    ClientOption,
    DiffFormat,
    EndpointOption,
    FailOn,
    GbOption,
    IgnoreOption,
    OutputOption,
    ParametersOption,
    PlainFormat,
    PortOption,
    PriceOption,
    RegionOption,
    ReportFormat,
    RulesOption,
    SourceOption,
    SourcesArgument,
    UnknownClients,
    UnknownOption,
    VerboseOption,
)
from constructs_privatelink.cli.running import complaining, ended
from constructs_privatelink.cli.screen import deliver, json_text, show, working
from constructs_privatelink.version import VERSION

app = typer.Typer(
    name="privatelink",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _version(asked: bool) -> None:  # noqa: FBT001 - as typer calls it
    if asked:
        deliver([f"privatelink {VERSION}\n"])
        raise typer.Exit


@app.callback()
def privatelink(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")] = False,
) -> None:
    """Prove that clients reach their VPC endpoints, from CloudFormation templates alone."""


@app.command("check", cls=Command)
def check_command(
    *,
    paths: SourcesArgument = None,
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help="How to write the findings.")] = CheckFormat.TEXT,
    fail_on: Annotated[FailOn, typer.Option(help="End with 1 from this severity on.")] = FailOn.ERROR,
    unknown: UnknownOption = UnknownClients.WARN,
    ignore: IgnoreOption = None,
    rules: RulesOption = None,
    verbose: VerboseOption = False,
    region: RegionOption = None,
    parameter: ParametersOption = None,
    assume: AssumeOption = None,
    output: OutputOption = None,
) -> None:
    """Prove every declared client's path, and look for what a deployment would refuse.

    Ends with 0 where nothing is found, with 1 where something is, and with 2 where it could not be run, or where a file is no template: the
    others are checked all the same.

    \b
    Examples:
      privatelink check
      privatelink check cdk.out --format sarif -o privatelink.sarif
      privatelink check network.yaml --region eu-west-1 -p VpcCidr=10.0.0.0/16 --fail-on warning
      privatelink check --rules acme.privatelink_rules
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import check, rule_modules

    with complaining(output):
        own = rule_modules.rules_of(rules or ())
        with working("Reading and proving"):
            read = networks(paths, Settings(region, parameter, assume))
            result = check.check(
                read,
                unknown=unknown.value,
                ignore=ignore or (),
                rules=own,
                verbose=verbose or format is CheckFormat.JSON,
                whole=format is CheckFormat.JSON,
            )
        check.write(result, format.value, output)
        ended(read, failed=check.fails(result, fail_on.value))


@app.command("explain", cls=Command)
def explain_command(
    *,
    client: ClientOption,
    endpoint: EndpointOption,
    port: PortOption = None,
    path: SourceOption = Path("cdk.out"),
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write the answer.")] = PlainFormat.TEXT,
    verbose: VerboseOption = False,
    region: RegionOption = None,
    parameter: ParametersOption = None,
    assume: AssumeOption = None,
) -> None:
    """Ask about one client and one endpoint: whether packets arrive, hop by hop, where names lead, and which calls policies refuse.

    Ends with 0 where packets certainly arrive, names lead there and no call is refused, with 1 where one of these is not so, nobody can
    tell, or an error stands against making the endpoint, and with 2 where it could not be asked.

    \b
    Examples:
      privatelink explain --from Application/Stocktaking --to kms
      privatelink explain --from 10.8.0.0/16 --to Network/Streaming --port tcp/1400-1499
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.analysis.refusals import refusals
    from constructs_privatelink.cli import explain

    with complaining():
        read = networks([path], Settings(region, parameter, assume))
        proof = read.analysis.explain(client, endpoint, explain.port_range(port))
        refused = refusals(read.analysis, proof.endpoint.id)
        if format is PlainFormat.JSON:
            omissions = [omission.to_json() for omission in read.analysis.omissions]
            errors = [finding.to_json() for finding in refused]
            deliver([json_text(proof.to_json() | {"omissions": omissions, "refused": errors}), "\n"])
        else:
            show(explain.lines(proof, read.analysis.omissions, refused, verbose=verbose))
        ended(read, failed=not explain.reached(proof, refused))


@app.command("cost", cls=Command)
def cost_command(
    *,
    paths: SourcesArgument = None,
    price_per_hour: PriceOption = None,
    gb: GbOption = 0.0,
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write the estimate.")] = PlainFormat.TEXT,
    region: RegionOption = None,
    parameter: ParametersOption = None,
) -> None:
    """Estimate what the endpoints cost a month, and what sharing them between VPCs would save.

    \b
    Examples:
      privatelink cost
      privatelink cost cdk.out --gb 500 --price-per-hour 0.011
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.catalogue.prices import prices
    from constructs_privatelink.cli import cost

    with complaining():
        with working("Reading"):
            read = networks(paths, Settings(region, parameter))
            estimate = cost.estimate(read.analysis, prices(price_per_hour), gb)
        if format is PlainFormat.JSON:
            deliver([json_text(estimate.to_json()), "\n"])
        else:
            show(cost.lines(estimate))
        ended(read)


@app.command("report", cls=Command)
def report_command(
    *,
    paths: SourcesArgument = None,
    output: OutputOption = None,
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="A page to look at, or text for a pull request.")
    ] = ReportFormat.HTML,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What stands above it.")] = "Networks and their endpoints",
    price_per_hour: PriceOption = None,
    gb: GbOption = 0.0,
    unknown: UnknownOption = UnknownClients.WARN,
    region: RegionOption = None,
    parameter: ParametersOption = None,
    assume: AssumeOption = None,
) -> None:
    """Draw the networks: who reaches which endpoint, findings, policies in words, and monthly cost, as one page.

    \b
    Examples:
      privatelink report -o report.html
      privatelink report cdk.out --format markdown >> "$GITHUB_STEP_SUMMARY"
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.catalogue.prices import prices
    from constructs_privatelink.cli import check, cost, reporting

    with complaining(output):
        with working("Reading, proving and drawing"):
            read = networks(paths, Settings(region, parameter, assume))
            # The page has a place for each path that is not open; a text tells together what a check tells together.
            result = check.check(read, unknown=unknown.value, once=format is ReportFormat.MARKDOWN)
            estimate = cost.estimate(read.analysis, prices(price_per_hour), gb)
            text = reporting.text_of(read, title, result, estimate, format.value)
        deliver([text], output)
        ended(read)


@app.command("needs", cls=Command)
def needs_command(
    *,
    paths: SourcesArgument = None,
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write it.")] = PlainFormat.TEXT,
    region: RegionOption = None,
    parameter: ParametersOption = None,
    assume: AssumeOption = None,
) -> None:
    """Tell for each workload which services its role lets it call, which of them have a private path, and what to add.

    \b
    Examples:
      privatelink needs
      privatelink needs cdk.out --format json
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import needs, proven_needs

    with complaining():
        with working("Reading roles and paths"):
            read = networks(paths, Settings(region, parameter, assume))
            workloads, left_out = proven_needs.proven_needs(read.analysis), tuple(proven_needs.not_looked_at(read.analysis))
        if format is PlainFormat.JSON:
            deliver([json_text(needs.to_json(workloads, left_out, read.analysis.omissions, read.analysis.model.endpoints)), "\n"])
        else:
            show(needs.lines(workloads, left_out, read.analysis.omissions, read.analysis.model.endpoints))
        ended(read)


@app.command("diff", cls=Command)
def diff_command(
    *,
    old: Annotated[Path, typer.Argument(metavar="OLD", help="What is deployed: a cloud assembly, or a template.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="What becomes of it.")],
    format: Annotated[DiffFormat, typer.Option("--format", "-f", help="How to write it.")] = DiffFormat.TEXT,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT",
            help="End with 1 at closed, refused, widened, replaced, any, or never; may be repeated, or a list with commas. "
            "What may be so counts as if it were.  [default: closed,replaced]",
        ),
    ] = None,
    region: RegionOption = None,
    parameter: ParametersOption = None,
    assume: AssumeOption = None,
    output: OutputOption = None,
) -> None:
    """Tell what changes for whom: paths opened and closed, endpoints replaced, policies widened, findings new and gone.

    Two templates are compared as one stack, whatever their files are called; cloud assemblies are compared by the names of their stacks.
    Ends with 0, with 1 where --fail-on holds, and with 2 where it could not be run. By default it fails where somebody is interrupted:
    a path that was open is closed or in doubt, an endpoint goes or is replaced. A policy that becomes wider interrupts nobody; add widened
    for that.

    \b
    Examples:
      privatelink diff main/cdk.out cdk.out
      privatelink diff deployed.json network.yaml --region eu-west-1 --fail-on closed,widened
      privatelink diff main/cdk.out cdk.out --format markdown --fail-on never > comment.md
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import diff
    from constructs_privatelink.cli.diff import writing

    with complaining(output):
        words = diff.words_of(fail_on)
        with working("Reading and comparing"):
            comparison = diff.compared(*diff.read(old, new, Settings(region, parameter, assume)))
        writing.write(comparison, format.value, output)
        if comparison.matches(words):
            raise typer.Exit(1)


app.command("services", cls=Command)(services_command)
app.command("show", cls=Command)(show_command)
app.command("rules", cls=Command)(rules_command)
app.command("docs", cls=Command)(docs_command)
