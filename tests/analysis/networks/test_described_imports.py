"""What saved answers say of imported resources, beside what the templates add to them."""

from __future__ import annotations

from constructs_privatelink.analysis import load
from tests.analysis.saved_answers.fixtures_answers import answers, networks, template, verdict


def test_an_endpoint_without_groups_has_the_default_group_that_is_described() -> None:
    own = template()
    del own["Resources"]["Kms"]["Properties"]["SecurityGroupIds"]

    result = load(own, region="eu-west-1", assume=[answers()]).explain("Function", "kms").result

    assert result.verdict == "reachable"
    assert "sg-1" in {str(hop.resource) for hop in result.hops}


def test_a_separate_egress_rule_perhaps_takes_the_allow_all_of_a_described_group_away() -> None:
    rule = {"GroupId": "sg-1", "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "10.0.0.0/16"}

    assert verdict(answers(), Rule=("EC2::SecurityGroupEgress", rule)) == ("unknown", "PL_DEFAULT_EGRESS_REVOKED")


def test_an_entry_that_the_template_adds_to_a_described_acl_decides_by_its_number() -> None:
    deny = {"NetworkAclId": "acl-1", "RuleNumber": 50, "Protocol": 6, "RuleAction": "deny", "PortRange": {"From": 443, "To": 443}}

    assert verdict(answers(), Deny=("EC2::NetworkAclEntry", {**deny, "CidrBlock": "10.0.2.0/24"})) == ("blocked", "SUBNET_ACL_RESTRICTION")


def test_an_entry_that_was_deployed_already_is_not_there_twice() -> None:
    again = {"NetworkAclId": "acl-1", "RuleNumber": 100, "Protocol": -1, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0", "Egress": False}
    analysis = networks(answers(), Again=("EC2::NetworkAclEntry", again))

    assert analysis.explain("Function", "kms").result.verdict == "reachable"
    assert "PL007" not in {finding.rule for finding in analysis.findings()}


def test_a_route_that_the_template_adds_takes_the_place_of_the_described_one() -> None:
    middlebox = {"RouteTableId": "rtb-1", "DestinationCidrBlock": "10.0.0.0/16", "NetworkInterfaceId": "eni-1"}

    assert verdict(answers(), Way=("EC2::Route", middlebox)) == ("blocked", "SG_REFERENCES_NOT_PRESERVED")


def test_another_acl_that_the_template_gives_a_described_subnet_counts() -> None:
    acl = ("EC2::NetworkAcl", {"VpcId": "vpc-1"})
    given = ("EC2::SubnetNetworkAclAssociation", {"SubnetId": "subnet-1", "NetworkAclId": {"Ref": "Acl"}})

    assert verdict(answers(), Acl=acl, Given=given) == ("blocked", "SUBNET_ACL_RESTRICTION")


def test_a_subnet_that_the_template_adds_has_the_described_defaults() -> None:
    subnet = ("EC2::Subnet", {"VpcId": "vpc-1", "CidrBlock": "10.0.3.0/24"})
    function = ("Lambda::Function", {"VpcConfig": {"SubnetIds": [{"Ref": "New"}], "SecurityGroupIds": ["sg-1"]}})

    assert verdict(answers(), client="Other", New=subnet, Other=function) == ("reachable", "")


def test_vpcs_that_nothing_joins_to_the_templates_are_left_out() -> None:
    told = answers()
    told["Vpcs"].append({"VpcId": "vpc-9", "CidrBlock": "10.9.0.0/16"})

    assert {str(vpc) for vpc in networks(told).model.vpcs} == {"vpc-1"}
