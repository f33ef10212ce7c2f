"""What the metadata of endpoints declares, read as values."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.networks.declared import AddressClaim, Declared, GroupClaim
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.ports import PortRange
from tests.analysis.assemblies import write_assembly
from tests.analysis.networks.fixtures_endpoints import KMS, endpoint_of
from tests.analysis.networks.fixtures_models import VPC, Json, ref, resource, subnet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("version", [1, 2])
def test_ports_that_the_endpoint_declares_come_first(version: int) -> None:
    intent = {"version": version, "service": "mine", "ports": ["tcp/8443"], "clients": [{"cidr": "10.0.0.0/8"}]}

    endpoint = endpoint_of(ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-1", metadata={"constructs-privatelink": intent})

    assert endpoint.ports == (PortRange.parse("tcp/8443"),)
    assert endpoint.declared == Declared((AddressClaim(ip_network("10.0.0.0/8")),))


@pytest.mark.parametrize(
    "intent",
    [
        "x",
        {},
        {"version": 3},
        {"version": 1, "clients": "x"},
        {"version": 1, "clients": [1]},
        {"version": 1, "ports": ["443"]},
        {"version": 1, "ports": 1},
    ],
)
def test_metadata_that_cannot_be_read_may_declare_anybody(intent: Json) -> None:
    assert isinstance(endpoint_of(metadata={"constructs-privatelink": intent}).declared, Unknown)


def test_a_default_client_is_no_claim() -> None:
    clients = [{"cidr": "10.0.0.0/8", "default": True}, {"cidr": "2001:db8::/32", "name": "Office"}]

    endpoint = endpoint_of(metadata={"constructs-privatelink": {"version": 2, "clients": clients, "serviceRanges": ["192.0.2.0/24"]}})

    assert endpoint.declared == Declared(
        (AddressClaim(ip_network("2001:db8::/32"), "Office"),), service_blocks=(ip_network("192.0.2.0/24"),)
    )


def in_assembly(folder: Path, *groups: str) -> Path:
    """Write an assembly with an endpoint of which the first version declared a group by its path, and groups of some paths."""
    group = {"GroupDescription": "tests", "VpcId": ref("Vpc")}
    named = {
        f"Group{number}": {**resource("EC2::SecurityGroup", **group), "Metadata": {"aws:cdk:path": f"{path}/Resource"}}
        for number, path in enumerate(groups)
    }
    said = {"VpcEndpointType": "Interface", "VpcId": ref("Vpc"), "ServiceName": KMS, "SubnetIds": [ref("Subnet")]}
    intent = {"version": 1, "clients": [{"securityGroup": "App/Clients"}]}
    endpoint = {**resource("EC2::VPCEndpoint", **said), "Metadata": {"constructs-privatelink": intent}}
    return write_assembly(folder, {"Network": {"Resources": {**VPC, "Subnet": subnet(), "Endpoint": endpoint, **named}}})


@pytest.mark.parametrize(("groups", "is_known"), [(["App/Clients"], True), ([], False), (["App/Clients", "Prod/App/Clients"], False)])
def test_a_group_that_is_declared_by_its_path_is_the_only_one_of_its_assembly(tmp_path: Path, groups: list[str], *, is_known: bool) -> None:
    first = in_assembly(tmp_path / "first", *groups)
    second = in_assembly(tmp_path / "second", "App/Clients")

    endpoint, other = build(load(first, second)).endpoints

    assert isinstance(other.declared, Declared)
    assert other.declared.clients == (GroupClaim(ResourceId("Network'", "Group0"), "App/Clients"),)
    assert isinstance(endpoint.declared, Declared)
    (claim,) = endpoint.declared.clients
    assert isinstance(claim, GroupClaim)
    assert claim.group == ResourceId("Network", "Group0") if is_known else isinstance(claim.group, Unknown)
