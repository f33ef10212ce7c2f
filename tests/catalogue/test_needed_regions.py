"""The Regions in the texts by which properties name images, secrets and parameters."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.needed_regions import named_region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1", "us-east-1"),
        ("111122223333.dkr-ecr.us-east-1.on.aws/shop:1", "us-east-1"),
        ("111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/shop:1", "us-gov-west-1"),
        ("${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/shop:1", ""),
        ("${AWS::ECR::Repository}:latest", ""),
        ("arn:aws:secretsmanager:us-east-1:111122223333:secret:x", "us-east-1"),
        ("arn:aws:ssm:us-west-2:111122223333:parameter/x", "us-west-2"),
        ("arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/x", ""),
        ("/config/x", ""),
    ],
)
def test_the_region_is_that_of_the_registry_or_of_the_arn(text: str, region: str) -> None:
    assert named_region(text) == region
