"""Deploy the sample app and the constructs that it lacks to a stand-in for AWS on this machine: ``make deploy-local``.

Prints what was compared and what was not, and fails if anything differs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.deploy_local.cli import DeploymentError
from tools.deploy_local.report import is_as_declared, report
from tools.deploy_local.round_trip import round_trip


def main() -> int:
    """Make the round trip, and report it.

    Returns:
        1 if something differs or fails, else 0.

    """
    with TemporaryDirectory() as place:
        try:
            with round_trip(Path(place)) as done:
                for line in report(done):
                    print(line)
                return 0 if is_as_declared(done) else 1
        except DeploymentError as error:
            print(error, file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main())
