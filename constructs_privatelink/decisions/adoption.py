"""Endpoints that are there already and that a network uses in place of new ones: what is no such endpoint, and what nobody wires for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.catalogue.service import Service

_ENDPOINT_ID = re.compile(r"vpce-[0-9a-f]{8,17}")


def is_endpoint_id(text: str) -> bool:
    """Return whether a text has the form of an endpoint's id."""
    return _ENDPOINT_ID.fullmatch(text) is not None


def refusals_of_id(service: Service, given: object, *, is_token: bool) -> list[str]:
    """Return why what stands for an existing endpoint of a service is no id.

    Args:
        service: The service that it is given for.
        given: What is given.
        is_token: Whether the deployment alone knows it.

    """
    by_attributes = f"PrivateLinkEndpoint.from_attributes(..., vpc_endpoint_id=..., service=Service.find({str(service)!r}))"
    if is_token:
        return [f"got a token for {str(service)!r}, which may be any text; say that it is an endpoint's id: {by_attributes}"]
    if isinstance(given, str) and is_endpoint_id(given):
        return []
    return [f"got {shown(given)} for {str(service)!r}; give an id such as 'vpce-0123456789abcdef0', or {by_attributes}"]


def refusals_of_service(service: Service) -> list[str]:
    """Return why a network has no interface endpoint of a service to use."""
    if service.managed_by is not None:
        maker = service.managed_by
        return [f"the endpoints of {str(service)!r} are made by {maker}, not by EC2; give the id to that construct's from_attributes"]
    if "Interface" not in service.endpoint_types:
        return [f"{str(service)!r} has gateway endpoints only, which route tables lead to and nobody connects to; leave it out of existing"]
    if service.parameters:
        call = ", ".join(f'{name}="..."' for name in service.parameters)
        return [f"the name {service.name_template!r} asks for parameters; use .with_parameters({call})"]
    return []


def shared_ids(ids: Mapping[str, str]) -> list[str]:
    """Return why one endpoint cannot be that of two services.

    Args:
        ids: The id that is given for each service, by the service's name.

    """
    services: dict[str, list[str]] = {}
    for name, shared in ids.items():
        services.setdefault(shared, []).append(name)
    return [
        f"got {shared!r} for {' and '.join(map(repr, names))}; an endpoint is of one service: give each its own"
        for shared, names in services.items()
        if len(names) > 1
    ]


def in_use(service: Service, id: str, path: str) -> str:
    """Return why no endpoint of a service is made in a network that uses an existing one.

    Args:
        service: The service.
        id: The existing endpoint's id.
        path: Where it stands in the tree.

    """
    return (
        f"the network uses the endpoint {id} of '{service}' that is there already ('{path}'); "
        f"use network.existing[{str(service)!r}], or leave it out of existing"
    )


def made_elsewhere(service: Service, id: str, *, policy: bool, private_dns: tuple[bool | None, bool | None]) -> list[str]:
    """Return why an existing endpoint is not what is asked for.

    Args:
        service: The service.
        id: The existing endpoint's id.
        policy: Whether a policy is asked for.
        private_dns: What is asked for, and what the endpoint has as far as it was told; None for nothing.

    """
    there = f"the network uses the endpoint {id} of '{service}' that is there already"
    reasons = [f"{there}, and its policy is made elsewhere; leave '{service}' out of this call"] if policy else []
    asked, told = private_dns
    has = told is not False
    if asked is not None and asked != has:
        on = "on" if has else "off"
        reasons.append(f"{there}, with private DNS {on}, got private_dns={asked}; leave '{service}' out of this call")
    return reasons


def unlimited(endpoints: Mapping[str, str]) -> tuple[Doubt, ...]:
    """Return the doubt about existing endpoints that a policy of the network does not limit.

    Args:
        endpoints: Their ids by the short names of their services.

    """
    if not endpoints:
        return ()
    names = ", ".join(f"'{name}' ({known})" for name, known in endpoints.items())
    text = f"the endpoints of these services are there already, and the network's policy does not limit them: {names}; acknowledge that"
    return (Doubt("network-policy-not-taken", text),)


def named_twice(service: Service, id: str, holder: str) -> str:
    """Return why an existing endpoint cannot have the private names of its service.

    Args:
        service: The service.
        id: The existing endpoint's id.
        holder: The endpoint in the VPC that has the names.

    """
    return (
        f"2 endpoints claim the private DNS name of '{service}', the existing {id} and '{holder}'; keep one, or say "
        "that the existing one has none: from_attributes(private_dns=False)"
    )


def unchanged(endpoints: Mapping[str, str], clients: Sequence[str]) -> tuple[Doubt, ...]:
    """Return the doubt about existing endpoints into which nobody lets the network's clients.

    Args:
        endpoints: Their ids by the short names of their services.
        clients: The clients that were named.

    """
    if not endpoints or not clients:
        return ()
    names = ", ".join(f"'{name}' ({known})" for name, known in endpoints.items())
    text = (
        f"the endpoints of these services are there already, so that no rule was made there for the clients: {names}; let the clients in "
        "where the endpoints are made, or call allow_from(client) on those whose security_groups from_attributes was given, and "
        "acknowledge this"
    )
    return (Doubt("existing-endpoints-unchanged", text),)
