"""Constants that the CDK has under another name than this catalogue."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES_OF_THE_CDK: Mapping[str, str] = MappingProxyType(
    {
        "APP_MESH": "APP_MESH_ENVOY_MANAGEMENT",
        "CLOUDWATCH": "CLOUDWATCH_MONITORING",
        "CLOUDWATCH_EVENTS": "EVENTBRIDGE",
        "CODEWHISPERER": "Q_DEVELOPER_CODE_WHISPERER",
        "PAYMENT_CRYTOGRAPHY_DATAPLANE": "PAYMENT_CRYPTOGRAPHY_DATAPLANE",
        "PINPOINT": "PINPOINT_SMS_VOICE_V2",
        "SES": "EMAIL_SMTP",
    }
)
"""Names that ``ec2.InterfaceVpcEndpointAwsService`` has and calls deprecated, with the constants that they stand for."""
