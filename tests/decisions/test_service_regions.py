"""An endpoint reaches the service of its own Region, of one that the user names, or the home of a global service; else it is refused."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.decisions.service_regions import decide

KMS, ROUTE53, IAM, STS = (Service.find(name) for name in ("kms", "route53", "iam", "sts"))
OF_VIRGINIA = Service.find("com.amazonaws.us-east-1.kms")
PARTNER = Service.custom("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0")


@pytest.mark.parametrize(
    ("service", "asked", "region", "other"),
    [
        (KMS, None, "eu-west-1", None),
        (KMS, None, None, None),
        (KMS, "eu-west-1", "eu-west-1", None),
        (KMS, "us-west-2", "eu-west-1", "us-west-2"),
        (KMS, "us-west-2", None, "us-west-2"),
        (ROUTE53, None, "eu-west-1", "us-east-1"),
        (ROUTE53, None, "us-east-1", None),
        (ROUTE53, None, None, None),
        (IAM, None, "eu-central-1", "us-east-1"),
        (OF_VIRGINIA, None, "us-east-1", None),
        (OF_VIRGINIA, "us-east-1", "eu-west-1", "us-east-1"),
        (PARTNER, "us-east-1", "eu-west-1", "us-east-1"),
    ],
)
def test_the_region_of_the_service_is_named_where_it_is_another(
    service: Service, asked: str | None, region: str | None, other: str | None
) -> None:
    decided = decide(service, asked, region)

    assert (decided.other, decided.reasons) == (other, ())


@pytest.mark.parametrize(
    ("service", "asked", "region", "words"),
    [
        (OF_VIRGINIA, None, "eu-west-1", "'com.amazonaws.us-east-1.kms' is of us-east-1, and the endpoint is made in eu-west-1"),
        (PARTNER, None, "eu-west-1", "give service_region='us-east-1'"),
        (PARTNER, "eu-west-1", "eu-west-1", "which is of us-east-1; let both be one Region"),
        (KMS, "virginia", "eu-west-1", "got service_region='virginia'; name the Region itself"),
        (KMS, "${Token[TOKEN.3]}", "eu-west-1", "name the Region itself"),
        (KMS, 7, "eu-west-1", "got service_region=7"),
        (KMS, "cn-north-1", "eu-west-1", "nothing is reached from one partition to another (aws, aws-cn)"),
        (KMS, "us-gov-west-1", "us-west-2", "from one partition to another"),
    ],
)
def test_what_ec2_refuses_is_refused(service: Service, asked: object, region: str, words: str) -> None:
    (reason,) = decide(service, asked, region).reasons

    assert words in reason


def test_what_aws_does_not_list_is_a_doubt() -> None:
    unlisted = Service.find("appstream.api")

    (doubt,) = decide(unlisted, "us-west-2", "eu-west-1").doubts

    assert doubt.id == "service-region-unlisted"
    assert "data of" in doubt.text
    assert decide(KMS, "us-west-2", "eu-west-1").doubts == ()
    assert decide(PARTNER, "us-east-1", "eu-west-1").doubts == ()
    assert decide(STS, None, "eu-west-1").doubts == ()
