"""A small catalogue to change and check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.catalogue_records import Catalogue


def small_catalogue() -> Catalogue:
    """Return two services, one of them the FIPS twin of the other."""
    return {
        "as_of": "2026-11",
        "sources": {"D": {"what": "AWS documentation", "age": "2026", "weight": "primary"}},
        "reasons": {
            "live": {"confidence": "high", "text": "AWS said so"},
            "page": {"confidence": "high", "text": "the page says so"},
            "conflict": {"confidence": "conflict", "text": "sources differ"},
        },
        "services": [
            {
                "short_name": "kms",
                "name_template": "com.amazonaws.{region}.kms",
                "constant": "KMS",
                "title": "AWS Key Management Service",
                "endpoint_policy": True,
                "endpoint_policy_certain": True,
                "endpoint_policy_reason": "page",
                "ports": ["tcp/443"],
                "sources": ["D kms/latest/developerguide/kms-vpc-endpoint.html"],
            },
            {
                "short_name": "kms-fips",
                "name_template": "com.amazonaws.{region}.kms-fips",
                "constant": "KMS_FIPS",
                "title": "AWS Key Management Service",
                "fips_of": "kms",
                "sources": ["D"],
            },
        ],
    }
