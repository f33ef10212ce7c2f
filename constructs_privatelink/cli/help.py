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
        for one in self.get_params(ctx):
            record = one.get_help_record(ctx)
            if record is not None and one.param_type_name == "argument":
                name = one.metavar or one.name or ""
                rows["Arguments"].append((name if one.required else f"[{name}]" + ("..." if one.nargs != 1 else ""), record[1]))
            elif record is not None:
                rows["Options"].append((_CHOICES.sub(r"\1", record[0]), record[1]))
        for heading, told in rows.items():
            if told:
                with formatter.section(heading):
                    formatter.write_dl(told)
