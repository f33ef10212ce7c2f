"""The stand-in as a running process, and the CDK CLI let loose on it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from typing import TYPE_CHECKING

from tools.deploy_local.account import ACCOUNT, REGION, Account

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum


ROOT = Path(__file__).parents[2]
CDK = ROOT / "node_modules" / "aws-cdk" / "bin" / "cdk"
"""The CLI that ``npm ci`` installs."""
_SET_BY_AN_OUTER_CLI = {"CDK_CONTEXT_JSON", "CDK_DEFAULT_ACCOUNT", "CDK_DEFAULT_REGION", "CDK_OUTDIR"}
_LINES = 30


class DeploymentError(RuntimeError):
    """The CDK CLI, or the stand-in, failed."""


@contextmanager
def standin(log: Path) -> Iterator[Account]:
    """Start the stand-in on a free port of the loopback interface, and end it.

    Args:
        log: Where its requests and errors are written.

    Raises:
        DeploymentError: It does not start.

    """
    command = [sys.executable, "-m", "tools.deploy_local.standin"]
    environment = os.environ | {"MOTO_ACCOUNT_ID": ACCOUNT}
    with (
        log.open("w", encoding="utf-8") as errors,
        # S603: our own module. Its input ends with this process, whatever becomes of it, and so does the stand-in.
        subprocess.Popen(command, cwd=ROOT, env=environment, stdin=PIPE, stdout=PIPE, stderr=errors, text=True) as process,  # noqa: S603
    ):
        url = process.stdout.readline().strip() if process.stdout else ""
        if not url:
            process.communicate()
            raise DeploymentError(f"the stand-in does not start:\n{_end_of(log)}")
        account = Account(url)
        try:
            yield account
        except DeploymentError as error:
            raise DeploymentError(f"{error}\nThe stand-in's last words:\n{_end_of(log)}") from error
        finally:
            account.close()
            process.communicate()


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8").splitlines()[-_LINES:])


class Cli:
    """The CDK CLI, with an environment in which it finds the stand-in and nothing else."""

    def __init__(self, account: Account, home: Path) -> None:
        """Take what it needs.

        Args:
            account: Where to deploy.
            home: Where it keeps what it remembers; it remembers account ids by their keys.

        """
        given = {name: value for name, value in os.environ.items() if not name.startswith("AWS_") and name not in _SET_BY_AN_OUTER_CLI}
        self._environment = given | {
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_REGION": REGION,
            "AWS_ENDPOINT_URL": account.url,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "CDK_HOME": str(home),
            "CDK_DISABLE_VERSION_CHECK": "1",
            "CI": "1",
        }

    def bootstrap(self) -> None:
        """Prepare the account for deployments.

        Raises:
            DeploymentError: It fails.

        """
        # Without an app, which would be synthesized first.
        self._run("bootstrap", f"aws://{ACCOUNT}/{REGION}", "--app", "")

    def deploy(self, module: str, variant: StrEnum, assembly: Path) -> None:
        """Synthesize a variant of an app and deploy its stacks.

        Args:
            module: The module of the app.
            variant: Which.
            assembly: Where to.

        Raises:
            DeploymentError: It fails.

        """
        app = shlex.join([sys.executable, "-m", module, variant])
        # moto's change sets give stacks neither outputs nor imports.
        how = ("--require-approval", "never", "--method", "direct")
        self._run("deploy", "--all", *how, "--app", app, "--output", str(assembly))

    def _run(self, *arguments: str) -> None:
        node = os.environ.get("JSII_NODE") or shutil.which("node")
        if node is None or not CDK.exists():
            raise DeploymentError(f"no Node, or no CDK CLI at {CDK}; install it with npm ci")
        command = [node, str(CDK), *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self._environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours
        if done.returncode != 0:
            raise DeploymentError(f"cdk {shlex.join(arguments)} fails:\n{done.stdout}{done.stderr}")
