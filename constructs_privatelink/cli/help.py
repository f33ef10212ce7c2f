"""What ``--help`` says of a command: its arguments in words, without the types of Python that typer adds to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer.core import TyperCommand

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter  # typer brings its own click and names these nowhere else

_CHOICES = re.compile(r"<([^<>]*)>")


class Command(TyperCommand):
    """A command whose help names an argument as its usage does."""

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the arguments, and then the options."""
        rows: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and parameter.param_type_name == "argument":
                name = parameter.metavar or parameter.name or ""
                shown = name if parameter.required else f"[{name}]" + ("..." if parameter.nargs != 1 else "")
                rows["Arguments"].append((shown, record[1]))
            elif record is not None:
                rows["Options"].append((_CHOICES.sub(r"\1", record[0]), record[1]))
        for heading, of_heading in rows.items():
            if of_heading:
                with formatter.section(heading):
                    formatter.write_dl(of_heading)
