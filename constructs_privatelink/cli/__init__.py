"""The command ``privatelink``: the proof from a shell, for any cloud assembly or CloudFormation template.

```shell
pip install 'constructs-privatelink[cli]'
privatelink check cdk.out
privatelink explain --from Application/Function --to kms
```

Nothing here loads the CDK, or asks AWS.
"""

from __future__ import annotations

import gc
import sys

_INTERRUPTED = 130
_EXTRA = {"typer", "rich", "jinja2"}
_MISSING = "privatelink: the command line needs more packages; pip install 'constructs-privatelink[cli]'"


def main() -> None:
    """Run the command that the shell names."""
    gc.disable()  # nearly all that a command makes stays until it ends
    try:
        _run()
    except KeyboardInterrupt:  # while modules are loaded
        sys.exit(_INTERRUPTED)
    finally:
        gc.freeze()  # the interpreter collects when it ends, even so: it need not look through all that was read


def _run() -> None:
    try:
        from constructs_privatelink.cli.commands import app  # noqa: PLC0415 - only here can it be said what to install

        app(prog_name="privatelink")
    except ModuleNotFoundError as missing:
        if missing.name not in _EXTRA:
            raise
        sys.stderr.write(f"{_MISSING}\n")
        sys.exit(2)
