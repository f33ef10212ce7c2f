"""AppStream, which moto does not have: its stacks, and a service small enough to make and describe them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

from tools.deploy_local.account import ACCOUNT, REGION
from tools.deploy_local.standin.handler import Handler, Made, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json


class AppStreamStack(Handler):
    """``AWS::AppStream::Stack``."""

    why = "moto has no AppStream"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Make it."""
        given = {
            key: value for key, value in properties.items() if key not in {"Name", "Tags", "AttributesToDelete", "DeleteStorageConnectors"}
        }
        stack = properties.get("Name", name)
        account.client("appstream").create_stack(Name=stack, Tags=pairs(properties.get("Tags")), **given)
        return Made(stack, {})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its name is enough
        """Delete it."""
        account.client("appstream").delete_stack(Name=id)


class AppStream:
    """What answers requests to AppStream: it keeps what it is told, and tells it."""

    def __init__(self) -> None:
        """Have no stacks."""
        self._stacks: dict[str, dict[str, Json]] = {}

    def answer(self, request: Request) -> Response:
        """Answer one request, which is JSON with the operation in its header."""
        operation = request.headers["X-Amz-Target"].rpartition(".")[2]
        given = json.loads(request.get_data())
        match operation:
            case "CreateStack":
                said = {"Stack": self._create(given)}
            case "DescribeStacks":
                wanted = given.get("Names") or self._stacks
                said = {"Stacks": [_described(self._stacks[name]) for name in wanted if name in self._stacks]}
            case "ListTagsForResource":
                said = {"Tags": self._stacks[given["ResourceArn"].rpartition("/")[2]]["Tags"]}
            case "DeleteStack":
                self._stacks.pop(given["Name"], None)
                said = {}
            case _:
                refusal = {"__type": "OperationNotPermittedException", "message": f"the stand-in has no {operation} of AppStream"}
                return Response(json.dumps(refusal), status=400, content_type="application/x-amz-json-1.1")
        return Response(json.dumps(said), content_type="application/x-amz-json-1.1")

    def _create(self, given: dict[str, Json]) -> Json:
        arn = f"arn:aws:appstream:{REGION}:{ACCOUNT}:stack/{given['Name']}"
        self._stacks[given["Name"]] = {"Tags": {}, **given, "Arn": arn}
        return _described(self._stacks[given["Name"]])


def _described(stack: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in stack.items() if name != "Tags"}
