"""Network policies that let more reach a collection than before, or less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from constructs_privatelink.cli.diff import compared
from tests.cli.templates import network

if TYPE_CHECKING:
    from tests.cli.diff.fixtures_policies import Json


def collections(*, public: bool, ours: bool) -> Json:
    """Return a template with a collection and an endpoint, and a network policy."""
    document = f'[{{"Rules": [{{"ResourceType": "collection", "Resource": ["collection/logs"]}}], "AllowFromPublic": {str(public).lower()}'
    named = ', "SourceVPCEs": ["${Entrance}"]' if ours else ""
    template = network()
    template["Resources"] |= {
        "Logs": {"Type": "AWS::OpenSearchServerless::Collection", "Properties": {"Name": "logs"}},
        "Entrance": {
            "Type": "AWS::OpenSearchServerless::VpcEndpoint",
            "Properties": {"Name": "logs", "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "Group"}]},
        },
        "Access": {
            "Type": "AWS::OpenSearchServerless::SecurityPolicy",
            "Properties": {"Name": "logs", "Type": "network", "Policy": {"Fn::Sub": f"{document}{named}}}]"}},
        },
    }
    return template


def test_network_policies_of_collections_are_compared_by_who_comes_in() -> None:
    shut, open_to_one, public = (
        load(collections(public=public, ours=ours)) for public, ours in ((False, False), (False, True), (True, False))
    )

    def told(old: object, new: object) -> list[tuple[str, str]]:
        differences = compared(old, new).differences  # type: ignore[arg-type] # as above
        return [(finding.kind, finding.details[0]) for finding in differences if finding.part == "policies"]

    assert told(shut, open_to_one) == [("widened", "Entrance to it: denies before, allows now")]
    assert told(open_to_one, public) == [("widened", "everybody to it: denies before, allows now")]
    assert told(public, open_to_one) == [("narrowed", "everybody to it: allows before, denies now")]
    assert told(open_to_one, open_to_one) == []
