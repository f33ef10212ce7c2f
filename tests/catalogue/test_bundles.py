"""The names of bundles are those of the lists."""

from __future__ import annotations

from constructs_privatelink.catalogue.bundles import Bundle
from constructs_privatelink.catalogue.workload_bundles import workload_bundles


def test_there_is_a_name_for_each_list() -> None:
    assert [bundle.value for bundle in Bundle] == list(workload_bundles())
    assert {bundle.name: bundle.value for bundle in Bundle} == {name.upper().replace("-", "_"): name for name in workload_bundles()}
