"""Route 53 Profiles of the set: which hosted zones, forwarding rules and endpoints they bring to which VPCs.

Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html and
https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profile-associate-vpc-endpoints.html
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.name_resolution import SharedEndpoint
from constructs_privatelink.analysis.networks.properties import ENDPOINT, VPC
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe, Target

PROFILE = "AWS::Route53Profiles::Profile"
PROFILE_ASSOCIATION = "AWS::Route53Profiles::ProfileAssociation"
PROFILE_RESOURCE = "AWS::Route53Profiles::ProfileResourceAssociation"
HOSTED_ZONE, _RULE = "AWS::Route53::HostedZone", "AWS::Route53Resolver::ResolverRule"
_NAMED = re.compile(r"\$\{([^${}]+)\}$")
_OF_NO_NAMES = (":firewall-rule-group/", ":resolver-query-log-config/")


@dataclass(frozen=True)
class Brought:
    """What a profile brings to a VPC.

    Args:
        association: The resource that associates the profile with the VPC.
        vpc: The VPC.
        resource: The zone, forwarding rule or endpoint; or why it is not known.
        exists: True, or why it is brought only perhaps.

    """

    association: Fields
    vpc: Target
    resource: Fields | Unknown
    exists: Literal[True] | Unknown = True


class Profiles:
    """The profiles of a set.

    Args:
        reading: The templates.

    """

    def __init__(self, reading: Reading) -> None:
        self._brought = tuple(_brought(reading))

    def vpcs_of(self, zone: ResourceId) -> tuple[Target, ...]:
        """Return the VPCs that profiles bring a zone to; an unknown one where that is not certain."""
        associations = (brought for brought in self._brought if not isinstance(brought.resource, Unknown) and brought.resource.id == zone)
        return tuple(brought.vpc if brought.exists is True else brought.exists for brought in associations)

    def rules(self) -> Iterator[Brought]:
        """Yield the forwarding rules, and what is not known, that profiles bring."""
        for brought in self._brought:
            if isinstance(brought.resource, Unknown) or brought.resource.resource.type == _RULE:
                yield brought

    def endpoints(self) -> tuple[SharedEndpoint, ...]:
        """Return the endpoints whose names profiles bring to VPCs."""
        return tuple(
            SharedEndpoint(brought.resource.id, brought.vpc, brought.exists)
            for brought in self._brought
            if not isinstance(brought.resource, Unknown) and brought.resource.resource.type == ENDPOINT
        )


def _brought(reading: Reading) -> Iterator[Brought]:
    held: Mapping[Target, list[Fields]] = defaultdict(list)
    for fields in reading.of_type(PROFILE_RESOURCE):
        held[fields.target("ProfileId", PROFILE) or fields.missing("ProfileId")].append(fields)
    loose = [fields for profile, listed in held.items() if isinstance(profile, Unknown) for fields in listed]
    for association in reading.of_type(PROFILE_ASSOCIATION):
        profile = association.target("ProfileId", PROFILE)
        vpc = association.target("ResourceId", VPC) or association.missing("ResourceId")
        if not isinstance(profile, ResourceId) or loose:
            yield Brought(association, vpc, _not_known(association))
            continue
        for fields in held.get(profile, ()):
            resource = _associated_resource(reading, fields)
            if resource is not None:
                yield Brought(association, vpc, resource, fields.exists if association.exists is True else association.exists)


def _not_known(fields: Fields) -> Unknown:
    return Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("ProfileId"), "the names that a Route 53 profile brings are not known")


def _associated_resource(reading: Reading, association: Fields) -> Maybe[Fields] | None:
    """Return what an association names by its ARN; None for what answers no names."""
    value = association.get("ResourceArn")
    if isinstance(value, Reference):
        resource = reading.resource(value.target)
    else:
        text = value.key or "" if isinstance(value, Unknown) else str(value)
        if any(kind in text for kind in _OF_NO_NAMES):
            return None
        named = _NAMED.search(text)
        stack, _, logical_id = named[1].removesuffix(".Id").removesuffix(".Arn").rpartition(".") if named else ("", "", "")
        resource = reading.resource(ResourceId(stack, logical_id))
    if resource is None:
        return _not_known(association)
    return resource if resource.resource.type in {HOSTED_ZONE, _RULE, ENDPOINT} else None
