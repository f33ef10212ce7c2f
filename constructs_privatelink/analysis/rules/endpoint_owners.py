"""The rule about endpoints in subnets of another account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target

_KINDS = (EndpointKind.INTERFACE, EndpointKind.GATEWAY_LOAD_BALANCER)
_ARN = re.compile(r"arn:.+:ec2:.*:(\d{12}):subnet/(subnet-[0-9a-f]+)")


@rule(
    "PL019",
    "An endpoint is made by the account that owns its subnets",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html",
)
def subnet_of_another_account(context: RuleContext) -> Iterator[Trouble]:
    """The owner of a VPC makes its endpoints: accounts that subnets are shared with cannot. What stands in them may use the owner's.

    Who owns a subnet is told by the stack that makes it, by its ARN in a resource share (AWS RAM) of the app, and by saved answers of AWS
    about subnets. An id that is written out tells no account, nor does a lookup of the CDK: of those nothing is found. The accounts of
    stacks are those of the cloud assembly; a template on its own has none. The examples show the stacks of an app, each in its account.

    Anti-pattern:
        Stacks:
          Network:
            Environment: aws://111111111111/eu-west-1
            Resources:
              Share:
                Type: AWS::RAM::ResourceShare
                Properties:
                  Name: subnets
                  Principals: ["222222222222"]
                  ResourceArns: ["arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-0a1b2c3d4e5f60718"]
          App:
            Environment: aws://222222222222/eu-west-1
            Resources:
              Kms:
                Type: AWS::EC2::VPCEndpoint
                Properties:
                  VpcEndpointType: Interface
                  ServiceName: com.amazonaws.eu-west-1.kms
                  VpcId: vpc-0a1b2c3d4e5f60718
                  SubnetIds: [subnet-0a1b2c3d4e5f60718]

    Best practice:
        Stacks:
          Network:
            Environment: aws://111111111111/eu-west-1
            Resources:
              Share:
                Type: AWS::RAM::ResourceShare
                Properties:
                  Name: subnets
                  Principals: ["222222222222"]
                  ResourceArns: ["arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-0a1b2c3d4e5f60718"]
              Kms:
                Type: AWS::EC2::VPCEndpoint
                Properties:
                  VpcEndpointType: Interface
                  ServiceName: com.amazonaws.eu-west-1.kms
                  VpcId: vpc-0a1b2c3d4e5f60718
                  SubnetIds: [subnet-0a1b2c3d4e5f60718]

    """
    shared = _shared(context)
    for endpoint in context.endpoints(*_KINDS):
        account = context.account(endpoint.id)
        if account is None:
            continue
        owners = {subnet: owner for subnet in _subnets(endpoint) if (owner := _owner(subnet, shared, context)) not in {None, account}}
        if owners:
            names = ", ".join(f"'{context.path(subnet)}'" for subnet in owners)
            text = (
                f"it is made in the account {account}, and {names} {'is' if len(owners) == 1 else 'are'} of "
                f"{', '.join(sorted({str(owner) for owner in owners.values()}))}, which alone makes endpoints there"
            )
            yield Trouble(endpoint.id, "SubnetIds", text, "make it in a stack of that account")


def _subnets(endpoint: Endpoint) -> list[ResourceId | Outside]:
    given = known_values(endpoint.subnets)
    return [subnet for subnet in dict.fromkeys(given) if not isinstance(subnet, Unknown)]


def _owner(subnet: ResourceId | Outside, shared: Mapping[Target, str], context: RuleContext) -> str | None:
    """Return the account of a subnet; None where it is not known."""
    if isinstance(subnet, ResourceId):
        return context.account(subnet)
    known = context.model.subnets.get(subnet)
    return shared.get(subnet) or (known.owner if known is not None else None)


def _shared(context: RuleContext) -> dict[Target, str]:
    """Return the accounts of the subnets that resource shares name by their ARNs."""
    owners: dict[Target, str] = {}
    for share in context.resources("AWS::RAM::ResourceShare"):
        arns = share.get("ResourceArns")
        for value in arns if isinstance(arns, list) else [arns]:
            arn = _ARN.fullmatch(str(value.key if isinstance(value, Unknown) else value))
            if arn is not None:
                owners[Outside(arn[2])] = arn[1]
    return owners
