"""Roles of templates, and what they may call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.roles import Granted, roles
from constructs_privatelink.analysis.templates.stack_set import load
from tests.analysis.networks.fixtures_models import CONDITION, Json, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.values import Target


def grants(**resources: Json) -> Mapping[Target, Granted]:
    return roles(load({**CONDITION, "Resources": resources}, region="eu-west-1"))


def granted_to(role: Json, **more: Json) -> Granted:
    return grants(Role=role, **more)[named("Role")]
