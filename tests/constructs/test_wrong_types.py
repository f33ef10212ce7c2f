"""Arguments of a wrong kind: a type checker sees them, and so does whoever has none."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    Bundle,
    EksAuthEndpoint,
    EksEndpoint,
    EksPrivateClusterEndpoints,
    ElastiCacheEndpoint,
    EndpointBundle,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    OpenSearchServerlessCollections,
    OpenSearchServerlessEndpoint,
    OpenSearchServerlessNextGenEndpoint,
    PrivateDomain,
    PrivateLinkEndpoint,
    PrivateLinkError,
    PrivateLinkValidation,
    PrivateRestApi,
    Service,
)
from tests.fixtures_vpc import isolated_vpc, new_stack, rules_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct

Arguments = dict[str, Any]


def test_an_id_is_no_vpc() -> None:
    vpc: Any = "vpc-0123456789abcdef0"

    with pytest.raises(
        PrivateLinkError, match=r"EksEndpoint 'Eks': got vpc='vpc-0123456789abcdef0'; give an ec2.Vpc, or an existing one with"
    ):
        EksEndpoint(new_stack(), "Eks", vpc=vpc)


@pytest.mark.parametrize("argument", ["subnets", "client_subnets"])
def test_a_list_of_subnets_is_no_selection(argument: str) -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    arguments: dict[str, Any] = {argument: vpc.isolated_subnets}

    with pytest.raises(PrivateLinkError, match=rf"EndpointNetwork 'Network': got {argument}=\[.*\]; give ec2.SubnetSelection\(subnets="):
        EndpointNetwork(stack, "Network", vpc=vpc, **arguments)


@pytest.mark.parametrize(
    ("argument", "value", "reason"),
    [
        ("network_acl", "acl-0123", r"got network_acl='acl-0123'; give an ec2.NetworkAcl, or an existing one with"),
        ("client_network_acl", "acl-0123", r"got client_network_acl='acl-0123'; give an ec2.NetworkAcl, or an existing one with"),
        ("security_groups", ["sg-0123"], r"got the security group 'sg-0123'; give an ec2.SecurityGroup, or an existing one with"),
        ("security_groups", "sg-0123", r"got security_groups, which is no sequence; give a list of them: security_groups=\[...\]"),
        ("ip_address_type", "dualstack", r"got ip_address_type='dualstack'; give one of ec2.VpcEndpointIpAddressType, such as DUALSTACK"),
    ],
)
def test_ids_and_words_are_no_acl_group_or_ip_version(argument: str, value: object, reason: str) -> None:
    stack = new_stack()
    arguments: dict[str, Any] = {argument: value}

    with pytest.raises(PrivateLinkError, match=f"EndpointNetwork 'Network': {reason}"):
        EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), **arguments)


def test_a_group_is_no_sequence_of_groups() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group: Any = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    with pytest.raises(PrivateLinkError, match="got security_groups, which is no sequence"):
        EndpointNetwork(stack, "Network", vpc=vpc, security_groups=group)


def test_imported_acls_and_groups_are_of_the_right_kind() -> None:
    stack = new_stack()
    acl = ec2.NetworkAcl.from_network_acl_id(stack, "Acl", "acl-0123")
    group = ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-0123")

    network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), network_acl=acl, client_network_acl=acl, security_groups=[group])

    assert len(network.subnets) == len(isolated_vpc(stack, "Other").availability_zones)


def test_a_vpc_is_no_network() -> None:
    stack = new_stack()
    network: Any = isolated_vpc(stack)

    with pytest.raises(PrivateLinkError, match=r"got network=Vpc; give an EndpointNetwork, or vpc=\.\.\."):
        EksEndpoint(stack, "Eks", network=network)


def test_a_rule_that_a_brought_group_says_in_line_is_not_said_again() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    group.add_ingress_rule(ec2.Peer.ipv4("10.8.0.0/16"), ec2.Port.tcp(443))
    network = EndpointNetwork(stack, "Network", vpc=vpc, security_groups=[group])
    EksEndpoint(stack, "Eks", network=network)

    network.allow_from("10.8.0.0/16")
    network.allow_from("10.9.0.0/16")

    assert rules_in(stack) == ["10.9.0.0/16 tcp 443-443"]


class _Place:
    """A stack with what constructs need."""

    def __init__(self) -> None:
        self.stack = new_stack(region="eu-west-1")
        self.vpc = isolated_vpc(self.stack)
        self.network = EndpointNetwork(self.stack, "Network", vpc=self.vpc)
        self.apis = ApiGatewayEndpoint(self.stack, "Apis", vpc=self.vpc)
        self.certificate = acm.Certificate.from_certificate_arn(
            self.stack, "Certificate", "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555"
        )


def _in_vpc(place: _Place) -> Arguments:
    return {"vpc": place.vpc}


CONSTRUCTS: dict[type[Construct], Callable[[_Place], Arguments]] = {
    PrivateLinkEndpoint: lambda place: {"vpc": place.vpc, "service": AwsService.KMS},
    EksEndpoint: _in_vpc,
    EksAuthEndpoint: _in_vpc,
    AppStreamApiEndpoint: _in_vpc,
    AppStreamStreamingEndpoint: _in_vpc,
    ElastiCacheEndpoint: _in_vpc,
    ApiGatewayEndpoint: _in_vpc,
    OpenSearchServerlessEndpoint: _in_vpc,
    OpenSearchServerlessNextGenEndpoint: _in_vpc,
    EksPrivateClusterEndpoints: _in_vpc,
    EndpointNetwork: _in_vpc,
    GatewayEndpoint: lambda place: {"vpc": place.vpc, "service": AwsService.S3},
    EndpointBundle: lambda place: {"network": place.network, "bundle": Bundle.ECS_FARGATE},
    OpenSearchServerlessCollections: lambda _: {"collections": ["logs"]},
    PrivateRestApi: lambda place: {"endpoints": [place.apis]},
    PrivateDomain: lambda place: {"endpoints": [place.apis], "domain_name": "api.example.com", "certificate": place.certificate},
}
OF_THE_CDK = {"rest_api_name", "deploy_options", "default_integration", "default_method_options"}
"""The arguments of ``apigateway.RestApi`` that go on to it, and that it refuses itself."""
STRANGE = [42, object(), [None], b"kms"]


def _parameters(callable_: Callable[..., object]) -> list[str]:
    return [name for name in inspect.signature(callable_).parameters if name not in {"self", "scope", "id", *OF_THE_CDK}]


@pytest.mark.parametrize("kind", CONSTRUCTS)
def test_every_argument_of_every_construct_says_what_it_got_instead(kind: type[Construct]) -> None:
    place = _Place()
    for argument in _parameters(kind.__init__):
        for number, value in enumerate(STRANGE):
            arguments = CONSTRUCTS[kind](place) | {argument: value}

            with pytest.raises(PrivateLinkError, match="got "):
                kind(place.stack, f"{argument}{number}", **arguments)


def _existing(kind: Any) -> Callable[[_Place], Callable[..., object]]:  # noqa: ANN401 - classes with a method of that name
    def of(place: _Place) -> Callable[..., object]:
        return lambda **arguments: kind.from_attributes(place.stack, f"E{len(place.stack.node.children)}", **arguments)

    return of


ENDPOINT = {"vpc_endpoint_id": "vpce-0123456789abcdef0", "service": AwsService.KMS}
METHODS: dict[str, tuple[Callable[[_Place], Callable[..., object]], Arguments, list[str]]] = {
    "a network's existing endpoint": (lambda place: place.network.existing_endpoint, {}, ["service"]),
    "a network's client": (lambda place: place.network.allow_from, {"client": "10.1.0.0/16"}, ["client", "name"]),
    "an endpoint's client": (lambda place: place.apis.allow_from, {"client": "10.1.0.0/16"}, ["client", "name"]),
    "an existing endpoint": (_existing(PrivateLinkEndpoint), ENDPOINT, _parameters(PrivateLinkEndpoint.from_attributes)),
    "an existing endpoint of collections": (
        _existing(OpenSearchServerlessEndpoint),
        {"vpc_endpoint_id": "vpce-0123456789abcdef0"},
        _parameters(OpenSearchServerlessEndpoint.from_attributes),
    ),
    "defaults": (lambda _: EndpointDefaults, {}, _parameters(EndpointDefaults.__init__)),
    "a service of one's own": (
        lambda _: Service.custom,
        {"name": "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"},
        _parameters(Service.custom),
    ),
    "a service": (lambda _: Service.find, {}, ["name"]),
    "a policy": (lambda _: lambda conditions: EndpointPolicy.allow("kms:Decrypt", conditions=conditions), {}, ["conditions"]),
    "the proof": (lambda _: PrivateLinkValidation, {}, ["unknown", "assume", "rules"]),
    "a metric's subnet": (lambda place: place.apis.metric_bytes_processed, {}, ["subnet"]),
}


@pytest.mark.parametrize("what", METHODS)
def test_every_argument_of_methods_says_what_it_got_instead(what: str) -> None:
    place = _Place()
    method, arguments, names = METHODS[what]
    for argument in names:
        for value in STRANGE:
            with pytest.raises(PrivateLinkError):
                method(place)(**(arguments | {argument: value}))


def _api(place: _Place) -> PrivateRestApi:
    return PrivateRestApi(place.stack, "Api", endpoints=[place.apis])


@pytest.mark.parametrize("argument", ["endpoint", "stage", "caller", "dns_name"])
@pytest.mark.parametrize("value", STRANGE, ids=lambda value: type(value).__name__)
def test_a_private_api_says_what_it_got_in_place_of_a_stage_or_a_caller(argument: str, value: object) -> None:
    arguments: Arguments = {argument: value}

    with pytest.raises(PrivateLinkError, match="got "):
        _api(_Place()).invocations(**arguments)


@pytest.mark.parametrize("given", ["ipv6", "IPV6"])
def test_a_word_for_a_member_of_an_enum_is_answered_with_that_member(given: str) -> None:
    stack = new_stack()
    word: Any = given

    with pytest.raises(PrivateLinkError, match=f"got ip_address_type='{word}'; give one of ec2.VpcEndpointIpAddressType, such as IPV6"):
        EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack), ip_address_type=word)


def test_a_set_of_clients_is_refused_by_gateway_endpoints_too() -> None:
    stack = new_stack()
    clients: Any = {"10.0.0.0/16"}

    with pytest.raises(PrivateLinkError, match="a set, which has another order in every run"):
        GatewayEndpoint(stack, "S3", vpc=isolated_vpc(stack), service=AwsService.S3, clients=clients)


def test_an_empty_service_is_not_taken_for_none_at_all() -> None:
    stack = new_stack()
    service: Any = ""

    with pytest.raises(PrivateLinkError, match="got service=''"):
        EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), service=service)


def test_an_existing_endpoint_takes_the_services_of_the_cdk() -> None:
    existing = PrivateLinkEndpoint.from_attributes(
        new_stack(), "Kms", vpc_endpoint_id="vpce-0123456789abcdef0", service=ec2.InterfaceVpcEndpointAwsService.KMS
    )

    assert existing.service == AwsService.KMS


def test_a_list_token_is_no_collection_and_no_index() -> None:
    stack = new_stack()
    listed = cdk.CfnParameter(stack, "Listed", type="CommaDelimitedList").value_as_list
    role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())
    logs = OpenSearchServerlessCollections(stack, "Logs", collections=["logs"])

    with pytest.raises(PrivateLinkError, match="got a list token as a collection"):
        OpenSearchServerlessCollections(stack, "Listed logs", collections=listed)
    with pytest.raises(PrivateLinkError, match="got a list token as an index"):
        logs.grant_read(role, indexes=listed)
