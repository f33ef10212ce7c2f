"""Amazon API Gateway: REST APIs that are called through VPC endpoints only.

```python
apis = ApiGatewayEndpoint(self, "Apis", vpc=vpc)
orders = PrivateRestApi(self, "Orders", endpoints=[apis])
orders.root.add_resource("orders").add_method("GET", apigateway.LambdaIntegration(function))
orders.add_invocation_outputs("orders")
```

What AWS asks for (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html): the endpoint type
``PRIVATE``, which is always dual-stack; a resource policy, without which no deployment is accepted; and a new deployment whenever the
policy or the associated endpoints change. The policy and the endpoints are part of the API's own resource, so that CloudFormation makes
them first; the CDK derives the deployment's logical id from that resource, so that a change makes a new one.

One endpoint serves any number of APIs, and an endpoint of another account, named by its id, serves as well as an own one. An endpoint
policy cannot name an API that names the endpoint (each would have to be there first): give it the ARN with ``*`` for the API's id.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

import jsii
from aws_cdk import aws_apigateway as apigateway
from constructs import Construct, IValidation

from constructs_privatelink.argument_kinds import not_a_switch, not_text
from constructs_privatelink.constructs.construct_paths import is_token, refusals_of_list_token
from constructs_privatelink.constructs.networked_endpoint import subject_of
from constructs_privatelink.constructs.services.apis.api_access import ApiAccess, principals_of
from constructs_privatelink.constructs.services.apis.api_entrances import doubts_about, entrances_of, vpc_ids_of
from constructs_privatelink.constructs.services.apis.private_calls import CalledApi, PrivatelyCalled
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions.invocation import reasons_against, reasons_against_mode
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_ec2 as ec2
    from aws_cdk import aws_iam as iam

    from constructs_privatelink.constructs.services.apis.api_entrances import EndpointLike, VpcLike

_SIGNED = "AWS_IAM"


class PrivateRestApi(PrivatelyCalled, apigateway.RestApi):
    """A private REST API, tied to its endpoints.

    It *is* an ``apigateway.RestApi`` rather than having one: ``root``, ``add_usage_plan``, ``metric_latency`` and all else are there, it
    goes wherever the CDK takes an ``IRestApi``, property injectors for ``RestApi`` reach it, and swapping one class for the other keeps
    every logical id. What no argument here says can be said by a property injector, or on ``node.default_child``: ``security_policy`` and
    ``endpoint_access_mode``, for instance, which `invocations` takes into account. ``url`` is the private DNS name, as the CDK has it;
    `invocations` knows whether that leads anywhere.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        endpoints: Sequence[EndpointLike],
        source_vpcs: Sequence[VpcLike] | None = None,
        principals: Sequence[iam.IPrincipal | iam.PrincipalBase] | None = None,
        associate: bool = True,
        rest_api_name: str | None = None,
        deploy_options: apigateway.StageOptions | None = None,
        default_integration: apigateway.Integration | None = None,
        default_method_options: apigateway.MethodOptions | None = None,
    ) -> None:
        """Make the API, its resource policy, and its first stage.

        Args:
            scope: Parent construct.
            id: Construct id.
            endpoints: The endpoints that it is called through, one or more: of this library, of the CDK, or by id. Their order does not
                matter.
            source_vpcs: VPCs of which *every* ``execute-api`` endpoint is let in as well, whoever makes it.
                Default: - none.
            principals: Who may call: roles, users, accounts, organizations. Methods then ask for signed requests (``AWS_IAM``).
                Default: - everybody who comes through the endpoints.
            associate: Whether API Gateway makes a Route 53 alias of the API for each endpoint (``vpcEndpointIds``).
                Default: True.
            rest_api_name: The name of the API.
                Default: - the id.
            deploy_options: The stage.
                Default: - a stage named ``prod``.
            default_integration: The integration of methods that name none.
                Default: - none.
            default_method_options: The options of methods that name none.
                Default: - ``AWS_IAM`` authorization with `principals`, else none.

        Raises:
            PrivateLinkError: It could not be deployed, or nobody could call it; the text lists every reason.

        """
        problems = Problems(subject_of(self, id))
        entrances, reasons = entrances_of(endpoints)
        problems.add(reasons)
        vpc_ids, reasons = vpc_ids_of(source_vpcs)
        problems.add(reasons)
        problems.add(not_a_switch("associate", associate, optional=False))
        admitted, reasons = principals_of(principals)
        problems.add(reasons)
        problems.refuse()
        if admitted is not None and default_method_options is None:
            default_method_options = apigateway.MethodOptions(authorization_type=apigateway.AuthorizationType.IAM)
        super().__init__(
            scope,
            id,
            rest_api_name=rest_api_name,
            deploy_options=deploy_options,
            default_integration=default_integration,
            default_method_options=default_method_options,
        )
        self._access = ApiAccess(entrances, vpc_ids, admitted)
        for statement in self._access.statements:
            self.add_to_resource_policy(statement)
        self._called = CalledApi(
            construct=self,
            subject=subject_of(self, id),
            rest_api_id=self.rest_api_id,
            stage=self.deployment_stage.stage_name,
            entrances=entrances,
            vpc_ids=vpc_ids,
            associated=associate,
            default_endpoint=lambda: self._resource.disable_execute_api_endpoint is not True,
            access_mode=lambda: self._resource.endpoint_access_mode,
        )
        self._tie()
        if all(entrance.entrance.private_dns is False for entrance in entrances):
            # The CDK's own output is the private DNS name, which leads nowhere here.
            self.node.try_remove_child("Endpoint")
        if admitted is not None:
            self.node.add_validation(_SignedMethods(self))

    @cached_property
    def _resource(self) -> apigateway.CfnRestApi:
        return cast("apigateway.CfnRestApi", self.node.default_child)

    def _tie(self) -> None:
        # On the resource: an EndpointConfiguration passed to the L2 breaks property injectors written in Python, which get nested
        # values with the names of TypeScript.
        entrances = self._called.entrances
        self._resource.endpoint_configuration = apigateway.CfnRestApi.EndpointConfigurationProperty(
            types=["PRIVATE"],
            ip_address_type="dualstack",
            vpc_endpoint_ids=[entrance.vpc_endpoint_id for entrance in entrances] if self._called.associated else None,
        )
        warn(self, doubts_about(entrances, self))

    def allow_from(self, endpoint: EndpointLike) -> None:
        """Let the API be called through one more endpoint, as `endpoints` does.

        Args:
            endpoint: An endpoint of this library, of the CDK, or the id of one.

        Raises:
            PrivateLinkError: It is no endpoint of ``execute-api``.

        """
        self._let_in([endpoint], "allow_from")

    def _let_in(self, endpoints: Sequence[EndpointLike], method: str) -> None:
        more, reasons = entrances_of(endpoints)
        if reasons:
            raise PrivateLinkError(f"{self._called.subject}.{method}", reasons)
        known = self._called.entrances
        present = {entrance.vpc_endpoint_id for entrance in known}
        new = [entrance for entrance in more if entrance.vpc_endpoint_id not in present]
        if new:
            self._called.entrances = sorted([*known, *new], key=lambda entrance: entrance.name)
            self._access.let_in(self._called.entrances)
            self._tie()

    def grant_invoke_from_vpc_endpoints_only(self, vpc_endpoints: Sequence[ec2.IVpcEndpoint]) -> None:
        """Do what `allow_from` does, for several: a second Deny, as the L2 adds one, would leave nobody who can call.

        Args:
            vpc_endpoints: The endpoints, none of which is let in where one is refused.

        Raises:
            PrivateLinkError: One is no endpoint of ``execute-api``.

        """
        if vpc_endpoints:
            self._let_in(cast("Sequence[EndpointLike]", vpc_endpoints), "grant_invoke_from_vpc_endpoints_only")

    @staticmethod
    def from_attributes(
        scope: Construct,
        id: str,
        *,
        rest_api_id: str,
        stage: str,
        endpoints: Sequence[EndpointLike],
        associated: bool | None = None,
        endpoint_access_mode: str | None = None,
    ) -> ExistingPrivateRestApi:
        """Use a private API that exists already, or one that another construct makes (``apigateway.SpecRestApi``).

        Args:
            scope: Parent construct.
            id: Construct id.
            rest_api_id: ``"a1b2c3d4e5"``.
            stage: The name of its stage.
            endpoints: The endpoints that its resource policy lets in.
            associated: Whether its ``vpcEndpointIds`` name them.
                Default: - not known; no Route 53 alias is offered.
            endpoint_access_mode: ``"STRICT"`` or ``"BASIC"``, where its security policy begins with ``SecurityPolicy_``.
                Default: - none.

        Raises:
            PrivateLinkError: An id, the stage or an endpoint cannot be one.

        """
        return ExistingPrivateRestApi(
            scope,
            id,
            rest_api_id=rest_api_id,
            stage=stage,
            endpoints=endpoints,
            associated=associated,
            endpoint_access_mode=endpoint_access_mode,
        )


class ExistingPrivateRestApi(PrivatelyCalled, Construct):
    """A private REST API made elsewhere; `PrivateRestApi.from_attributes` returns it."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        rest_api_id: str,
        stage: str,
        endpoints: Sequence[EndpointLike],
        associated: bool | None,
        endpoint_access_mode: str | None,
    ) -> None:
        """See `PrivateRestApi.from_attributes`."""
        super().__init__(scope, id)
        problems = Problems(f"private API '{id}'")
        given: dict[str, object] = {"rest_api_id": rest_api_id, "stage": stage}
        for argument, value in given.items():
            of_kind = isinstance(value, str)
            problems.add(refusals_of_list_token(value, argument) if of_kind else not_text(argument, value, "prod", optional=False))
        known = [value if isinstance(value, str) and not is_token(value) else None for value in given.values()]
        problems.add([*reasons_against(*known), *reasons_against_mode(endpoint_access_mode), *not_a_switch("associated", associated)])
        entrances, reasons = entrances_of(endpoints)
        problems.add(reasons)
        problems.refuse()
        self._called = CalledApi(
            self, f"private API '{id}'", rest_api_id, stage, entrances, [], associated, lambda: True, lambda: endpoint_access_mode
        )
        warn(self, doubts_about(entrances, self))

    @property
    def rest_api_id(self) -> str:
        """The id of the API."""
        return self._called.rest_api_id


@jsii.implements(IValidation)
class _SignedMethods:
    """Warns, once all methods are there, of those that callers reach without a signature."""

    def __init__(self, api: PrivateRestApi) -> None:
        self._api = api

    @jsii.member(jsii_name="validate")
    def validate(self) -> list[str]:
        """Look at every method; nothing is refused, because statements of the user's own may let anonymous callers in."""
        unsigned = [f"{method.http_method} {method.resource.path}" for method in self._api.methods if _is_anonymous(method)]
        if unsigned:
            text = (
                f"the resource policy lets in principals, and callers of {', '.join(sorted(unsigned))} are anonymous and so turned away; "
                "set authorization_type=AuthorizationType.IAM there, or acknowledge this"
            )
            warn(self._api, [Doubt("private-api-anonymous", text)])
        return []


def _is_anonymous(method: apigateway.Method) -> bool:
    resource = method.node.default_child
    return isinstance(resource, apigateway.CfnMethod) and resource.authorization_type != _SIGNED
