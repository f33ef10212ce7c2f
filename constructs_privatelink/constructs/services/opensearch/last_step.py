"""The last step of AWS's guide, which nobody can take for the user: a network access policy that names the endpoint.

https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast
from weakref import WeakKeyDictionary

import jsii
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_opensearchserverless as opensearchserverless
from constructs import IValidation

from constructs_privatelink.constructs.construct_paths import node_of, stack_of, stage_of
from constructs_privatelink.decisions.opensearch_policies import may_let_in
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import IConstruct, Node

_UNNAMED = Doubt(
    "opensearch-endpoint-unnamed",
    "no network access policy of the app names this endpoint, so that it leads to no collection; call allow_collections(...), name "
    "vpc_endpoint_id in the SourceVPCEs of a policy, or acknowledge this where another app's policy names it",
)


class CollectionEndpoint(Protocol):
    """An endpoint that this library makes for collections."""

    @property
    def node(self) -> Node:
        """Where it stands."""

    @property
    def vpc_endpoint_id(self) -> str:
        """What policies name."""

    @property
    def names_collections(self) -> bool:
        """Whether a network access policy of its own names it."""

    def warn(self, *doubts: Doubt) -> None:
        """Say what is doubtful."""


@jsii.implements(IValidation)
class LastStep:
    """Warns, once all policies of an app are there, of the endpoints that none of them names."""

    _by_stage: ClassVar[WeakKeyDictionary[IConstruct, LastStep]] = WeakKeyDictionary()

    def __init__(self, stage: IConstruct) -> None:
        self._stage = stage
        self._endpoints: list[CollectionEndpoint] = []

    @classmethod
    def of(cls, endpoint: CollectionEndpoint) -> LastStep:
        """Return what looks at the endpoints of a stage, which is synthesized by itself and before the app around it."""
        stage = stage_of(stack_of(cast("IConstruct", endpoint)))
        if stage not in cls._by_stage:
            cls._by_stage[stage] = cls(stage)
            node_of(stage).add_validation(cls._by_stage[stage])
        return cls._by_stage[stage]

    def add(self, endpoint: CollectionEndpoint) -> None:
        """Look at one more endpoint."""
        self._endpoints.append(endpoint)

    @jsii.member(jsii_name="validate")
    def validate(self) -> list[str]:
        """Look at every endpoint that has no policy of its own; nothing is refused, because another app may hold the policy."""
        silent = [endpoint for endpoint in self._endpoints if not endpoint.names_collections]
        if silent:
            tree = _Tree(self._stage.node.find_all())
            for endpoint in silent:
                if not tree.may_let_in(endpoint):
                    endpoint.warn(_UNNAMED)
        return []


class _Tree:
    """The policies of a stage, and what they may name: those of another stage can name nothing in this one."""

    def __init__(self, constructs: Sequence[IConstruct]) -> None:
        kinds = (ec2.CfnVPCEndpoint, opensearchserverless.CfnVpcEndpoint, opensearchserverless.CfnCollection)
        network_policies = [
            policy for policy in constructs if isinstance(policy, opensearchserverless.CfnSecurityPolicy) and policy.type == "network"
        ]
        self._policies = [(stack, stack.resolve(policy.policy)) for policy in network_policies for stack in (stack_of(policy),)]
        named = [other for other in constructs if isinstance(other, kinds)] if network_policies else []
        self._others = {str(stack_of(other).resolve(other.logical_id)) for other in named}

    def may_let_in(self, endpoint: CollectionEndpoint) -> bool:
        """Return whether one of the policies lets an endpoint in, or may do so."""
        own = stack_of(cast("IConstruct", endpoint))
        match own.resolve(endpoint.vpc_endpoint_id):
            case {"Ref": str(name)} | {"Fn::GetAtt": [str(name), *_]}:
                return any(may_let_in(policy, name, self._others, one_stack=stack is own) for stack, policy in self._policies)
        return True  # an id that is no reference stands for something that nobody here knows
