"""What a platform wants of every endpoint of an app, a stage or a stack, unless the endpoint says otherwise.

```python
EndpointDefaults(
    policy=EndpointPolicy.full_access() + EndpointPolicy.deny("*", conditions={"Bool": {"aws:SecureTransport": "false"}}),
    ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK,
    tags={"owner": "platform"},
).apply_to(app)
```
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import not_a_switch, not_one_of, shown
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.construct_paths import path_of
from constructs_privatelink.constructs.default_injectors import inject_into
from constructs_privatelink.constructs.default_values import AsksForDefaults, DefaultValues, DnsRecords, IpVersion, note
from constructs_privatelink.constructs.peers import offers
from constructs_privatelink.constructs.policy_documents import as_policy
from constructs_privatelink.errors import PrivateLinkError, Problems, some_of

if TYPE_CHECKING:
    from aws_cdk import aws_iam as iam
    from constructs import IConstruct

    from constructs_privatelink.policy.document import EndpointPolicy

_SUBJECT = "EndpointDefaults"
_ANY_SERVICE = Service.custom("com.amazonaws.{region}.any", endpoint_policy=True)
_MOST_NAMED = 3


class EndpointDefaults:
    """Defaults for the endpoints of an app, a stage, a stack or any other scope: a Blueprint for platforms.

    They reach every endpoint of this library, and the CDK's own: ``ec2.InterfaceVpcEndpoint`` and ``vpc.add_interface_endpoint``; with
    policy and tags also ``ec2.GatewayVpcEndpoint``. Of each value the nearest scope counts, so that a stack may differ from its stage and
    that from the app, and above all counts what an endpoint or its `EndpointNetwork` says itself. Where endpoints share a network, the IP
    version is that of the network, and so counts where the network is. What a service or a VPC does not take is left out there, with a
    warning.

    An injector of yours that is in force where they are applied is asked as before. One that is added later, or nearer, for
    ``ec2.InterfaceVpcEndpoint`` or ``ec2.GatewayVpcEndpoint`` keeps them from the CDK's own endpoints there: the CDK asks the nearest
    injector of a class and no other. Apply them again at that scope, after it.
    """

    def __init__(
        self,
        *,
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        ip_address_type: ec2.VpcEndpointIpAddressType | None = None,
        dns_record_ip_type: ec2.VpcEndpointDnsRecordIpType | None = None,
        private_dns: bool | None = None,
        tags: Mapping[str, str] | None = None,
    ) -> None:
        """Say what every endpoint gets; `apply_to` says where.

        Args:
            policy: What may be called through an endpoint that has no policy of its own, or of its network's; it meets AWS's own callers
                too, such as Amazon ECR for the layers of images in Amazon S3.
                Default: - AWS's own, which allows everything.
            ip_address_type: The IP version of endpoints.
                Default: - EC2's own, IPv4.
            dns_record_ip_type: The IP version of their DNS records.
                Default: - AWS's own, that of the endpoint.
            private_dns: Whether the services' own names lead to the endpoints inside the VPC. False is for hubs, which give the names to
                other VPCs too.
                Default: - on, where the service offers it.
            tags: Tags of the endpoints, by key; ``Tags.of(...)`` and an endpoint's own win.
                Default: - none.

        Raises:
            PrivateLinkError: A value is of another kind, there is none, or the policy fits no endpoint; the text lists every reason.

        """
        problems = Problems(_SUBJECT)
        document = problems.attempt(lambda: as_policy(policy))
        if document is not None:
            problems.attempt(lambda: document.check(_ANY_SERVICE))
        problems.add(not_one_of("ip_address_type", ip_address_type, IpVersion, "ec2.", such_as="DUALSTACK"))
        problems.add(not_one_of("dns_record_ip_type", dns_record_ip_type, DnsRecords, "ec2.", such_as="DUALSTACK"))
        problems.add([*not_a_switch("private_dns", private_dns), *_not_tags(tags)])
        problems.refuse()
        self._values = DefaultValues(document, ip_address_type, dns_record_ip_type, private_dns, dict(tags or {}))
        if self._values == DefaultValues():
            raise PrivateLinkError(_SUBJECT, ["got no default; give policy, ip_address_type, dns_record_ip_type, private_dns or tags"])

    def apply_to(self, *scopes: IConstruct) -> None:
        """Set the defaults for the endpoints that will be made in these scopes.

        Called again for a scope, what it says is added, and counts instead of what was said before.

        Args:
            scopes: Apps, stages, stacks, or other constructs around endpoints.

        Raises:
            PrivateLinkError: Something is no construct, or has endpoints already, which this would not reach.

        """
        if not scopes:
            raise PrivateLinkError(f"{_SUBJECT}.apply_to", ["got no scope; give an app, a stage, a stack or another construct"])
        for scope in scopes:
            if not offers(scope, "node"):
                raise PrivateLinkError(f"{_SUBJECT}.apply_to", [f"got {shown(scope)}; give an app, a stage, a stack or another construct"])
            too_early = [path_of(child) for child in scope.node.find_all() if isinstance(child, (ec2.VpcEndpoint, AsksForDefaults))]
            if too_early:
                reason = f"it would not reach what is there already: {some_of(too_early, _MOST_NAMED)}; apply the defaults before"
                raise PrivateLinkError(f"{_SUBJECT}.apply_to", [reason])
        for scope in scopes:
            note(scope, self._values)
            inject_into(scope)


def _not_tags(tags: object) -> list[str]:
    if tags is None or (isinstance(tags, Mapping) and all(isinstance(text, str) for pair in tags.items() for text in pair)):
        return []
    return [f"got tags={shown(tags)}; give a mapping from key to value, such as {{'owner': 'platform'}}"]
