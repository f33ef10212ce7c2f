"""What importing the package adds to importing the CDK's `aws_ec2`, and what the catalogue costs without the CDK, in fresh processes.

    python -m benchmarks.imports [runs]

The package's face imports nothing before a name is used; the first use of a construct then loads the library, and that of a constant the
catalogue. Medians of the runs.
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
_CATALOGUE_CLOCK = """
import time
import constructs_privatelink
begin = time.perf_counter()
constructs_privatelink.AwsService.KMS
print(time.perf_counter() - begin)
"""


def main(runs: int) -> None:
    """Print the three figures."""
    package, construct = _medians(_CLOCK, runs)
    (constant,) = _medians(_CATALOGUE_CLOCK, runs)
    print(f"import constructs_privatelink      {package:6.1f} ms")
    print(f"first use of a construct           {construct:6.1f} ms")
    print(f"first use of a constant alone      {constant:6.1f} ms")


def _medians(clock: str, runs: int) -> list[float]:
    """Return the medians of what a program prints, in milliseconds."""
    printed = [subprocess.run([sys.executable, "-c", clock], check=True, capture_output=True, text=True).stdout for _ in range(runs)]
    taken = [[float(seconds) for seconds in line.split()] for line in printed]
    return [statistics.median(column) * 1_000 for column in zip(*taken, strict=True)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
