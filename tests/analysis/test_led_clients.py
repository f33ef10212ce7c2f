"""An endpoint of a hub is asked of the workloads of other VPCs whose roles call its service and whose names lead there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.cli.proven_needs import proven_needs
from tests.analysis.fixtures_led import BACK, HUBS_ZONE, PEERING, SQS, THERE, ZONE, app, found, verdicts
from tests.analysis.hubs import alias, endpoint, zone
from tests.analysis.networks.fixtures_services import of

if TYPE_CHECKING:
    from collections.abc import Mapping


def joining(*given: object, action: str = "route53:AssociateVPCWithHostedZone", service: str = "") -> dict[str, object]:
    """Return a custom resource that is handed something, and whose function may call one action; or that makes one call itself."""
    written = {"service": service, "action": action.partition(":")[2], "parameters": ""}
    call = {"Fn::Join": ["", [json.dumps(written), *given]]}
    allowed = {"Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}
    return {
        "Joined": of("Custom::AWS", ServiceToken={"Fn::GetAtt": ["Joins", "Arn"]}, Create=call)
        if service
        else of("Custom::Joined", ServiceToken={"Fn::GetAtt": ["Joins", "Arn"]}, Given=[*given]),
        "Joins": of("AWS::Lambda::Function", Role={"Fn::GetAtt": ["MayJoin", "Arn"]}),
        "MayJoin": of(
            "AWS::IAM::Role", AssumeRolePolicyDocument={"Statement": []}, Policies=[{"PolicyName": "p", "PolicyDocument": allowed}]
        ),
    }


@pytest.mark.parametrize(
    ("joined", "rules"),
    [
        (joining({"Ref": "Zone"}, {"Ref": "Spoke"}), []),
        (joining({"Ref": "Zone"}), []),
        (joining({"Ref": "Zone"}, {"Ref": "Spoke"}, service="Route53"), []),
        (joining({"Ref": "Zone"}, {"Ref": "Hub"}), [("client-name", "error")]),
        (joining({"Ref": "Zone"}, {"Ref": "Spoke"}, action="route53:ListHostedZones"), [("client-name", "error")]),
    ],
)
def test_a_custom_resource_perhaps_makes_a_zone_answer_in_the_vpc_that_it_is_handed(
    joined: Mapping[str, object], rules: list[tuple[str, str]]
) -> None:
    assert found(app(HUBS_ZONE, PEERING, THERE, BACK, joined)) == rules


def test_a_custom_resource_perhaps_writes_the_records_of_a_zone() -> None:
    empty = {"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "Spoke"})}
    writing = joining({"Ref": "Zone"}, action="route53:ChangeResourceRecordSets")

    assert found(app(empty, PEERING, THERE, BACK)) == [("client-name", "error")]
    assert found(app(empty, PEERING, THERE, BACK, writing)) == []


def test_a_client_that_has_its_own_endpoint_is_asked_of_that_alone() -> None:
    own = {"Own": endpoint(where="Spoke", private_dns=True)}

    assert verdicts(app(own, PEERING, THERE, BACK)) == [("Own", "reachable")]


def test_the_needs_are_served_by_the_hub() -> None:
    (workload,) = app(ZONE, PEERING, THERE, BACK).needs()

    assert [(need.path, str(need.endpoint)) for need in workload.needs] == [("endpoint", "Template.Hubs")]


def test_a_doubt_about_the_names_leaves_the_need_open() -> None:
    perhaps = {"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "P"}), "Record": alias(SQS)}
    (workload,) = app(perhaps, PEERING, THERE, BACK).needs()

    assert [need.path for need in workload.needs] == ["unknown"]


def test_an_endpoint_that_declares_its_clients_is_asked_of_those() -> None:
    declared = {**endpoint(), "Metadata": {"constructs-privatelink": {"version": 1, "clients": [{"cidr": "10.0.0.0/24"}]}}}

    assert [str(proof.client) for proof in app(ZONE, PEERING, THERE, {"Hubs": declared}).verify()] == ["10.0.0.0/24"]


def test_what_needs_says_of_a_hub_that_no_name_leads_to() -> None:
    (workload,) = proven_needs(app(PEERING, THERE, BACK))
    (blocked,) = proven_needs(app(PEERING, THERE))

    assert [(need.path, str(need.endpoint)) for need in workload.needs] == [("missed", "Template.Hubs")]
    assert [(need.path, need.endpoint) for need in blocked.needs] == [("none", None)]


KMS = "kms.eu-west-1.amazonaws.com"


KEYS = {"Hubs": endpoint("kms"), "Record": alias(KMS)}


@pytest.mark.parametrize(
    ("parts", "verdicts_of_keys"),
    [
        ([KEYS, {"Zone": zone(KMS, {"Ref": "Hub"}, {"Ref": "Spoke"})}, PEERING, THERE, BACK], [("Hubs", "reachable")]),
        ([KEYS, {"Zone": zone(KMS, {"Ref": "Hub"})}, PEERING, THERE, BACK], []),
        ([{"Hubs": endpoint("kms", private_dns=True)}, PEERING, THERE, BACK], []),
    ],
)
def test_who_perhaps_lets_another_service_call_misses_nothing(
    parts: list[Mapping[str, object]], verdicts_of_keys: list[tuple[str, str]]
) -> None:
    bucket = {"S3": endpoint("s3", "Spoke", private_dns=True, DnsOptions={"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"})}

    pairs = verdicts(app(*parts, bucket, action=["kms:Decrypt", "s3:GetObject"]))

    assert [verdict for verdict in pairs if verdict[0] == "Hubs"] == verdicts_of_keys
