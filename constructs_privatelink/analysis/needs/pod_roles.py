"""The roles that pods of Amazon EKS take on the nodes of their cluster: by Pod Identity, or by the web identity of a service account.

Sources: https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html,
https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.properties import EKS_CLUSTERS
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Resolved, Target

_ROLE = "AWS::IAM::Role"
_NODES = ("AWS::EKS::Nodegroup", "AWS::EKS::FargateProfile")
_INSTANCES = "AWS::AutoScaling::AutoScalingGroup"
_PROVIDERS = ("AWS::IAM::OIDCProvider", "Custom::AWSCDKOpenIdConnectProvider")
_WEB_IDENTITY = "sts:assumerolewithwebidentity"


class PodRoles:
    """Tells the roles of pods, by the nodes that they may run on.

    Args:
        reading: The templates' properties.

    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def of(self, workload: ResourceId) -> tuple[tuple[Target, ...], bool]:
        """Return the roles that pods may take on some nodes, and whether the cluster has no others: then they are taken there.

        Args:
            workload: A node group, or a profile of AWS Fargate; of anything else there are none.

        """
        nodes = self._reading.resource(workload)
        if nodes is None or nodes.resource.type not in _NODES:
            return (), False
        cluster = nodes.target("ClusterName", *EKS_CLUSTERS)
        if not isinstance(cluster, ResourceId):
            return (), False
        # The agent of Pod Identity runs on instances only.
        associated = self._associated.get(cluster, ()) if nodes.resource.type == _NODES[0] else ()
        return tuple(dict.fromkeys((*associated, *self._of_service_accounts.get(cluster, ())))), self._alone(cluster)

    def _alone(self, cluster: ResourceId) -> bool:
        """Return whether a cluster certainly has one group of nodes: nodes that users manage are groups of instances of no cluster."""
        clusters = [nodes.target("ClusterName", *EKS_CLUSTERS) for nodes in self._reading.of_type(*_NODES)]
        fields = self._reading.resource(cluster)
        auto = fields is not None and fields.has("ComputeConfig")
        others = auto or any(isinstance(named, Unknown) for named in clusters) or any(True for _ in self._reading.of_type(_INSTANCES))
        return not others and clusters.count(cluster) == 1

    @cached_property
    def _associated(self) -> Mapping[ResourceId, Sequence[Target]]:
        """The roles of Pod Identity by cluster."""
        roles: dict[ResourceId, list[Target]] = defaultdict(list)
        for association in self._reading.of_type("AWS::EKS::PodIdentityAssociation"):
            cluster, role = association.target("ClusterName", *EKS_CLUSTERS), association.target("RoleArn", _ROLE)
            if isinstance(cluster, ResourceId) and role is not None:
                roles[cluster].append(role)
        return roles

    @cached_property
    def _of_service_accounts(self) -> Mapping[ResourceId, Sequence[Target]]:
        """The roles that trust the provider of a cluster, by cluster."""
        clusters = {provider.id: cluster for provider in self._reading.of_type(*_PROVIDERS) if (cluster := _issuer(provider)) is not None}
        roles: dict[ResourceId, list[Target]] = defaultdict(list)
        for role in self._reading.of_type(_ROLE) if clusters else ():
            for provider in _trusted(role):
                if provider in clusters:
                    roles[clusters[provider]].append(role.id)
        return roles


def _issuer(provider: Fields) -> ResourceId | None:
    """Return the cluster whose issuer a provider is for."""
    url = provider.values.get("Url")
    return url.target if isinstance(url, Reference) and isinstance(url.target, ResourceId) else None


def _trusted(role: Fields) -> Iterator[ResourceId]:
    """Yield the providers whose web identities may take a role."""
    document = role.object("AssumeRolePolicyDocument")
    statements = document.objects("Statement") if document is not None and not isinstance(document, Unknown) else ()
    for statement in statements if isinstance(statements, tuple) else ():
        principal = None if isinstance(statement, Unknown) else statement.object("Principal")
        if not isinstance(statement, Unknown) and principal is not None and not isinstance(principal, Unknown):
            actions = statement.get("Action")
            if any(str(action).lower() == _WEB_IDENTITY for action in (actions if isinstance(actions, list) else [actions])):
                yield from _referred(principal.values.get("Federated"))


def _referred(value: Resolved) -> Iterator[ResourceId]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Reference):
            yield item.target
