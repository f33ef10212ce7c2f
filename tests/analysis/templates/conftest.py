"""What the tests of several files ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an assembly with a stage, stacks that import from each other, and stacks nested twice."""
    out = tmp_path_factory.mktemp("assembly")
    app = cdk.App(outdir=str(out))
    stage = cdk.Stage(app, "Prod", env=cdk.Environment(account="111111111111", region="eu-west-1"))
    network = cdk.Stack(stage, "Network")
    vpc = ec2.Vpc(network, "Vpc", availability_zones=["eu-west-1a"])
    nested = cdk.NestedStack(network, "Nested")
    group = ec2.SecurityGroup(nested, "Group", vpc=vpc)
    deep = cdk.NestedStack(nested, "Deep")
    ec2.CfnSecurityGroupIngress(deep, "Rule", ip_protocol="tcp", group_id=group.security_group_id, cidr_ip=vpc.vpc_cidr_block)
    application = cdk.Stack(stage, "Application")
    ec2.CfnSecurityGroupIngress(application, "Rule", ip_protocol="tcp", group_id=group.security_group_id)
    app.synth()
    return out
