"""Which collections the clients of an endpoint reach, and who may manage the endpoint.

A network access policy of a collection names the endpoints that it answers
(https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html). Each endpoint here has one such policy,
whatever the number of calls. The policies of several endpoints add up: each of them reaches the collections that its own names. A policy
elsewhere that makes a collection public beats them.
"""

from __future__ import annotations

import json
from functools import cached_property, reduce
from typing import TYPE_CHECKING, TypeAlias, cast

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_opensearchserverless as opensearchserverless
from constructs import Construct

from constructs_privatelink.argument_kinds import not_a_switch, shown
from constructs_privatelink.constructs.construct_paths import is_token, node_of, path_of, refusals_of_list_token, stack_of
from constructs_privatelink.constructs.networked_endpoint import subject_of
from constructs_privatelink.decisions import opensearch_policies
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CollectionLike: TypeAlias = "str | opensearchserverless.CfnCollection"
"""A collection by its name, several by the beginning of their names and a ``*``, or one that stands in the app."""

_MANAGE_ANY = (
    "aoss:BatchGetVpcEndpoint",
    "aoss:CreateVpcEndpoint",
    "aoss:DeleteVpcEndpoint",
    "aoss:ListVpcEndpoints",
    "aoss:UpdateVpcEndpoint",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribeVpcs",
    "route53:CreateHostedZone",
    "route53:ListHostedZonesByName",
    "route53:ListHostedZonesByVPC",
)
_MANAGE_IN_VPC = ("ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint")
_MANAGE_ENDPOINTS = ("ec2:CreateTags", "ec2:DeleteVpcEndpoints")
_MANAGE_ZONES = (
    "route53:AssociateVPCWithHostedZone",
    "route53:ChangeResourceRecordSets",
    "route53:DeleteHostedZone",
    "route53:GetHostedZone",
    "route53:ListResourceRecordSets",
)
_MANAGE_CHANGES = ("route53:GetChange",)


class CollectionAccess(Construct):
    """An endpoint through which clients reach the data of collections, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def vpc_endpoint_id(self) -> str:
            """``vpce-...``, for the ``SourceVPCEs`` of network access policies."""

    @property
    def _network_policy_name(self) -> str:
        return opensearch_policies.derived_name(path_of(self))

    @cached_property
    def _home(self) -> cdk.Stack:
        """The stack that the policy is in."""
        return stack_of(self)

    @property
    def names_collections(self) -> bool:
        """Whether `allow_collections` named a collection."""
        return bool(self._allowed)

    @cached_property
    def _allowed(self) -> dict[str, tuple[str, bool]]:
        return {}

    @cached_property
    def _network_policy(self) -> opensearchserverless.CfnSecurityPolicy:
        return opensearchserverless.CfnSecurityPolicy(
            self, "NetworkPolicy", name=self._network_policy_name, type="network", policy="[]", description=f"VPC endpoint {path_of(self)}"
        )

    def allow_collections(self, *collections: CollectionLike, dashboards: bool = False) -> opensearchserverless.CfnSecurityPolicy:
        """Let the clients of this endpoint reach collections, existing and future ones, of the account and Region of this stack.

        What several calls name stands in one network access policy, in an order of its own. A collection given as a construct is made
        after the policy; one given by name may come first. For collections of another account, use `from_attributes` of the endpoint in a
        stack there. OpenSearch Serverless takes the endpoint of classic collections in a policy for NextGen ones, and the other way round,
        though no request comes through it. What a caller may do with the data is up to a data access policy, such as
        `OpenSearchServerlessCollections.grant_read` makes.

        Args:
            *collections: Names (``"logs"``), the beginning of names and a star (``"metrics-*"``), ``"*"`` for all, or ``CfnCollection``.
            dashboards: Whether OpenSearch Dashboards of these collections are reached too.

        Returns:
            The policy of the endpoint, the same for each call.

        Raises:
            PrivateLinkError: OpenSearch Serverless would reject it; the text lists every reason.

        """
        names = [name_of(collection) for collection in collections]
        reasons = [*opensearch_policies.collection_refusals(names), *lists_among(names)]
        reasons += not_a_switch("dashboards", dashboards, optional=False)
        allowed = dict(self._allowed)
        for name in names if not reasons else ():
            key = key_of(name, self._home)
            allowed[key] = name, dashboards or (key in allowed and allowed[key][1])
        ordered = [allowed[key] for key in sorted(allowed)]
        document = opensearch_policies.network_document(
            [name for name, _ in ordered], [name for name, on in ordered if on], self.vpc_endpoint_id
        )
        reasons += opensearch_policies.length_refusals("network", document)
        if reasons:
            raise PrivateLinkError(f"{subject_of(self, self.node.id)}.allow_collections", reasons)
        self._allowed.update(allowed)
        self._network_policy.policy = self._home.to_json_string(document)
        wait_for(self._network_policy, collections)
        return self._network_policy


def name_of(collection: object) -> str:
    """Return the name of a collection; what is none of these is for `opensearch_policies.collection_refusals` to refuse."""
    return collection.name if isinstance(collection, opensearchserverless.CfnCollection) else cast("str", collection)


def lists_among(names: Iterable[object]) -> list[str]:
    """Return why names of collections are none: a list token stands for one."""
    return [reason for name in names for reason in refusals_of_list_token(name, "a collection")]


def key_of(text: str, stack: cdk.Stack) -> str:
    """Return what the order of texts derives from: a token carries a counter, what it stands for does not."""
    return json.dumps(stack.resolve(text), sort_keys=True) if is_token(text) else text


def wait_for(policy: opensearchserverless.CfnSecurityPolicy, collections: Iterable[object]) -> None:
    """Make the collections that stand in the app after a policy."""
    for collection in collections:
        if isinstance(collection, opensearchserverless.CfnCollection):
            node_of(collection).add_dependency(policy)


def granted(
    grantee: iam.IGrantable, statements: Mapping[tuple[str, ...], list[str]], conditions: Mapping[str, Mapping[str, object]] | None = None
) -> iam.Grant:
    """Return one grant of several statements, each some actions on some resources."""
    grants = [
        iam.Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=resources, conditions=conditions)
        for actions, resources in statements.items()
    ]
    return reduce(lambda combined, grant: combined.combine(grant), grants)


def grantee_refusals(grantee: object) -> list[str]:
    """Return why nothing can be granted to somebody."""
    # The class is asked first: of an object, the CDK's kernel would be.
    if hasattr(type(grantee), "grant_principal") or hasattr(grantee, "grant_principal"):
        return []
    return [f"got grantee={shown(grantee)}; give an iam.IGrantable: a role, a user, or what runs with a role, such as a function"]


def grant_manage(endpoint: Construct, grantee: iam.IGrantable, vpc_arn: str | None) -> iam.Grant:
    """Let somebody create, change and delete the OpenSearch Serverless endpoints of one VPC; see the callers.

    Raises:
        PrivateLinkError: Nothing can be granted to `grantee`.

    """
    reasons = grantee_refusals(grantee)
    if reasons:
        raise PrivateLinkError(f"{subject_of(endpoint, endpoint.node.id)}.grant_manage", reasons)
    stack = stack_of(endpoint)

    def every(kind: str) -> str:
        return stack.format_arn(service="ec2", resource=kind, resource_name="*")

    def global_arn(kind: str) -> str:
        return stack.format_arn(service="route53", region="", account="", resource=kind, resource_name="*")

    in_vpc = [vpc_arn or every("vpc"), every("subnet"), every("security-group"), every("vpc-endpoint")]
    return granted(
        grantee,
        {
            _MANAGE_ANY: ["*"],
            _MANAGE_IN_VPC: in_vpc,
            _MANAGE_ENDPOINTS: [every("vpc-endpoint")],
            _MANAGE_ZONES: [global_arn("hostedzone")],
            _MANAGE_CHANGES: [global_arn("change")],
        },
    )
