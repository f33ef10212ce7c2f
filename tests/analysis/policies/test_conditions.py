"""Whether the conditions of a statement hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.analysis.policies.request import Principal, Request
from constructs_privatelink.analysis.values import Reference
from tests.analysis.fixtures_endpoint import ENDPOINT_ID, VPC_ID
from tests.analysis.policies.fixtures_policies import (
    ACCOUNT,
    GATEWAY,
    OTHER_ACCOUNT,
    OTHER_ID,
    READ,
    ROLE,
    SESSION,
    UNKNOWN,
    asked,
    statement,
)


@pytest.mark.parametrize(
    ("conditions", "verdict"),
    [
        ({}, "allows"),
        ({"StringEquals": {"aws:SourceVpce": Reference(ENDPOINT_ID)}}, "allows"),
        ({"StringEquals": {"AWS:SourceVPCE": [Reference(OTHER_ID), Reference(ENDPOINT_ID)]}}, "allows"),
        ({"StringEquals": {"aws:SourceVpce": Reference(OTHER_ID)}}, "denies"),
        ({"StringEquals": {"aws:SourceVpce": "vpce-0123"}}, "conditional"),
        ({"StringNotEquals": {"aws:SourceVpce": [Reference(OTHER_ID)]}}, "allows"),
        ({"StringNotEquals": {"aws:SourceVpce": [UNKNOWN, Reference(ENDPOINT_ID)]}}, "denies"),
        ({"StringNotEquals": {"aws:SourceVpce": [UNKNOWN]}}, "conditional"),
        ({"StringLike": {"aws:SourceVpce": "*"}}, "allows"),
        ({"StringEquals": {"aws:SourceVpc": Reference(VPC_ID)}, "StringLike": {"aws:PrincipalArn": "arn:*:role/path/*"}}, "allows"),
        ({"StringEquals": {"aws:SourceVpc": Reference(VPC_ID), "aws:PrincipalAccount": OTHER_ACCOUNT}}, "denies"),
        ({"ArnLike": {"aws:PrincipalArn": f"arn:aws:iam::{ACCOUNT}:role/*"}}, "allows"),
        ({"ArnLike": {"aws:PrincipalArn": f"arn:aws:*:{ACCOUNT}:role/*"}}, "conditional"),
        ({"ArnNotLike": {"aws:PrincipalArn": f"arn:aws:iam::{OTHER_ACCOUNT}:role/*"}}, "allows"),
        ({"StringEqualsIgnoreCase": {"aws:PrincipalArn": ROLE.upper()}}, "allows"),
        ({"StringEquals": {"aws:PrincipalOrgID": "o-1"}}, "conditional"),
        ({"StringEquals": {"aws:ResourceAccount": ACCOUNT}}, "allows"),
        ({"StringEqualsIfExists": {"aws:absent": "x"}}, "allows"),
        ({"StringEquals": {"aws:absent": "x"}}, "denies"),
        ({"StringNotEquals": {"aws:absent": "x"}}, "allows"),
        ({"Null": {"aws:absent": "true"}}, "allows"),
        ({"Null": {"aws:absent": False}}, "denies"),
        ({"Null": {"aws:PrincipalOrgID": True}}, "conditional"),
        ({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}, "denies"),
        ({"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}, "allows"),
        ({"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}, "allows"),
        ({"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/28"}}, "conditional"),
        ({"IpAddress": {"aws:VpcSourceIp": "192.0.2.0/24"}}, "denies"),
        ({"Bool": {"aws:SecureTransport": True}}, "allows"),
        ({"Bool": {"aws:SecureTransport": "false"}}, "denies"),
        ({"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}}, "allows"),
        ({"NumericGreaterThanEquals": {"aws:MultiFactorAuthAge": "3600"}}, "denies"),
        ({"NumericLessThan": {"aws:MultiFactorAuthAge": "soon"}}, "conditional"),
        ({"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}, "conditional"),
        ({"ForAnyValue:StringEquals": {"aws:TagKeys": ["cost", "team"]}}, "allows"),
        ({"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}, "denies"),
        ({"ForAllValues:StringLike": {"aws:TagKeys": ["te*", "ow*"]}}, "allows"),
        ({"ForAllValues:StringEquals": {"aws:absent": ["team"]}}, "allows"),
        ({"ForAnyValue:StringNotEquals": {"aws:absent": ["team"]}}, "denies"),
        ({"StringEquals": {"aws:TagKeys": "team"}}, "conditional"),
        ({"StringEquals": {"aws:SourceVpc": []}}, "conditional"),
        ({"StringEquals": UNKNOWN}, "conditional"),
        ({"StringSimilar": {"aws:SourceVpc": "x"}}, "conditional"),
        (UNKNOWN, "conditional"),
        ("always", "conditional"),
    ],
)
def test_point_1_conditions_hold_or_not_or_nobody_knows(conditions: object, verdict: str) -> None:
    context = {
        "aws:ResourceAccount": ACCOUNT,
        "aws:absent": None,
        "aws:VpcSourceIp": "10.0.0.0/24",
        "aws:SecureTransport": "true",
        "aws:MultiFactorAuthAge": 60,
        "aws:TagKeys": ["team", "owner"],
    }

    assert asked(statement(Condition=conditions), request=replace(READ, context=context)).verdict == verdict


def test_point_2_a_gateway_endpoints_policy_names_a_role_by_a_condition() -> None:
    named = statement(Condition={"ArnEquals": {"aws:PrincipalArn": ROLE}})

    assert asked(named, endpoint=GATEWAY, request=Request("s3:GetObject", "*", Principal(ROLE))).verdict == "allows"
    assert asked(named, endpoint=GATEWAY, request=Request("s3:GetObject", "*", Principal(f"{ROLE}2"))).verdict == "denies"
    assert asked(named, endpoint=GATEWAY, request=Request("s3:GetObject", "*", Principal(SESSION))).verdict == "conditional"
