"""The streaming stack: desktops of WorkSpaces Applications (AppStream 2.0) whose pixels stay in the VPC."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_appstream as appstream

if TYPE_CHECKING:
    from constructs import Construct

    from constructs_privatelink import AppStreamStreamingEndpoint

# Documents stay in the session: users may paste into it, and carry nothing out.
PERMISSIONS = {
    "CLIPBOARD_COPY_FROM_LOCAL_DEVICE": "ENABLED",
    "CLIPBOARD_COPY_TO_LOCAL_DEVICE": "DISABLED",
    "FILE_UPLOAD": "DISABLED",
    "FILE_DOWNLOAD": "DISABLED",
    "PRINTING_TO_LOCAL_DEVICE": "DISABLED",
}


class StreamingStack(cdk.Stack):
    """An AppStream stack that streams through the endpoint only; its fleet is associated by whoever builds the images."""

    def __init__(self, scope: Construct, id: str, *, env: cdk.Environment, description: str, endpoint: AppStreamStreamingEndpoint) -> None:
        """Make the AppStream stack.

        Args:
            scope: The app.
            id: Construct id.
            env: The Region, or none for templates that fit every Region.
            description: What CloudFormation shows.
            endpoint: What its users stream through.

        """
        super().__init__(scope, id, env=env, description=description)
        desktops = appstream.CfnStack(
            self,
            "Desktops",
            display_name="Desktops",
            description="Streams through the VPC endpoint only",
            access_endpoints=[endpoint.access_endpoint],
            # No storage connectors: home folders are in S3, which this VPC does not reach.
            user_settings=[
                appstream.CfnStack.UserSettingProperty(action=action, permission=permission) for action, permission in PERMISSIONS.items()
            ],
        )
        cdk.CfnOutput(
            self,
            "DescribeStack",
            description="Shows the AppStream stack, with the endpoint in AccessEndpoints",
            value=f"aws appstream describe-stacks --region {self.region} --names {desktops.ref}",
        )
