"""Network ACLs, security groups and prefix lists as AWS describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from tests.analysis.saved_answers.fixtures_answers import LOCAL, answers, template, verdict
from tests.analysis.saved_answers.fixtures_described import saved

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable


HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def test_a_route_to_a_prefix_list_of_aws_matches_what_the_answer_lists() -> None:
    way = {"DestinationPrefixListId": "pl-63a5400a", "GatewayId": "vpce-1", "State": "active", "Origin": "CreateRoute"}
    told = answers()
    told["RouteTables"][0]["Routes"] = [LOCAL, way]
    lists = {"PrefixLists": [{"PrefixListId": "pl-63a5400a", "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.218.0.0/17"]}]}

    assert verdict(told) == ("unknown", "PL_MIDDLEBOX")
    assert verdict(told, lists) == ("reachable", "")


def test_a_prefix_list_has_the_entries_of_the_file_that_is_named_after_it(tmp_path: Path) -> None:
    rule = {**HTTPS, "GroupId": "sg-2", "SourcePrefixListId": "pl-0abc"}
    entries = saved(tmp_path / "pl-0abc.json", {"Entries": [{"Cidr": "10.0.2.0/24", "Description": "apps"}]})
    own = template(Rule=("EC2::SecurityGroupIngress", rule))
    own["Resources"]["Kms"]["Properties"]["SecurityGroupIds"] = ["sg-2"]

    told: list[list[Assumable]] = [[answers()], [answers(), entries]]
    results = [load(own, region="eu-west-1", assume=assume).explain("Function", "kms").result for assume in told]

    assert [result.verdict for result in results] == ["unknown", "reachable"]
    assert "pl-0abc is as described in 'pl-0abc.json'" in results[1].assumptions
