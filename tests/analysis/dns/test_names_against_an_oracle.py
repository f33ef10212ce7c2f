"""Names of hubs and spokes, held against a resolver that knows nothing of unknown values."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.dns.lookups import names_of
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.dns.name_oracle import (
    ENDPOINTS,
    HUB,
    KMS,
    RECORDS,
    SPOKE,
    SQS,
    ZONES,
    Names,
    Zone,
    asked_of_the_analysis,
    endpoint_named,
    expected,
    is_refused,
)

RECORD_SETS = st.dictionaries(st.sampled_from(RECORDS), st.sampled_from([*ENDPOINTS, None]), max_size=3)
ZONE = st.builds(Zone, st.sampled_from(ZONES), st.sampled_from([(HUB,), (SPOKE,), (HUB, SPOKE)]), RECORD_SETS)
NETWORKS = st.builds(
    Names,
    st.fixed_dictionaries({vpc: st.tuples(st.booleans(), st.booleans(), st.sampled_from([False, False, True])) for vpc in (HUB, SPOKE)}),
    st.fixed_dictionaries({endpoint: st.booleans() for endpoint in ENDPOINTS}),
    st.lists(ZONE, max_size=3).map(tuple),
).filter(lambda asked: not is_refused(asked))


@given(NETWORKS, st.sampled_from([HUB, SPOKE]), st.sampled_from(ENDPOINTS))
@settings(max_examples=400)
def test_a_name_leads_where_the_slow_resolver_says(asked: Names, vpc: ResourceId, endpoint: str) -> None:
    result = asked_of_the_analysis(asked, vpc, endpoint)

    answer, to = expected(asked, vpc, endpoint)
    assert (result.answer, result.to) == (answer, None if to is None else ResourceId("Network", to))


@given(NETWORKS, st.sampled_from([HUB, SPOKE]), st.sampled_from(ENDPOINTS), st.booleans())
@settings(max_examples=200)
def test_with_a_switch_unknown_no_answer_is_certain_that_some_value_makes_wrong(
    asked: Names,
    vpc: ResourceId,
    endpoint: str,
    hidden: bool,  # noqa: FBT001
) -> None:
    result = asked_of_the_analysis(asked, vpc, endpoint, hidden)

    for value in (True, False):
        switches = list(asked.vpcs[vpc])
        switches[1 if hidden else 0] = value
        told = replace(asked, vpcs={**asked.vpcs, vpc: (switches[0], switches[1], switches[2])})
        assert result.answer in {"unknown", expected(told, vpc, endpoint)[0]}


def test_the_services_have_the_names_that_are_asked_about() -> None:
    assert [names_of(endpoint_named(endpoint, on=True))[0] for endpoint in ENDPOINTS] == [KMS, SQS, KMS, SQS]
