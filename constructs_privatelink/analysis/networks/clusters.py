"""EKS clusters: where their interfaces are, whether AWS CloudFormation or the CDK's custom resource makes the cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.properties import GROUP, SUBNET
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Maybe, Target


@dataclass(frozen=True)
class ClusterNetwork:
    """Where a cluster's interfaces are.

    Args:
        subnets: Their subnets.
        groups: Their security groups besides the one that EKS makes.

    """

    subnets: tuple[Target, ...] | Unknown
    groups: tuple[Target, ...] | Unknown


def cluster_network(cluster: Fields) -> ClusterNetwork:
    """Return where a cluster's interfaces are."""
    config = cluster.object("Config") if cluster.has("Config") else cluster
    if config is None or isinstance(config, Unknown):
        unknown = config if isinstance(config, Unknown) else cluster.missing("Config")
        return ClusterNetwork(unknown, unknown)
    camel = config is not cluster
    network = config.object("resourcesVpcConfig" if camel else "ResourcesVpcConfig")
    if network is None or isinstance(network, Unknown):
        unknown = network if isinstance(network, Unknown) else config.missing("ResourcesVpcConfig")
        return ClusterNetwork(unknown, unknown)
    subnets = network.targets("subnetIds" if camel else "SubnetIds", SUBNET)
    groups = network.targets("securityGroupIds" if camel else "SecurityGroupIds", GROUP)
    return ClusterNetwork(() if subnets is None else subnets, () if groups is None else groups)


def ipv6_cluster(cluster: Fields) -> Maybe[bool]:
    """Return whether a cluster's pods have IPv6 addresses; the default is IPv4."""
    config = cluster.object("Config") if cluster.has("Config") else cluster
    if config is None or isinstance(config, Unknown):
        return config if config is not None else False
    name, family = ("kubernetesNetworkConfig", "ipFamily") if config is not cluster else ("KubernetesNetworkConfig", "IpFamily")
    network = config.object(name)
    if network is None or isinstance(network, Unknown):
        return network if network is not None else False
    chosen = network.text(family)
    return chosen if isinstance(chosen, Unknown) else chosen == "ipv6"


def runs_nodes(cluster: Fields) -> bool:
    """Return whether a cluster makes its nodes itself, or may (EKS Auto Mode): whether they get public addresses, their subnet decides.

    Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-controls.html
    """
    config = cluster.object("Config") if cluster.has("Config") else cluster
    if config is None or isinstance(config, Unknown):
        return config is not None
    name, switch = ("computeConfig", "enabled") if config is not cluster else ("ComputeConfig", "Enabled")
    compute = config.object(name)
    if compute is None or isinstance(compute, Unknown):
        return compute is not None
    return compute.flag(switch, absent=False) is not False
