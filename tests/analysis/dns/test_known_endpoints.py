"""The endpoints whose private names a VPC knows: its own, and those of its profiles."""

from __future__ import annotations

from tests.analysis.fixtures_names import DUAL, SQS, asked
from tests.analysis.hubs import alias, endpoint, zone
from tests.analysis.networks.fixtures_services import of


def test_a_profile_brings_zone_or_endpoint_to_the_spoke() -> None:
    profile = {
        "Profile": of("AWS::Route53Profiles::Profile", Name="shared"),
        "There": of("AWS::Route53Profiles::ProfileAssociation", Name="a", ProfileId={"Ref": "Profile"}, ResourceId={"Ref": "Spoke"}),
    }

    def bringing(arn: str) -> dict[str, object]:
        association = of(
            "AWS::Route53Profiles::ProfileResourceAssociation", Name="b", ProfileId={"Ref": "Profile"}, ResourceArn={"Fn::Sub": arn}
        )
        return {**profile, "It": association}

    by_zone = asked({"Zone": zone(SQS, {"Ref": "Hub"}), "Record": alias(SQS), **bringing("arn:aws:route53:::hostedzone/${Zone}")})
    by_endpoint = asked({"Hubs": endpoint(private_dns=True), **bringing("arn:aws:ec2:eu-west-1:111122223333:vpc-endpoint/${Hubs}")})
    without_private_dns = asked(bringing("arn:aws:ec2:eu-west-1:111122223333:vpc-endpoint/${Hubs}"))

    assert [names_there[SQS].answer for names_there in (by_zone, by_endpoint, without_private_dns)] == ["private", "private", "unknown"]
    assert by_endpoint[DUAL].answer == "private"
