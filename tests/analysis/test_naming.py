"""Clients and endpoints by the names that people give them."""

from __future__ import annotations

import pytest

from constructs_privatelink import EksEndpoint, PrivateLinkError
from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from tests.analysis.fixtures_proof import an_app, an_instance_with_two_interfaces, directory, function_in
from tests.fixtures_vpc import endpoint_subnets


@pytest.mark.parametrize(
    ("client", "endpoint", "words"),
    [
        ("Nobody", "eks", r"client: no workload has the name 'Nobody'; give a CIDR, or name one of: Stack/Function"),
        ("10.0.2.0/24", "kms", r"endpoint: no endpoint has the name 'kms'; did you mean 'Eks'\? Else name one of: Stack/Eks"),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_those_there_are(client: str, endpoint: str, words: str) -> None:
    app, stack, vpc = an_app()
    function_in(stack, vpc)
    EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets())

    with pytest.raises(PrivateLinkError, match=words):
        load(directory(app)).explain(client, endpoint)


def test_one_of_several_places_is_asked_for_by_its_number() -> None:
    networks = load({"Resources": an_instance_with_two_interfaces()})

    proof = networks.explain("Instance[1]", "kms")

    assert isinstance(proof.client, WorkloadClient)
    assert [str(subnet) for subnet in proof.client.workload.subnets] == ["Template.Subnet1"]  # type: ignore[union-attr] # they are known
