"""What serves the data of collections: a NEXTGEN group has names of its own."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_kinds import PLACE, certain, of, perhaps
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import attribute, resource


@pytest.mark.parametrize(
    ("collections", "sure", "unsure"),
    [
        (["Next"], ["aoss-data"], []),
        (["Classic"], ["aoss-managed or aoss-data"], []),
        (["Next", "Classic"], ["aoss-managed or aoss-data"], ["aoss-data"]),
    ],
)
def test_collections_of_a_nextgen_group_are_served_by_an_endpoint_of_their_own(
    collections: list[str], sure: list[str], unsure: list[str]
) -> None:
    made = {
        "Together": resource("OpenSearchServerless::CollectionGroup", Name="group", Generation="NEXTGEN"),
        "Next": resource("OpenSearchServerless::Collection", Name="next", CollectionGroupName="group"),
        "Classic": resource("OpenSearchServerless::Collection", Name="classic"),
    }
    function = resource("Lambda::Function", VpcConfig=PLACE, Role=attribute("Role", "Arn"))
    needed = of(function, Role=inline(allow("aoss:APIAccessAll")), Together=made["Together"], **{name: made[name] for name in collections})

    assert (certain(needed), perhaps(needed)) == (sure, unsure)
