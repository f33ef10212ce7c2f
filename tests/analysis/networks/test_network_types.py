"""The types of the families that make networks: each is understood, of no matter, or makes unknown what it refers to."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import aws_cdk
from packaging.version import Version

from constructs_privatelink.analysis.networks.network_types import ACTING, FAMILIES, OF_NO_MATTER, UNDERSTOOD, is_unknown

COMPARED_WITH = "2.275"
"""The aws-cdk-lib whose types the lists name."""


NEWER = {"AWS::EC2::TransitGatewayAttachmentNatConfiguration"}
"""Types of a later aws-cdk-lib than the one that is installed here."""


def newest() -> set[str]:
    modules = ("aws_ec2", "aws_networkfirewall", "aws_networkmanager", "aws_route53resolver", "aws_vpclattice")
    folder = Path(aws_cdk.__file__).parent
    texts = [(folder / module / "__init__.py").read_text("utf-8") for module in modules]
    return {type_name for text in texts for type_name in re.findall(r"cloudformationResource: (AWS::\w+::\w+)", text)}


def test_every_type_of_the_families_is_in_a_list() -> None:
    types = newest()

    assert len(types) > 160
    assert {kind for kind in types if is_unknown(kind)} == set()


def test_the_lists_name_types_that_there_are() -> None:
    listed = UNDERSTOOD | OF_NO_MATTER | set(ACTING)

    # An older CDK lacks what the lists had to name since.
    assert Version(version("aws-cdk-lib")) < Version(COMPARED_WITH) or listed - newest() <= NEWER
    assert all(kind.startswith(FAMILIES) for kind in listed)
    assert not UNDERSTOOD & OF_NO_MATTER
    assert not set(ACTING) & (UNDERSTOOD | OF_NO_MATTER)
