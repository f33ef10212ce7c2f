"""What importing the package adds to importing the CDK's `aws_ec2`, each in fresh processes.

    python -m benchmarks.imports [runs]

The package's face imports nothing before a name is used; the first use of a construct then loads the library. Medians of the runs.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

_CLOCK = """
import time
from aws_cdk import aws_ec2
begin = time.perf_counter()
import constructs_privatelink
package = time.perf_counter()
constructs_privatelink.EksEndpoint
print(package - begin, time.perf_counter() - package)
"""


def main(runs: int) -> None:
    """Print the two figures."""
    taken = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", _CLOCK], check=True, capture_output=True, text=True)
        taken.append([float(seconds) for seconds in done.stdout.split()])
    package, construct = (statistics.median(column) * 1_000 for column in zip(*taken, strict=True))
    print(f"import constructs_privatelink      {package:6.1f} ms")
    print(f"first use of a construct           {construct:6.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
