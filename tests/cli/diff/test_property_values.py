"""Whether two properties say the same, where part of them is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.diff.fixtures_diff import changes, endpoint
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_another_way_to_write_the_same_is_no_change(tmp_path: Path) -> None:
    same = endpoint(network(), PrivateDnsEnabled="true", SubnetIds=[{"Ref": "B"}, {"Ref": "A"}])

    assert changes(tmp_path, network(), same) == []


def test_a_value_that_is_not_worked_out_is_the_same_only_where_it_is_written_alike(tmp_path: Path) -> None:
    one, other = (endpoint(network(), SecurityGroupIds={"Fn::Transform": {"Name": name}}) for name in ("One", "Other"))

    assert changes(tmp_path, one, one) == []
    [difference] = [change for change in changes(tmp_path, one, other) if change["part"] == "endpoints"]
    assert difference["details"][0].startswith("SecurityGroupIds: what it becomes is not known")
