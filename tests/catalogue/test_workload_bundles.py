"""The lists of endpoints that kinds of workloads need."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.catalogue.workload_bundles import WorkloadBundle, workload_bundles

BUNDLES = [*workload_bundles().values()]


def test_a_task_on_fargate_needs_its_image_and_its_log() -> None:
    members = workload_bundles()["ecs-fargate"].members

    assert [member.service for member in members] == ["ecr.api", "ecr.dkr", "s3", "logs"]


def test_instances_of_amazon_ecs_need_all_three_endpoints_of_it() -> None:
    assert {"ecs", "ecs-agent", "ecs-telemetry"} <= {member.service for member in workload_bundles()["ecs-instances"].members}


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.id)
def test_every_list_has_members_reasons_and_a_page(bundle: WorkloadBundle) -> None:
    every = [*bundle.members, *bundle.optional]
    known = [template_of(member.service) for member in every]

    assert bundle.members
    assert bundle.page.startswith("https://docs.aws.amazon.com/")
    assert all(member.why and member.why[-1] != "." for member in every)
    assert len({member.service for member in every}) == len(every)
    assert [member.service for member, service in zip(every, known, strict=True) if service is None or service.managed_by] == []
