"""What exists already is used as it is: endpoints by their attributes, and security groups that a network is given."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_appstream as appstream
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksEndpoint,
    EndpointNetwork,
    PrivateLinkEndpoint,
    PrivateLinkError,
    Service,
)
from tests.fixtures_vpc import (
    EGRESS,
    ENDPOINT,
    GROUP,
    INGRESS,
    endpoint_subnets,
    group_ids,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    rules_in,
    the_endpoint,
    warnings_of,
)

ENDPOINT_ID = "vpce-0123456789abcdef0"
GROUP_ID = "sg-0123456789abcdef0"
DNS_NAME = "vpce-0123456789abcdef0-abcd.kms.eu-west-1.vpce.amazonaws.com"


def imported(
    stack: cdk.Stack, id: str = "Imported", *, mutable: bool | None = None, allow_all_outbound: bool | None = None
) -> ec2.ISecurityGroup:
    return ec2.SecurityGroup.from_security_group_id(stack, id, GROUP_ID, mutable=mutable, allow_all_outbound=allow_all_outbound)


def test_an_existing_endpoint_has_the_attributes_that_were_given(stack: cdk.Stack) -> None:
    kms = PrivateLinkEndpoint.from_attributes(
        stack, "Kms", vpc_endpoint_id=ENDPOINT_ID, service=AwsService.KMS, dns_name=DNS_NAME, hosted_zone_id="Z0123"
    )

    assert kms.vpc_endpoint_id == ENDPOINT_ID
    assert kms.service is AwsService.KMS
    assert kms.dns_name == DNS_NAME
    assert kms.hosted_zone_id == "Z0123"
    assert kms.endpoint_url == f"https://{DNS_NAME}"
    assert not resources(stack, ENDPOINT)


def test_an_existing_endpoint_may_be_known_by_a_token(stack: cdk.Stack) -> None:
    kms = PrivateLinkEndpoint.from_attributes(stack, "Kms", vpc_endpoint_id=cdk.Fn.import_value("KmsEndpoint"), service=AwsService.KMS)

    assert stack.resolve(kms.vpc_endpoint_id) == {"Fn::ImportValue": "KmsEndpoint"}


def test_a_named_class_knows_the_service_of_an_existing_endpoint(stack: cdk.Stack) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID)
    fips = EksEndpoint.from_attributes(stack, "EksFips", vpc_endpoint_id=ENDPOINT_ID, service=AwsService.EKS_FIPS)

    assert eks.service is AwsService.EKS
    assert fips.service is AwsService.EKS_FIPS


def test_an_existing_streaming_endpoint_is_an_access_endpoint_too(stack: cdk.Stack) -> None:
    streaming = AppStreamStreamingEndpoint.from_attributes(stack, "Streaming", vpc_endpoint_id=ENDPOINT_ID)
    appstream.CfnStack(stack, "Users", access_endpoints=[streaming.access_endpoint])

    (users,) = properties(stack, "AWS::AppStream::Stack")
    assert users["AccessEndpoints"] == [{"EndpointType": "STREAMING", "VpceId": ENDPOINT_ID}]
    assert streaming.service is AwsService.APPSTREAM_STREAMING


@pytest.mark.parametrize("attribute", ["dns_name", "hosted_zone_id"])
def test_an_attribute_that_was_not_given_is_refused_by_name(stack: cdk.Stack, attribute: str) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID)

    with pytest.raises(PrivateLinkError, match=f"endpoint 'Eks': {attribute} is not known; give {attribute}=... to from_attributes"):
        getattr(eks, attribute)


def test_the_url_of_an_existing_endpoint_asks_for_its_name(stack: cdk.Stack) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID)

    with pytest.raises(PrivateLinkError, match="give dns_name="):
        _ = eks.endpoint_url


def test_a_client_of_an_existing_endpoint_gets_rules_in_each_of_its_groups(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    own = ec2.SecurityGroup(stack, "Own", vpc=vpc)
    streaming = AppStreamStreamingEndpoint.from_attributes(
        stack, "Streaming", vpc_endpoint_id=ENDPOINT_ID, security_groups=[imported(stack), own]
    )

    streaming.allow_from("172.16.0.0/16")

    both = ["172.16.0.0/16 tcp 1400-1499", "172.16.0.0/16 tcp 443-443"]
    assert rules_in(stack, GROUP_ID) == both
    assert rules_in(stack, logical_id(own)) == both


def test_a_token_is_named_when_it_becomes_a_client_of_an_existing_endpoint(stack: cdk.Stack) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID, security_groups=[imported(stack)])

    eks.allow_from(cdk.Fn.import_value("OfficeCidr"), "office")

    (rule,) = properties(stack, INGRESS)
    assert rule["CidrIp"] == {"Fn::ImportValue": "OfficeCidr"}
    assert rule["Description"] == "from office to tcp 443"


def test_a_closed_client_of_an_existing_endpoint_gets_its_way_out(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    closed = ec2.SecurityGroup(stack, "Closed", vpc=vpc, allow_all_outbound=False)
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID, security_groups=[imported(stack)])

    eks.allow_from(closed)

    (rule,) = properties(stack, EGRESS)
    assert rule["DestinationSecurityGroupId"] == GROUP_ID
    assert (rule["FromPort"], rule["ToPort"]) == (443, 443)


def test_a_client_admitted_twice_to_an_existing_endpoint_has_one_rule_and_no_warning(stack: cdk.Stack) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID, security_groups=[imported(stack)])

    eks.allow_from("172.16.0.0/16")
    eks.allow_from("172.16.0.0/16")

    assert rules_in(stack) == ["172.16.0.0/16 tcp 443-443"]
    assert warnings_of(stack) == []


def test_connections_of_an_existing_endpoint_are_its_groups(stack: cdk.Stack) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID, security_groups=[imported(stack)])
    streaming = AppStreamStreamingEndpoint.from_attributes(
        stack, "Streaming", vpc_endpoint_id=ENDPOINT_ID, security_groups=[imported(stack, "OfStreaming")]
    )

    eks.connections.allow_default_port_from(ec2.Peer.ipv4("172.16.0.0/16"))

    assert rules_in(stack, GROUP_ID) == ["172.16.0.0/16 tcp 443-443"]
    assert streaming.connections.default_port is None


def test_an_existing_endpoint_without_groups_refuses_clients(stack: cdk.Stack) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID)

    with pytest.raises(PrivateLinkError) as refused:
        eks.allow_from("172.16.0.1/16")

    assert refused.value.subject == "endpoint 'Eks'.allow_from"
    assert [reason.partition(";")[0] for reason in refused.value.reasons] == [
        "got the client '172.16.0.1/16', which has host bits set",
        "its security groups are not known",
    ]


def test_what_is_no_endpoint_id_and_no_service_is_refused_at_once(stack: cdk.Stack) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        PrivateLinkEndpoint.from_attributes(stack, "Kms", vpc_endpoint_id="kms")

    assert refused.value.reasons == (
        "got vpc_endpoint_id='kms'; give an id such as 'vpce-0123456789abcdef0'",
        "got no service; give service=AwsService.KMS, Service.find('kms') or Service.custom(...)",
    )


def test_brought_groups_are_used_and_not_changed(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    own = ec2.SecurityGroup(stack, "Own", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["172.16.0.0/16"], security_groups=[own, imported(stack)])

    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    assert group_ids(stack, kms) == [logical_id(own), GROUP_ID]
    assert list(resources(stack, GROUP)) == [logical_id(own)]
    assert rules_in(stack) == []


def test_clients_of_one_endpoint_leave_brought_groups_alone(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[], security_groups=[imported(stack)])
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, clients=["172.16.0.0/16"])

    kms.allow_from("172.17.0.0/16")

    brought, own = group_ids(stack, kms)
    assert rules_in(stack, brought) == []
    assert rules_in(stack, own) == ["172.16.0.0/16 tcp 443-443", "172.17.0.0/16 tcp 443-443"]


@pytest.mark.parametrize("first", ["client", "endpoint"])
def test_brought_groups_are_opened_by_allow_from_of_the_network(stack: cdk.Stack, vpc: ec2.Vpc, first: str) -> None:
    own = ec2.SecurityGroup(stack, "Own", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["10.9.0.0/16"], security_groups=[own, imported(stack)])

    if first == "client":
        network.allow_from("172.16.0.0/16")
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    AppStreamStreamingEndpoint(stack, "Streaming", network=network)
    if first == "endpoint":
        network.allow_from("172.16.0.0/16")

    both = ["172.16.0.0/16 tcp 1400-1499", "172.16.0.0/16 tcp 443-443"]
    assert rules_in(stack, logical_id(own)) == both
    assert rules_in(stack, GROUP_ID) == both


def test_a_client_that_the_network_knew_opens_brought_groups_when_it_is_allowed(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, security_groups=[imported(stack)])
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    network.allow_from(vpc)

    assert rules_in(stack, GROUP_ID) == ["10.0.0.0/16 tcp 443-443"]


def test_services_that_join_later_do_not_change_the_rules_in_a_brought_group() -> None:
    def rules(*services: Service) -> dict[str, object]:
        other = new_stack()
        where = isolated_vpc(other)
        group = ec2.SecurityGroup(other, "Own", vpc=where)
        network = EndpointNetwork(other, "Network", vpc=where, security_groups=[group], clients=[])
        for service in services:
            PrivateLinkEndpoint(other, service.short_name, network=network, service=service)
        network.allow_from("172.16.0.0/16")
        return {**resources(other, INGRESS)}

    neighbour = Service.custom("com.example.neighbour", ports=["tcp/444"])

    assert rules(AwsService.KMS).items() <= rules(AwsService.KMS, neighbour).items()


def test_a_group_that_takes_no_rules_draws_a_warning_that_says_what_to_do(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(
        stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[], security_groups=[imported(stack, mutable=False)]
    )
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    network.allow_from("172.16.0.0/16")

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Network"
    assert "'Stack/Imported' was imported with mutable=False, so no rule for '172.16.0.0/16' was added" in text
    assert "let tcp/443 in there yourself, or import it without mutable=False" in text
    assert text.endswith("[ack: constructs-privatelink:security-group-immutable]")
    assert rules_in(stack) == []


def test_two_networks_that_open_one_imported_group_for_the_same_client_make_one_rule(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    group = imported(stack)

    for name, service in (("First", AwsService.KMS), ("Second", AwsService.STS)):
        network = EndpointNetwork(stack, name, vpc=vpc, subnets=endpoint_subnets(), clients=[], security_groups=[group])
        PrivateLinkEndpoint(network, "Endpoint", network=network, service=service)
        network.allow_from("172.16.0.0/16")

    assert rules_in(stack) == ["172.16.0.0/16 tcp 443-443"]
    assert warnings_of(stack) == []


def test_rules_for_tokens_in_an_imported_group_do_not_depend_on_their_order() -> None:
    def rules(*names: str) -> dict[str, object]:
        stack = new_stack()
        network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), clients=[], security_groups=[imported(stack)])
        PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
        for name in names:
            network.allow_from(cdk.Fn.import_value(name), name)
        return {**resources(stack, INGRESS)}

    assert rules("office", "plant") == rules("plant", "office")


def test_an_imported_client_gets_a_way_out_only_where_it_is_known_to_be_closed(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    may_be_open = imported(stack, "MayBeOpen")
    closed = imported(stack, "Closed", allow_all_outbound=False)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[may_be_open, closed])

    AppStreamApiEndpoint(stack, "Api", network=network)

    (rule,) = properties(stack, EGRESS)
    assert rule["GroupId"] == GROUP_ID
    assert rule["DestinationSecurityGroupId"] == the_endpoint(stack)["Properties"]["SecurityGroupIds"][0]
    assert [path for path in resources(stack, EGRESS) if path.startswith("Closed")] == list(resources(stack, EGRESS))


def test_two_tokens_under_one_name_are_refused_rather_than_one_of_them_lost(stack: cdk.Stack) -> None:
    eks = EksEndpoint.from_attributes(stack, "Eks", vpc_endpoint_id=ENDPOINT_ID, security_groups=[imported(stack)])
    eks.allow_from(cdk.Fn.import_value("OfficeCidr"), "office")

    with pytest.raises(PrivateLinkError, match=r"2 clients have the name 'office'.*OfficeCidr.*BranchCidr.*give one of them another name"):
        eks.allow_from(cdk.Fn.import_value("BranchCidr"), "office")

    assert [rule["CidrIp"] for rule in properties(stack, INGRESS)] == [{"Fn::ImportValue": "OfficeCidr"}]
