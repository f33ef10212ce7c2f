"""The network that users make: what endpoints share, the endpoints that it makes, and those that the workloads it serves need.

```python
network = EndpointNetwork(self, "Endpoints", vpc=vpc, clients=[])
network.serve(function, service)                    # what they need
network.add("kms", "sqs", AwsService.SNS)           # what you say
```
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.growing_network import GrowingNetwork
from constructs_privatelink.constructs.pollers import MAPPING
from constructs_privatelink.constructs.serving import Serving
from constructs_privatelink.decisions.serving import AskedService, Demand

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aws_cdk import aws_ec2 as ec2

    from constructs_privatelink.analysis import Need, WorkloadNeeds

_NOT_TOLD = "no role of it is told, or nothing of its kind is known to call services"
"""Why nothing is known of a workload that the reading of templates passes over."""
_POLLED_SOMEWHERE = "AWS Lambda polls brokers for it, and nobody knows from which subnets"


class EndpointNetwork(GrowingNetwork):
    """What the endpoints of a VPC share: subnets, security groups, network ACL entries and clients."""

    _serving: Serving | None = None

    def serve(self, *workloads: ec2.IConnectable, without: Sequence[str] = ()) -> None:
        """Make workloads clients, and the endpoints that they need and the VPC lacks.

        Which these are is decided while the app is synthesized: what their roles are granted until then counts, from whichever stack, and
        what AWS fetches or sends for their kind, such as images and logs. The endpoints are those that `add` and `add_gateway` make, under
        the same ids; what is there is used and never removed. The template says at each for whom it is, and ``privatelink needs`` shows it.
        What depends on more than templates tell is a warning that can be acknowledged: a call that another service may make, a wildcard,
        an imported role, a policy of AWS's that is not known, a call that no endpoint answers, an imported VPC that may have an endpoint.

        Args:
            workloads: Constructs with network interfaces in the VPC: functions, services of Amazon ECS, instances, builds and so on.
            without: Short names of services to make no endpoint of, though workloads need them.
                Default: - nothing.

        Raises:
            PrivateLinkError: One is of another stage, VPC or Region, or has no interface in a VPC; or a service is not known. That nothing
                needs a service of `without` is an error of the synthesis.

        """
        if self._serving is None:
            self._serving = Serving(self, self._wiring, _Needs(), partial(self._let_in, asked="serve", by_need=True))
        self._serving.admit(workloads, without)


class _Needs:
    """What a workload needs, by the reading of templates that the proof has."""

    @property
    def types(self) -> Collection[str]:
        from constructs_privatelink.analysis.needs.callers import CALLERS  # noqa: PLC0415 - who serves nobody pays for no table

        return CALLERS

    def __call__(self, template: Mapping[str, Mapping[str, Mapping[str, object]]], logical_id: str, region: str | None) -> Demand:
        from constructs_privatelink.analysis import load  # noqa: PLC0415 - as above

        analysis = load(template, region=region)
        known = next((workload for workload in analysis.needs() if workload.workload.logical_id == logical_id), None)
        if known is None:
            placed = {workload.id.logical_id for workload in analysis.model.workloads}
            if template["Resources"][logical_id]["Type"] != MAPPING:
                return Demand(unknown=(_NOT_TOLD,))
            return Demand(unknown=(_POLLED_SOMEWHERE,)) if logical_id in placed else Demand()
        return Demand(tuple(_asked(need, region) for need in known.needs), tuple(_unknown(known)))


def _asked(need: Need, region: str | None) -> AskedService:
    services, other = _offered(need, region)
    return AskedService(
        services=services,
        reasons=(*need.actions, *need.reasons),
        region=other,
        certain=need.certain and need.confidence == "high",
        by_action=bool(need.actions),
        covered=need.covered,
        why_not="" if services else _why_not(need, region),
    )


def _offered(need: Need, region: str | None) -> tuple[tuple[str, ...], str | None]:
    """Return the services of which an endpoint can be made, and their Region where it is another: a global service is reached at home."""
    from constructs_privatelink.analysis.needs.action_services import offered  # noqa: PLC0415 - as above

    services = offered(need.services, need.region or region)
    if need.region is not None:
        return tuple(name for name in services if Service.find(name).cross_region), need.region
    homes = {_home(Service.find(name), region) for name in services or need.services}
    home = homes.pop() if len(homes) == 1 else None
    return (services, None) if home is None else (services or need.services, home)


def _home(service: Service, region: str | None) -> str | None:
    """Return where a global service is reached from another Region; None where it is not, or is at home here."""
    home = service.home_region(region) if region is not None and service.cross_region else None
    return None if home == region else home


def _why_not(need: Need, region: str | None) -> str:
    from constructs_privatelink.analysis.needs.action_services import offered  # noqa: PLC0415 - as above
    from constructs_privatelink.analysis.needs.workload_needs import NOBODY_KNOWS  # noqa: PLC0415 - as above

    if need.why == NOBODY_KNOWS:
        return NOBODY_KNOWS.why
    if need.services:
        names = " or ".join(need.services)
        if need.region is not None and offered(need.services, need.region):
            return f"AWS does not list {names} as reachable from another Region than {need.region}"
        return f"{names} has no endpoint that can be made in {need.region or region or 'this Region'}"
    return need.change or "no endpoint service answers these calls, as far as is known"


def _unknown(workload: WorkloadNeeds) -> list[str]:
    everything = ["its role may call everything, or all but some"] if workload.everything else []
    return [*everything, *(reason.why for reason in workload.untold)]
