"""Custom resources that may change what they are handed: a group's rules, a table's routes, an endpoint, a zone.

What a custom resource does, its function does. Where the templates tell that the function may call nothing that changes a thing, the thing
is as they say. The CDK's own custom resources are known by their types.

Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html,
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html and ``list_amazonroute53.html``
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.placements import role_of
from constructs_privatelink.analysis.networks.properties import ACL, GROUP, PREFIX_LIST, ROUTE_TABLE, SUBNET, VPC, Fields
from constructs_privatelink.analysis.networks.roles import Roles
from constructs_privatelink.analysis.networks.route53_profiles import HOSTED_ZONE
from constructs_privatelink.analysis.networks.statements import overlap
from constructs_privatelink.analysis.templates.custom_types import is_custom
from constructs_privatelink.analysis.values import Given, Outside, Reference, ResourceId, Unknown, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.values import Resolved, Target

_SDK_CALL = "Custom::AWS"
_OF_THE_CDK = re.compile(
    r"Custom::(AWSCDK.+|CDKBucketDeployment|CloudwatchLogResourcePolicy|CrossAccountZoneDelegation|CrossRegion\w+|DeleteExistingRecordSet"
    r"|DescribeCognitoUserPoolClient|DynamoDBReplica|ECRAutoDeleteImages|ElasticsearchAccessPolicy|GluePartitionIndex|LogRetention"
    r"|OpenSearchAccessPolicy|S3AutoDeleteObjects|S3BucketNotifications|SyntheticsAutoDeleteUnderlyingResources|Trigger"
    r"|UserPoolCloudFrontDomainName|VpcRestrictDefaultSG)"
)
"""They change nothing of a network, but for the last, which empties a VPC's default group: `groups` reads that. What a ``Trigger`` runs is
handed nothing by it."""
_FUNCTION = "AWS::Lambda::Function"
_HANDLERS = ("USER_ON_EVENT_FUNCTION_ARN", "USER_IS_COMPLETE_FUNCTION_ARN")
"""The functions that the CDK's ``Provider`` calls, as it hands them to its own."""
_ADDS = {
    GROUP: ("ec2:authorizesecuritygroup*",),
    ACL: ("ec2:createnetworkaclentry",),
    ROUTE_TABLE: ("ec2:createroute", "ec2:enablevgwroutepropagation"),
}
"""What adds to a thing of a type, and takes nothing away."""
_CHANGES = {
    GROUP: ("ec2:revokesecuritygroup*", "ec2:modifysecuritygrouprules"),
    ACL: ("ec2:deletenetworkaclentry", "ec2:replacenetworkaclentry"),
    ROUTE_TABLE: ("ec2:deleteroute", "ec2:replaceroute"),
    SUBNET: (
        *("ec2:associateroutetable", "ec2:disassociateroutetable", "ec2:replaceroutetableassociation"),
        "ec2:replacenetworkaclassociation",
    ),
    PREFIX_LIST: ("ec2:modifymanagedprefixlist",),
    "AWS::EC2::VPCEndpoint": ("ec2:modifyvpcendpoint",),
    HOSTED_ZONE: ("route53:changeresourcerecordsets",),
}
"""What makes another of a thing of a type."""
_JOINS = ("route53:associatevpcwithhostedzone",)
"""What makes a zone answer in a VPC: no resource of CloudFormation does that later, or in another account."""
_PARTS = {"DefaultSecurityGroup": GROUP, "ClusterSecurityGroupId": GROUP, "DefaultNetworkAcl": ACL}
"""What EC2 and EKS make along with a VPC and a cluster."""
_ID = re.compile(r"(?:acl|pl|rtb|sg|subnet|vpce)-\w+")
_BY_OTHERS = ("lambda:invoke*", "states:startexecution", "sts:assumerole", "ssm:startautomationexecution", "cloudformation:*stack*")
"""What lets somebody else do it."""
_REFERENCES = re.compile(r"\$\{([^{}]+)\}")
_CLIENTS, _PREFIXES = "@aws-sdk/client-", {"sfn": "states", "stepfunctions": "states"}
"""How the SDK names a service, where IAM names it otherwise."""
_CALLED = re.compile(r'"action":\s*"(\w+)"')
_SERVICE = re.compile(r'"service":\s*"([^"]+)"')


class Handed(NamedTuple):
    """What custom resources are handed, with the reason.

    Args:
        added: What they may add to.
        changed: What they may make another of, too.
        joined: Zones that they may make answer in VPCs, and these; None for any.

    """

    added: dict[Target, Unknown]
    changed: dict[Target, Unknown]
    joined: dict[tuple[Target, Target | None], Unknown]


def handed_to_custom_resources(reading: Reading) -> Handed:
    """Return what custom resources are handed and may change."""
    roles = Roles(reading)
    handed = Handed({}, {}, {})
    for fields in reading.of_type(*filter(_may_change, reading.stacks.types)):
        text = f"this custom resource ({fields.resource.type}) may change it: what its function does is not followed"
        why = Unknown(Code.UNKNOWN_RESOURCE, fields.resource.path, text)
        called = _Called(fields, roles)
        values = (_targets(reading, value) for name, value in fields.values.items() if name != "ServiceToken")
        given = list(dict.fromkeys(chain.from_iterable(values)))
        zones, vpcs = (_of_type(reading, given, type_name) for type_name in (HOSTED_ZONE, VPC))
        if zones and called.may_be(_JOINS):
            handed.joined.update(dict.fromkeys(product(zones, vpcs or (None,)), why))
        for target in given:
            for things, actions in ((handed.added, _ADDS), (handed.changed, _CHANGES)):
                if target not in things and called.may_be(_actions_on(reading, target, actions)):
                    things[target] = why
    return handed


def _of_type(reading: Reading, targets: Sequence[Target], type_name: str) -> list[Target]:
    return [target for target in targets if (known := reading.resource(target)) is not None and known.resource.type == type_name]


def _may_change(type_name: str) -> bool:
    return is_custom(type_name) and not _OF_THE_CDK.fullmatch(type_name)


def _actions_on(reading: Reading, target: Target, actions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return those of some actions that a thing can suffer; nothing is followed that is done to a VPC, or to no part of a network."""
    known = reading.resource(target)
    if known is not None:
        return actions.get(known.resource.type, ())
    if isinstance(target, ResourceId):
        return actions.get(_PARTS.get(target.logical_id.rpartition(".")[2], ""), ())
    return tuple(chain.from_iterable(actions.values()))


class _Called:
    """What a custom resource may call, worked out once for all that it is handed.

    Args:
        custom: The custom resource.
        roles: What roles allow.

    """

    def __init__(self, custom: Fields, roles: Roles) -> None:
        self._custom = custom
        self._roles = roles
        self._answers: dict[tuple[str, ...], bool] = {(): False}

    def may_be(self, changes: tuple[str, ...]) -> bool:
        """Return whether one of some actions, or one that lets somebody else do it, may be called."""
        if changes not in self._answers:
            patterns = self._patterns
            self._answers[changes] = patterns is None or any(
                overlap(pattern, change) for pattern in patterns for change in (*changes, *_BY_OTHERS)
            )
        return self._answers[changes]

    @cached_property
    def _patterns(self) -> tuple[str, ...] | None:
        """The patterns of actions that it may call; None where nobody knows."""
        if self._custom.resource.type == _SDK_CALL:
            return _own_calls(self._custom)
        patterns: list[str] = []
        for function in _functions_of(self._custom):
            granted = self._roles.of(role_of(function, "Role")) if function is not None else None
            if granted is None or granted.unknown or granted.everything:
                return None
            patterns += granted.actions
        return tuple(patterns)


def _own_calls(custom: Fields) -> tuple[str, ...] | None:
    """Return the calls that an ``AwsCustomResource`` makes, as its properties say; None where they do not tell."""
    properties = custom.resource.raw.get("Properties")
    calls = []
    for name in ("Create", "Update"):
        written = json.dumps(properties.get(name) if isinstance(properties, dict) else None).replace("\\", "")
        action, service = _CALLED.search(written), _SERVICE.search(written)
        if action is None and written != "null":
            return None
        if action is not None:
            client = "ec2" if service is None else service[1].lower().removeprefix(_CLIENTS)
            calls.append(f"{_PREFIXES.get(client, client)}:{action[1].lower().removesuffix('command')}")
    return tuple(calls)


def _functions_of(custom: Fields) -> Iterator[Fields | None]:
    """Yield the functions behind a custom resource; None for one that the templates do not hold."""
    function = custom.reading.resource(custom.target("ServiceToken", _FUNCTION))
    environment = function.object("Environment") if function is not None else None
    variables = environment.object("Variables") if isinstance(environment, Fields) else None
    handlers = [name for name in _HANDLERS if isinstance(variables, Fields) and variables.has(name)]
    if isinstance(variables, Fields) and handlers:
        yield from (custom.reading.resource(variables.target(name, _FUNCTION)) for name in handlers)
    else:
        yield function


def _targets(reading: Reading, value: Resolved) -> Iterator[Target]:
    """Yield what a value is the id of, or holds ids of, also in a text that is put together of them."""
    match value:
        case Reference(target=target, attribute=attribute):
            yield from _named(target, attribute)
        case Unknown(key=str(key)):
            yield Given(key)
            for part in _REFERENCES.findall(key):
                yield Given(f"${{{part}}}")
                for stack in filter(lambda name: part.startswith(f"{name}."), reading.stacks.stacks):
                    logical_id, _, attribute = part.removeprefix(f"{stack}.").partition(".")
                    yield from _named(ResourceId(stack, logical_id), attribute or None)
        case str():
            yield from map(Outside, _ID.findall(value))
        case list() | dict():
            for part in value if isinstance(value, list) else value.values():
                yield from _targets(reading, part)


def _named(target: ResourceId, attribute: str | None) -> Iterator[Target]:
    yield from (target,) if attribute is None or attribute.endswith("Id") else ()
    yield from (part_of(target, attribute),) if attribute is not None else ()
