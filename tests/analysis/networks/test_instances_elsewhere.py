"""Instances of groups stand where whatever launches them says."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_elsewhere import override, places_of, scaled
from tests.analysis.networks.fixtures_models import Json, named


@pytest.mark.parametrize(
    ("overrides", "groups"),
    [
        ([], ["Open"]),
        ([{"InstanceType": "m7i.large"}], ["Open"]),
        ([{"InstanceType": "m7i.large"}, override("Special")], ["Open", "Closed"]),
        ([override("Special")], ["Closed"]),
    ],
)
def test_instances_are_launched_from_any_template_that_the_group_may_use(overrides: Json, groups: Json) -> None:
    places = places_of("It", It=scaled(*overrides))

    assert [place.groups for place in places] == [(named(name),) for name in groups]
    assert {place.subnets for place in places} == {(named("A"),)}
