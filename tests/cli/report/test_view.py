"""What a report shows of templates."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from tests.cli.report.fixtures_report import reported
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


UNTOLD = {"Fn::Transform": {"Name": "Lists"}}
"""A value of which nothing is known."""


def unplaced() -> dict[str, Any]:
    """Return a network with an endpoint in a VPC, and a function in subnets, that only parameters tell."""
    template = network()
    template["Parameters"] |= {"Other": {"Type": "AWS::EC2::VPC::Id"}, "Subnets": {"Type": "List<AWS::EC2::Subnet::Id>"}}
    lost = copy.deepcopy(template["Resources"]["Kms"])
    lost["Properties"] |= {"VpcId": {"Ref": "Other"}, "SubnetIds": {"Ref": "Subnets"}}
    template["Resources"]["Lost"] = lost
    stray = copy.deepcopy(template["Resources"]["Function"])
    stray["Properties"]["VpcConfig"]["SubnetIds"] = {"Ref": "Subnets"}
    template["Resources"]["Stray"] = stray
    return template


def test_what_has_groups_of_a_vpc_stands_in_it_whatever_parameters_say(tmp_path: Path) -> None:
    page = reported(tmp_path, unplaced(), "html")

    assert "In a VPC that the templates do not tell" not in page
    assert page.count('id="vpc-') == reported(tmp_path, network(), "html").count('id="vpc-')
    assert 'data-construct="Lost"' in page


def test_what_stands_in_no_known_vpc_is_shown(tmp_path: Path) -> None:
    template = unplaced()
    template["Resources"]["Lost"]["Properties"] |= {"VpcId": UNTOLD, "SubnetIds": UNTOLD, "SecurityGroupIds": UNTOLD}
    template["Resources"]["Stray"]["Properties"]["VpcConfig"]["SubnetIds"] = UNTOLD
    page = reported(tmp_path, template, "html")

    section = page.partition("<h2>In a VPC that the templates do not tell</h2>")[2].partition("</section>")[0]

    assert 'data-construct="Lost"' in section
    assert 'data-construct="Stray"' in section
