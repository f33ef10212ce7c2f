"""Who may call a private API, or a private custom domain name: the resource policy of either.

The form is the one of AWS's guide, an Allow and a Deny of whoever comes from elsewhere
(https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html). An Allow with a condition would
be shorter and not enough: with IAM or Lambda authorizers, an identity policy of the API's own account lets callers in where the resource
policy is silent, and they could come through any endpoint of any VPC
(https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html). The Deny also holds against every
statement that is added later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk import aws_iam as iam

from constructs_privatelink.constructs.peers import in_words

if TYPE_CHECKING:
    from constructs_privatelink.constructs.services.apis.api_entrances import ApiEntrance

_INVOKE = "execute-api:Invoke"
_EVERY_METHOD = "execute-api:/*"


class ApiAccess:
    """Two statements that let exactly some endpoints and VPCs in.

    Args:
        entrances: The endpoints.
        vpc_ids: VPCs of which every endpoint is let in.
        principals: Who may call; None for everybody who comes through the endpoints.

    """

    def __init__(
        self, entrances: Sequence[ApiEntrance], vpc_ids: Sequence[str] = (), principals: Sequence[iam.IPrincipal] | None = None
    ) -> None:
        self._vpc_ids = list(vpc_ids)
        self._allow = iam.PolicyStatement(
            effect=iam.Effect.ALLOW,
            principals=[iam.StarPrincipal()] if principals is None else list(principals),
            actions=[_INVOKE],
            resources=[_EVERY_METHOD],
        )
        self._deny = iam.PolicyStatement(
            effect=iam.Effect.DENY, principals=[iam.StarPrincipal()], actions=[_INVOKE], resources=[_EVERY_METHOD]
        )
        self.let_in(entrances)

    @property
    def statements(self) -> tuple[iam.PolicyStatement, iam.PolicyStatement]:
        """The Allow and the Deny."""
        return self._allow, self._deny

    def let_in(self, entrances: Sequence[ApiEntrance]) -> None:
        """Let exactly these endpoints in, and the VPCs as before."""
        # Both keys of one operator must differ for the Deny to hold: an endpoint, or a VPC, that is listed is enough to come in.
        keys = {"aws:SourceVpce": [entrance.vpc_endpoint_id for entrance in entrances]}
        if self._vpc_ids:
            keys["aws:SourceVpc"] = self._vpc_ids
        self._deny.add_condition("StringNotEquals", keys)


def principals_of(principals: object) -> tuple[list[iam.IPrincipal] | None, list[str]]:
    """Return the principals of a resource policy, and why some are none; None stays None.

    Args:
        principals: What the user gave.

    """
    if principals is None:
        return None, []
    if isinstance(principals, str) or not isinstance(principals, Sequence):
        return None, [f"got principals={in_words(principals)}; give a list of roles, users or iam.ArnPrincipal(...)"]
    if not principals:
        return None, ["got no principals, so that nobody could call the API; leave principals out to let in everybody"]
    wrong = [principal for principal in principals if not hasattr(principal, "policy_fragment")]
    return list(principals), [
        f"got {in_words(stranger)} as a principal; give a role, a user or iam.ArnPrincipal(...)" for stranger in wrong
    ]
