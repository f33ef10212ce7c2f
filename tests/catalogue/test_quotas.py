"""The numbers of AWS's pages, held apart from the code that counts."""

from __future__ import annotations

from constructs_privatelink.catalogue import quotas


def test_quotas_are_those_of_the_pages_that_they_name() -> None:
    assert {name: value for name, value in vars(quotas).items() if name.isupper()} == {
        "LAST_RULE_NUMBER": 32_766,
        "ACL_ENTRIES": 20,
        "MOST_ACL_ENTRIES": 40,
        "GROUP_RULES": 60,
        "INTERFACE_GROUPS": 5,
        "MOST_INTERFACE_GROUPS": 16,
        "MOST_INTERFACE_RULES": 1_000,
        "VPC_ENDPOINTS": 50,
        "POLICY_CHARACTERS": 20_480,
        "COLLECTION_ENDPOINTS": 50,
        "COLLECTION_POLICY_BYTES": 10_240,
        "COLLECTION_ENDPOINT_SUBNETS": 6,
        "COLLECTION_ENDPOINT_GROUPS": 5,
    }
