"""The endpoints of an Amazon EKS cluster in a VPC without internet access, each with the reason why it is there.

```python
cluster = EksPrivateClusterEndpoints(self, "Cluster", network=network, also=["autoscaling"], leave_out=["elasticloadbalancing"])
cluster.members["sts"].why
```

AWS: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html. Besides, such a cluster needs private access to its Kubernetes
API server, which none of these endpoints gives (``endpoint_access=eks.EndpointAccess.PRIVATE``), and images in a registry that it reaches.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.catalogue.aws_services import AwsService
from constructs_privatelink.constructs import policy_documents
from constructs_privatelink.constructs.construct_paths import identity, path_of
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.endpoint_set import EndpointSet, is_new, not_a_network
from constructs_privatelink.constructs.gateway_endpoint import GatewayEndpoint
from constructs_privatelink.constructs.gateway_places import table_of
from constructs_privatelink.constructs.growing_network import GrowingNetwork, own_gateway
from constructs_privatelink.constructs.network import wiring_of
from constructs_privatelink.constructs.networked_endpoint import misplaced, subject_of
from constructs_privatelink.constructs.service_objects import endpoints_of_the_cdk
from constructs_privatelink.constructs.services.eks import EksAuthEndpoint, EksEndpoint
from constructs_privatelink.constructs.subnets import not_a_selection, not_a_vpc, selected_of, stand_ins
from constructs_privatelink.constructs.wiring import refuse, warn
from constructs_privatelink.decisions import private_cluster
from constructs_privatelink.errors import PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.constructs.existing import ExistingEndpoint
    from constructs_privatelink.constructs.gateway_egress import PrefixListLike
    from constructs_privatelink.constructs.peers import Clients
    from constructs_privatelink.decisions.gateway import SavedAnswer
    from constructs_privatelink.decisions.private_cluster import Member
    from constructs_privatelink.policy.document import EndpointPolicy

_PAGE = "https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html"
_OWN_CLASSES = {"eks": EksEndpoint, "eks-auth": EksAuthEndpoint}


@dataclass(frozen=True)
class ClusterMember:
    """One endpoint of the set, with its reason.

    Args:
        service: What it leads to.
        used_by: Who needs it: ``"every node"``, or what the cluster must have for it to be of use.
        why: What it is for.
        endpoint: The endpoint; of ``"s3"`` a gateway endpoint, and the network's existing one where it uses that.

    """

    service: Service
    used_by: str
    why: str
    endpoint: PrivateLinkEndpoint | ExistingEndpoint | GatewayEndpoint
    is_new: bool = True


class EksPrivateClusterEndpoints(EndpointSet):
    """The endpoints of a private EKS cluster: those that AWS lists, and on request those for one tool only."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc | None = None,
        network: GrowingNetwork | None = None,
        subnets: ec2.SubnetSelection | None = None,
        clients: Clients | None = None,
        leave_out: Sequence[str] = (),
        also: Sequence[str] = (),
        gateway_subnets: ec2.SubnetSelection | None = None,
        gateway_policy: EndpointPolicy | iam.PolicyDocument | None = None,
        gateway_prefix_list: PrefixListLike | Sequence[PrefixListLike] | None = None,
        gateway_service_ranges: Sequence[str] | SavedAnswer | str | None = None,
    ) -> None:
        """Make the endpoints, each under an id of its own that never changes: ``Ec2``, ``EcrApi``, ``EcrDkr``, ``S3`` and so on.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc: The VPC, for a network of their own. Give this or `network`.
                Default: - `network` is given.
            network: The network to share with other endpoints. Give this or `vpc`.
                Default: - `vpc` is given.
            subnets: Where the network interfaces stand, one for each Availability Zone; with `vpc` only.
                Default: - the VPC's private subnets.
            clients: Who may connect: the security group or the subnets of the nodes, for instance; with `vpc` only.
                Default: - every CIDR of the VPC.
            leave_out: Short names of what not to make, since the VPC has it already or the cluster has no use for it.
                Default: - nothing.
            also: Short names of what comes on request only: ``"xray"``, ``"ssm"`` and ``"ssmmessages"``, ``"autoscaling"``, ``"route53"``.
                Default: - nothing.
            gateway_subnets: The subnets of the nodes, whose route tables are to lead to Amazon S3.
                Default: - all private and isolated subnets of the VPC.
            gateway_policy: What may be called through the gateway endpoint of Amazon S3, the layers of images among it.
                Default: - that of the network, else AWS's own, which allows everything.
            gateway_prefix_list: The prefix list of Amazon S3, to which closed security groups of nodes are let out; see `GatewayEndpoint`.
                Default: - their outbound rules are left alone, and a warning says what to give.
            gateway_service_ranges: The addresses of Amazon S3, to which the network ACL of the nodes is opened where the network wires
                one, or ``"public"``; see `GatewayEndpoint`.
                Default: - no entries are made, and a warning says what to give.

        Raises:
            PrivateLinkError: A name is not in the set, another endpoint of the VPC stands in the way, the route tables are not known, or
                an endpoint is refused; the text lists every reason. The others are made, and a warning tells whoever catches this.

        """
        super().__init__(scope, id)
        problems = Problems(subject_of(self, id))
        members = problems.attempt(lambda: private_cluster.chosen(leave_out, also)) or ()
        has_gateway = private_cluster.S3 in {member.name for member in members}
        if members and not has_gateway:
            problems.add(_without_gateway("gateway_subnets or gateway_policy", gateway_subnets, gateway_policy))
            problems.add(_without_gateway("gateway_prefix_list or gateway_service_ranges", gateway_prefix_list, gateway_service_ranges))
        policy = problems.attempt(lambda: policy_documents.as_policy(gateway_policy))
        problems.add(not_a_selection(gateway_subnets, "gateway_subnets"))
        self._network = self._found_network(vpc, network, subnets, clients, problems)
        self._routed = (problems.attempt(lambda: _with_routes(self._network.vpc, gateway_subnets)) if has_gateway else None) or []
        neighbours = dict(_neighbours(self._network, self._routed))
        problems.add(_in_the_way(neighbours, members, leave_out))
        problems.refuse()
        wiring = wiring_of(self._network)
        there = list(wiring.endpoints)
        make_gateway = partial(self._make_gateway, policy=policy, prefix_list=gateway_prefix_list, service_ranges=gateway_service_ranges)
        gateway = problems.attempt(make_gateway) if has_gateway else None
        # Arguments are its alone: where one is refused, nothing is made.
        problems.refuse()
        made = [
            (member, gateway if member.name == private_cluster.S3 else problems.attempt(partial(self._make, member))) for member in members
        ]
        refuse(self, problems, wiring.endpoints[len(there) :])
        self._members = {
            member.name: ClusterMember(
                member.service,
                member.used_by,
                member.why,
                endpoint,
                is_new=is_new(endpoint, there),
            )
            for member, endpoint in made
            if endpoint is not None
        }
        warn(self, private_cluster.doubts_about(members, neighbours, wiring_of(self._network).region))

    def _found_network(
        self,
        vpc: ec2.IVpc | None,
        network: GrowingNetwork | None,
        subnets: ec2.SubnetSelection | None,
        clients: Clients | None,
        problems: Problems,
    ) -> GrowingNetwork:
        problems.add(misplaced(vpc, network, subnets) or not_a_network(network, optional=True))
        if network is not None:
            problems.refuse()
            if clients is not None:
                problems.add(["got clients with network; clients belong to the network: EndpointNetwork(clients=...), or its allow_from"])
            return network
        problems.add(not_a_vpc(vpc) if vpc is not None else [])
        problems.refuse()
        if vpc is None:
            raise AssertionError  # pragma: no cover - there is always a problem here
        made = problems.attempt(lambda: GrowingNetwork(self, "Network", vpc=vpc, subnets=subnets, clients=clients))
        if made is None:
            problems.refuse()
            raise AssertionError  # pragma: no cover - there is always a problem here
        return made

    def _make(self, member: Member) -> PrivateLinkEndpoint | ExistingEndpoint:
        present = self._network.existing_endpoint(member.service) or _own(self._network, member)
        if present is not None:
            return present
        if member.name in _OWN_CLASSES:
            return _OWN_CLASSES[member.name](self, member.id, network=self._network)
        endpoint = PrivateLinkEndpoint(self, member.id, network=self._network, service=member.service)
        if member.home_region:
            cast("ec2.CfnVPCEndpoint", endpoint.endpoint.node.default_child).service_region = member.home_region
        return endpoint

    def _make_gateway(
        self,
        policy: EndpointPolicy | None,
        prefix_list: PrefixListLike | Sequence[PrefixListLike] | None,
        service_ranges: Sequence[str] | SavedAnswer | str | None,
    ) -> GatewayEndpoint:
        present = own_gateway(self._network, private_cluster.S3)
        if present is not None and policy is None and prefix_list is None and service_ranges is None:
            return present
        gateway = GatewayEndpoint(
            self,
            "S3",
            network=self._network,
            service=AwsService.S3,
            policy=policy,
            prefix_list=prefix_list,
            service_ranges=service_ranges,
            subnets=ec2.SubnetSelection(subnets=self._routed),
        )
        limits = policy or wiring_of(self._network).policy
        warn(self, [] if limits is None else private_cluster.doubts_about_layers(limits))
        return gateway

    @property
    def members(self) -> Mapping[str, ClusterMember]:
        """What was made, by short name, in the order of AWS's page: its service, who needs it, why, and the endpoint."""
        return MappingProxyType(self._members)

    @property
    def _of(self) -> Mapping[str, ClusterMember]:
        return self._members

    @property
    def _title(self) -> str:
        return "a private Amazon EKS cluster"

    @property
    def _pages(self) -> Sequence[str]:
        return [_PAGE]

    @property
    def interface_endpoints(self) -> Mapping[str, PrivateLinkEndpoint | ExistingEndpoint]:
        """The endpoints with network interfaces, by short name: all but the gateway endpoint."""
        endpoints = {name: member.endpoint for name, member in self._members.items()}
        return MappingProxyType({name: endpoint for name, endpoint in endpoints.items() if not isinstance(endpoint, GatewayEndpoint)})

    @property
    def s3_gateway(self) -> ec2.GatewayVpcEndpoint | None:
        """The CDK's own gateway endpoint of Amazon S3 inside ``members["s3"]``; None where it was left out."""
        member = self._members.get(private_cluster.S3)
        return member.endpoint.endpoint if member is not None and isinstance(member.endpoint, GatewayEndpoint) else None


def _without_gateway(names: str, *given: object) -> list[str]:
    """Return why what is about the gateway endpoint cannot be given without it."""
    if all(value is None for value in given):
        return []
    return [f"got {names} without the gateway; keep 's3' in, or leave them out"]


def _with_routes(vpc: ec2.IVpc, selection: ec2.SubnetSelection | None) -> list[ec2.ISubnet]:
    """Return the subnets whose route tables are to lead to S3.

    Raises:
        PrivateLinkError: There are none, or a route table is not known.

    """
    subnets = [*vpc.private_subnets, *vpc.isolated_subnets] if selection is None else _selected(vpc, selection)
    if not subnets:
        raise PrivateLinkError("s3", ["got no subnets whose route tables could lead to S3; give gateway_subnets=..., or leave_out=['s3']"])
    unknown = [f"'{path_of(subnet)}'" for subnet in subnets if _route_table(subnet) is None]
    if unknown:
        reason = (
            f"the route tables of these imported subnets are not known: {', '.join(unknown)}; import them with their ids "
            "(private_subnet_route_table_ids, route_table_id), or give leave_out=['s3']"
        )
        raise PrivateLinkError("s3", [reason])
    return subnets


def _selected(vpc: ec2.IVpc, selection: ec2.SubnetSelection) -> list[ec2.ISubnet]:
    try:
        selected = selected_of(vpc, selection)
    except RuntimeError as error:
        words = str(error).rstrip(".")
        reason = f"got gateway_subnets that cannot be selected in this VPC ({words}); change the selection"
        raise PrivateLinkError("s3", [reason]) from error
    return list(stand_ins(vpc) if selected.is_pending_lookup else selected.subnets)


def _route_table(subnet: ec2.ISubnet) -> str | None:
    table = table_of(subnet)
    return None if table is None else identity(table, subnet)


def _neighbours(network: GrowingNetwork, routed: Sequence[ec2.ISubnet]) -> Iterator[tuple[str, str]]:
    """Find the endpoints of the VPC that do what members of the set would do: short name, and the path of the endpoint.

    Found are those of this library, and those that the CDK added to the VPC itself (``add_gateway_endpoint``, ``gateway_endpoints``).
    """
    wiring = wiring_of(network)
    if wiring.vpc_identity is not None:
        for member in private_cluster.MEMBERS:
            holder = wiring.claims.holder(wiring.vpc_identity, member.service.name_template)
            known = network.existing_endpoint(member.service) or _own(network, member)
            if holder is not None and member.name != private_cluster.S3 and known is None:
                yield member.name, holder
    tables = {_route_table(subnet) for subnet in routed}
    for name, endpoint, resource in endpoints_of_the_cdk(network.vpc):
        is_gateway = isinstance(endpoint, ec2.GatewayVpcEndpoint)
        if is_gateway:
            counts = not tables or not tables.isdisjoint(identity(table, endpoint) for table in resource.route_table_ids or ())
        else:
            counts = resource.private_dns_enabled is not False
        if counts and (name == private_cluster.S3) == is_gateway:
            yield name, path_of(endpoint)


def _own(network: GrowingNetwork, member: Member) -> PrivateLinkEndpoint | None:
    """Return the endpoint of the network that does what a member would: by the service's own names, if it has any."""
    endpoints = [endpoint for endpoint in wiring_of(network).endpoints if isinstance(endpoint, PrivateLinkEndpoint)]
    alike = [endpoint for endpoint in endpoints if endpoint.service.name_template == member.service.name_template]
    named = (endpoint for endpoint in alike if endpoint.private_dns or endpoint.service.private_dns is False)
    return next((endpoint for endpoint in named if endpoint.service_region in {None, member.home_region or None}), None)


def _in_the_way(neighbours: Mapping[str, str], members: Sequence[Member], leave_out: Sequence[str]) -> list[str]:
    taken = {member.name: neighbours[member.name] for member in members if member.name in neighbours}
    if not taken:
        return []
    listed = ", ".join(f"{name!r} ('{path}')" for name, path in taken.items())
    return [f"the VPC has endpoints for these already: {listed}; give leave_out={[*leave_out, *taken]!r} to use those"]
