"""Which calls go out through a workload's own interfaces, and which AWS makes for it from outside the VPC: one table.

Only kinds of workloads of which AWS says that stand here. An action that overlaps with one of the table is left out too: a role with
``logs:*`` on a function is there for its log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/"
_PERMISSIONS = "https://docs.aws.amazon.com/service-authorization/latest/reference/"


@dataclass(frozen=True)
class Elsewhere:
    """Actions that a role needs and that take no path from the workload's subnets to an endpoint.

    Args:
        actions: Their patterns, in lower case.
        why: What happens instead.
        source: The AWS page that says so.
        on: What the function must have for it: an event source, or a destination (a dead-letter queue too), and only for that resource.
            Default: nothing.

    """

    actions: tuple[str, ...]
    why: str
    source: str
    on: Literal["", "event source", "destination"] = ""


@dataclass(frozen=True)
class CallingKind:
    """A kind of workload whose calls go out through its interfaces.

    Args:
        property: The property that says where it stands.
        elsewhere: The calls that do not, besides those of `EVERYWHERE`.
        by_role: Whether its role tells what it calls; of others, only the table of kinds of workloads does.
        without_internet: The property and the value without which AWS gives it a path to the internet of its own. Default: it has none.
        perhaps: Patterns of actions, in lower case, that its role needs for its service too: whether it calls them itself, nobody knows.

    """

    property: str
    elsewhere: tuple[Elsewhere, ...] = ()
    by_role: bool = True
    without_internet: tuple[str, str] | None = None
    perhaps: tuple[str, ...] = ()


EVERYWHERE: tuple[Elsewhere, ...] = (
    Elsewhere(("iam:passrole",), "calls of other services ask for it", f"{_IAM}id_roles_use_passrole.html"),
    Elsewhere(("iam:createservicelinkedrole",), "services make their roles themselves", f"{_IAM}id_roles_create-service-linked-role.html"),
    Elsewhere(
        ("sts:tagsession", "sts:setsourceidentity", "sts:getservicebearertoken"),
        "other calls ask for them",
        f"{_PERMISSIONS}list_awssecuritytokenservice.html",
    ),
    Elsewhere(
        ("elasticfilesystem:client*",),
        "mounting asks for it, over NFS to a mount target in the VPC",
        "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
    ),
    Elsewhere(
        ("s3files:client*",),
        "mounting asks for it, over NFS to a mount target in the VPC",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-security-iam.html",
    ),
    Elsewhere(
        ("eks:accesskubernetesapi",),
        "the console asks for it, to show what is in a cluster",
        "https://docs.aws.amazon.com/eks/latest/userguide/view-kubernetes-resources.html",
    ),
    Elsewhere(
        ("rds-db:*",),
        "connecting to the database itself asks for it",
        "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html",
    ),
    Elsewhere(
        ("elasticache:connect", "memorydb:connect"),
        "connecting to the cache itself asks for it",
        "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html",
    ),
    Elsewhere(
        ("es:eshttp*",),
        "requests to the domain itself ask for it",
        "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
    ),
    Elsewhere(
        ("dax:*",),
        "requests to the cluster in the VPC ask for it",
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.access-control.html",
    ),
    Elsewhere(
        ("kafka-cluster:*",),
        "connecting to the brokers themselves asks for it",
        "https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html",
    ),
    Elsewhere(
        ("neptune-db:*",),
        "requests to the database itself ask for it",
        "https://docs.aws.amazon.com/neptune/latest/userguide/iam-data-access-policies.html",
    ),
    Elsewhere(
        ("dsql:dbconnect*",),
        "connecting to the cluster itself asks for it",
        "https://docs.aws.amazon.com/aurora-dsql/latest/userguide/authentication-authorization.html",
    ),
    Elsewhere(
        ("execute-api:manageconnections",),
        "no endpoint serves WebSocket APIs",
        "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
    ),
    Elsewhere(("lambda:invokefunctionurl",), "no endpoint serves function URLs", f"{_LAMBDA}urls-configuration.html"),
)
"""What no kind of workload asks an endpoint for."""

_INTERFACES = (
    "ec2:*networkinterface*",
    "ec2:assignprivateipaddresses",
    "ec2:unassignprivateipaddresses",
    "ec2:describedhcpoptions",
    "ec2:describesecuritygroups",
    "ec2:describesubnets",
    "ec2:describevpcs",
    "ec2:getsecuritygroupsforvpc",
)
"""What makes the network interfaces of a workload in its subnets."""

_OF_FUNCTIONS = (
    Elsewhere(
        ("logs:createloggroup", "logs:createlogstream", "logs:putlogevents"),
        "Lambda delivers the log",
        f"{_LAMBDA}monitoring-cloudwatchlogs.html",
    ),
    Elsewhere(
        _INTERFACES,
        "Lambda manages the network interfaces",
        f"{_LAMBDA}configuration-vpc.html",
    ),
    Elsewhere(
        ("xray:puttracesegments", "xray:puttelemetryrecords", "xray:getsampling*"),
        "Lambda runs the X-Ray daemon",
        f"{_LAMBDA}services-xray.html",
    ),
    Elsewhere(
        (
            "sqs:receivemessage",
            "sqs:deletemessage*",
            "sqs:changemessagevisibility*",
            "sqs:getqueue*",
            "kinesis:get*",
            "kinesis:describestream*",
            "kinesis:list*",
            "kinesis:subscribetoshard",
            "dynamodb:getrecords",
            "dynamodb:getsharditerator",
            "dynamodb:describestream",
            "dynamodb:liststreams",
            "kafka:*",
            "mq:describebroker",
            "rds:describedbclusters",
            "secretsmanager:getsecretvalue",
        ),
        "Lambda polls event sources",
        f"{_LAMBDA}invocation-eventsourcemapping.html",
        on="event source",
    ),
    Elsewhere(
        ("sqs:sendmessage", "sqs:getqueue*", "sns:publish", "events:putevents", "lambda:invokefunction", "s3:putobject", "s3:listbucket"),
        "Lambda sends the records of asynchronous invocations",
        f"{_LAMBDA}invocation-async-retain-records.html",
        on="destination",
    ),
)

_SAGEMAKER = "https://docs.aws.amazon.com/sagemaker/latest/dg/"
_OF_MODELS = (
    Elsewhere(("ecr:*",), "SageMaker pulls the image", f"{_SAGEMAKER}train-vpc.html"),
    Elsewhere(("logs:*", "cloudwatch:putmetricdata"), "SageMaker publishes logs and metrics", f"{_SAGEMAKER}train-vpc.html"),
)
_OF_BUILDS = (
    Elsewhere(
        _INTERFACES,
        "CodeBuild manages the network interfaces",
        "https://docs.aws.amazon.com/codebuild/latest/userguide/enabling-vpc-access-in-projects.html",
    ),
)
_OF_GLUE = (
    Elsewhere(
        ("glue:*", "logs:*", "cloudwatch:putmetricdata", "ec2:*", "iam:*"),
        "Glue makes these calls by a proxy of its own",
        "https://docs.aws.amazon.com/glue/latest/dg/connection-VPC-disable-proxy.html",
    ),
)
_OF_FLINK = (
    Elsewhere(
        _INTERFACES,
        "Managed Service for Apache Flink manages the network interfaces",
        "https://docs.aws.amazon.com/managed-flink/latest/java/vpc-permissions.html",
    ),
)
_BY_FLINK = ("cloudwatch:putmetricdata", "logs:*", "s3:get*", "s3:list*")
"""What the service does with the role too: code, logs and metrics. No page of AWS says by which path."""
_TASKS = CallingKind("NetworkConfiguration")
_JOB = CallingKind("NetworkConfig", _OF_MODELS)

CALLERS: dict[str, CallingKind] = {
    "AWS::AppRunner::Service": _TASKS,
    "AWS::AppStream::AppBlockBuilder": CallingKind("VpcConfig"),
    "AWS::AppStream::Fleet": CallingKind("VpcConfig"),
    "AWS::AutoScaling::AutoScalingGroup": CallingKind("VPCZoneIdentifier"),
    "AWS::Batch::ComputeEnvironment": CallingKind("ComputeResources"),
    "AWS::Batch::JobDefinition": CallingKind("ContainerProperties"),
    "AWS::BedrockAgentCore::BrowserCustom": _TASKS,
    "AWS::BedrockAgentCore::CodeInterpreterCustom": _TASKS,
    "AWS::BedrockAgentCore::Runtime": _TASKS,
    "AWS::CodeBuild::Project": CallingKind("VpcConfig", _OF_BUILDS),
    "AWS::DMS::ReplicationConfig": CallingKind("ComputeConfig", by_role=False),
    "AWS::DMS::ReplicationInstance": CallingKind("ReplicationSubnetGroupIdentifier", by_role=False),
    "AWS::EC2::EC2Fleet": CallingKind("LaunchTemplateConfigs"),
    "AWS::EC2::Instance": CallingKind("SubnetId"),
    "AWS::EC2::SpotFleet": CallingKind("SpotFleetRequestConfigData"),
    "AWS::ECS::CapacityProvider": CallingKind("ManagedInstancesProvider", by_role=False),
    "AWS::ECS::ExpressGatewayService": _TASKS,
    "AWS::ECS::Service": _TASKS,
    "AWS::ECS::TaskSet": _TASKS,
    "AWS::EKS::Cluster": CallingKind("ResourcesVpcConfig", by_role=False),
    "AWS::EKS::FargateProfile": CallingKind("Subnets", by_role=False),
    "AWS::EKS::Nodegroup": CallingKind("Subnets"),
    "AWS::EMR::Cluster": CallingKind("Instances"),
    "AWS::EMRServerless::Application": CallingKind("NetworkConfiguration", by_role=False),
    "AWS::ElasticBeanstalk::Environment": CallingKind("OptionSettings"),
    "AWS::Events::Rule": CallingKind("Targets"),
    "AWS::Glue::Crawler": CallingKind("Targets", _OF_GLUE),
    "AWS::Glue::Job": CallingKind("Connections", _OF_GLUE),
    "AWS::ImageBuilder::InfrastructureConfiguration": CallingKind("SubnetId"),
    "AWS::KinesisAnalyticsV2::Application": CallingKind("ApplicationConfiguration", _OF_FLINK, perhaps=_BY_FLINK),
    "AWS::KafkaConnect::Connector": CallingKind("KafkaCluster"),
    "AWS::Lambda::EventSourceMapping": CallingKind("EventSourceArn", by_role=False),
    "AWS::Lambda::Function": CallingKind("VpcConfig", _OF_FUNCTIONS),
    "AWS::MWAA::Environment": _TASKS,
    "AWS::Pipes::Pipe": CallingKind("TargetParameters"),
    "AWS::RDS::DBCluster": CallingKind("AssociatedRoles", by_role=False),
    "AWS::RDS::DBInstance": CallingKind("AssociatedRoles", by_role=False),
    "AWS::Redshift::Cluster": CallingKind("EnhancedVpcRouting", by_role=False),
    "AWS::RedshiftServerless::Workgroup": CallingKind("EnhancedVpcRouting", by_role=False),
    "AWS::SageMaker::Cluster": CallingKind("VpcConfig", by_role=False),
    "AWS::SageMaker::DataQualityJobDefinition": _JOB,
    "AWS::SageMaker::Domain": CallingKind("SubnetIds", without_internet=("AppNetworkAccessType", "VpcOnly")),
    "AWS::SageMaker::EndpointConfig": CallingKind("VpcConfig", _OF_MODELS),
    "AWS::SageMaker::Model": CallingKind("VpcConfig", _OF_MODELS),
    "AWS::SageMaker::ModelBiasJobDefinition": _JOB,
    "AWS::SageMaker::ModelExplainabilityJobDefinition": _JOB,
    "AWS::SageMaker::ModelQualityJobDefinition": _JOB,
    "AWS::SageMaker::MonitoringSchedule": CallingKind("MonitoringScheduleConfig", _OF_MODELS),
    "AWS::SageMaker::NotebookInstance": CallingKind("SubnetId", without_internet=("DirectInternetAccess", "Disabled")),
    "AWS::SageMaker::ProcessingJob": _JOB,
    "AWS::Scheduler::Schedule": CallingKind("Target"),
    "AWS::SecretsManager::RotationSchedule": CallingKind("HostedRotationLambda", by_role=False),
    "AWS::Serverless::Application": CallingKind("Parameters", by_role=False),
    "AWS::Serverless::Function": CallingKind("VpcConfig", _OF_FUNCTIONS),
    "AWS::Serverless::StateMachine": CallingKind("Definition"),
    "AWS::StepFunctions::StateMachine": CallingKind("Definition"),
    "AWS::Synthetics::Canary": CallingKind("VPCConfig", _OF_FUNCTIONS),
}
"""The kinds of workloads of which is known what goes out through their interfaces, by CloudFormation type."""

FUNCTIONS = ("AWS::Lambda::Function", "AWS::Serverless::Function")
ALIASES = ("AWS::Lambda::Alias", "AWS::Lambda::Version")
"""What functions go by besides."""

FORWARDED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("athena:*", ("glue", "kms", "lakeformation", "lambda", "s3")),
    ("bedrock:*", ("aws-marketplace", "kms")),
    ("cloudformation:create*", ("*",)),
    ("cloudformation:delete*", ("*",)),
    ("cloudformation:execute*", ("*",)),
    ("cloudformation:update*", ("*",)),
    ("comprehend:*", ("s3",)),
    ("dynamodb:exporttable*", ("s3",)),
    ("polly:startspeechsynthesistask", ("s3", "sns")),
    ("rds-data:*", ("secretsmanager",)),
    ("redshift-data:*", ("redshift", "redshift-serverless", "secretsmanager")),
    ("rekognition:*", ("s3",)),
    ("servicecatalog:*", ("*",)),
    ("textract:*", ("s3",)),
    ("transcribe:*", ("s3",)),
)
"""Actions of services that call others with their caller's permissions, and the prefixes of those: such a permission may be for that.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
"""

KEYS = ("kms:creategrant", "kms:decrypt", "kms:describekey", "kms:encrypt", "kms:generatedatakey*", "kms:reencrypt*")
"""What services that encrypt ask of their callers, and call themselves.

Source: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
"""

VIA = ("aws:calledvia", "aws:calledviafirst", "aws:calledvialast", "kms:viaservice")
"""Condition keys that only a call has that a service makes for the caller; `aws:viaawsservice` says it outright.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
"""
