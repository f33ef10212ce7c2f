"""Gateway endpoints, the prefix lists of their services, and routes that lead past them."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.fixtures_gateways import ANSWER, LIST, asked, only_to
from tests.analysis.reachability.fixtures_verdicts import OPEN, changed, entry, https, own_acl


def test_a_group_that_lets_out_to_the_services_list_is_proven_by_a_saved_answer() -> None:
    assert asked(only_to(LIST), answer=ANSWER).verdict == "reachable"


def test_without_an_answer_a_list_by_its_id_leaves_it_open_and_says_so() -> None:
    result = asked(only_to(LIST))

    assert (result.verdict, result.code) == ("unknown", "PL_PREFIX_LIST_BY_ID")
    assert any(reason.where == LIST for reason in result.reasons)


def test_the_change_of_a_closed_group_names_the_services_list_and_no_addresses() -> None:
    result = asked(changed("AppGroup", SecurityGroupEgress=[https(CidrIp="10.0.0.0/16")]))

    assert result.change_text == (
        "let tcp 443 to the prefix list of the public addresses of Amazon S3 out at the security group Template.AppGroup"
    )
    assert result.part is not None
    assert result.part.addresses == ("the public addresses of Amazon S3",)


def test_the_changes_of_a_closed_acl_are_the_request_and_the_reply_at_once() -> None:
    result = asked(own_acl("Apps"), answer=ANSWER)

    (out, into) = result.changes
    assert [entry["CidrBlock"] for entry in out.entries] == ["52.218.0.0/17", "3.5.64.0/21"]
    assert [(entry["Egress"], entry["PortRange"]) for entry in into.entries] == [(False, {"From": 1_024, "To": 65_535})] * 2


def test_an_entry_that_denies_is_before_the_one_to_add() -> None:
    denied = entry(ref("Acl"), 50, RuleAction="deny", Protocol=6, PortRange={"From": 3_389, "To": 3_389}, Egress=False)

    result = asked(own_acl("Apps", **OPEN, Denied=denied))

    assert result.extent == "part"
    assert result.change_text.endswith("in the network ACL Template.Acl, before what denies it")


def test_the_entry_that_denies_is_named() -> None:
    denied = entry(ref("Acl"), 50, RuleAction="deny", Protocol=6, PortRange={"From": 443, "To": 443}, Egress=True)

    result = asked(own_acl("Apps", **OPEN, Denied=denied))

    assert result.deciding is not None
    assert result.deciding.detail == "rule 50 denies it, Template.Denied"


def test_a_client_that_its_group_closes_reaches_nothing_in_whichever_vpc() -> None:
    elsewhere = {
        **changed("Client", VpcConfig={"SubnetIds": ["subnet-0123456789abcdef0"], "SecurityGroupIds": [ref("AppGroup")]}),
        **changed("AppGroup", VpcId="vpc-0123456789abcdef0", SecurityGroupEgress=[{"IpProtocol": "-1", "CidrIp": "255.255.255.255/32"}]),
        "Endpoint": resource(
            "EC2::VPCEndpoint", VpcId="vpc-0123456789abcdef0", ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=["rtb-1"]
        ),
    }

    result = asked(elsewhere)

    assert (result.verdict, result.code) == ("blocked", "ENI_SG_RULES_MISMATCH")
