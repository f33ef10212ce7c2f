"""Security groups by name: one of the set that says it, or the default group of a VPC, which is called ``default``.

Sources: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html,
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.properties import GROUP, VPC
from constructs_privatelink.analysis.values import Unknown, part_of

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Target

DEFAULT = "default"


def group_named(fields: Fields, property: str, vpc: Target | None) -> Target:
    """Return the group that a property names.

    Args:
        fields: What has the property.
        property: Its name.
        vpc: The VPC that the name is looked up in; None where that is not known.

    """
    name = fields.text(property)
    if name is None or isinstance(name, Unknown):
        return fields.missing(property) if name is None else name
    if name == DEFAULT and vpc is not None:
        return vpc if isinstance(vpc, Unknown) else part_of(vpc, "DefaultSecurityGroup")
    called = [group for group in fields.reading.of_type(GROUP) if group.get("GroupName") == name]
    if len(called) == 1:
        return called[0].id
    return Unknown(Code.UNKNOWN_RESOURCE, fields.where(property), f"the group named '{name}' is not in the templates; give its id")


def vpc_of_rule(fields: Fields) -> Target | None:
    """Return the VPC of the group that a rule is of; None where that is not known."""
    if fields.resource.type == GROUP:
        holder: Fields | None = type(fields)(fields.reading, fields.resource)
    else:
        holder = fields.reading.resource(fields.target("GroupId", GROUP))
    return None if holder is None else holder.target("VpcId", VPC)
