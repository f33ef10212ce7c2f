"""What serving costs in messages to the CDK's kernel: those of the endpoints, and one reading of each workload with its role."""

from __future__ import annotations

from benchmarks.serving import measure, more_of

FUNCTIONS = 10
OF_A_READING = 13


def test_serving_costs_what_the_endpoints_cost_and_one_reading_of_each_workload() -> None:
    added, endpoints = measure(FUNCTIONS, by_serving=False)
    served, served_endpoints = measure(FUNCTIONS, by_serving=True)

    (_, read), *_ = more_of(served, added, FUNCTIONS)
    assert served_endpoints == endpoints
    assert read <= OF_A_READING * FUNCTIONS
    assert len(served) - read <= 1.1 * len(added)
    assert served.count("get cfnProperties") == 3 * FUNCTIONS  # the function, its role and its policy
    assert served.count("invoke resolve") == added.count("invoke resolve") + 1
