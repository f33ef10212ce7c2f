"""Whether an endpoint is asked to answer the service's own names inside the VPC.

Private DNS is on unless the user says otherwise, the service has none, or it is a partner's of which nothing is known. It needs both DNS
attributes of the VPC (https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html), and one endpoint of a VPC at most
can have the names of a service.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service

# EC2 refuses private DNS for a partner's service that has no verified name, and only the partner knows.
_PARTNER = (".vpce-svc-", "${Token[")


def is_perhaps_a_partners(service: Service) -> bool:
    """Return whether the service is a partner's, or may be: AWS says nothing of what those take."""
    return any(sign in service.name_template for sign in _PARTNER)


@dataclass(frozen=True)
class PrivateDns:
    """What was decided for one endpoint.

    Args:
        enabled: What the L2 gets; None leaves it to the L2's own default, which is on.
        reasons: Why it cannot be.
        doubts: What deserves a look.

    """

    enabled: bool | None
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...]

    @property
    def on(self) -> bool:
        """Whether the endpoint takes the names."""
        return self.enabled is not False


def decide(service: Service, asked: bool | None, vpc_off: tuple[str, ...], holder: str | None) -> PrivateDns:  # noqa: FBT001 - the user's answer
    """Decide private DNS for one endpoint.

    Args:
        service: The service.
        asked: What the user said; None for nothing.
        vpc_off: The DNS attributes of the VPC that are known to be off.
        holder: The path of another endpoint in the VPC that has the names already.

    """
    none_or_unverified = service.private_dns is False or (service.private_dns is None and is_perhaps_a_partners(service))
    enabled = False if none_or_unverified and not asked else asked
    if enabled is False:
        return PrivateDns(False, (), _advised_otherwise(service, on=False) if asked is False else ())  # noqa: FBT003
    reasons = []
    if service.private_dns is False and service.private_dns_certain:
        reasons.append(f"the service '{service}' has no private DNS, got True; leave private_dns out and call endpoint_url{_see(service)}")
    if vpc_off:
        off, on = " and ".join(vpc_off), ", ".join(f"{name}=True" for name in vpc_off)
        reasons.append(f"private DNS needs both DNS attributes of the VPC, got {off} off; set {on} on the VPC, or private_dns=False here")
    if holder is not None:
        reasons.append(
            f"2 endpoints claim the private DNS name of '{service}', this and '{holder}'; keep one, or set private_dns=False here"
        )
    return PrivateDns(enabled, tuple(reasons), _doubts(service, asked=asked))


def _doubts(service: Service, *, asked: bool | None) -> tuple[Doubt, ...]:
    unknown: tuple[Doubt, ...] = ()
    if service.private_dns is False:
        said = f"'{service}' has no private DNS, if its source still holds (data of {service.as_of})"
        return (Doubt("private-dns-doubtful", f"{said}; leave private_dns out, or acknowledge this{_see(service)}"),)
    if asked and service.private_dns is None and service.as_of:
        said = f"no source says whether '{service}' offers private DNS (data of {service.as_of})"
        text = f"{said}; leave private_dns out, or acknowledge this"
        unknown = (Doubt("private-dns-unknown", text),)
    return unknown + _advised_otherwise(service, on=True)


def _advised_otherwise(service: Service, *, on: bool) -> tuple[Doubt, ...]:
    advice = service.private_dns_advice
    if not advice or advice == ("on" if on else "off"):
        return ()
    text = f"AWS says to turn private DNS {advice} for '{service}'; set private_dns={advice == 'on'}, or acknowledge this{_see(service)}"
    return (Doubt("private-dns-advice", text),)


def _see(service: Service) -> str:
    return f" (see {service.doc_url})" if service.doc_url else ""
