"""What stands in subnets: every CloudFormation resource type that carries subnets and security groups, as a workload or as none.

A workload has network interfaces in subnets. It *calls* where its own code, or the service for it, calls AWS services through them; what
only answers (a cache, a database, a load balancer) is looked at when somebody names it as a client. The types are those of the published
resource schemas (https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import ResourceId


@dataclass(frozen=True)
class Interfaces:
    """Where a resource type says the subnets and security groups of its interfaces. Paths have dots; ``*`` is every item of a list.

    A name with ``^`` is one of the resource's properties wherever the object is, and names with ``+`` between them are taken together.

    Args:
        at: The object that has both; empty for the properties themselves.
        subnets: The subnets, in that object; a list or one.
        groups: The security groups, in that object; a list or one.
        subnet_group: The property with the name of a subnet group resource. Default: none.
        role: The IAM role, from the resource's properties, or from the object's where it begins with a dot. Default: none.
        public: What makes its addresses public, in that object. Default: they never are.
        ipv6: What asks for IPv6 addresses, in that object. Default: the subnet decides.
        default_group: Whether the VPC's default group is taken where no group is said. Default: nobody knows.
        calls: All that is called by them: short names of services. Default: None, the role tells.

    """

    at: str = ""
    subnets: str = "SubnetIds"
    groups: str = "SecurityGroupIds"
    subnet_group: str = ""
    role: str = ""
    public: str = ""
    ipv6: str = ""
    default_group: bool = False
    calls: frozenset[str | ResourceId] | None = None


@dataclass(frozen=True)
class WorkloadType:
    """A resource type with interfaces in subnets.

    Args:
        interfaces: Where it says them; several of these are several workloads. Empty where a launch template or another resource has a say:
            `instances` reads those.
        calls: Whether it calls AWS services through its interfaces.

    """

    interfaces: tuple[Interfaces, ...]
    calls: bool = True


@dataclass(frozen=True)
class NoWorkload:
    """A resource type that is no workload, and why."""

    why: str


def _calls(*interfaces: Interfaces) -> WorkloadType:
    return WorkloadType(interfaces)


def _answers(*interfaces: Interfaces) -> WorkloadType:
    return WorkloadType(interfaces, calls=False)


def _awsvpc(place: str, role: str, configuration: str = "AwsvpcConfiguration") -> Interfaces:
    return Interfaces(f"{place}{configuration}", "Subnets", "SecurityGroups", role=role, public="AssignPublicIp", default_group=True)


PIPED: frozenset[str | ResourceId] = frozenset({"pipes-data", "secretsmanager"})
"""What a poller of Pipes calls: it delivers what it reads, and reads the credentials of the brokers."""
_TOP = Interfaces()
_VPC_CONFIG = Interfaces("VpcConfig")
IN_SUBNET_GROUP = Interfaces(subnet_group="DBSubnetGroupName", groups="VpcSecurityGroupIds")
"""Clusters of databases. No page of AWS says which groups one without any has."""
_INFLUX = Interfaces(subnets="VpcSubnetIds", groups="VpcSecurityGroupIds")
_SAGEMAKER_JOB = Interfaces("NetworkConfig.VpcConfig", "Subnets", role="RoleArn")
_TASK_OF_RULE = "NetworkConfiguration.AwsVpcConfiguration"
_PRIVATE = "CustomJWTAuthorizer.PrivateEndpoint.ManagedVpcResource"
_INSTANCES = WorkloadType(())
_ELSEWHERE = WorkloadType(())
_CLUSTER = WorkloadType((), calls=False)

CLASSIFIED: dict[str, WorkloadType | NoWorkload] = {
    "AWS::APS::Scraper": _answers(Interfaces("Source.EksConfiguration"), Interfaces("Source.VpcConfiguration")),
    "AWS::AmazonMQ::Broker": _answers(Interfaces(groups="SecurityGroups")),
    "AWS::ApiGatewayV2::VpcLink": _answers(_TOP),
    "AWS::AppRunner::Service": _ELSEWHERE,
    "AWS::AppRunner::VpcConnector": _calls(Interfaces(subnets="Subnets", groups="SecurityGroups")),
    "AWS::AppStream::AppBlockBuilder": _calls(Interfaces("VpcConfig", role="IamRoleArn", public="^EnableDefaultInternetAccess")),
    "AWS::AppStream::Fleet": _calls(Interfaces("VpcConfig", role="IamRoleArn", public="^EnableDefaultInternetAccess")),
    "AWS::AppStream::ImageBuilder": _calls(Interfaces("VpcConfig", role="IamRoleArn", public="^EnableDefaultInternetAccess")),
    "AWS::AutoScaling::AutoScalingGroup": _INSTANCES,
    "AWS::Batch::ComputeEnvironment": _INSTANCES,
    "AWS::Batch::JobDefinition": _ELSEWHERE,
    "AWS::BedrockAgentCore::BrowserCustom": _calls(
        Interfaces("NetworkConfiguration.VpcConfig", "Subnets", "SecurityGroups", role="ExecutionRoleArn")
    ),
    "AWS::BedrockAgentCore::CapacityProvider": _calls(
        Interfaces("ComputeConfiguration.Ec2Configuration.VpcConfiguration", "Subnets", "SecurityGroups")
    ),
    "AWS::BedrockAgentCore::CodeInterpreterCustom": _calls(
        Interfaces("NetworkConfiguration.VpcConfig", "Subnets", "SecurityGroups", role="ExecutionRoleArn")
    ),
    "AWS::BedrockAgentCore::Gateway": _answers(Interfaces(f"AuthorizerConfiguration.{_PRIVATE}")),
    "AWS::BedrockAgentCore::GatewayTarget": _answers(Interfaces("PrivateEndpoint.ManagedVpcResource")),
    "AWS::BedrockAgentCore::Harness": _calls(
        Interfaces(
            "Environment.AgentCoreRuntimeEnvironment.NetworkConfiguration.NetworkModeConfig",
            "Subnets",
            "SecurityGroups",
            role="ExecutionRoleArn",
        )
    ),
    "AWS::BedrockAgentCore::OAuth2CredentialProvider": _answers(
        Interfaces("Oauth2ProviderConfigInput.CustomOauth2ProviderConfig.PrivateEndpoint.ManagedVpcResource")
    ),
    "AWS::BedrockAgentCore::Runtime": _calls(
        Interfaces("NetworkConfiguration.NetworkModeConfig", "Subnets", "SecurityGroups", role="RoleArn")
    ),
    "AWS::Cloud9::EnvironmentEC2": _calls(Interfaces(subnets="SubnetId", groups="")),
    "AWS::CloudHSM::Cluster": _answers(Interfaces(groups="")),
    "AWS::CodeBuild::Fleet": _calls(Interfaces("FleetVpcConfig", "Subnets", role="FleetServiceRole")),
    "AWS::CodeBuild::Project": _calls(Interfaces("VpcConfig", "Subnets", role="ServiceRole")),
    "AWS::CodeConnections::Host": _answers(Interfaces("VpcConfiguration")),
    "AWS::Comprehend::DocumentClassifier": _calls(Interfaces("VpcConfig", "Subnets", role="DataAccessRoleArn")),
    "AWS::Comprehend::EntityRecognizer": _calls(Interfaces("VpcConfig", "Subnets", role="DataAccessRoleArn")),
    "AWS::Comprehend::Flywheel": _calls(Interfaces("DataSecurityConfig.VpcConfig", "Subnets", role="DataAccessRoleArn")),
    "AWS::DAX::Cluster": _answers(Interfaces(subnet_group="SubnetGroupName", default_group=True)),
    "AWS::DMS::InstanceProfile": _calls(Interfaces(subnet_group="SubnetGroupIdentifier", groups="VpcSecurityGroups")),
    "AWS::DMS::ReplicationConfig": _calls(
        Interfaces("ComputeConfig", subnet_group="ReplicationSubnetGroupId", groups="VpcSecurityGroupIds")
    ),
    "AWS::DMS::ReplicationInstance": _calls(
        Interfaces(subnet_group="ReplicationSubnetGroupIdentifier", groups="VpcSecurityGroupIds", public="PubliclyAccessible")
    ),
    "AWS::DRS::ReplicationConfigurationTemplate": _calls(
        Interfaces(subnets="StagingAreaSubnetId", groups="ReplicationServersSecurityGroupsIDs", public="CreatePublicIP")
    ),
    "AWS::DataSync::Agent": _answers(Interfaces(subnets="SubnetArns", groups="SecurityGroupArns")),
    "AWS::DataSync::LocationEFS": _answers(Interfaces("Ec2Config", "SubnetArn", "SecurityGroupArns")),
    "AWS::DataZone::Connection": _calls(
        Interfaces(
            "Props.GlueProperties.GlueConnectionInput.PhysicalConnectionRequirements", "SubnetId+SubnetIdList", "SecurityGroupIdList"
        )
    ),
    "AWS::Deadline::LicenseEndpoint": _answers(_TOP),
    "AWS::DevOpsAgent::PrivateConnection": _answers(Interfaces("ConnectionConfiguration.ServiceManaged")),
    "AWS::DeviceFarm::Project": _calls(_VPC_CONFIG),
    "AWS::DeviceFarm::TestGridProject": _calls(_VPC_CONFIG),
    "AWS::DirectoryService::MicrosoftAD": _answers(Interfaces("VpcSettings", groups="")),
    "AWS::DirectoryService::SimpleAD": _answers(Interfaces("VpcSettings", groups="")),
    "AWS::DocDB::DBCluster": _answers(IN_SUBNET_GROUP),
    "AWS::DocDBElastic::Cluster": _answers(Interfaces(groups="VpcSecurityGroupIds")),
    "AWS::DocDBElastic::ClusterSnapshot": NoWorkload("a snapshot; its subnets are those of the cluster that it was taken of"),
    "AWS::EC2::ApplicationStatusCheck": NoWorkload("names the ends of a check, which stand there already"),
    "AWS::EC2::ClientVpnEndpoint": _INSTANCES,
    "AWS::EC2::EC2Fleet": _INSTANCES,
    "AWS::EC2::Instance": _INSTANCES,
    "AWS::EC2::InstanceConnectEndpoint": _answers(Interfaces(subnets="SubnetId", default_group=True)),
    "AWS::EC2::LaunchTemplate": NoWorkload("a template of instances; what launches them is the workload"),
    "AWS::EC2::NetworkInsightsAnalysis": NoWorkload("the result of an analysis"),
    "AWS::EC2::NetworkInterface": _answers(Interfaces(subnets="SubnetId", groups="GroupSet", default_group=True)),
    "AWS::EC2::SpotFleet": _INSTANCES,
    "AWS::EC2::TransitGatewayAttachment": NoWorkload("forwards packets and sends none of its own"),
    "AWS::EC2::TransitGatewayVpcAttachment": NoWorkload("forwards packets and sends none of its own"),
    "AWS::EC2::VPCEndpoint": NoWorkload("an endpoint: where connections end"),
    "AWS::EC2::VerifiedAccessEndpoint": _answers(
        *(Interfaces(holder, groups="^SecurityGroupIds") for holder in ("LoadBalancerOptions", "CidrOptions", "RdsOptions"))
    ),
    "AWS::ECS::CapacityProvider": _calls(
        Interfaces("ManagedInstancesProvider.InstanceLaunchTemplate.NetworkConfiguration", "Subnets", "SecurityGroups")
    ),
    "AWS::ECS::ExpressGatewayService": _calls(Interfaces("NetworkConfiguration", "Subnets", "SecurityGroups", role="TaskRoleArn")),
    "AWS::ECS::Gateway": _answers(Interfaces("Configuration.HostSharedAlb.NetworkConfiguration", "Subnets", "InboundSecurityGroup")),
    "AWS::ECS::Service": _calls(_awsvpc("NetworkConfiguration.", "TaskDefinition")),
    "AWS::ECS::TaskSet": _calls(_awsvpc("NetworkConfiguration.", "TaskDefinition", "AwsVpcConfiguration")),
    "AWS::EFS::MountTarget": _answers(Interfaces(subnets="SubnetId", groups="SecurityGroups", default_group=True)),
    "AWS::EKS::Cluster": _CLUSTER,
    "AWS::EKS::FargateProfile": _INSTANCES,
    "AWS::EKS::Nodegroup": _INSTANCES,
    "AWS::EMR::Cluster": _calls(
        *(
            Interfaces(
                "Instances", "Ec2SubnetId+Ec2SubnetIds", f"EmrManaged{node}SecurityGroup+Additional{node}SecurityGroups", role="JobFlowRole"
            )
            for node in ("Master", "Slave")
        )
    ),
    "AWS::EMR::Studio": _calls(Interfaces(groups="WorkspaceSecurityGroupId", role="UserRole")),
    "AWS::EMRServerless::Application": _calls(Interfaces("NetworkConfiguration")),
    "AWS::EVS::Environment": _answers(Interfaces(subnets="ServiceAccessSubnetId", groups="ServiceAccessSecurityGroups.SecurityGroups")),
    "AWS::ElastiCache::CacheCluster": _answers(Interfaces(subnet_group="CacheSubnetGroupName", groups="VpcSecurityGroupIds")),
    "AWS::ElastiCache::ReplicationGroup": _answers(Interfaces(subnet_group="CacheSubnetGroupName")),
    "AWS::ElastiCache::ServerlessCache": _answers(Interfaces(default_group=True)),
    "AWS::ElasticLoadBalancing::LoadBalancer": _answers(Interfaces(subnets="Subnets", groups="SecurityGroups", default_group=True)),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": _answers(
        Interfaces(subnets="Subnets", groups="SecurityGroups"),
        Interfaces("SubnetMappings.*", "SubnetId", "^SecurityGroups"),
    ),
    "AWS::ElasticBeanstalk::Environment": _ELSEWHERE,
    "AWS::Elasticsearch::Domain": _answers(Interfaces("VPCOptions")),
    "AWS::Events::Rule": _calls(
        Interfaces(
            "Targets.*.EcsParameters",
            f"{_TASK_OF_RULE}.Subnets",
            f"{_TASK_OF_RULE}.SecurityGroups",
            role=".TaskDefinitionArn",
            public=f"{_TASK_OF_RULE}.AssignPublicIp",
            default_group=True,
        )
    ),
    "AWS::FSx::FileCache": _answers(_TOP),
    "AWS::FSx::FileSystem": _answers(_TOP),
    "AWS::GameLift::GameServerGroup": _INSTANCES,
    "AWS::Glue::Connection": _calls(Interfaces("ConnectionInput.PhysicalConnectionRequirements", "SubnetId", "SecurityGroupIdList")),
    "AWS::Glue::Crawler": _ELSEWHERE,
    "AWS::Glue::DevEndpoint": _calls(Interfaces(subnets="SubnetId", role="RoleArn")),
    "AWS::Glue::Job": _ELSEWHERE,
    "AWS::Grafana::Workspace": _calls(Interfaces("VpcConfiguration", role="RoleArn")),
    "AWS::GroundStation::DataflowEndpointGroup": _answers(Interfaces("EndpointDetails.*.SecurityDetails")),
    "AWS::ImageBuilder::InfrastructureConfiguration": _calls(Interfaces(subnets="SubnetId", role="InstanceProfileName")),
    "AWS::IoT::TopicRuleDestination": _answers(Interfaces("VpcProperties", groups="SecurityGroups")),
    "AWS::KafkaConnect::Connector": _calls(
        Interfaces("KafkaCluster.ApacheKafkaCluster.Vpc", "Subnets", "SecurityGroups", role="ServiceExecutionRoleArn")
    ),
    "AWS::Kendra::DataSource": _answers(
        *(
            Interfaces(f"DataSourceConfiguration.{source}Configuration.VpcConfiguration")
            for source in ("Confluence", "Database", "SharePoint")
        )
    ),
    "AWS::KinesisAnalyticsV2::Application": _calls(Interfaces("ApplicationConfiguration.VpcConfigurations.*", role="ServiceExecutionRole")),
    "AWS::KinesisFirehose::DeliveryStream": _answers(
        *(
            Interfaces(f"{destination}DestinationConfiguration.VpcConfiguration")
            for destination in ("AmazonOpenSearchServerless", "Amazonopensearchservice", "Elasticsearch")
        )
    ),
    "AWS::Lambda::CapacityProvider": _calls(_VPC_CONFIG),
    "AWS::Lambda::EventSourceMapping": _ELSEWHERE,
    "AWS::Lambda::Function": _calls(Interfaces("VpcConfig", role="Role", ipv6="Ipv6AllowedForDualStack")),
    "AWS::Lambda::NetworkConnector": _calls(Interfaces("Configuration.VpcEgressConfiguration")),
    "AWS::M2::Environment": _calls(Interfaces(public="PubliclyAccessible")),
    "AWS::MSK::Cluster": _answers(Interfaces("BrokerNodeGroupInfo", "ClientSubnets", "SecurityGroups", default_group=True)),
    "AWS::MSK::Replicator": _answers(Interfaces("KafkaClusters.*.VpcConfig")),
    "AWS::MSK::ServerlessCluster": _answers(Interfaces("VpcConfigs.*", groups="SecurityGroups")),
    "AWS::MSK::VpcConnection": _answers(Interfaces(subnets="ClientSubnets", groups="SecurityGroups")),
    "AWS::MWAA::Environment": _calls(Interfaces("NetworkConfiguration", role="ExecutionRoleArn")),
    "AWS::MWAAServerless::Workflow": _calls(Interfaces("NetworkConfiguration", role="RoleArn")),
    "AWS::MediaConnect::Flow": _answers(Interfaces("VpcInterfaces.*", "SubnetId")),
    "AWS::MediaConnect::FlowVpcInterface": _answers(Interfaces(subnets="SubnetId")),
    "AWS::MediaConnect::RouterNetworkInterface": _answers(Interfaces("Configuration.Vpc", "SubnetId")),
    "AWS::MediaLive::Channel": _calls(Interfaces("Vpc", role="RoleArn")),
    "AWS::MediaLive::Input": _answers(Interfaces("Vpc")),
    "AWS::MemoryDB::Cluster": _answers(Interfaces(subnet_group="SubnetGroupName")),
    "AWS::Neptune::DBCluster": _answers(IN_SUBNET_GROUP),
    "AWS::NeptuneGraph::PrivateGraphEndpoint": NoWorkload("an endpoint: where connections end"),
    "AWS::NetworkManager::VpcAttachment": NoWorkload("forwards packets and sends none of its own"),
    "AWS::OSIS::Pipeline": _answers(Interfaces("VpcOptions")),
    "AWS::Omics::Configuration": _calls(Interfaces("RunConfigurations.VpcConfig")),
    "AWS::OpenSearchServerless::VpcEndpoint": NoWorkload("an endpoint: where connections end"),
    "AWS::OpenSearchService::Domain": _answers(Interfaces("VPCOptions")),
    "AWS::OpsWorks::Stack": NoWorkload("only a default for instances, and the service ended in 2024"),
    "AWS::PCS::Cluster": _answers(Interfaces("Networking")),
    "AWS::PCS::ComputeNodeGroup": _INSTANCES,
    "AWS::Pipes::Pipe": _calls(
        _awsvpc("TargetParameters.EcsTaskParameters.NetworkConfiguration.", "TargetParameters.EcsTaskParameters.TaskDefinitionArn"),
        Interfaces("SourceParameters.SelfManagedKafkaParameters.Vpc", "Subnets", "SecurityGroup", calls=PIPED),
    ),
    "AWS::QBusiness::DataSource": _answers(Interfaces("VpcConfiguration")),
    "AWS::QuickSight::VPCConnection": _answers(_TOP),
    "AWS::RDS::DBCluster": _answers(IN_SUBNET_GROUP),
    "AWS::RDS::DBInstance": WorkloadType((), calls=False),
    "AWS::RDS::DBProxy": _answers(Interfaces(subnets="VpcSubnetIds", groups="VpcSecurityGroupIds", default_group=True)),
    "AWS::RDS::DBProxyEndpoint": _answers(Interfaces(subnets="VpcSubnetIds", groups="VpcSecurityGroupIds", default_group=True)),
    "AWS::RTBFabric::RequesterGateway": _answers(_TOP),
    "AWS::RTBFabric::ResponderGateway": _answers(_TOP),
    "AWS::Redshift::Cluster": _answers(
        Interfaces(subnet_group="ClusterSubnetGroupName", groups="VpcSecurityGroupIds", public="PubliclyAccessible", default_group=True)
    ),
    "AWS::Redshift::EndpointAccess": _answers(Interfaces(subnet_group="SubnetGroupName", groups="VpcSecurityGroupIds")),
    "AWS::RedshiftServerless::Workgroup": _answers(Interfaces(public="PubliclyAccessible")),
    "AWS::Route53Resolver::ResolverEndpoint": _answers(Interfaces("IpAddresses.*", "SubnetId", "^SecurityGroupIds")),
    "AWS::S3Files::MountTarget": _answers(Interfaces(subnets="SubnetId", groups="SecurityGroups")),
    "AWS::S3Outposts::Endpoint": _answers(Interfaces(subnets="SubnetId", groups="SecurityGroupId")),
    "AWS::SageMaker::Cluster": _calls(
        Interfaces("VpcConfig", "Subnets"),
        Interfaces("InstanceGroups.*.OverrideVpcConfig", "Subnets"),
        Interfaces("RestrictedInstanceGroups.*.OverrideVpcConfig", "Subnets"),
    ),
    "AWS::SageMaker::DataQualityJobDefinition": _calls(_SAGEMAKER_JOB),
    "AWS::SageMaker::Domain": _calls(
        Interfaces(groups="DefaultUserSettings.SecurityGroups", role="DefaultUserSettings.ExecutionRole"),
    ),
    "AWS::SageMaker::EndpointConfig": _calls(Interfaces("VpcConfig", "Subnets", role="ExecutionRoleArn")),
    "AWS::SageMaker::Model": _calls(Interfaces("VpcConfig", "Subnets", role="ExecutionRoleArn")),
    "AWS::SageMaker::ModelBiasJobDefinition": _calls(_SAGEMAKER_JOB),
    "AWS::SageMaker::ModelExplainabilityJobDefinition": _calls(_SAGEMAKER_JOB),
    "AWS::SageMaker::ModelQualityJobDefinition": _calls(_SAGEMAKER_JOB),
    "AWS::SageMaker::MonitoringSchedule": _calls(
        Interfaces(
            "MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.VpcConfig",
            "Subnets",
            role="MonitoringScheduleConfig.MonitoringJobDefinition.RoleArn",
        )
    ),
    "AWS::SageMaker::NotebookInstance": _calls(Interfaces(subnets="SubnetId", role="RoleArn")),
    "AWS::SageMaker::ProcessingJob": _calls(_SAGEMAKER_JOB),
    "AWS::SageMaker::Workforce": _answers(Interfaces("WorkforceVpcConfig", "Subnets")),
    "AWS::Scheduler::Schedule": _calls(_awsvpc("Target.EcsParameters.NetworkConfiguration.", "Target.EcsParameters.TaskDefinitionArn")),
    "AWS::SecretsManager::RotationSchedule": _calls(Interfaces("HostedRotationLambda", "VpcSubnetIds", "VpcSecurityGroupIds")),
    "AWS::SecurityAgent::AgentSpace": _answers(Interfaces("AwsResources.Vpcs.*", "SubnetArns", "SecurityGroupArns")),
    "AWS::SecurityAgent::Pentest": _answers(Interfaces("VpcConfig", "SubnetArns", "SecurityGroupArns")),
    "AWS::Serverless::Application": _ELSEWHERE,
    "AWS::Serverless::CapacityProvider": _calls(_VPC_CONFIG),
    "AWS::Serverless::Function": _calls(Interfaces("VpcConfig", role="Role", ipv6="Ipv6AllowedForDualStack")),
    "AWS::Serverless::NetworkConnector": _calls(_VPC_CONFIG),
    "AWS::Serverless::StateMachine": _ELSEWHERE,
    "AWS::StepFunctions::StateMachine": _ELSEWHERE,
    "AWS::Synthetics::Canary": _calls(
        Interfaces("VPCConfig", role="ExecutionRoleArn", ipv6="Ipv6AllowedForDualStack"),
        Interfaces("Replicas.*.VpcConfig", role="ExecutionRoleArn"),
    ),
    "AWS::Timestream::InfluxDBBackup": NoWorkload("a backup; its subnets are those of what it was taken of"),
    "AWS::Timestream::InfluxDBCluster": _answers(_INFLUX),
    "AWS::Timestream::InfluxDBInstance": _answers(_INFLUX),
    "AWS::Transfer::Server": _answers(Interfaces("EndpointDetails", default_group=True)),
    "AWS::Transfer::WebApp": _answers(Interfaces("EndpointDetails.Vpc")),
    "AWS::VpcLattice::ResourceGateway": _answers(_TOP),
    "AWS::WorkSpaces::Directory": _calls(Interfaces(groups="WorkspaceCreationProperties.CustomSecurityGroupId")),
    "AWS::WorkSpacesWeb::NetworkSettings": _calls(_TOP),
    "AWS::WorkspacesInstances::WorkspaceInstance": _calls(Interfaces("ManagedInstance", "SubnetId", "")),
    "Custom::AWSCDK-EKS-Cluster": _CLUSTER,
}
"""Every type, as a workload or with the reason why it is none."""
