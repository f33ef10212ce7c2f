"""The roles that pods take on the nodes of their cluster."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_kinds import SENDS, certain, of, perhaps
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

TRUSTED = {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": ref("Provider")}}]}


PODS = {
    "Type": "AWS::IAM::Role",
    "Properties": {
        "AssumeRolePolicyDocument": TRUSTED,
        "Policies": [SENDS],
    },
}


@pytest.mark.parametrize("cluster", [ref("Cluster"), "shop"])
def test_pod_identity_asks_for_the_roles_of_pods(cluster: object) -> None:
    association = resource("EKS::PodIdentityAssociation", ClusterName=ref("Cluster"), RoleArn="arn:aws:iam::111122223333:role/x")
    nodes = resource("EKS::Nodegroup", ClusterName=cluster, NodeRole="x", Subnets=[ref("Subnet")])
    needed = of(nodes, Cluster=resource("EKS::Cluster", Name="shop"), Association=association)

    assert ("eks-auth" in certain(needed)) is (cluster != "shop")
    assert "eks-auth" not in certain(of(nodes, Cluster=resource("EKS::Cluster", Name="shop")))


@pytest.mark.parametrize("provider", ["AWS::IAM::OIDCProvider", "Custom::AWSCDKOpenIdConnectProvider"])
@pytest.mark.parametrize("others", [0, 1])
def test_pods_call_from_the_nodes_of_their_cluster(provider: str, others: int) -> None:
    nodes = resource("EKS::Nodegroup", ClusterName=ref("Cluster"), NodeRole="x", Subnets=[ref("Subnet")])
    beside: dict[str, Json] = {
        "Cluster": resource("EKS::Cluster"),
        "Provider": {"Type": provider, "Properties": {"Url": attribute("Cluster", "OpenIdConnectIssuerUrl")}},
        "Pods": PODS,
        **{f"Other{number}": nodes for number in range(others)},
    }
    needed = of(nodes, **beside)

    assert ("sqs" in certain(needed)) is (others == 0)
    assert ("sqs" in perhaps(needed)) is (others == 1)
    assert "sqs" not in certain(of(nodes, **{**beside, "Provider": {"Type": provider, "Properties": {"Url": "https://example.com"}}}))


def test_pods_on_fargate_have_roles_of_service_accounts_only() -> None:
    association = resource("EKS::PodIdentityAssociation", ClusterName=ref("Cluster"), RoleArn=attribute("Pods", "Arn"))
    profile = resource("EKS::FargateProfile", ClusterName=ref("Cluster"), PodExecutionRoleArn="x", Subnets=[ref("Subnet")])
    nodes = resource("EKS::Nodegroup", ClusterName=ref("Cluster"), NodeRole="x", Subnets=[ref("Subnet")])
    beside = {"Cluster": resource("EKS::Cluster"), "Pods": PODS, "Association": association}

    assert "sqs" not in certain(of(profile, **beside))
    assert {"eks-auth", "sqs"} <= {*certain(of(nodes, **beside))}
