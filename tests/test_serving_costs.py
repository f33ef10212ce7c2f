"""What serving costs in messages to the CDK's kernel: those of the endpoints, and one reading of each workload with its role."""

from __future__ import annotations

import pytest

from benchmarks.serving import measure, more_of

OF_A_READING, OF_THE_FIRST = 13, 4


@pytest.mark.parametrize("functions", [1, 10])
def test_serving_costs_what_the_endpoints_cost_and_one_reading_of_each_workload(functions: int) -> None:
    added, endpoints = measure(functions, by_serving=False)
    served, served_endpoints = measure(functions, by_serving=True)

    (_, read), *_ = more_of(served, added, functions)
    assert served_endpoints == endpoints
    assert read <= OF_A_READING * functions + OF_THE_FIRST
    assert len(served) - read <= 1.1 * len(added)
    assert served.count("get cfnProperties") == 3 * functions  # the function, its role and its policy
    assert served.count("invoke resolve") == added.count("invoke resolve") + 1
