"""Whom the metadata of endpoints declares now and did not, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.declared import AddressClaim, GroupClaim
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.property_values import keyed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.declared import Claim
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.cli.diff.pairing import Pairing


def claim_differences(pairing: Pairing) -> Iterator[Difference]:
    """Yield the clients that endpoints of both sides declare now, or no longer; of metadata that cannot be read nothing is said."""
    for new in pairing.new.model.endpoints:
        old = pairing.old_endpoint(new.id) if new.id in pairing.predecessors else None
        before, after = (_claims(old, pairing.old, pairing), _claims(new, pairing.new, pairing)) if old is not None else (None, None)
        if before is None or after is None:
            continue
        nobody = "" if before else "; nobody was declared before, and the workloads of the VPC were asked about"
        for name in (name for key, name in after.items() if key not in before):
            yield Difference("paths", "declared", f"{name} to {pairing.name(new)}", f"must reach it now{nobody}")
        nobody = "" if after else "; nobody is declared now, and the workloads of the VPC are asked about"
        for name in (name for key, name in before.items() if key not in after):
            yield Difference("paths", "undeclared", f"{name} to {pairing.name(new)}", f"need not reach it any longer{nobody}")


def _claims(endpoint: Endpoint, analysis: Analysis, pairing: Pairing) -> Mapping[Hashable, str] | None:
    """Return the names of the clients that an endpoint declares, by what is the same in both; None where that is not known."""
    declared = endpoint.declared
    if isinstance(declared, Unknown):
        return None
    return {} if declared is None else {_key(claim): _name(claim, analysis, pairing) for claim in declared.clients}


def _key(claim: Claim) -> Hashable:
    match claim:
        case AddressClaim():
            return ("addresses", str(keyed(claim.network)))
        case GroupClaim():
            return ("group", str(keyed(claim.group)))
        case _:
            return ("prefix list", str(keyed(claim.target)))


def _name(claim: Claim, analysis: Analysis, pairing: Pairing) -> str:
    if isinstance(claim, AddressClaim):
        return claim.name or str(claim.network)
    target = claim.group if isinstance(claim, GroupClaim) else claim.target
    path = analysis.context.path(target)
    return pairing.named(target, path) if isinstance(target, ResourceId) else path
