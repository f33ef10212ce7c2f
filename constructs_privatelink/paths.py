"""Where constructs stand in their app, in words that ids and tags can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk

if TYPE_CHECKING:
    from constructs import IConstruct


def stage_path(construct: IConstruct) -> str:
    """Return the path of a construct below its app or stage: ids made of it are the same in every stage."""
    path, stage = construct.node.path, cdk.Stage.of(construct)
    prefix = stage.node.path if stage is not None else ""
    return path.removeprefix(f"{prefix}/") if prefix else path
