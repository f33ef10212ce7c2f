"""What an end of a connection is called, and why something of it is not known."""

from __future__ import annotations

from dataclasses import replace

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.ends import missing, name_of
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.reachability.fixtures_reachability import UNKNOWN, subnet


def test_a_subnet_is_called_by_its_construct_path_or_else_its_id() -> None:
    apps = subnet("Apps", "10.0.0.0/24")

    assert name_of(apps) == "App.Apps"
    assert name_of(replace(apps, path="App/Vpc/Apps1")) == "App/Vpc/Apps1"


def test_what_a_target_should_name_is_missing_for_its_own_reason_or_the_given_one() -> None:
    assert missing(UNKNOWN, "it is not there") is UNKNOWN
    assert missing(Outside("acl-1"), "it is not there") == Unknown(Code.UNKNOWN_RESOURCE, "acl-1", "it is not there")
