"""What is loaded only where somebody asks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

SYNTH = """
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint
app = cdk.App()
stack = cdk.Stack(app, "Stack")
network = EndpointNetwork(stack, "Network", vpc=ec2.Vpc(stack, "Vpc", max_azs=2))
PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
app.synth()
"""
LOADED = """
import sys
TABLES = {"actions": "_table", "iam_actions": "_paragraphs", "workload_bundles": "workload_bundles", "workload_kinds": "_file"}
for name, table in TABLES.items():
    module = sys.modules.get(f"constructs_privatelink.catalogue.{name}")
    assert module is None or getattr(module, table).cache_info().misses == 0, name
"""


@pytest.mark.parametrize("program", ["import constructs_privatelink", SYNTH], ids=["import", "synth"])
def test_no_table_of_needs_is_read_without_the_proof(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program + LOADED], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
