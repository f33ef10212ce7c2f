"""What a property means that is not there: a template for each."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource
from tests.analysis.reachability.fixtures_verdicts import HOME, IPV6, OPEN, analysed, changed, entry, https, own_acl, said

DEFAULT = attribute("Vpc", "DefaultSecurityGroup")
RESTRICTED = {"Restricted": resource("Custom::VpcRestrictDefaultSG", DefaultSecurityGroupId=DEFAULT)}
IN_DEFAULT = {"In": resource("EC2::SecurityGroupIngress", GroupId=DEFAULT, **https(CidrIp="10.0.0.0/24"))}
BY_DEFAULT = changed("Endpoint", SecurityGroupIds=None)
CLIENT_BY_DEFAULT = changed("Client", VpcConfig={"SubnetIds": [ref("Apps")], "SecurityGroupIds": [DEFAULT]})
DEFAULT_ACL = attribute("Vpc", "DefaultNetworkAcl")
IPV6_IN = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="10.0.0.0/16"), https(CidrIpv6="::/0")])
DUAL = {
    **IPV6,
    **IPV6_IN,
    **changed("Endpoint", IpAddressType="dualstack"),
    **changed("Client", VpcConfig={"SubnetIds": [ref("Apps")], "SecurityGroupIds": [ref("AppGroup")], "Ipv6AllowedForDualStack": True}),
}
CLUSTER = {
    "Cluster": resource("EKS::Cluster", ResourcesVpcConfig={"SubnetIds": [ref("Apps")]}),
    "Nodes": resource("EKS::Nodegroup", Subnets=[ref("Apps")], ClusterName=ref("Cluster")),
    "Pods": resource("EKS::FargateProfile", Subnets=[ref("Apps")], ClusterName=ref("Cluster")),
}
LAUNCHED = {
    "Launch": resource("EC2::LaunchTemplate", LaunchTemplateData={"SecurityGroupIds": [ref("AppGroup")]}),
    "Nodes": resource("EKS::Nodegroup", Subnets=[ref("Apps")], ClusterName=ref("Cluster"), LaunchTemplate={"Id": ref("Launch")}),
}
FROM_CLUSTER = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId=attribute("Cluster", "ClusterSecurityGroupId"))])


def test_section_2_without_a_type_an_endpoint_is_a_gateway() -> None:
    analysis = analysed(
        changed("Endpoint", VpcEndpointType=None, SubnetIds=None, SecurityGroupIds=None, ServiceName="com.amazonaws.eu-west-1.s3")
    )

    assert analysis.model.endpoints[0].kind == EndpointKind.GATEWAY
    assert analysis.explain("Client", "Endpoint").result.code == "NO_ROUTE_TO_DESTINATION"


def test_section_2_without_groups_an_endpoint_has_the_default_group_which_lets_in_itself_only() -> None:
    assert said(BY_DEFAULT).code == "ENI_SG_RULES_MISMATCH"
    assert said(BY_DEFAULT, CLIENT_BY_DEFAULT).verdict == "reachable"


def test_section_2_rules_that_the_template_adds_to_the_default_group_are_added_to_its_own() -> None:
    assert said(BY_DEFAULT, IN_DEFAULT).verdict == "reachable"
    assert said(BY_DEFAULT, IN_DEFAULT, CLIENT_BY_DEFAULT).verdict == "reachable"


def test_section_2_the_cdks_restriction_leaves_the_default_group_no_rules() -> None:
    assert said(BY_DEFAULT, CLIENT_BY_DEFAULT, RESTRICTED).code == "SG_HAS_NO_RULES"
    assert said(CLIENT_BY_DEFAULT, RESTRICTED).code == "SG_HAS_NO_RULES"


@pytest.mark.parametrize("subnets", [None, []])
def test_section_2_without_subnets_an_endpoint_has_no_interface(subnets: Json) -> None:
    assert said(changed("Endpoint", SubnetIds=subnets)).code == "PL_NO_ENDPOINT_INTERFACE"


def test_section_2_private_dns_is_off_and_the_policy_allows_everything() -> None:
    analysis = analysed()

    assert analysis.model.endpoints[0].private_dns is False
    assert analysis.authorize("Endpoint", "kms:Decrypt").verdict == "allows"


def test_section_2_without_an_address_type_an_endpoint_has_ipv4() -> None:
    without = {**DUAL, **changed("Endpoint", IpAddressType=None)}

    assert analysed(without).model.endpoints[0].families == frozenset({"ipv4"})
    assert said(without).verdict == "reachable"


@pytest.mark.parametrize("egress", [None, []])
def test_section_2_without_egress_rules_a_group_lets_everything_out(egress: Json) -> None:
    assert said(changed("AppGroup", SecurityGroupEgress=egress)).verdict == "reachable"
    assert said(DUAL, changed("AppGroup", SecurityGroupEgress=egress)).verdict == "reachable"


def test_section_2_without_ingress_rules_a_group_lets_nothing_in() -> None:
    assert said(changed("EndGroup", SecurityGroupIngress=None)).code == "SG_HAS_NO_RULES"


def test_section_2_without_an_association_a_subnet_has_the_default_acl_and_the_main_table() -> None:
    assert said(DUAL).verdict == "reachable"
    assert said({"Entry": entry(DEFAULT_ACL, 99, RuleAction="deny")}).code == "SUBNET_ACL_RESTRICTION"
    assert said({"Entry": entry(DEFAULT_ACL, 101, RuleAction="deny")}).verdict == "reachable"


def test_section_2_entries_added_to_the_default_acl_make_its_ipv6_allow_unknown() -> None:
    added = {"Entry": entry(DEFAULT_ACL, 50, CidrBlock="192.168.0.0/16")}

    assert said(DUAL, added).verdict == "unknown"
    assert said(added).verdict == "reachable"


def test_section_2_an_acl_of_ones_own_denies_everything() -> None:
    assert said(own_acl("Apps")).code == "SUBNET_ACL_RESTRICTION"


def test_section_2_an_entry_is_inbound_unless_it_says_egress() -> None:
    inward = {**OPEN, "AclOut": entry(ref("Acl"), 200)}

    assert said(own_acl("Apps", **OPEN)).verdict == "reachable"
    assert [said(own_acl("Apps", **inward)).deciding.direction] == ["egress"]  # type: ignore[union-attr] # it is blocked


def test_section_2_the_main_table_of_a_vpc_has_local_routes_only() -> None:
    outside = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="0.0.0.0/0")])

    assert said(outside, client="192.168.0.0/24").code == "NO_ROUTE_TO_DESTINATION"


@pytest.mark.parametrize(
    "client",
    [
        resource("EC2::Instance", SubnetId=ref("Apps")),
        resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": {"Subnets": [ref("Apps")]}}),
    ],
    ids=["instance", "service"],
)
def test_section_2_instances_and_tasks_without_groups_have_the_default_group(client: Json) -> None:
    from_default = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId=DEFAULT)])

    assert said(from_default, {"Client": client}).verdict == "reachable"
    assert said(from_default).code == "ENI_SG_RULES_MISMATCH"


def test_section_2_a_function_that_names_no_groups_has_unknown_ones() -> None:
    assert said(changed("Client", VpcConfig={"SubnetIds": [ref("Apps")]})).verdict == "unknown"


@pytest.mark.parametrize("client", ["Nodes", "Pods"])
def test_section_2_nodes_and_pods_have_the_clusters_group(client: str) -> None:
    assert said(CLUSTER, FROM_CLUSTER, client=client).verdict == "reachable"


def test_section_2_the_groups_of_a_launch_template_replace_the_clusters() -> None:
    assert said(CLUSTER, LAUNCHED, FROM_CLUSTER, client="Nodes").code == "ENI_SG_RULES_MISMATCH"


def test_section_2_a_function_has_ipv6_only_where_it_asks_for_it() -> None:
    barred = changed("EndGroup")

    assert said(DUAL, barred).code == "ENI_SG_RULES_MISMATCH"
    assert said(DUAL, barred, changed("Client")).verdict == "reachable"


def test_section_2_without_dhcp_options_amazon_answers_names() -> None:
    servers = {
        "Options": resource("EC2::DHCPOptions", DomainNameServers=["192.168.0.53"]),
        "OfVpc": resource("EC2::VPCDHCPOptionsAssociation", **HOME, DhcpOptionsId=ref("Options")),
    }

    assert [analysed(part).model.vpcs[analysed().model.endpoints[0].vpc].custom_dns_servers for part in ({}, servers)] == [False, True]


def test_section_2_no_value_makes_a_property_absent_and_a_false_condition_a_resource() -> None:
    assert said(changed("EndGroup", SecurityGroupIngress=ref("AWS::NoValue"))).code == "SG_HAS_NO_RULES"
    deny = {"Deny": {**entry(DEFAULT_ACL, 1, RuleAction="deny"), "Condition": "Never"}}

    assert said(deny).verdict == "reachable"


def test_section_2_inline_and_separate_rules_are_united() -> None:
    none = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="10.0.7.0/24")])
    more = {"More": resource("EC2::SecurityGroupIngress", GroupId=ref("EndGroup"), **https(CidrIp="10.0.0.0/24"))}

    assert said(none).code == "ENI_SG_RULES_MISMATCH"
    assert said(none, more).verdict == "reachable"
