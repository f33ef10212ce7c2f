"""Who reaches which endpoint, alike ones in one row."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from tests.cli.report.fixtures_report import reported
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def crowded(workloads: int) -> dict[str, Any]:
    """Return a network with that many functions that stand alike in one subnet."""
    template = network()
    function = template["Resources"].pop("Function")
    for number in range(workloads):
        template["Resources"][f"Function{number}"] = copy.deepcopy(function)
    return template


def test_workloads_that_are_alike_are_one_row_and_all_of_them_are_listed(tmp_path: Path) -> None:
    page = reported(tmp_path, crowded(300), "html")

    assert page.count("data-path=") == 1
    assert "Function0 and 299 alike to kms: reachable, declared" in page
    assert "290 more workloads, listed below" in page
    assert all(f"<dd>workload Function{number}: ✓ 1 declared path, reachable</dd>" in page for number in range(300))


def test_of_a_client_that_stands_in_several_places_the_worst_is_shown(tmp_path: Path) -> None:
    template = network()
    shut = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "10.0.0.0/16"}
    properties = {"GroupDescription": "shut", "VpcId": {"Ref": "Vpc"}, "SecurityGroupEgress": [shut]}
    template["Resources"]["Shut"] = {"Type": "AWS::EC2::SecurityGroup", "Properties": properties}
    groups = enumerate(("Shut", "ClientGroup"))
    interfaces = [{"DeviceIndex": str(number), "SubnetId": {"Ref": "A"}, "GroupSet": [{"Ref": group}]} for number, group in groups]
    template["Resources"]["Server"] = {"Type": "AWS::EC2::Instance", "Properties": {"NetworkInterfaces": interfaces}}

    page = reported(tmp_path, template, "html")

    assert "Server to kms: blocked" in page
    assert "Server to kms: reachable" not in page
