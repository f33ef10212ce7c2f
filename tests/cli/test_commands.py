"""The other commands, and what holds for all of them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.templates import network, write

if TYPE_CHECKING:
    from pathlib import Path


def test_the_command_line_loads_neither_the_cdk_nor_what_draws(tmp_path: Path) -> None:
    script = (
        "import sys; from constructs_privatelink.cli.commands import app;"
        f"app(['check', {str(write(tmp_path, network()))!r}, '--format', 'json'], standalone_mode=False);"
        "print(*sys.modules, file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert not {"aws_cdk", "constructs", "jsii", "rich.console"} & set(done.stderr.split())
