"""A client that is let out to a prefix list by its id reaches a gateway endpoint if that is the service's, which an answer tells."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.rules.examples import endpoint
from tests.analysis.rules.fixtures_clients import app, findings_of, function
from tests.analysis.rules.networks import group, https

ROUTED = {
    "Table": resource("EC2::RouteTable", VpcId=ref("Vpc")),
    "Routed": resource("EC2::SubnetRouteTableAssociation", RouteTableId=ref("Table"), SubnetId=ref("A")),
    "Kms": None,
    "Buckets": endpoint("s3", VpcEndpointType="Gateway", RouteTableIds=[ref("Table")]),
}


def clients(*peers: Json, count: int = 1) -> Json:
    """Return functions that use buckets, with a group that lets them out to some peers."""
    group_of_clients = group(SecurityGroupEgress=[https(**peer) for peer in peers])
    functions = {f"Function{number}": function() for number in range(1, count + 1)}
    role = inline(allow("s3:GetObject", Resource="arn:aws:s3:::bucket/*"))
    return app(role=role, **{**ROUTED, "Clients": group_of_clients, "Function": None, **functions})


def test_a_list_by_its_id_is_told_with_what_would_tell_what_it_holds() -> None:
    ((resource_id, severity, text, fix),) = findings_of("client-prefix-list", clients({"DestinationPrefixListId": "pl-1"}))

    assert (resource_id, severity) == ("Buckets", "info")
    assert text.startswith("Function1 reaches Buckets where ")
    assert text.endswith(" is the prefix list of its service")
    assert "describe-prefix-lists" in fix


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (2, "Function1, Function2 reach Buckets where"),
        (3, "Function1, Function2, Function3 reach Buckets where"),
        (4, "Function1, Function2, Function3 and 1 more reach Buckets where"),
    ],
)
def test_clients_that_rest_on_one_list_are_told_together(count: int, said: str) -> None:
    ((_, _, text, _),) = findings_of("client-prefix-list", clients({"DestinationPrefixListId": "pl-1"}, count=count))

    assert text.startswith(said)


@pytest.mark.parametrize("peers", [[{"CidrIp": "0.0.0.0/0"}], [{"CidrIp": "10.0.0.0/16"}], [{"DestinationPrefixListId": ref("P")}]])
def test_who_does_not_rest_on_an_id_is_let_be(peers: list[Json]) -> None:
    assert findings_of("client-prefix-list", clients(*peers)) == []


def test_an_interface_endpoint_behind_a_list_is_another_rules() -> None:
    resources = app(Clients=group(SecurityGroupEgress=[https(DestinationPrefixListId="pl-1")]))

    assert findings_of("client-prefix-list", resources) == []
    assert len(findings_of("client-unknown", resources)) == 1
