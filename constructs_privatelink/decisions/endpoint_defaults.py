"""What a platform's defaults become at one endpoint: used where EC2 takes them, left out with a word where it does not.

An argument that a user gave is refused where EC2 would refuse it. A default was given for many endpoints and meant for those that take it,
so that nothing here refuses.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html (address types need what the service and every subnet
have), https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DnsOptionsSpecification.html (the kinds of DNS records).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.decisions.dns_records import OF_INTERFACES
from constructs_privatelink.decisions.private_dns import is_perhaps_a_partners
from constructs_privatelink.errors import Doubt
from constructs_privatelink.policy.checks import OTHER_SERVICE, SUPPORT_UNKNOWN

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.policy.document import EndpointPolicy

Taken: TypeAlias = tuple[str | None, tuple[Doubt, ...]]
"""What is used of a default, and what was left out."""


class Giver(Enum):
    """Who gives a policy to many endpoints at once."""

    NETWORK = "the network"
    DEFAULTS = "EndpointDefaults"

    @property
    def not_taken(self) -> str:
        """The id of the doubt that an endpoint does not take the policy."""
        return "network-policy-not-taken" if self is Giver.NETWORK else "default-policy-not-taken"


def policy(
    default: EndpointPolicy | None, service: Service, giver: Giver = Giver.DEFAULTS
) -> tuple[EndpointPolicy | None, tuple[Doubt, ...]]:
    """Return the default policy where the endpoint of a service takes one, and what is doubtful about that.

    Of a service of AWS that no source speaks of the policy is passed on, with a warning: an endpoint that EC2 refuses is found sooner than
    one that limits nobody. Endpoints of partners, and those that a service makes itself, take none.

    Args:
        default: The policy for many endpoints; None for none.
        service: The service of the endpoint.
        giver: Who gives it. Default: `EndpointDefaults`.

    Raises:
        PrivateLinkError: The policy fits no endpoint; see `EndpointPolicy.check`.

    """
    if default is None:
        return None, ()
    taken = service.endpoint_policy if service.endpoint_policy is not None or not is_perhaps_a_partners(service) else False
    if service.managed_by is not None or taken is False:
        text = f"'{service}' takes no endpoint policy: that of {giver.value} does not limit what is called here; acknowledge that"
        return None, (Doubt(giver.not_taken, text),)
    doubts = [_said_of_default(doubt, service, giver) for doubt in default.check(service)]
    return default, tuple(doubt for doubt in doubts if doubt.id != OTHER_SERVICE or not _serves(default, service))


def _said_of_default(doubt: Doubt, service: Service, giver: Giver) -> Doubt:
    """Return a doubt with the change that a default leaves: nobody gave the policy to this endpoint."""
    if doubt.id != SUPPORT_UNKNOWN:
        return doubt
    text = (
        f"no source says whether '{service}' takes an endpoint policy, and it gets that of {giver.value}; look at "
        "VpcEndpointPolicySupported in 'aws ec2 describe-vpc-endpoint-services', and give "
        "service=dataclasses.replace(service, endpoint_policy=False) if it is false"
    )
    return Doubt(doubt.id, text)


def _serves(policy: EndpointPolicy, service: Service) -> bool:
    """Return whether a policy for many services may allow something of this one."""
    own = tuple(f"{prefix.lower()}:" for prefix in service.iam_prefixes)
    allowing = [statement for statement in policy.statements if statement["Effect"] != "Deny"]
    actions = [action for statement in allowing for action in _listed(statement.get("Action", "*"))]
    return any(not isinstance(action, str) or ":" not in action or "$" in action or action.lower().startswith(own) for action in actions)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def ip_address_type(default: str | None, service: Service | None, *, without_ipv6: str = "", shared: bool = False) -> Taken:
    """Return the default address type where an endpoint takes it.

    Args:
        default: ``"ipv4"``, ``"ipv6"`` or ``"dualstack"``.
        service: The service; None to ask about a place for any.
        without_ipv6: What the endpoint would stand in that is known to have no IPv6: ``"the subnets 'Vpc/A', 'Vpc/B'"``.
        shared: Whether it shares a network, whose clients have the addresses of the default.

    """
    if default in {None, "ipv4"}:
        return default, ()
    if without_ipv6:
        missing = f"{without_ipv6} have no IPv6 block"
    elif service is not None and service.ip_address_types and default not in service.ip_address_types:
        missing = f"'{service}' is documented with {', '.join(service.ip_address_types)} (data of {service.as_of})"
    elif service is not None and is_perhaps_a_partners(service) and not service.ip_address_types:
        missing = f"only its provider knows what '{service}' takes"
    else:
        return default, ()
    change = "give it vpc=... for a network of its own" if shared and default == "ipv6" else "acknowledge that"
    text = f"ip_address_type={default} of EndpointDefaults is left out, since {missing}, and IPv4 is used; {change}"
    return None, (Doubt("default-ip-address-type-not-taken", text),)


def dns_record_type(default: str | None, address_type: str | None) -> Taken:
    """Return the default kind of DNS records where an endpoint of an address type can have it.

    Args:
        default: ``"ipv4"``, ``"ipv6"``, ``"dualstack"`` or ``"service-defined"``.
        address_type: ``"ipv4"``, ``"ipv6"`` or ``"dualstack"``; None for EC2's own, IPv4.

    """
    kind = address_type or "ipv4"
    if default is None or default in OF_INTERFACES[kind]:
        return default, ()
    text = (
        f"dns_record_ip_type={default} of EndpointDefaults is left out, since EC2 makes no such records for an endpoint with {kind}; "
        "acknowledge that"
    )
    return None, (Doubt("default-dns-record-type-not-taken", text),)


def private_dns(default: bool | None, service: Service) -> bool | None:  # noqa: FBT001 - the platform's answer
    """Return what an endpoint is asked: on is AWS's own default, which a service without private names does not take."""
    return False if default is False or (default and service.private_dns is False) else None
