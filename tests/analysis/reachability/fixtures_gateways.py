"""A client and a gateway endpoint in a template, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_models import CONDITION, Json, ref, resource
from tests.analysis.reachability.fixtures_verdicts import BASE, HOME, changed, https

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Result


LIST = "pl-6da54004"


ANSWER = {
    "PrefixLists": [
        {"PrefixListId": LIST, "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.218.0.0/17", "3.5.64.0/21"]},
        {"PrefixListId": "pl-6fa54006", "PrefixListName": "com.amazonaws.eu-west-1.dynamodb", "Cidrs": ["52.94.24.0/23"]},
    ]
}


GATEWAY: Json = {
    **BASE,
    "Endpoint": resource(
        "EC2::VPCEndpoint", **HOME, VpcEndpointType="Gateway", ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=[ref("Table")]
    ),
    "Table": resource("EC2::RouteTable", **HOME),
    "Routed": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
}


def asked(*parts: Json, answer: Json | None = None) -> Result:
    resources = {name: made for part in (GATEWAY, *parts) for name, made in part.items()}
    networks = load({**CONDITION, "Resources": resources}, region="eu-west-1", assume=[] if answer is None else [answer])
    return networks.explain("Client", "Endpoint").result


def only_to(name: str) -> Json:
    return changed("AppGroup", SecurityGroupEgress=[https(DestinationPrefixListId=name)])
