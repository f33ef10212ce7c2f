"""Changes open nothing to the world, and name the group of a client whose addresses are not known."""

from __future__ import annotations

from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.decisions.intent import KEY, DeclaredClient, Intent
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_gateways import ANSWER, GATEWAY, asked
from tests.analysis.reachability.fixtures_paths import CLOSED
from tests.analysis.reachability.fixtures_verdicts import changed, entry, own_acl, said

OPEN_GROUP = changed("EndGroup", SecurityGroupIngress=[{"IpProtocol": "-1", "CidrIp": "10.0.0.0/16"}])
SOMEWHERE = changed("Client", VpcConfig={"SubnetIds": [ref("Switch")], "SecurityGroupIds": [ref("AppGroup")]})


def test_a_client_whose_addresses_are_not_known_is_let_in_by_its_group() -> None:
    (change,) = said(CLOSED, SOMEWHERE).changes

    assert change.text == "let tcp 443 from the security group Template.AppGroup in at the security group Template.EndGroup"
    assert change.entries == ({"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": ref("AppGroup")},)


def test_where_no_group_can_be_named_the_change_says_how_to_declare_the_client() -> None:
    outside = {"Other": resource("EC2::SecurityGroup", VpcId="vpc-0123456789abcdef0", GroupDescription="tests")}
    unknown = changed("Client", VpcConfig={"SubnetIds": [ref("Switch")], "SecurityGroupIds": [ref("Other")]})

    result = said(CLOSED, unknown, outside)

    assert "0.0.0.0/0" not in str(result)
    assert all("allow_from(...)" in change.text or change.entries for change in result.changes)


def test_of_a_service_whose_ports_nobody_knows_no_change_says_to_open_all_of_them() -> None:
    partner = changed("Endpoint", ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")
    (change,) = said(CLOSED, partner).changes

    assert change.text.startswith("let tcp on the service's ports from ")
    assert change.entries == ()


def test_replies_of_such_a_service_go_to_ports_that_are_known_and_what_denies_is_told() -> None:
    partner = changed("Endpoint", ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")
    acl = own_acl("Ends", In=entry(ref("Acl"), 100, RuleAction="deny"), Out=entry(ref("Acl"), 100, RuleAction="deny", Egress=True))

    asked, replied = (change for change in said(OPEN_GROUP, partner, acl).changes if "ACL" in change.text)

    assert "tcp on the service's ports" in asked.text
    assert asked.text.endswith(", before what denies it")
    assert asked.entries == ()
    assert [added["PortRange"] for added in replied.entries] == [{"From": 1024, "To": 65535}]


def of_this_library(*clients: str) -> Json:
    """Return the gateway endpoint as this library makes it, with the metadata that names its clients."""
    intent = Intent(service="s3", ports=(HTTPS,), clients=tuple(DeclaredClient("cidr", client) for client in clients))
    return {"Endpoint": {**GATEWAY["Endpoint"], "Metadata": {KEY: intent.to_json()}}}


def test_how_the_network_of_a_gateway_endpoint_opens_an_acl_is_said_once() -> None:
    closed = own_acl("Apps")

    ours, theirs = asked(closed, of_this_library("10.0.1.0/24")), asked(closed)

    told = ["service_ranges=[...] of GatewayEndpoint" in change.text for change in ours.changes]
    assert (sum(told), len(told)) == (1, 2)
    assert not any("service_ranges" in change.text for change in theirs.changes)
    assert not any("service_ranges" in change.text for change in asked(closed, of_this_library("10.0.1.0/24"), answer=ANSWER).changes)
