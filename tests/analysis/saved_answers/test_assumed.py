"""What an answer takes for granted is said with the file and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.analysis.saved_answers.fixtures_answers import answers, networks
from tests.analysis.saved_answers.fixtures_described import saved

if TYPE_CHECKING:
    from pathlib import Path


def test_an_assumption_names_the_file_and_the_day_that_it_has_in_its_name(tmp_path: Path) -> None:
    path = saved(tmp_path / "vpc-2026-11-21.json", answers())

    result = networks(path).explain("Function", "kms").result

    assert "vpc-1 is as described in 'vpc-2026-11-21.json' (2026-11-21)" in result.assumptions


def test_the_day_that_boto3_keeps_with_an_answer_counts(tmp_path: Path) -> None:
    kept = answers(ResponseMetadata={"HTTPStatusCode": 200, "HTTPHeaders": {"date": "Sat, 21 Nov 2026 09:00:00 GMT"}})

    result = networks(saved(tmp_path / "vpc.json", kept)).explain("Function", "kms").result

    assert "vpc-1 is as described in 'vpc.json' (2026-11-21)" in result.assumptions


def test_what_the_templates_hold_themselves_assumes_nothing_of_files() -> None:
    vpc = ("EC2::VPC", {"CidrBlock": "10.1.0.0/16"})
    subnet = ("EC2::Subnet", {"VpcId": {"Ref": "Own"}, "CidrBlock": "10.1.1.0/24"})
    shared = {
        "ServiceName": "com.amazonaws.eu-west-1.sqs",
        "VpcEndpointType": "Interface",
        "VpcId": {"Ref": "Own"},
        "SubnetIds": [{"Ref": "Sub"}],
    }
    function = (
        "Lambda::Function",
        {"VpcConfig": {"SubnetIds": [{"Ref": "Sub"}], "SecurityGroupIds": [{"Fn::GetAtt": "Own.DefaultSecurityGroup"}]}},
    )

    result = networks(answers(), Own=vpc, Sub=subnet, Sqs=("EC2::VPCEndpoint", shared), Other=function).explain("Other", "sqs").result

    assert result.verdict == "reachable"
    assert not any("as described" in assumption for assumption in result.assumptions)
