"""Which endpoints an Amazon EKS cluster without internet access needs, and why.

The set is that of https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html in its edition of 2026: what its table lists
belongs to it; what the page calls optional, or names for one tool only, comes when it is asked for. The page lists Route 53 since it has
an endpoint; that one is asked for too, since its service is in us-east-1 and creating it takes the permission ``vpce:AllowMultiRegion``
(https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html). ``ssmmessages`` comes from
https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html: without it ``ssm`` opens no sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from constructs_privatelink.argument_kinds import not_a_sequence, shown
from constructs_privatelink.catalogue.aws_services import AwsService
from constructs_privatelink.catalogue.partitions import is_commercial
from constructs_privatelink.errors import Doubt, PrivateLinkError
from constructs_privatelink.policy.grammar import TOKEN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.policy.document import EndpointPolicy

S3 = "s3"
"""The one member that is a gateway endpoint: routes instead of network interfaces, and free of charge."""

_LAYERS = "starport-layer-bucket"
_A_LAYER = f"arn:aws:s3:::prod-us-east-1-{_LAYERS}/layer"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One endpoint of the set.

    Args:
        id: Its construct id in the set; a contract.
        service: What it leads to.
        used_by: Who needs it: ``"every node"``, or what to have for it to be of use.
        why: What fails without it.
        optional: Whether it comes only when asked for.
        needs: The members without which it is of no use.
        home_region: The only Region of the service, for a global one; empty for the Region of the VPC.

    """

    id: str
    service: Service
    used_by: str
    why: str
    optional: bool = False
    needs: tuple[str, ...] = ()
    home_region: str = ""

    @property
    def name(self) -> str:
        """The short name of its service: ``"ecr.api"``."""
        return self.service.short_name


MEMBERS = (
    Member(
        id="Ec2",
        service=AwsService.EC2,
        used_by="every node",
        why="EKS optimized images ask EC2 for the node's DNS name, and the VPC CNI plugin for the addresses of pods",
    ),
    Member(
        id="EcrApi",
        service=AwsService.ECR,
        used_by="every node",
        why="nodes log in to Amazon ECR with it before they pull an image",
        needs=("ecr.dkr", S3),
    ),
    Member(
        id="EcrDkr",
        service=AwsService.ECR_DOCKER,
        used_by="every node",
        why="nodes pull images from the registry behind it",
        needs=("ecr.api", S3),
    ),
    Member(
        id="S3",
        service=AwsService.S3,
        used_by="every node",
        why="Amazon ECR keeps the layers of images in Amazon S3; a gateway endpoint, which costs nothing",
    ),
    Member(
        id="ElasticLoadBalancing",
        service=AwsService.ELASTIC_LOAD_BALANCING,
        used_by="load balancers",
        why="the AWS Load Balancer Controller makes load balancers and registers pods with it",
    ),
    Member(
        id="Logs",
        service=AwsService.CLOUDWATCH_LOGS,
        used_by="logs in CloudWatch",
        why="nodes and pods send their logs to Amazon CloudWatch Logs through it",
    ),
    Member(
        id="Sts",
        service=AwsService.STS,
        used_by="IAM roles for service accounts",
        why="pods exchange their tokens for credentials with it, by the Regional name of AWS STS",
    ),
    Member(
        id="OidcEks",
        service=AwsService.OIDC_EKS,
        used_by="IAM roles for service accounts",
        why="whoever creates the cluster's IAM OIDC provider, or checks tokens, inside the VPC reads the cluster's keys there",
    ),
    Member(
        id="EksAuth",
        service=AwsService.EKS_AUTH,
        used_by="EKS Pod Identity",
        why="its agent fetches the credentials of pods there",
    ),
    Member(
        id="Eks",
        service=AwsService.EKS,
        used_by="every node that is not given its cluster's endpoint and certificate",
        why="nodes and tools ask the EKS API about the cluster; the Kubernetes API server is not behind it",
    ),
    Member(
        id="Xray",
        service=AwsService.XRAY,
        used_by="traces in AWS X-Ray",
        why="pods send traces through it",
        optional=True,
    ),
    Member(
        id="Ssm",
        service=AwsService.SSM,
        used_by="AWS Systems Manager",
        why="the SSM Agent registers nodes with it, the alternative to SSH",
        optional=True,
        needs=("ssmmessages",),
    ),
    Member(
        id="SsmMessages",
        service=AwsService.SSM_MESSAGES,
        used_by="AWS Systems Manager",
        why="the SSM Agent takes its commands and opens sessions there",
        optional=True,
        needs=("ssm",),
    ),
    Member(
        id="AutoScaling",
        service=AwsService.AUTOSCALING,
        used_by="Cluster Autoscaler",
        why="it changes the size of node groups with it",
        optional=True,
        needs=("sts",),
    ),
    Member(
        id="Route53",
        service=AwsService.ROUTE53,
        used_by="controllers such as external-dns",
        why="they manage DNS records with it; creating it takes the permission vpce:AllowMultiRegion",
        optional=True,
        home_region="us-east-1",
    ),
)
"""The set, in the order of AWS's page."""

_NAMES = tuple(member.name for member in MEMBERS)


def chosen(leave_out: Sequence[str], also: Sequence[str]) -> tuple[Member, ...]:
    """Return the members to make.

    Args:
        leave_out: Names to leave out; one that would not come anyway may stand there.
        also: Names of optional members to make too; one that comes anyway may stand there.

    Raises:
        PrivateLinkError: A name is not in the set, stands in both, what should be a sequence is one string, or nothing is left.

    """
    reasons = [*_misnamed("leave_out", leave_out), *_misnamed("also", also)]
    if not reasons:
        both = [name for name in _NAMES if name in leave_out and name in also]
        reasons = [f"got {name!r} in leave_out and in also; keep it in one of them" for name in both]
    if reasons:
        raise PrivateLinkError("members", reasons)
    members = tuple(member for member in MEMBERS if member.name not in leave_out and (not member.optional or member.name in also))
    if not members:
        raise PrivateLinkError("members", ["got everything in leave_out, and nothing is left; keep at least one"])
    return members


def _misnamed(argument: str, names: Sequence[str]) -> list[str]:
    strange = not_a_sequence(argument, names, "'ec2'")
    return strange or [
        f"got {shown(name)} in {argument}, which is not in the set{_meant(str(name))}" for name in names if name not in _NAMES
    ]


def _meant(name: str) -> str:
    family = name.partition(".")[0]
    near = [known for known in _NAMES if known.partition(".")[0] == family]
    near = near or get_close_matches(name.lower(), _NAMES, n=2)
    if near:
        return f"; did you mean {' or '.join(map(repr, near))}?"
    return f" of {', '.join(_NAMES)}; other services are PrivateLinkEndpoint(..., service=Service.find({name!r}))"


def doubts_about(members: Collection[Member], elsewhere: Collection[str], region: str | None) -> tuple[Doubt, ...]:
    """Return what would not work.

    Args:
        members: The members that are made.
        elsewhere: Names of members that other endpoints of the VPC provide.
        region: The Region, or None where the tree does not say.

    """
    provided = {*elsewhere, *(member.name for member in members)}
    by_name = {member.name: member for member in MEMBERS}
    doubts = []
    for name in _NAMES:
        users = [member.name for member in members if name in member.needs]
        if users and name not in provided:
            text = (
                f"{' and '.join(map(repr, users))} cannot do without {name!r} ({by_name[name].why}); "
                f"keep {name!r} in, leave {' and '.join(map(repr, users))} out, or acknowledge this if the VPC has its endpoint"
            )
            doubts.append(Doubt("cluster-member-missing", text))
    for member in members:
        if member.home_region and region is not None and not is_commercial(region):
            text = (
                f"no source says in which Region of the partition of {region} the global service {member.name!r} is, got "
                f"{member.home_region}; leave it out, or set service_region of its CfnVPCEndpoint and acknowledge this"
            )
            doubts.append(Doubt("global-service-region", text))
    return tuple(doubts)


def doubts_about_layers(policy: EndpointPolicy) -> tuple[Doubt, ...]:
    """Return a doubt where the policy of the gateway endpoint keeps nodes from the layers of images.

    Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms.
    """
    if any(_allows_layers(statement) for statement in policy.statements):
        return ()
    text = (
        f"gateway_policy allows s3:GetObject on no bucket of Amazon ECR's, so that nodes pull no image; "
        f"allow it on 'arn:aws:s3:::prod-{{region}}-{_LAYERS}/*', or acknowledge this"
    )
    return (Doubt("gateway-policy-without-layers", text),)


def _allows_layers(statement: Mapping[str, object]) -> bool:
    if statement["Effect"] != "Allow":
        return False
    actions, resources = (_listed(statement.get(key, "*")) for key in ("Action", "Resource"))
    reads = any(not isinstance(action, str) or fnmatchcase("s3:getobject", _pattern(action).lower()) for action in actions)
    return reads and any(
        not isinstance(resource, str) or _LAYERS in resource or fnmatchcase(_A_LAYER, _pattern(resource)) for resource in resources
    )


def _pattern(text: str) -> str:
    return TOKEN.sub("*", text)


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
