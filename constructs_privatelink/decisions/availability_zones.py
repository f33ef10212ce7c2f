"""Which subnets of an endpoint stand in an Availability Zone without its service, told by the ids of zones.

Names of zones (``eu-west-1a``) lie elsewhere in each account that is older than November 2025; ids (``euw1-az2``) are the same everywhere,
and AWS says by ids where a service is not (https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html). No template tells
the id of a name, so that the user does: ``aws ec2 describe-availability-zones`` prints both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.catalogue.cross_region import ZONES_WITHOUT_REMOTE_ACCESS
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from constructs_privatelink.catalogue.service import Service

CONTEXT_KEY = "constructs-privatelink:availability-zone-ids"
"""Where an app says the ids once for all its networks: by names of zones, or by accounts and then by names."""

_NAME = re.compile(r"([a-z]{2,}(?:-[a-z]+)+-\d+)(?:[a-z]|-[a-z]{3}-\d+[a-z])")
_ID = re.compile(r"([a-z]+\d+)-(?:[a-z]{3}\d*-)?az\d+")
_REGION = re.compile(r"([a-z]{2})(-gov)?-((?:north|south)?(?:east|west)?|central)-(\d+)")
_DIRECTIONS = {"north": "n", "south": "s", "east": "e", "west": "w", "central": "c"}
_FORM = "give names and ids: {'eu-west-1a': 'euw1-az2'}"


def read(given: object, region: str | None) -> tuple[dict[str, str], list[str]]:
    """Return the ids of zones by their names, and why something else is none.

    Args:
        given: What the user gave.
        region: The Region of the zones; None for any.

    """
    if not isinstance(given, Mapping):
        return {}, [f"got {shown(given)}; {_FORM}"]
    reasons = [reason for name, zone_id in given.items() for reason in _refusals(name, zone_id, region)]
    names: dict[object, list[object]] = {}
    for name, zone_id in given.items():
        names.setdefault(str(zone_id), []).append(name)
    reasons += [
        f"got {zone_id!r} for {' and '.join(map(repr, sharing))}; a zone has one name: ask 'aws ec2 describe-availability-zones'"
        for zone_id, sharing in names.items()
        if len(sharing) > 1
    ]
    return {str(name): str(zone_id) for name, zone_id in given.items() if not _refusals(name, zone_id, region)}, reasons


def read_context(given: object, account: str | None) -> tuple[dict[str, str], list[str]]:
    """Return the ids that the context of an app gives for an account, and why something is none.

    Args:
        given: The value of `CONTEXT_KEY`; None for none.
        account: The account of the network; None where the tree does not say.

    """
    if given is None:
        return {}, []
    if isinstance(given, Mapping) and given and all(isinstance(ids, Mapping) for ids in given.values()):
        given = given.get(account, {})
    ids, reasons = read(given, None)
    return ids, [f"context '{CONTEXT_KEY}': {reason}" for reason in reasons]


def _refusals(name: object, zone_id: object, region: str | None) -> list[str]:
    shown = f"got {{{name!r}: {zone_id!r}}}"
    of_name = _NAME.fullmatch(name) if isinstance(name, str) else None
    of_id = _ID.fullmatch(zone_id) if isinstance(zone_id, str) else None
    if of_name is None or of_id is None:
        return [f"{shown}; {_FORM}"]
    if region is not None and of_name[1] != region:
        return [f"{shown}, a zone of {of_name[1]} for a network in {region}; give the zones of {region}"]
    codes = _codes(of_name[1])
    if codes and of_id[1] not in codes:
        return [f"{shown}, the id of a zone of another Region; ids of {of_name[1]} begin with '{codes[0]}-'"]
    return []


def _codes(region: str) -> tuple[str, ...]:
    """Return what the ids of a Region's zones begin with, the likeliest first; empty where no page of AWS tells the form."""
    match = _REGION.fullmatch(region)
    if match is None:
        return ()
    area, government, direction, number = match.groups()
    letters = "".join(letter for word, letter in _DIRECTIONS.items() if word in direction)
    before = area + ("g" if government else "")
    # Pages of AWS have 'cnw1' for cn-northwest-1 as well as 'cnnw1', which is what EC2 answers.
    return tuple(dict.fromkeys((f"{before}{letters}{number}", f"{before}{letters[-1:]}{number}")))


def without_subnets(ids: Mapping[str, str], zones: Collection[str | None]) -> list[str]:
    """Return why names are of no use: no subnet stands in their zones.

    Args:
        ids: The ids by names.
        zones: The names of the zones that the VPC has subnets in; None for one that is not known yet.

    """
    if None in zones:
        return []
    known = ", ".join(sorted(str(zone) for zone in zones))
    return [f"got {name!r}, and the VPC has no subnet in a zone of that name; its zones are {known}" for name in ids if name not in zones]


@dataclass(frozen=True)
class Place:
    """A subnet that an endpoint may stand in.

    Args:
        path: What it is called.
        zone: The name of its zone; None where it is not known before the deployment.

    """

    path: str
    zone: str | None


@dataclass(frozen=True)
class Chosen:
    """The subnets that an endpoint stands in.

    Args:
        places: Their numbers in the list of subnets.
        doubts: What was left out, or could not be told.
        reasons: Why none is left.

    """

    places: tuple[int, ...]
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()


def lacking(service: Service, *, elsewhere: bool) -> frozenset[str]:
    """Return the ids of the zones in which no endpoint can reach a service.

    Args:
        service: The service.
        elsewhere: Whether its Region is another than the endpoint's.

    """
    return ZONES_WITHOUT_REMOTE_ACCESS if elsewhere else frozenset(service.unavailable_az_ids)


def choose(service: Service, places: Sequence[Place], ids: Mapping[str, str], *, elsewhere: bool) -> Chosen:
    """Choose the subnets in zones that have a service.

    Args:
        service: The service.
        places: The subnets of the network.
        ids: The ids of zones by names; a zone that is not in it is taken to have the service.
        elsewhere: Whether the service's Region is another than the endpoint's.

    """
    without = lacking(service, elsewhere=elsewhere)
    every = tuple(range(len(places)))
    if not without or not ids:
        return Chosen(every)
    left_out = [number for number in every if ids.get(places[number].zone or "") in without]
    kept = tuple(number for number in every if number not in left_out)
    told = ", ".join(f"'{places[number].path}' ({places[number].zone} is {ids[places[number].zone or '']})" for number in left_out)
    why = "endpoints reach no service of another Region from these zones" if elsewhere else f"'{service}' is not in these zones"
    dated = f" (data of {service.as_of})" if service.as_of else ""
    if left_out and not kept:
        way_out = "choose subnets in other zones, or replace the service's unavailable_az_ids where AWS has it there now"
        return Chosen((), reasons=(f"AWS says that {why}, and no subnet is in another: {told}{dated}; {way_out}",))
    doubts = []
    if left_out:
        text = f"AWS says that {why}, so that these subnets are left out: {told}{dated}; choose subnets in other zones, or acknowledge this"
        doubts.append(Doubt("zone-without-service", text))
    if any(place.zone is None for place in places):
        doubts += not_applied(str(service))
    return Chosen(kept, tuple(doubts))


def not_applied(what: str) -> tuple[Doubt, ...]:
    """Return the doubt about ids of zones where the names are known at deployment only.

    Args:
        what: What they would have been applied to.

    """
    text = (
        f"ids of Availability Zones were given, and the zones of the subnets are not known before the deployment, so that none is left out "
        f"for {what}; give the stack an account and a Region (env=...) and the VPC its zones, or acknowledge this"
    )
    return (Doubt("zone-ids-not-applied", text),)
