"""Clients in apps, and what is proven of an app that is synthesized."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.judgement import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import Construct

    from constructs_privatelink.analysis.questions import Analysis
    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable

APPS = ec2.SubnetSelection(subnet_group_name="apps")


def client_in(scope: Construct, vpc: ec2.IVpc, id: str = "Client", *, closed: bool = True) -> ec2.SecurityGroup:
    """Return the security group of a client that stands in the applications' subnets."""
    group = ec2.SecurityGroup(scope, id, vpc=vpc, allow_all_outbound=not closed)
    ec2.CfnInstance(
        scope,
        f"{id}Instance",
        image_id="ami-0123456789abcdef0",
        subnet_id=vpc.select_subnets(subnet_group_name="apps").subnet_ids[0],
        security_group_ids=[group.security_group_id],
    )
    return group


def proven(app: cdk.Stage) -> list[tuple[str, str, str]]:
    """Return client, endpoint and verdict of every path of an app."""
    return sorted((str(proof.client), proof.endpoint.path, proof.result.verdict) for proof in analysed(app).verify())


def analysed(app: cdk.Stage, assume: Sequence[Assumable] = ()) -> Analysis:
    return load(app.synth(force=True).directory, assume=assume)


def errors(app: cdk.Stage) -> list[str]:
    return [f"{finding.rule} {finding.text}" for finding in judged(analysed(app)) if finding.severity == "error"]
