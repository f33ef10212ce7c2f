"""Reports of a network of which findings are acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.analysis.assemblies import acknowledged, write_assembly
from tests.cli.fixtures_acknowledged import two_closed

if TYPE_CHECKING:
    from pathlib import Path


BLOCKED = "PrivateLink::client-blocked"


def report(folder: Path, format: str, *at: str, reason: str = "opened by the network team") -> str:
    entries = {path: [acknowledged(BLOCKED, reason)] for path in at}
    written = write_assembly(folder, {"Stack": two_closed()}, {"Stack": entries})
    return CliRunner().invoke(app, ["report", str(written), "--format", format]).stdout
