"""Custom resources: types whose resources a function of somebody makes.

AWS: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html
"""

from __future__ import annotations

CUSTOM_RESOURCE = "AWS::CloudFormation::CustomResource"


def is_custom(type_name: str) -> bool:
    """Return whether a type is one of custom resources, which are named so or as their author likes after ``Custom::``."""
    return type_name == CUSTOM_RESOURCE or type_name.startswith("Custom::")
