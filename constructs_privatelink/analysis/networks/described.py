"""What AWS says of what the templates only name, as values: `saved_answers` reads it, and the networks are built with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Acl, Attachment, Group, Network, Peering, RouteTable, Subnet, Vpc
    from constructs_privatelink.analysis.values import Target, Unknown


@dataclass(frozen=True)
class Described:
    """What answers tell, by physical ids.

    Args:
        vpcs: The VPCs. One is closed where answers tell its subnets, tables, ACLs and groups, and do not contradict each other.
        subnets: Their subnets.
        acls: Network ACLs, with all their entries.
        groups: Security groups, with all their rules.
        route_tables: Route tables, with all their routes.
        default_acls: The default ACL of each VPC.
        default_groups: The default group of each VPC.
        main_tables: The main table of each VPC.
        peerings: The active peering connections.
        attachments: The attachments of VPCs to transit gateways.
        prefix_lists: The entries of prefix lists.
        prefix_list_names: Their names: those of AWS's own are full names of services.
        middleboxes: What acts on packets and is not modelled, as in `Model`.
        sources: Where each VPC, prefix list, peering and attachment was described: files, with their dates.

    """

    vpcs: Mapping[Target, Vpc] = field(default_factory=dict)
    subnets: Mapping[Target, Subnet] = field(default_factory=dict)
    acls: Mapping[Target, Acl] = field(default_factory=dict)
    groups: Mapping[Target, Group] = field(default_factory=dict)
    route_tables: Mapping[Target, RouteTable] = field(default_factory=dict)
    default_acls: Mapping[Target, Target] = field(default_factory=dict)
    default_groups: Mapping[Target, Target] = field(default_factory=dict)
    main_tables: Mapping[Target, Target] = field(default_factory=dict)
    peerings: tuple[Peering, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    prefix_lists: Mapping[Target, tuple[Network, ...]] = field(default_factory=dict)
    prefix_list_names: Mapping[Target, str] = field(default_factory=dict)
    middleboxes: Mapping[Target, Unknown] = field(default_factory=dict)
    sources: Mapping[Target, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Described()
