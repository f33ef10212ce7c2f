"""A template in which one property has a value, and what that is worked out to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Reference, ResourceId

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Resolved


VPC = Reference(ResourceId("Template", "Vpc"))


UNKNOWN_REGION = {"Ref": "AWS::Region"}


def template(value: object) -> dict[str, object]:
    """Return a template with one property, and with what the cases below name."""
    return {
        "Parameters": {
            "Asked": {"Type": "String"},
            "Blocks": {"Type": "CommaDelimitedList", "Default": "10.0.0.0/8, 10.1.0.0/16"},
            "Count": {"Type": "Number", "Default": "2"},
            "Image": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/images/newest"},
            "Office": {"Type": "String", "Default": "192.0.2.0/24"},
        },
        "Mappings": {
            "Ports": {"eu-west-1": {"https": 443, "list": ["a", "b"]}, "us-east-1": {"https": "443", "list": ["c"]}},
        },
        "Conditions": {
            "Yes": {"Fn::Equals": [{"Ref": "Office"}, "192.0.2.0/24"]},
            "No": {"Fn::Not": [{"Condition": "Yes"}]},
            "Open": {"Fn::Equals": [{"Ref": "Asked"}, "yes"]},
            "YesAndOpen": {"Fn::And": [{"Condition": "Yes"}, {"Condition": "Open"}]},
            "NoAndOpen": {"Fn::And": [{"Condition": "Open"}, {"Condition": "No"}]},
            "YesOrOpen": {"Fn::Or": [{"Condition": "Open"}, {"Condition": "Yes"}]},
            "ItIsItself": {"Fn::Equals": [{"Ref": "Asked"}, {"Fn::Sub": "${Asked}"}]},
            "TrueIsText": {"Fn::Equals": [True, "true"]},
        },
        "Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
            "Other": {"Type": "AWS::EC2::VPC", "Properties": {"Ipv4IpamPoolId": "ipam-pool-1"}},
            "Subject": {"Type": "Test::Its::Subject", "Properties": {"Value": value}},
        },
    }


def resolved(value: object, region: str | None = None) -> Resolved:
    stacks = load(template(value), region=region)
    (subject,) = stacks.of_type("Test::Its::Subject")
    return stacks.properties(subject)["Value"]
