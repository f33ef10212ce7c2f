"""Places that stand in texts: options of AWS Elastic Beanstalk, and parameters of applications of the Serverless Application Repository.

Sources: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html,
https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_available-rotation-templates.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.id_texts import targets_in
from constructs_privatelink.analysis.networks.placements import Placement, role_of
from constructs_privatelink.analysis.networks.properties import GROUP, SUBNET, Fields
from constructs_privatelink.analysis.values import Reference, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.values import Maybe, Target

_TEMPLATE = "AWS::ElasticBeanstalk::ConfigurationTemplate"
_VPC, _LAUNCHED = "aws:ec2:vpc", "aws:autoscaling:launchconfiguration"


def beanstalk_environment(fields: Fields) -> Iterator[Placement]:
    """Yield where the instances of an environment stand: its options say, and those of its template that it does not set itself."""
    template = fields.reading.resource(fields.target("TemplateName", _TEMPLATE))
    options = {**(_options(template) if template is not None else {}), **_options(fields)}
    subnets = options.get((_VPC, "Subnets"))
    if subnets is None:
        return
    held, name = subnets
    groups = options.get((_LAUNCHED, "SecurityGroups"))
    yield Placement(
        subnets=_targets(held, name, SUBNET),
        groups=_targets(*groups, GROUP) if groups is not None else None,
        role=_role(options.get((_LAUNCHED, "IamInstanceProfile"))),
        public=_flag(options.get((_VPC, "AssociatePublicIpAddress"))),
    )


def _options(fields: Fields) -> Mapping[tuple[str, str], tuple[Fields, str]]:
    """Return where each option's value stands, by namespace and name; the last of several counts."""
    options: dict[tuple[str, str], tuple[Fields, str]] = {}
    for option in known_values(fields.objects("OptionSettings")):
        if isinstance(option, Fields) and option.has("Value"):
            options[str(option.get("Namespace")), str(option.get("OptionName"))] = (option, "Value")
    return options


def _role(option: tuple[Fields, str] | None) -> Target | None:
    if option is None:
        return None
    return role_of(*option)


def _flag(option: tuple[Fields, str] | None) -> Maybe[bool]:
    return option[0].flag(option[1], absent=False) if option is not None else False


def rotation_application(fields: Fields) -> Iterator[Placement]:
    """Yield where the rotation function of an application of AWS Secrets Manager stands: its parameters say.

    Other applications are nested stacks by then: `sam_transform` tells them apart.
    """
    parameters = fields.object("Parameters")
    if isinstance(parameters, Fields) and parameters.has("vpcSubnetIds"):
        has_groups = parameters.has("vpcSecurityGroupIds")
        groups = _targets(parameters, "vpcSecurityGroupIds", GROUP) if has_groups else None
        yield Placement(_targets(parameters, "vpcSubnetIds", SUBNET), groups)


def _targets(fields: Fields, name: str, type: str) -> tuple[Target, ...] | Unknown:
    """Return what a text with commas names."""
    if isinstance(fields.get(name), Unknown | Reference | str | list):
        return targets_in(fields, name, type) or ()
    return Unknown(Code.PL_UNRESOLVED_VALUE, fields.where(name), "it is no text of ids")
