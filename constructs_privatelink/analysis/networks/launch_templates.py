"""What a launch template says, by whichever of its names a specification gives.

Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Outside, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Target

_LAUNCH_TEMPLATE = "AWS::EC2::LaunchTemplate"


def launch_template_data(specification: Fields | Unknown | None) -> Fields | Unknown | None:
    """Return the data of the launch template that a specification names."""
    if specification is None or isinstance(specification, Unknown):
        return specification
    names = ("LaunchTemplateId", "LaunchTemplateName", "Id", "Name", "TemplateId")
    name = next((key for key in names if specification.has(key)), None)
    if name is None:
        return specification.missing("LaunchTemplateId")
    target = specification.target(name, _LAUNCH_TEMPLATE)
    template = specification.reading.resource(target) or (
        _template_named(specification.reading, target.id) if isinstance(target, Outside) else None
    )
    data = template.object("LaunchTemplateData") if template is not None else None
    return data if data is not None else outside(specification, name, target)


def _template_named(reading: Reading, name: str) -> Fields | None:
    return next((template for template in reading.of_type(_LAUNCH_TEMPLATE) if template.get("LaunchTemplateName") == name), None)


def outside(fields: Fields, name: str, target: Target | None) -> Unknown:
    """Return why nothing is known of what a property names: it is unknown itself, or not in the templates."""
    return (
        target if isinstance(target, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, fields.where(name), f"'{target}' is not in the templates")
    )
