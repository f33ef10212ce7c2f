"""Which endpoint services serve an IAM action, by the catalogue and a table of what its prefixes leave open.

The table follows the hosts that AWS's SDKs call: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.networks.statements import covers
from constructs_privatelink.catalogue.partitions import REGION

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service

Alternatives: TypeAlias = tuple[str, ...]
"""Short names of services, one of which serves."""

_IMAGES = (("ecr.api", "ecr.dkr"),)
_SERVED: tuple[tuple[str, tuple[Alternatives, ...]], ...] = (
    ("aoss:apiaccessall", (("aoss-managed", "aoss-data"),)),
    ("aoss:dashboardsaccessall", (("aoss-managed", "aoss-data"),)),
    ("appconfig:getlatestconfiguration", (("appconfigdata",),)),
    ("appconfig:startconfigurationsession", (("appconfigdata",),)),
    ("appstream:stream", (("appstream.streaming",),)),
    ("appsync:graphql", (("appsync-api",),)),
    ("aps:get*", (("aps-workspaces",),)),
    ("aps:querymetrics", (("aps-workspaces",),)),
    ("aps:remotewrite", (("aps-workspaces",),)),
    ("bedrock:applyguardrail", (("bedrock-runtime",),)),
    ("bedrock:invokeagent*", (("bedrock-agent-runtime",),)),
    ("bedrock:invokemodel*", (("bedrock-runtime",),)),
    ("bedrock:rerank", (("bedrock-agent-runtime",),)),
    ("bedrock:retrieve*", (("bedrock-agent-runtime",),)),
    ("cloudformation:createresource", (("cloudcontrolapi",),)),
    ("cloudformation:deleteresource", (("cloudcontrolapi",),)),
    ("cloudformation:getresource", (("cloudcontrolapi",),)),
    ("cloudformation:listresources", (("cloudcontrolapi",),)),
    ("cloudformation:updateresource", (("cloudcontrolapi",),)),
    ("codeartifact:getauthorizationtoken", (("codeartifact.api",),)),
    ("codeartifact:readfromrepository", (("codeartifact.repositories",),)),
    ("codecommit:gitpull", (("git-codecommit",),)),
    ("codecommit:gitpush", (("git-codecommit",),)),
    ("dynamodb:describestream", (("dynamodb-streams",),)),
    ("dynamodb:getrecords", (("dynamodb", "dynamodb-streams"),)),
    ("dynamodb:getsharditerator", (("dynamodb", "dynamodb-streams"),)),
    ("dynamodb:liststreams", (("dynamodb-streams",),)),
    ("ecr:batchchecklayeravailability", _IMAGES),
    ("ecr:batchgetimage", _IMAGES),
    ("ecr:getauthorizationtoken", (("ecr.api",), ("ecr.dkr",))),
    ("ecr:getdownloadurlforlayer", (*_IMAGES, ("s3",))),
    ("ecs:poll", (("ecs-agent",),)),
    ("ecs:starttelemetrysession", (("ecs-telemetry",),)),
    ("forecast:queryforecast", (("forecastquery",),)),
    ("iot:connect", (("iot.data",),)),
    ("iot:publish", (("iot.data",),)),
    ("iot:receive", (("iot.data",),)),
    ("iot:subscribe", (("iot.data",),)),
    ("iot:*thingshadow", (("iot.data",),)),
    ("logs:startlivetail", (("stream-logs",),)),
    ("rum:putrumevents", (("rum-dataplane",),)),
    ("sagemaker:invokeendpoint*", (("sagemaker.runtime",),)),
    ("sagemaker:batchgetrecord", (("sagemaker.featurestore-runtime",),)),
    ("sagemaker:deleterecord", (("sagemaker.featurestore-runtime",),)),
    ("sagemaker:getrecord", (("sagemaker.featurestore-runtime",),)),
    ("sagemaker:putrecord", (("sagemaker.featurestore-runtime",),)),
    ("servicediscovery:discoverinstances*", (("data-servicediscovery",),)),
    ("states:startsyncexecution", (("sync-states",),)),
    ("transcribe:start*stream*", (("transcribestreaming",),)),
)
"""Actions whose prefix several services share, in lower case."""

_REST: dict[str, Alternatives] = {
    "aoss": ("aoss",),
    "appconfig": ("appconfig",),
    "appstream": ("appstream.api",),
    "appsync": ("appsync",),
    "aps": ("aps",),
    "athena": ("athena",),
    "cassandra": ("cassandra",),
    "cloudformation": ("cloudformation",),
    "codeartifact": ("codeartifact.api", "codeartifact.repositories"),
    "codecommit": ("codecommit", "git-codecommit"),
    "dsql": ("dsql",),
    "dynamodb": ("dynamodb",),
    "ec2messages": ("ssmmessages", "ec2messages"),
    "ecr": ("ecr.api", "ecr.dkr"),
    "ecs": ("ecs",),
    "elasticbeanstalk": ("elasticbeanstalk",),
    "emr-serverless": ("emr-serverless",),
    "forecast": ("forecast",),
    "glue": ("glue",),
    "guardduty": ("guardduty",),
    "logs": ("logs",),
    "networkflowmonitor": ("networkflowmonitor",),
    "quicksight": ("quicksight",),
    "rekognition": ("rekognition",),
    "rum": ("rum",),
    "s3": ("s3",),
    "sagemaker": ("sagemaker.api",),
    "servicecatalog": ("servicecatalog", "servicecatalog-appregistry"),
    "servicediscovery": ("servicediscovery",),
    "ses": ("email",),
    "states": ("states",),
    "timestream": (),
    "transcribe": ("transcribe",),
    "transfer": ("transfer",),
    "workspaces": ("workspaces",),
}
"""What serves the other actions of such a prefix; where the prefix is missing here, one of all that share it does."""

OTHER_CREDENTIALS = frozenset({"email-smtp"})
"""Services that clients sign in to with credentials of their own: no role tells whether they call them.

Source: https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
"""

WITHOUT_SIGNATURE = OTHER_CREDENTIALS | {"appstream.streaming", "datasync", "execute-api", "s3", "storagegateway", "transfer.server"}
"""Services that also take calls, or connections, which no role signs: public objects, APIs without an authorizer, agents, file transfer.

Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
"""

_NAMED: dict[str, str] = {
    "aoss-data": "OpenSearchServerlessNextGenEndpoint",
    "aoss-managed": "OpenSearchServerlessEndpoint",
    "appstream.api": "AppStreamApiEndpoint",
    "appstream.streaming": "AppStreamStreamingEndpoint",
    "eks": "EksEndpoint",
    "eks-auth": "EksAuthEndpoint",
    "elasticache": "ElastiCacheEndpoint",
    "execute-api": "ApiGatewayEndpoint",
}
"""The constructs that a service has of its own."""


def plain(short_name: str) -> str:
    """Return the service that a FIPS endpoint serves as well: ``"ecr.api"`` for ``"ecr-fips.api"``."""
    return short_name.replace("-fips", "")


@cache
def served(action: str) -> tuple[Alternatives, ...]:
    """Return what has to be reached for an action, one service of each group; nothing where no endpoint service is known.

    Args:
        action: In lower case, perhaps with wildcards: ``"kms:decrypt"``, ``"s3:get*"``.

    """
    prefix = action.partition(":")[0]
    for pattern, groups in _SERVED:
        if pattern.startswith(prefix) and covers(pattern, action):
            return groups
    rest = _REST.get(prefix)
    alternatives = _by_prefix().get(prefix, ()) if rest is None else rest
    return (alternatives,) if alternatives else ()


def offered(alternatives: Alternatives, region: str | None) -> Alternatives:
    """Return those of several services that a Region has; of one without a Region in its name, only AWS's list of Regions tells."""
    known = [_by_name()[name] for name in alternatives if name in _by_name()]
    return tuple(
        service.short_name
        for service in known
        if (service.available_in(region) if region is not None else not service.available_regions)
        and (REGION in service.name_template or service.available_regions or service.managed_by)
    )


def title(short_name: str) -> str:
    """Return what AWS calls a service."""
    return _by_name()[short_name].title or short_name


def construct(short_name: str, region: str | None = None) -> str:
    """Return the line that adds an endpoint of a service: its gateway endpoint where it has one.

    Args:
        short_name: The service.
        region: Another Region that the service is to be of. Default: None, the endpoint's own.

    Returns:
        The line; empty where AWS does not list the service as reachable from another Region.

    """
    constant = _constants()[short_name]
    name = "".join(part.capitalize() for part in constant.split("_"))
    service = _by_name()[short_name]
    if region is not None:
        named = f'PrivateLinkEndpoint(self, "{name}", service=AwsService.{constant}, network=network, service_region="{region}")'
        return named if service.cross_region else ""
    if "Gateway" in service.endpoint_types:
        return f'vpc.add_gateway_endpoint("{name}", service=ec2.GatewayVpcEndpointAwsService.{_GATEWAYS[short_name]})'
    if short_name in _NAMED:
        return f'{_NAMED[short_name]}(self, "{name}", network=network)'
    return f'PrivateLinkEndpoint(self, "{name}", service=AwsService.{constant}, network=network)'


_GATEWAYS = {"dynamodb": "DYNAMODB", "s3": "S3", "s3express": "S3_EXPRESS"}


@cache
def _services() -> tuple[Service, ...]:
    from constructs_privatelink.catalogue.lookup import services  # noqa: PLC0415 - loads the whole catalogue, which many templates do not need

    return services()


@cache
def _by_name() -> dict[str, Service]:
    return {service.short_name: service for service in _services()}


@cache
def _by_prefix() -> dict[str, Alternatives]:
    by_prefix: dict[str, list[str]] = defaultdict(list)
    for service in _services():
        if plain(service.short_name) == service.short_name and not service.parameters:
            for prefix in service.iam_prefixes:
                by_prefix[prefix].append(service.short_name)
    return {prefix: tuple(names) for prefix, names in by_prefix.items()}


@cache
def _constants() -> dict[str, str]:
    from constructs_privatelink.catalogue.aws_services import AwsService  # noqa: PLC0415 - as above

    constants: dict[str, str] = {}
    for constant, service in vars(AwsService).items():
        if constant.isupper() and hasattr(service, "short_name"):
            constants.setdefault(service.short_name, constant)
    return constants
