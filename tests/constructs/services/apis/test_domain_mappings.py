"""Which APIs a private custom domain name leads to."""

from __future__ import annotations

import aws_cdk as cdk
import pytest

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi
from tests.fixtures_apis import CENTRAL, MAPPING, NAME, OTHER, a_central_endpoint, a_certificate, a_domain, an_endpoint, with_a_method
from tests.fixtures_vpc import isolated_vpc, logical_id, new_stack, properties


def test_one_name_leads_to_several_apis() -> None:
    stack = new_stack()
    endpoint = an_endpoint(stack)
    orders, invoices = (with_a_method(PrivateRestApi(stack, name, endpoints=[endpoint])) for name in ("Orders", "Invoices"))
    domain = a_domain(stack, endpoints=[endpoint])

    assert domain.map(orders, base_path="orders").curl("1") == f"curl 'https://{NAME}/orders/1'"
    assert domain.map(invoices).curl() == f"curl 'https://{NAME}'"

    assert [(property_.get("BasePath"), property_["RestApiId"]) for property_ in properties(stack, MAPPING)] == [
        ("orders", {"Ref": logical_id(orders)}),
        (None, {"Ref": logical_id(invoices)}),
    ]


def test_an_api_that_exists_already_gets_a_name_too() -> None:
    stack = new_stack(region="eu-west-1")
    api = PrivateRestApi.from_attributes(stack, "Pets", rest_api_id="a1b2c3d4e5", stage="test", endpoints=[a_central_endpoint(stack)])

    api.add_private_domain("Domain", domain_name=NAME, certificate=a_certificate(stack), vpcs=[isolated_vpc(stack)])

    assert [(property_["RestApiId"], property_["Stage"]) for property_ in properties(stack, MAPPING)] == [("a1b2c3d4e5", "test")]


@pytest.mark.parametrize("base_path", ["orders/v1", "/orders", "", cdk.Fn.import_value("Path")])
def test_a_base_path_is_one_part_of_a_path(base_path: str) -> None:
    stack = new_stack()
    domain = a_domain(stack, endpoints=[CENTRAL], vpcs=[])

    with pytest.raises(PrivateLinkError, match=r"PrivateDomain 'Domain'\.map: got base_path=.*; one part of a path has letters, digits"):
        domain.map(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL]), base_path=base_path)


def test_a_path_leads_to_one_api() -> None:
    stack = new_stack()
    domain, api = a_domain(stack, endpoints=[CENTRAL], vpcs=[]), PrivateRestApi(stack, "Orders", endpoints=[CENTRAL])
    domain.map(api, base_path="orders")

    with pytest.raises(PrivateLinkError, match="got base_path='orders' twice; give each API a path of its own"):
        domain.map(api, base_path="orders")


def test_an_api_that_lets_in_none_of_the_names_endpoints_is_refused() -> None:
    stack = new_stack()
    domain = a_domain(stack, endpoints=[CENTRAL], vpcs=[])

    with pytest.raises(PrivateLinkError, match="the API lets in no endpoint of the domain name, so that nobody could call it"):
        domain.map(PrivateRestApi(stack, "Orders", endpoints=[OTHER]))
