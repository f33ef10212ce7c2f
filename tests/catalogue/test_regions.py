"""The names of Regions, and which one a slip means."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from constructs_privatelink.catalogue.regions import REGIONS, region_meant


def test_every_region_that_the_sdks_know_is_known() -> None:
    partitions = json.loads((resources.files("botocore") / "data" / "partitions.json").read_text())["partitions"]

    assert {region for partition in partitions for region in partition["regions"] if not region.endswith("-global")} <= REGIONS


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("eu-wst-1", "eu-west-1"),
        ("us-esat-1", "us-east-1"),
        ("ap-souteast-2", "ap-southeast-2"),
        ("us-est-1", None),
        ("mars-north-1", None),
    ],
)
def test_a_slip_means_the_only_region_that_is_as_near(name: str, meant: str | None) -> None:
    assert region_meant(name) == meant
