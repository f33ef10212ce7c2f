"""What the services behind endpoints listen on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.ports import PortRange
from tests.analysis.networks.fixtures_endpoints import endpoint_of
from tests.analysis.networks.fixtures_models import ref, resource

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint
    from tests.analysis.networks.fixtures_models import Json

PROVIDED: Json = {"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}.${Provided}"}


def lattice(kind: str, *parts: Json, **changes: Json) -> Endpoint:
    return endpoint_of(*parts, VpcEndpointType=kind, ServiceName=None, **changes)


def test_a_tunnel_takes_geneve() -> None:
    assert lattice("Tunnel", ResourceConfigurationArn="arn").ports == (PortRange("udp", 6081, 6081),)


def test_a_resource_endpoint_listens_on_what_its_configuration_says() -> None:
    database = {"Database": resource("VpcLattice::ResourceConfiguration", PortRanges=["5432", "6000-6010"])}
    named_here = {"ResourceConfigurationArn": {"Fn::GetAtt": ["Database", "Arn"]}}

    assert lattice("Resource", database, **named_here).ports == (PortRange("tcp", 5432, 5432), PortRange("tcp", 6000, 6010))
    assert isinstance(lattice("Resource", ResourceConfigurationArn="arn").ports, Unknown)
    assert isinstance(lattice("ServiceNetwork", ServiceNetworkArn="arn").ports, Unknown)
    strange = {"Database": resource("VpcLattice::ResourceConfiguration", PortRanges=["everything"])}
    assert isinstance(lattice("Resource", strange, **named_here).ports, Unknown)


def balancer() -> Json:
    return resource("ElasticLoadBalancingV2::LoadBalancer", Type="network")


def listener(port: Json, protocol: Json = "TCP", balancer: Json = None) -> Json:
    return resource("ElasticLoadBalancingV2::Listener", LoadBalancerArn=balancer or ref("Balancer"), Port=port, Protocol=protocol)


def provided(*arns: Json, **parts: Json) -> Endpoint:
    service = resource("EC2::VPCEndpointService", NetworkLoadBalancerArns=list(arns) or [ref("Balancer")])
    return endpoint_of({"Balancer": balancer(), "Provided": service, **parts}, ServiceName=PROVIDED)


def test_a_provider_in_the_templates_listens_where_its_load_balancer_does() -> None:
    endpoint = provided(Web=listener(8443), Names=listener("53", "TCP_UDP"), Other=listener(9000, balancer="arn"))

    assert endpoint.ports == (PortRange("tcp", 53, 53), PortRange("tcp", 8443, 8443), PortRange("udp", 53, 53))
    assert endpoint.port_choice is None


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"Web": listener({"Ref": "Switch"})},
        {"Web": listener(8443, {"Ref": "Switch"})},
        {"Web": listener(8443, "SOMETHING")},
        {"Web": listener(None)},
        {"Web": listener(8443), "More": listener(9443, balancer={"Fn::Transform": {"Name": "Listeners"}})},
    ],
)
def test_a_listener_that_nobody_knows_makes_the_ports_unknown(parts: dict[str, Json]) -> None:
    assert isinstance(provided(**parts).ports, Unknown)


def test_a_load_balancer_from_elsewhere_makes_the_ports_unknown() -> None:
    ports = provided("arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/a/b", Web=listener(8443)).ports

    assert isinstance(ports, Unknown)
    assert ports.why.endswith("is not in the templates, nor what it listens on")


@pytest.mark.parametrize(
    ("value", "known"),
    [
        (ref("Balancer"), False),
        ({"Fn::GetAtt": ["Balancer", "LoadBalancerArn"]}, False),
        ({"Fn::GetAtt": ["Balancer", "DNSName"]}, True),
    ],
)
def test_a_load_balancer_that_is_handed_out_may_have_listeners_elsewhere(value: Json, *, known: bool) -> None:
    handed = resource("SSM::Parameter", Type="String", Value=value)

    assert isinstance(provided(Web=listener(8443), Handed=handed).ports, tuple) is known


def test_a_service_of_somebody_elses_tells_no_port() -> None:
    assert isinstance(endpoint_of(ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-1").ports, Unknown)


def test_the_ports_of_ftp_are_one_choice() -> None:
    endpoint = endpoint_of(ServiceName="com.amazonaws.eu-west-1.transfer.server")

    assert (endpoint.port_choice, endpoint.ports_together) == ("one-of", (PortRange("tcp", 21, 21), PortRange("tcp", 8192, 8200)))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ({"Fn::Sub": "com.amazonaws.eu-west-1.${Switch}"}, "the parameter 'Switch' has no default"),
        ({"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}.${Switch}"}, "the catalogue does not know what the service listens on"),
    ],
)
def test_of_a_service_that_a_parameter_names_the_parameter_is_what_is_not_known(name: Json, why: str) -> None:
    ports = endpoint_of(ServiceName=name).ports

    assert isinstance(ports, Unknown)
    assert ports.why == why


def test_of_an_endpoint_whose_type_a_parameter_tells_the_parameter_is_what_is_not_known() -> None:
    exists = endpoint_of(VpcEndpointType=ref("Switch")).exists

    assert isinstance(exists, Unknown)
    assert exists.why == "the parameter 'Switch' has no default"
