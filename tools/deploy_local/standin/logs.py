"""Log groups, through the API of CloudWatch Logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.deploy_local.standin.handler import Handler, Made, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json


class LogGroup(Handler):
    """``AWS::Logs::LogGroup``."""

    why = "moto's ARN lacks the :* at its end"
    in_place = frozenset({"RetentionInDays"})

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Make it."""
        logs, group = account.client("logs"), properties.get("LogGroupName", name)
        logs.create_log_group(logGroupName=group, tags=pairs(properties.get("Tags")))
        self.update(account, group, {}, properties)
        (described,) = logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]
        return Made(group, {"Arn": f"{described['arn'].removesuffix(':*')}:*"})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its name is enough
        """Delete it."""
        account.client("logs").delete_log_group(logGroupName=id)

    def update(self, account: Account, id: str, before: Mapping[str, Json], after: Mapping[str, Json]) -> None:  # noqa: ARG002
        """Keep events for another time."""
        if "RetentionInDays" in after:
            account.client("logs").put_retention_policy(logGroupName=id, retentionInDays=int(after["RetentionInDays"]))
        else:
            account.client("logs").delete_retention_policy(logGroupName=id)
