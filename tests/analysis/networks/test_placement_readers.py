"""Types whose places other resources say too."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_models import Json, attribute, resource
from tests.analysis.networks.fixtures_places import workloads_of


@pytest.mark.parametrize(
    "it",
    [
        resource("Events::Rule", Targets=[{"Id": "x", "Arn": attribute("Function", "Arn")}]),
        resource("Pipes::Pipe", Target=attribute("Function", "Arn")),
        resource("Scheduler::Schedule", Target={"Arn": attribute("Function", "Arn")}),
        resource("SecretsManager::RotationSchedule", RotationLambdaARN=attribute("Function", "Arn")),
    ],
    ids=lambda it: it["Type"],
)
def test_what_starts_no_task_is_no_workload(it: Json) -> None:
    assert workloads_of(It=it, Function=resource("Lambda::Function")) == []
