"""What the constants of `AwsService` are.

``python -m tools.generate_catalogue`` writes this file from ``services.json``: change that, not this.
"""

from typing import ClassVar, Final

from constructs_privatelink.catalogue.service import Service

class _Constants(type): ...

class AwsService(metaclass=_Constants):
    """The endpoint services of AWS, by constant: ``AwsService.KMS``. `Service.find` looks one up by name.

    Names equal those of ``ec2.InterfaceVpcEndpointAwsService`` where that has one, so ``APIGATEWAY`` is ``execute-api`` (private APIs) and
    the control plane is ``APIGATEWAY_CONTROL``. A FIPS endpoint has its service's name and ``_FIPS``.
    """

    ALIASES: ClassVar[frozenset[str]]
    """Second names of constants, spelt as in the CDK for TypeScript."""

    ACCESS_ANALYZER: Final[Service]
    """IAM Access Analyzer, ``com.amazonaws.{region}.access-analyzer``."""

    ACCESS_ANALYZER_FIPS: Final[Service]
    """IAM Access Analyzer, ``com.amazonaws.{region}.access-analyzer-fips``."""

    ACCOUNT_MANAGEMENT: Final[Service]
    """AWS Account Management, ``com.amazonaws.{region}.account``.

    https://docs.aws.amazon.com/accounts/latest/reference/security-privatelink.html
    """

    CERTIFICATE_MANAGER: Final[Service]
    """AWS Certificate Manager, ``com.amazonaws.{region}.acm``."""

    ACM_ACME: Final[Service]
    """AWS Certificate Manager, ACME, ``com.amazonaws.{region}.acm-acme``.

    https://docs.aws.amazon.com/acm/latest/userguide/acm-acme-privatelink.html
    """

    ACM_ACME_ENROLL: Final[Service]
    """AWS Certificate Manager, enrollment by ACME, ``com.amazonaws.{region}.acm-acme-enroll``.

    https://docs.aws.amazon.com/acm/latest/userguide/acm-acme-privatelink.html
    """

    CERTIFICATE_MANAGER_FIPS: Final[Service]
    """AWS Certificate Manager, ``com.amazonaws.{region}.acm-fips``.

    https://docs.aws.amazon.com/acm/latest/userguide/vpc-interface-endpoints.html
    """

    PRIVATE_CERTIFICATE_AUTHORITY: Final[Service]
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.acm-pca``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    PRIVATE_CERTIFICATE_AUTHORITY_FIPS: Final[Service]
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.acm-pca-fips``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    AGREEMENT_MARKETPLACE: Final[Service]
    """AWS Marketplace Agreement, ``com.amazonaws.{region}.agreement-marketplace``."""

    AIOPS: Final[Service]
    """Amazon CloudWatch investigations, ``com.amazonaws.{region}.aiops``."""

    AIOPS_FIPS: Final[Service]
    """Amazon CloudWatch investigations, ``com.amazonaws.{region}.aiops-fips``."""

    AIRFLOW_API: Final[Service]
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.api``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_API_FIPS: Final[Service]
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.api-fips``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_ENV: Final[Service]
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.env``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_ENV_FIPS: Final[Service]
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.env-fips``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_OPS: Final[Service]
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.ops``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    OMICS_ANALYTICS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.analytics-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_ANALYTICS_FIPS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.analytics-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    AOSS: Final[Service]
    """Amazon OpenSearch Serverless (control plane API), ``com.amazonaws.{region}.aoss``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc-cp.html
    """

    AOSS_DATA: Final[Service]
    """Amazon OpenSearch Serverless NextGen (data plane), ``com.amazonaws.{region}.aoss-data``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
    """

    AOSS_MANAGED: Final[Service]
    """Amazon OpenSearch Serverless (Classic collections, data plane), ``AWS::OpenSearchServerless::VpcEndpoint``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
    """

    API_TRANSFORM: Final[Service]
    """AWS Transform web application, ``com.amazonaws.{region}.api.transform``.

    https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints.html
    """

    APIGATEWAY_CONTROL: Final[Service]
    """Amazon API Gateway, ``com.amazonaws.{region}.apigateway``."""

    CONNECT_APP_INTEGRATIONS: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.app-integrations``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    APPCONFIG: Final[Service]
    """AWS AppConfig, ``com.amazonaws.{region}.appconfig``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPCONFIG_FIPS: Final[Service]
    """AWS AppConfig, ``com.amazonaws.{region}.appconfig-fips``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPCONFIGDATA: Final[Service]
    """AWS AppConfig, ``com.amazonaws.{region}.appconfigdata``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPCONFIGDATA_FIPS: Final[Service]
    """AWS AppConfig, ``com.amazonaws.{region}.appconfigdata-fips``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPLICATION_AUTOSCALING: Final[Service]
    """Application Auto Scaling, ``com.amazonaws.{region}.application-autoscaling``.

    https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-vpc-endpoints.html
    """

    CLOUDWATCH_APPLICATION_SIGNALS: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.application-signals``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    CLOUDWATCH_APPLICATION_INSIGHTS: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.applicationinsights``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    APP_MESH_OPS: Final[Service]
    """AWS App Mesh, ``com.amazonaws.{region}.appmesh``.

    https://docs.aws.amazon.com/app-mesh/latest/userguide/vpc-endpoints.html
    """

    APP_MESH_ENVOY_MANAGEMENT: Final[Service]
    """AWS App Mesh, ``com.amazonaws.{region}.appmesh-envoy-management``.

    https://docs.aws.amazon.com/app-mesh/latest/userguide/vpc-endpoints.html
    """

    APP_RUNNER: Final[Service]
    """AWS App Runner, ``com.amazonaws.{region}.apprunner``.

    https://docs.aws.amazon.com/apprunner/latest/dg/security-vpce.html
    """

    APP_RUNNER_REQUESTS: Final[Service]
    """AWS App Runner services, ``com.amazonaws.{region}.apprunner.requests``.

    https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html
    """

    APPSTREAM_API: Final[Service]
    """Amazon WorkSpaces Applications (formerly AppStream 2.0), ``com.amazonaws.{region}.appstream.api``.

    https://docs.aws.amazon.com/appstream2/latest/developerguide/creating-streaming-from-interface-vpc-endpoints.html
    """

    APPSTREAM_STREAMING: Final[Service]
    """Amazon WorkSpaces Applications (formerly AppStream 2.0), ``com.amazonaws.{region}.appstream.streaming``.

    https://docs.aws.amazon.com/appstream2/latest/developerguide/creating-streaming-from-interface-vpc-endpoints.html
    """

    APPSYNC: Final[Service]
    """AWS AppSync control plane, ``com.amazonaws.{region}.appsync``.

    https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
    """

    APP_SYNC: Final[Service]
    """AWS AppSync, ``com.amazonaws.{region}.appsync-api``.

    https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
    """

    MAINFRAME_MODERNIZATION_APP_TEST: Final[Service]
    """AWS Mainframe Modernization, ``com.amazonaws.{region}.apptest``."""

    PROMETHEUS: Final[Service]
    """Amazon Managed Service for Prometheus, ``com.amazonaws.{region}.aps``.

    https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-and-interface-VPC.html
    """

    PROMETHEUS_WORKSPACES: Final[Service]
    """Amazon Managed Service for Prometheus, ``com.amazonaws.{region}.aps-workspaces``.

    https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-and-interface-VPC.html
    """

    ARC_REGION_SWITCH: Final[Service]
    """Amazon Application Recovery Controller Region switch, ``com.amazonaws.{region}.arc-region-switch``."""

    ARC_REGION_SWITCH_CONTROL_PLANE: Final[Service]
    """Amazon Application Recovery Controller Region switch control plane, ``com.amazonaws.{region}.arc-region-switch-control-plane``."""

    ARC_ZONAL_SHIFT: Final[Service]
    """Amazon Application Recovery Controller zonal shift, ``com.amazonaws.{region}.arc-zonal-shift``."""

    APPLICATION_DISCOVERY_ARSENAL: Final[Service]
    """AWS Application Discovery Service, ``com.amazonaws.{region}.arsenal-discovery``.

    https://docs.aws.amazon.com/application-discovery/latest/userguide/vpc-interface-endpoints.html
    """

    ATHENA: Final[Service]
    """Amazon Athena, ``com.amazonaws.{region}.athena``.

    https://docs.aws.amazon.com/athena/latest/ug/interface-vpc-endpoint.html
    """

    ATHENA_FIPS: Final[Service]
    """Amazon Athena, ``com.amazonaws.{region}.athena-fips``."""

    ATHENA_DASHBOARD: Final[Service]
    """Amazon Athena Spark Live UI, ``com.amazonaws.{region}.athena.dashboard``."""

    ATHENA_PERSISTENT_DASHBOARD: Final[Service]
    """Amazon Athena Spark History Server, ``com.amazonaws.{region}.athena.persistent-dashboard``."""

    ATHENA_SESSIONS: Final[Service]
    """Amazon Athena Spark sessions (Spark Connect), ``com.amazonaws.{region}.athena.sessions``."""

    AUDIT_MANAGER: Final[Service]
    """AWS Audit Manager, ``com.amazonaws.{region}.auditmanager``.

    https://docs.aws.amazon.com/audit-manager/latest/userguide/vpc-interface-endpoints.html
    """

    AUTOSCALING: Final[Service]
    """Amazon EC2 Auto Scaling, ``com.amazonaws.{region}.autoscaling``.

    https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html
    """

    AUTOSCALING_FIPS: Final[Service]
    """Amazon EC2 Auto Scaling, ``com.amazonaws.{region}.autoscaling-fips``.

    https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html
    """

    AUTOSCALING_PLANS: Final[Service]
    """AWS Auto Scaling, ``com.amazonaws.{region}.autoscaling-plans``.

    https://docs.aws.amazon.com/autoscaling/plans/userguide/scaling-plan-vpc-endpoints.html
    """

    BILLING_AND_COST_MANAGEMENT_FREETIER: Final[Service]
    """AWS Free Tier, ``aws.api.{region}.freetier``."""

    AWS_API_RESOURCE_EXPLORER_2: Final[Service]
    """AWS Resource Explorer, ``aws.api.{region}.resource-explorer-2``."""

    AWS_API_RESOURCE_EXPLORER_2_FIPS: Final[Service]
    """AWS Resource Explorer, ``aws.api.{region}.resource-explorer-2-fips``."""

    SERVER_MIGRATION_SERVICE_AWSCONNECTOR: Final[Service]
    """AWS Connector Service, ``com.amazonaws.{region}.awsconnector``."""

    B2_B_DATA_INTERCHANGE: Final[Service]
    """AWS B2B Data Interchange, ``com.amazonaws.{region}.b2bi``.

    https://docs.aws.amazon.com/b2bi/latest/userguide/vpc-interface-endpoints.html
    """

    B2B_DATA_INTERCHANGE: Final[Service]
    """AWS B2B Data Interchange, ``com.amazonaws.{region}.b2bi``.

    https://docs.aws.amazon.com/b2bi/latest/userguide/vpc-interface-endpoints.html
    """

    BACKUP: Final[Service]
    """AWS Backup, ``com.amazonaws.{region}.backup``.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html#backup-privatelink
    """

    BACKUP_FIPS: Final[Service]
    """AWS Backup, ``com.amazonaws.{region}.backup-fips``."""

    BACKUP_GATEWAY: Final[Service]
    """AWS Backup, ``com.amazonaws.{region}.backup-gateway``.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html#backup-privatelink
    """

    BACKUP_STORAGE: Final[Service]
    """AWS Backup data plane (SAP HANA), ``com.amazonaws.{region}.backup-storage``.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html
    """

    BATCH: Final[Service]
    """AWS Batch, ``com.amazonaws.{region}.batch``.

    https://docs.aws.amazon.com/batch/latest/userguide/vpc-interface-endpoints.html
    """

    DATA_EXPORTS: Final[Service]
    """AWS Data Exports / Pricing Calculator, ``aws.api.{region}.bcm-data-exports``."""

    PRICING_CALCULATOR: Final[Service]
    """AWS Data Exports / Pricing Calculator, ``com.amazonaws.{region}.bcm-pricing-calculator``."""

    BEDROCK: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENT: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-agent``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENT_RUNTIME: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-agent-runtime``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENTCORE: Final[Service]
    """Amazon Bedrock AgentCore, ``com.amazonaws.{region}.bedrock-agentcore``.

    https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENTCORE_CONTROL: Final[Service]
    """Amazon Bedrock AgentCore, ``com.amazonaws.{region}.bedrock-agentcore-control``.

    https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENTCORE_GATEWAY: Final[Service]
    """Amazon Bedrock AgentCore Gateway, ``com.amazonaws.{region}.bedrock-agentcore.gateway``.

    https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html
    """

    BEDROCK_DATA_AUTOMATION: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation``."""

    BEDROCK_DATA_AUTOMATION_FIPS: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation-fips``."""

    BEDROCK_DATA_AUTOMATION_RUNTIME: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation-runtime``."""

    BEDROCK_DATA_AUTOMATION_RUNTIME_FIPS: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation-runtime-fips``."""

    BEDROCK_FIPS: Final[Service]
    """Amazon Bedrock (FIPS), ``com.amazonaws.{region}.bedrock-fips``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_MANTLE: Final[Service]
    """Amazon Bedrock Mantle, ``com.amazonaws.{region}.bedrock-mantle``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_RUNTIME: Final[Service]
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-runtime``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_RUNTIME_FIPS: Final[Service]
    """Amazon Bedrock Runtime (FIPS), ``com.amazonaws.{region}.bedrock-runtime-fips``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BILLING: Final[Service]
    """AWS Billing and Cost Management, ``com.amazonaws.{region}.billing``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    BILLING_CONDUCTOR: Final[Service]
    """AWS Billing Conductor, ``com.amazonaws.{region}.billingconductor``.

    https://docs.aws.amazon.com/billingconductor/latest/userguide/vpc-interface-endpoints.html
    """

    BRAKET: Final[Service]
    """Amazon Braket, ``com.amazonaws.{region}.braket``.

    https://docs.aws.amazon.com/braket/latest/developerguide/braket-privatelink.html
    """

    CONNECT_CASES: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.cases``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    KEYSPACES: Final[Service]
    """Amazon Keyspaces (for Apache Cassandra), ``com.amazonaws.{region}.cassandra``.

    https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
    """

    KEYSPACES_FIPS: Final[Service]
    """Amazon Keyspaces (for Apache Cassandra), ``com.amazonaws.{region}.cassandra-fips``.

    https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
    """

    CASSANDRA_STREAMS: Final[Service]
    """Amazon Keyspaces CDC streams, ``api.aws.{region}.cassandra-streams``."""

    COST_EXPLORER: Final[Service]
    """AWS Cost Explorer, ``com.amazonaws.{region}.ce``."""

    CHIME_SDK_VOICE: Final[Service]
    """Amazon Chime SDK Voice, ``com.amazonaws.{region}.chime-sdk-voice``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    CLEAN_ROOMS: Final[Service]
    """AWS Clean Rooms, ``com.amazonaws.{region}.cleanrooms``.

    https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html
    """

    CLEAN_ROOMS_FIPS: Final[Service]
    """AWS Clean Rooms, ``com.amazonaws.{region}.cleanrooms-fips``.

    https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html
    """

    CLEAN_ROOMS_ML: Final[Service]
    """AWS Clean Rooms ML, ``com.amazonaws.{region}.cleanrooms-ml``.

    https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html
    """

    CLOUD_CONTROL_API: Final[Service]
    """AWS Cloud Control API, ``com.amazonaws.{region}.cloudcontrolapi``.

    https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/vpc-interface-endpoints.html
    """

    CLOUD_CONTROL_API_FIPS: Final[Service]
    """AWS Cloud Control API, ``com.amazonaws.{region}.cloudcontrolapi-fips``.

    https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/vpc-interface-endpoints.html
    """

    CLOUD_DIRECTORY: Final[Service]
    """Amazon Cloud Directory, ``com.amazonaws.{region}.clouddirectory``.

    https://docs.aws.amazon.com/clouddirectory/latest/developerguide/getting_started_using_vpc_endpoints.html
    """

    CLOUDFORMATION: Final[Service]
    """AWS CloudFormation, ``com.amazonaws.{region}.cloudformation``.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
    """

    CLOUDFORMATION_FIPS: Final[Service]
    """AWS CloudFormation, ``com.amazonaws.{region}.cloudformation-fips``.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
    """

    CLOUDFRONT: Final[Service]
    """Amazon CloudFront, ``com.amazonaws.cloudfront``.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Introduction.html
    """

    CLOUDHSM: Final[Service]
    """AWS CloudHSM, ``com.amazonaws.{region}.cloudhsmv2``.

    https://docs.aws.amazon.com/cloudhsm/latest/userguide/cloudhsm-vpc-endpoint.html
    """

    CLOUDTRAIL: Final[Service]
    """AWS CloudTrail, ``com.amazonaws.{region}.cloudtrail``.

    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-and-interface-VPC.html
    """

    CLOUDTRAIL_FIPS: Final[Service]
    """AWS CloudTrail, ``com.amazonaws.{region}.cloudtrail-fips``."""

    CODEARTIFACT_API: Final[Service]
    """AWS CodeArtifact, ``com.amazonaws.{region}.codeartifact.api``.

    https://docs.aws.amazon.com/codeartifact/latest/ug/vpc-endpoints.html
    """

    CODEARTIFACT_REPOSITORIES: Final[Service]
    """AWS CodeArtifact, ``com.amazonaws.{region}.codeartifact.repositories``.

    https://docs.aws.amazon.com/codeartifact/latest/ug/vpc-endpoints.html
    """

    CODEBUILD: Final[Service]
    """AWS CodeBuild, ``com.amazonaws.{region}.codebuild``.

    https://docs.aws.amazon.com/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html
    """

    CODEBUILD_FIPS: Final[Service]
    """AWS CodeBuild, ``com.amazonaws.{region}.codebuild-fips``.

    https://docs.aws.amazon.com/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html
    """

    CODECATALYST: Final[Service]
    """Amazon CodeCatalyst, ``aws.api.global.codecatalyst``."""

    CODECATALYST_GIT: Final[Service]
    """Amazon CodeCatalyst Git repositories, ``com.amazonaws.{region}.codecatalyst.git``."""

    CODECATALYST_PACKAGES: Final[Service]
    """Amazon CodeCatalyst packages, ``com.amazonaws.{region}.codecatalyst.packages``."""

    CODECOMMIT: Final[Service]
    """AWS CodeCommit, ``com.amazonaws.{region}.codecommit``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    CODECOMMIT_FIPS: Final[Service]
    """AWS CodeCommit, ``com.amazonaws.{region}.codecommit-fips``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    CODE_CONNECTIONS: Final[Service]
    """AWS CodeConnections, ``com.amazonaws.{region}.codeconnections.api``."""

    CODEDEPLOY: Final[Service]
    """AWS CodeDeploy, ``com.amazonaws.{region}.codedeploy``.

    https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
    """

    CODEDEPLOY_COMMANDS_SECURE: Final[Service]
    """AWS CodeDeploy, ``com.amazonaws.{region}.codedeploy-commands-secure``.

    https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
    """

    CODEDEPLOY_FIPS: Final[Service]
    """AWS CodeDeploy, ``com.amazonaws.{region}.codedeploy-fips``.

    https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
    """

    CODEGURU_PROFILER: Final[Service]
    """Amazon CodeGuru Profiler, ``com.amazonaws.{region}.codeguru-profiler``.

    https://docs.aws.amazon.com/codeguru/latest/profiler-ug/private-link.html
    """

    CODEGURU_REVIEWER: Final[Service]
    """Amazon CodeGuru Reviewer, ``com.amazonaws.{region}.codeguru-reviewer``.

    https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/vpc-interface-endpoints.html
    """

    CODEPIPELINE: Final[Service]
    """AWS CodePipeline, ``com.amazonaws.{region}.codepipeline``.

    https://docs.aws.amazon.com/codepipeline/latest/userguide/vpc-support.html#use-vpc-endpoints-with-codepipeline
    """

    CODESTAR_CONNECTIONS: Final[Service]
    """AWS CodeConnections, ``com.amazonaws.{region}.codestar-connections.api``.

    https://docs.aws.amazon.com/dtconsole/latest/userguide/vpc-interface-endpoints.html
    """

    CODESTAR_CONNECTIONS_WEBHOOKS: Final[Service]
    """AWS CodeConnections webhooks, ``com.amazonaws.{region}.codestar-connections.webhooks``.

    https://docs.aws.amazon.com/dtconsole/latest/userguide/vpc-interface-endpoints.html
    """

    Q_DEVELOPER_CODE_WHISPERER: Final[Service]
    """Amazon Q Developer, ``com.amazonaws.{region}.codewhisperer``.

    https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html
    """

    COGNITO_IDENTITY: Final[Service]
    """Amazon Cognito identity pools, ``com.amazonaws.{region}.cognito-identity``."""

    COGNITO_IDENTITY_FIPS: Final[Service]
    """Amazon Cognito identity pools (FIPS), ``com.amazonaws.{region}.cognito-identity-fips``."""

    COGNITO_IDP: Final[Service]
    """Amazon Cognito user pools, ``com.amazonaws.{region}.cognito-idp``."""

    COGNITO_IDP_FIPS: Final[Service]
    """Amazon Cognito user pools (FIPS), ``com.amazonaws.{region}.cognito-idp-fips``."""

    COM_AMAZONAWS_FREETIER: Final[Service]
    """AWS Billing and Cost Management, ``com.amazonaws.{region}.freetier``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    COM_AMAZONAWS_RESOURCE_EXPLORER_2: Final[Service]
    """AWS Resource Explorer, ``com.amazonaws.{region}.resource-explorer-2``.

    https://docs.aws.amazon.com/resource-explorer/latest/userguide/vpc-interface-endpoints.html
    """

    COM_AMAZONAWS_RESOURCE_EXPLORER_2_FIPS: Final[Service]
    """AWS Resource Explorer, ``com.amazonaws.{region}.resource-explorer-2-fips``.

    https://docs.aws.amazon.com/resource-explorer/latest/userguide/vpc-interface-endpoints.html
    """

    COMPREHEND: Final[Service]
    """Amazon Comprehend, ``com.amazonaws.{region}.comprehend``.

    https://docs.aws.amazon.com/comprehend/latest/dg/vpc-interface-endpoints.html
    """

    COMPREHEND_FIPS: Final[Service]
    """Amazon Comprehend, ``com.amazonaws.{region}.comprehend-fips``.

    https://docs.aws.amazon.com/comprehend/latest/dg/vpc-interface-endpoints.html
    """

    COMPREHEND_MEDICAL: Final[Service]
    """Amazon Comprehend Medical, ``com.amazonaws.{region}.comprehendmedical``.

    https://docs.aws.amazon.com/comprehend-medical/latest/dev/comprehendmedical-vpcendpoints.html
    """

    COMPUTE_OPTIMIZER: Final[Service]
    """AWS Compute Optimizer, ``com.amazonaws.{region}.compute-optimizer``."""

    CONFIG: Final[Service]
    """AWS Config, ``com.amazonaws.{region}.config``.

    https://docs.aws.amazon.com/config/latest/developerguide/config-VPC-endpoints.html
    """

    CONFIG_FIPS: Final[Service]
    """AWS Config, ``com.amazonaws.{region}.config-fips``.

    https://docs.aws.amazon.com/config/latest/developerguide/config-VPC-endpoints.html
    """

    CONNECT: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.connect``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    CONNECT_CONNECT_CAMPAIGNS: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.connect-campaigns``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    CONNECT_FIPS: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.connect-fips``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    MANAGEMENT_CONSOLE: Final[Service]
    """AWS Management Console, ``com.amazonaws.{region}.console``.

    https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/console-private-access.html
    """

    CONSOLE_STATIC: Final[Service]
    """AWS Management Console static content, ``com.amazonaws.{region}.console-static``.

    https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/required-endpoints-dns-configuration.html
    """

    OMICS_CONTROL_STORAGE: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.control-storage-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_CONTROL_STORAGE_FIPS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.control-storage-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    CONTROL_CATALOG: Final[Service]
    """AWS Control Catalog, ``com.amazonaws.{region}.controlcatalog``.

    https://docs.aws.amazon.com/controlcatalog/latest/userguide/vpc-interface-endpoints.html
    """

    CONTROLTOWER: Final[Service]
    """AWS Control Tower, ``com.amazonaws.{region}.controltower``.

    https://docs.aws.amazon.com/controltower/latest/userguide/networking-privatelink.html
    """

    CONTROLTOWER_FIPS: Final[Service]
    """AWS Control Tower, ``com.amazonaws.{region}.controltower-fips``.

    https://docs.aws.amazon.com/controltower/latest/userguide/networking-privatelink.html
    """

    COST_OPTIMIZATION_HUB: Final[Service]
    """AWS Cost Optimization Hub, ``com.amazonaws.{region}.cost-optimization-hub``."""

    CLOUD_MAP_DATA_SERVICE_DISCOVERY: Final[Service]
    """AWS Cloud Map, ``com.amazonaws.{region}.data-servicediscovery``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    CLOUD_MAP_DATA_SERVICE_DISCOVERY_FIPS: Final[Service]
    """AWS Cloud Map, ``com.amazonaws.{region}.data-servicediscovery-fips``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    GLUE_DATABREW: Final[Service]
    """AWS Glue DataBrew, ``com.amazonaws.{region}.databrew``.

    https://docs.aws.amazon.com/databrew/latest/dg/vpc-endpoint.html
    """

    GLUE_DATABREW_FIPS: Final[Service]
    """AWS Glue DataBrew, ``com.amazonaws.{region}.databrew-fips``.

    https://docs.aws.amazon.com/databrew/latest/dg/vpc-endpoint.html
    """

    DATA_EXCHANGE: Final[Service]
    """AWS Data Exchange, ``com.amazonaws.{region}.dataexchange``.

    https://docs.aws.amazon.com/data-exchange/latest/userguide/vpc-interface-endpoints.html
    """

    DATASYNC: Final[Service]
    """AWS DataSync, ``com.amazonaws.{region}.datasync``.

    https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html
    """

    DATASYNC_FIPS: Final[Service]
    """AWS DataSync (FIPS), ``com.amazonaws.{region}.datasync-fips``.

    https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html
    """

    DATAZONE: Final[Service]
    """Amazon DataZone, ``com.amazonaws.{region}.datazone``.

    https://docs.aws.amazon.com/datazone/latest/userguide/datazone-vpc.html
    """

    DATAZONE_FIPS: Final[Service]
    """Amazon DataZone, ``com.amazonaws.{region}.datazone-fips``.

    https://docs.aws.amazon.com/datazone/latest/userguide/datazone-vpc.html
    """

    DAX: Final[Service]
    """Amazon DynamoDB Accelerator management API, ``com.amazonaws.{region}.dax``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-private-link.html
    """

    DEADLINE_CLOUD_MANAGEMENT: Final[Service]
    """AWS Deadline Cloud, ``com.amazonaws.{region}.deadline.management``.

    https://docs.aws.amazon.com/deadline-cloud/latest/developerguide/vpc-interface-endpoints.html
    """

    DEADLINE_CLOUD_SCHEDULING: Final[Service]
    """AWS Deadline Cloud, ``com.amazonaws.{region}.deadline.scheduling``.

    https://docs.aws.amazon.com/deadline-cloud/latest/developerguide/vpc-interface-endpoints.html
    """

    DETECTIVE: Final[Service]
    """Amazon Detective, ``com.amazonaws.{region}.detective``.

    https://docs.aws.amazon.com/detective/latest/userguide/detective-security-vpc-endpoints-privatelink.html
    """

    DETECTIVE_FIPS: Final[Service]
    """Amazon Detective, ``com.amazonaws.{region}.detective-fips``.

    https://docs.aws.amazon.com/detective/latest/userguide/detective-security-vpc-endpoints-privatelink.html
    """

    IOT_CORE_DEVICE_ADVISOR: Final[Service]
    """AWS IoT Core Device Advisor, ``com.amazonaws.{region}.deviceadvisor.iot``.

    https://docs.aws.amazon.com/iot/latest/developerguide/device-advisor-vpc-endpoint.html
    """

    DEVOPS_GURU: Final[Service]
    """Amazon DevOps Guru, ``com.amazonaws.{region}.devops-guru``.

    https://docs.aws.amazon.com/devops-guru/latest/userguide/vpc-interface-endpoints.html
    """

    HEALTH_IMAGING_DICOM: Final[Service]
    """AWS HealthImaging, ``com.amazonaws.{region}.dicom-medical-imaging``.

    https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html
    """

    DILITHIUM: Final[Service]
    """dilithium (AWS gives no title), ``com.amazonaws.{region}.dilithium``."""

    DIODE: Final[Service]
    """AWS Diode, ``com.amazonaws.{region}.diode``."""

    DIODE_FIPS: Final[Service]
    """AWS Diode, ``com.amazonaws.{region}.diode-fips``."""

    DIRECTCONNECT: Final[Service]
    """AWS Direct Connect, ``com.amazonaws.{region}.directconnect``."""

    DIRECTCONNECT_FIPS: Final[Service]
    """AWS Direct Connect, ``com.amazonaws.{region}.directconnect-fips``."""

    APPLICATION_DISCOVERY_SERVICE: Final[Service]
    """AWS Application Discovery Service, ``com.amazonaws.{region}.discovery``.

    https://docs.aws.amazon.com/application-discovery/latest/userguide/vpc-interface-endpoints.html
    """

    DISCOVERY_MARKETPLACE: Final[Service]
    """AWS Marketplace Discovery, ``com.amazonaws.{region}.discovery-marketplace``."""

    DLM: Final[Service]
    """Amazon Data Lifecycle Manager, ``com.amazonaws.{region}.dlm``.

    https://docs.aws.amazon.com/ebs/latest/userguide/dlm-vpc-endpoints.html
    """

    DLM_FIPS: Final[Service]
    """Amazon Data Lifecycle Manager, ``com.amazonaws.{region}.dlm-fips``.

    https://docs.aws.amazon.com/ebs/latest/userguide/dlm-vpc-endpoints.html
    """

    DATABASE_MIGRATION_SERVICE: Final[Service]
    """AWS Database Migration Service, ``com.amazonaws.{region}.dms``.

    https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#infrastructure-security
    """

    DATABASE_MIGRATION_SERVICE_FIPS: Final[Service]
    """AWS Database Migration Service, ``com.amazonaws.{region}.dms-fips``.

    https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#infrastructure-security
    """

    ELASTIC_DISASTER_RECOVERY: Final[Service]
    """AWS Elastic Disaster Recovery, ``com.amazonaws.{region}.drs``.

    https://docs.aws.amazon.com/drs/latest/userguide/installing-agent-blocked.html
    """

    DIRECTORY_SERVICE: Final[Service]
    """AWS Directory Service, ``com.amazonaws.{region}.ds``.

    https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html
    """

    DIRECTORY_SERVICE_DATA: Final[Service]
    """AWS Directory Service, ``com.amazonaws.{region}.ds-data``.

    https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html
    """

    DIRECTORY_SERVICE_DATA_FIPS: Final[Service]
    """AWS Directory Service, ``com.amazonaws.{region}.ds-data-fips``.

    https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html
    """

    DIRECTORY_SERVICE_FIPS: Final[Service]
    """AWS Directory Service, ``com.amazonaws.{region}.ds-fips``."""

    DSQL_MANAGEMENT: Final[Service]
    """Amazon Aurora DSQL, ``com.amazonaws.{region}.dsql``.

    https://docs.aws.amazon.com/aurora-dsql/latest/userguide/privatelink-managing-clusters.html
    """

    DSQL: Final[Service]
    """Amazon Aurora DSQL per-cluster connection endpoint, ``com.amazonaws.{region}.dsql-{id}``.

    https://docs.aws.amazon.com/aurora-dsql/latest/userguide/privatelink-managing-clusters.html
    """

    DYNAMODB: Final[Service]
    """Amazon DynamoDB, ``com.amazonaws.{region}.dynamodb``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
    """

    DYNAMODB_FIPS: Final[Service]
    """Amazon DynamoDB, ``com.amazonaws.{region}.dynamodb-fips``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
    """

    DYNAMODB_STREAMS: Final[Service]
    """Amazon DynamoDB, ``com.amazonaws.{region}.dynamodb-streams``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
    """

    EBS_DIRECT: Final[Service]
    """Amazon EBS direct APIs, ``com.amazonaws.{region}.ebs``.

    https://docs.aws.amazon.com/ebs/latest/userguide/ebs-apis-vpc-endpoints.html
    """

    EBS_DIRECT_FIPS: Final[Service]
    """Amazon EBS direct APIs, ``com.amazonaws.{region}.ebs-fips``.

    https://docs.aws.amazon.com/ebs/latest/userguide/ebs-apis-vpc-endpoints.html
    """

    EC2: Final[Service]
    """Amazon EC2, ``com.amazonaws.{region}.ec2``.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html
    """

    EC2_FIPS: Final[Service]
    """Amazon EC2, ``com.amazonaws.{region}.ec2-fips``.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html
    """

    EC2_MESSAGES: Final[Service]
    """AWS Systems Manager, ``com.amazonaws.{region}.ec2messages``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    ECR_FIPS: Final[Service]
    """Amazon ECR API (FIPS), ``com.amazonaws.{region}.ecr-fips.api``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECR_DOCKER_FIPS: Final[Service]
    """Amazon ECR Docker (FIPS), ``com.amazonaws.{region}.ecr-fips.dkr``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECR_PUBLIC: Final[Service]
    """Amazon ECR Public, ``com.amazonaws.{region}.ecr-public.api``."""

    ECR: Final[Service]
    """Amazon ECR, ``com.amazonaws.{region}.ecr.api``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECR_DOCKER: Final[Service]
    """Amazon ECR, ``com.amazonaws.{region}.ecr.dkr``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECS: Final[Service]
    """Amazon ECS, ``com.amazonaws.{region}.ecs``.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    """

    ECS_AGENT: Final[Service]
    """Amazon ECS, ``com.amazonaws.{region}.ecs-agent``.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    """

    ECS_FIPS: Final[Service]
    """Amazon ECS (FIPS), ``com.amazonaws.{region}.ecs-fips``."""

    ECS_TELEMETRY: Final[Service]
    """Amazon ECS, ``com.amazonaws.{region}.ecs-telemetry``.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    """

    EKS: Final[Service]
    """Amazon EKS, ``com.amazonaws.{region}.eks``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    EKS_AUTH: Final[Service]
    """Amazon EKS, ``com.amazonaws.{region}.eks-auth``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    EKS_CAPABILITIES: Final[Service]
    """Amazon EKS Capabilities (hosted Argo CD endpoint), ``com.amazonaws.{region}.eks-capabilities``."""

    EKS_FIPS: Final[Service]
    """Amazon EKS, ``com.amazonaws.{region}.eks-fips``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    EKS_MCP: Final[Service]
    """Amazon EKS MCP server, ``com.amazonaws.{region}.eks-mcp``."""

    EKS_PROXY: Final[Service]
    """Amazon EKS, ``com.amazonaws.{region}.eks-proxy``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    ELASTIC_INFERENCE_RUNTIME: Final[Service]
    """Amazon Elastic Inference, ``com.amazonaws.{region}.elastic-inference.runtime``."""

    ELASTICACHE: Final[Service]
    """Amazon ElastiCache, ``com.amazonaws.{region}.elasticache``.

    https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html
    """

    ELASTICACHE_FIPS: Final[Service]
    """Amazon ElastiCache, ``com.amazonaws.{region}.elasticache-fips``.

    https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html
    """

    ELASTIC_BEANSTALK: Final[Service]
    """AWS Elastic Beanstalk, ``com.amazonaws.{region}.elasticbeanstalk``.

    https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.html
    """

    ELASTIC_BEANSTALK_FIPS: Final[Service]
    """AWS Elastic Beanstalk, ``com.amazonaws.{region}.elasticbeanstalk-fips``."""

    ELASTIC_BEANSTALK_HEALTH: Final[Service]
    """AWS Elastic Beanstalk, ``com.amazonaws.{region}.elasticbeanstalk-health``.

    https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.html
    """

    ELASTIC_FILESYSTEM: Final[Service]
    """Amazon Elastic File System, ``com.amazonaws.{region}.elasticfilesystem``.

    https://docs.aws.amazon.com/efs/latest/ug/efs-vpc-endpoints.html
    """

    ELASTIC_FILESYSTEM_FIPS: Final[Service]
    """Amazon Elastic File System, ``com.amazonaws.{region}.elasticfilesystem-fips``.

    https://docs.aws.amazon.com/efs/latest/ug/efs-vpc-endpoints.html
    """

    ELASTIC_LOAD_BALANCING: Final[Service]
    """Elastic Load Balancing, ``com.amazonaws.{region}.elasticloadbalancing``.

    https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/load-balancer-vpc-endpoints.html
    """

    ELASTIC_LOAD_BALANCING_FIPS: Final[Service]
    """Elastic Load Balancing, ``com.amazonaws.{region}.elasticloadbalancing-fips``."""

    EMR: Final[Service]
    """Amazon EMR, ``com.amazonaws.{region}.elasticmapreduce``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
    """

    EMR_FIPS: Final[Service]
    """Amazon EMR, ``com.amazonaws.{region}.elasticmapreduce-fips``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
    """

    EMAIL: Final[Service]
    """Amazon SES API, ``com.amazonaws.{region}.email``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    EMAIL_FIPS: Final[Service]
    """Amazon SES API (FIPS), ``com.amazonaws.{region}.email-fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    EMAIL_SMTP: Final[Service]
    """Amazon SES, ``com.amazonaws.{region}.email-smtp``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    EMR_EKS: Final[Service]
    """Amazon EMR on EKS, ``com.amazonaws.{region}.emr-containers``.

    https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/security-vpc.html
    """

    EMR_DASHBOARD: Final[Service]
    """Amazon EMR, ``com.amazonaws.{region}.emr-dashboard``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
    """

    EMR_SERVERLESS: Final[Service]
    """Amazon EMR Serverless, ``com.amazonaws.{region}.emr-serverless``."""

    EMR_SERVERLESS_LIVY: Final[Service]
    """Amazon EMR Serverless, ``com.amazonaws.{region}.emr-serverless-services.livy``."""

    EMR_SERVERLESS_SERVICES_SESSIONS: Final[Service]
    """Amazon EMR Serverless sessions, ``com.amazonaws.{region}.emr-serverless-services.sessions``."""

    EMR_SERVERLESS_DASHBOARD: Final[Service]
    """Amazon EMR Serverless, ``com.amazonaws.{region}.emr-serverless.dashboard``."""

    EMR_SERVICE_CELL01: Final[Service]
    """Amazon EMR service cell (EMR 8.0.0+ private subnets), ``aws.api.{region}.emr-service-cell01``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html
    """

    EMR_WAL: Final[Service]
    """Amazon EMR WAL, ``com.amazonaws.{region}.emrwal.prod``.

    https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hbase-wal-privatelink.html
    """

    ENTITY_RESOLUTION: Final[Service]
    """AWS Entity Resolution, ``com.amazonaws.{region}.entityresolution``.

    https://docs.aws.amazon.com/entityresolution/latest/userguide/vpc-interface-endpoints.html
    """

    ENTITY_RESOLUTION_FIPS: Final[Service]
    """AWS Entity Resolution, ``com.amazonaws.{region}.entityresolution-fips``.

    https://docs.aws.amazon.com/entityresolution/latest/userguide/vpc-interface-endpoints.html
    """

    EVENTBRIDGE: Final[Service]
    """Amazon EventBridge, ``com.amazonaws.{region}.events``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    EVENTBRIDGE_FIPS: Final[Service]
    """Amazon EventBridge, ``com.amazonaws.{region}.events-fips``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    CLOUDWATCH_EVIDENTLY: Final[Service]
    """Amazon CloudWatch Evidently, ``com.amazonaws.{region}.evidently``."""

    CLOUDWATCH_EVIDENTLY_DATAPLANE: Final[Service]
    """Amazon CloudWatch Evidently (data plane), ``com.amazonaws.{region}.evidently-dataplane``."""

    EVS: Final[Service]
    """Amazon Elastic VMware Service, ``com.amazonaws.{region}.evs``."""

    EVS_FIPS: Final[Service]
    """Amazon Elastic VMware Service, ``com.amazonaws.{region}.evs-fips``."""

    APIGATEWAY: Final[Service]
    """Amazon API Gateway, ``com.amazonaws.{region}.execute-api``.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
    """

    SAGEMAKER_EXPERIMENTS: Final[Service]
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.experiments``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    FINSPACE: Final[Service]
    """Amazon FinSpace, ``com.amazonaws.{region}.finspace``.

    https://docs.aws.amazon.com/finspace/latest/userguide/infrastructure-security.html#connect-vpce
    """

    FINSPACE_API: Final[Service]
    """Amazon FinSpace, ``com.amazonaws.{region}.finspace-api``.

    https://docs.aws.amazon.com/finspace/latest/userguide/infrastructure-security.html#connect-vpce
    """

    FAULT_INJECTION_SIMULATOR: Final[Service]
    """AWS Fault Injection Service, ``com.amazonaws.{region}.fis``.

    https://docs.aws.amazon.com/fis/latest/userguide/vpc-interface-endpoints.html
    """

    FAULT_INJECTION_SIMULATOR_FIPS: Final[Service]
    """AWS Fault Injection Service, ``com.amazonaws.{region}.fis-fips``.

    https://docs.aws.amazon.com/fis/latest/userguide/vpc-interface-endpoints.html
    """

    FMS: Final[Service]
    """AWS Firewall Manager, ``com.amazonaws.{region}.fms``."""

    FMS_FIPS: Final[Service]
    """AWS Firewall Manager, ``com.amazonaws.{region}.fms-fips``."""

    FORECAST: Final[Service]
    """Amazon Forecast, ``com.amazonaws.{region}.forecast``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FORECAST_FIPS: Final[Service]
    """Amazon Forecast, ``com.amazonaws.{region}.forecast-fips``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FORECAST_QUERY: Final[Service]
    """Amazon Forecast, ``com.amazonaws.{region}.forecastquery``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FORECAST_QUERY_FIPS: Final[Service]
    """Amazon Forecast, ``com.amazonaws.{region}.forecastquery-fips``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FRAUD_DETECTOR: Final[Service]
    """Amazon Fraud Detector, ``com.amazonaws.{region}.frauddetector``.

    https://docs.aws.amazon.com/frauddetector/latest/ug/vpc-interface-endpoints.html
    """

    FSX: Final[Service]
    """Amazon FSx, ``com.amazonaws.{region}.fsx``.

    https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-vpc-endpoints.html
    """

    FSX_FIPS: Final[Service]
    """Amazon FSx, ``com.amazonaws.{region}.fsx-fips``.

    https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-vpc-endpoints.html
    """

    GAMELIFT: Final[Service]
    """Amazon GameLift Servers, ``com.amazonaws.{region}.gamelift``."""

    GAMELIFTSTREAMS: Final[Service]
    """Amazon GameLift Streams, ``com.amazonaws.{region}.gameliftstreams``.

    https://docs.aws.amazon.com/gameliftstreams/latest/developerguide/infrastructure-security-vpc-endpoints.html
    """

    LOCATION_SERVICE_GEOFENCING: Final[Service]
    """Amazon Location Service, ``com.amazonaws.{region}.geo.geofencing``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_MAPS: Final[Service]
    """Amazon Location Service, ``com.amazonaws.{region}.geo.maps``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_METADATA: Final[Service]
    """Amazon Location Service, ``com.amazonaws.{region}.geo.metadata``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_PLACES: Final[Service]
    """Amazon Location Service, ``com.amazonaws.{region}.geo.places``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_ROUTE: Final[Service]
    """Amazon Location Service, ``com.amazonaws.{region}.geo.routes``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_TRACKING: Final[Service]
    """Amazon Location Service, ``com.amazonaws.{region}.geo.tracking``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    CODECOMMIT_GIT: Final[Service]
    """AWS CodeCommit, ``com.amazonaws.{region}.git-codecommit``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    CODECOMMIT_GIT_FIPS: Final[Service]
    """AWS CodeCommit, ``com.amazonaws.{region}.git-codecommit-fips``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    GLUE: Final[Service]
    """AWS Glue, ``com.amazonaws.{region}.glue``.

    https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html
    """

    GLUE_FIPS: Final[Service]
    """AWS Glue (FIPS), ``com.amazonaws.{region}.glue-fips``."""

    GLUE_STUDIO_SPARKUI_SERVICE: Final[Service]
    """AWS Glue Studio Spark UI, ``com.amazonaws.{region}.glue-studio-sparkui-service``."""

    GLUE_DASHBOARD: Final[Service]
    """AWS Glue, ``com.amazonaws.{region}.glue.dashboard``.

    https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html
    """

    GLUE_SESSIONS: Final[Service]
    """AWS Glue interactive sessions (Spark Connect), ``com.amazonaws.{region}.glue.sessions``.

    https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html
    """

    GRAFANA: Final[Service]
    """Amazon Managed Grafana, ``com.amazonaws.{region}.grafana``.

    https://docs.aws.amazon.com/grafana/latest/userguide/VPC-endpoints.html
    """

    GRAFANA_WORKSPACE: Final[Service]
    """Amazon Managed Grafana, ``com.amazonaws.{region}.grafana-workspace``.

    https://docs.aws.amazon.com/grafana/latest/userguide/VPC-endpoints.html
    """

    IOT_GREENGRASS: Final[Service]
    """AWS IoT Greengrass, ``com.amazonaws.{region}.greengrass``.

    https://docs.aws.amazon.com/greengrass/v2/developerguide/vpc-interface-endpoints.html
    """

    GROUNDSTATION: Final[Service]
    """AWS Ground Station, ``com.amazonaws.{region}.groundstation``."""

    GROUNDSTATION_FIPS: Final[Service]
    """AWS Ground Station, ``com.amazonaws.{region}.groundstation-fips``."""

    GUARDDUTY: Final[Service]
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    GUARDDUTY_DATA: Final[Service]
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty-data``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    GUARDDUTY_DATA_FIPS: Final[Service]
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty-data-fips``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    GUARDDUTY_FIPS: Final[Service]
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty-fips``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    HEALTHLAKE: Final[Service]
    """AWS HealthLake, ``com.amazonaws.{region}.healthlake``.

    https://docs.aws.amazon.com/healthlake/latest/devguide/vpc-endpoints.html
    """

    HIGHLANDER: Final[Service]
    """WorkSpaces streaming, ``com.amazonaws.{region}.highlander``.

    https://docs.aws.amazon.com/workspaces/latest/adminguide/creating-streaming-vpc-endpoints.html
    """

    IAM: Final[Service]
    """AWS Identity and Access Management (IAM), ``com.amazonaws.iam``.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
    """

    IDENTITY_CHIME: Final[Service]
    """Amazon Chime SDK Identity, ``com.amazonaws.{region}.identity-chime``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    IDENTITY_CHIME_FIPS: Final[Service]
    """Amazon Chime SDK Identity, ``com.amazonaws.{region}.identity-chime-fips``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    IAM_IDENTITY_CENTER: Final[Service]
    """IAM Identity Center, ``com.amazonaws.{region}.identitystore``."""

    IMAGE_BUILDER: Final[Service]
    """EC2 Image Builder, ``com.amazonaws.{region}.imagebuilder``.

    https://docs.aws.amazon.com/imagebuilder/latest/userguide/vpc-interface-endpoints.html
    """

    IMAGE_BUILDER_FIPS: Final[Service]
    """EC2 Image Builder, ``com.amazonaws.{region}.imagebuilder-fips``."""

    INSPECTOR_SCAN: Final[Service]
    """Amazon Inspector, ``com.amazonaws.{region}.inspector-scan``."""

    INSPECTOR_SCAN_FIPS: Final[Service]
    """Amazon Inspector, ``com.amazonaws.{region}.inspector-scan-fips``."""

    INSPECTOR: Final[Service]
    """Amazon Inspector, ``com.amazonaws.{region}.inspector2``."""

    INSPECTOR_FIPS: Final[Service]
    """Amazon Inspector, ``com.amazonaws.{region}.inspector2-fips``."""

    INTERNET_MONITOR: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.internetmonitor``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    INTERNET_MONITOR_FIPS: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.internetmonitor-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    INVOICING: Final[Service]
    """AWS Invoicing, ``com.amazonaws.{region}.invoicing``."""

    IOT_API_FIPS: Final[Service]
    """AWS IoT Core, ``com.amazonaws.{region}.iot-fips.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_TUNNELING_API_FIPS: Final[Service]
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot-fips.tunneling.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_TUNNELING_DATA_FIPS: Final[Service]
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot-fips.tunneling.data``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_API: Final[Service]
    """AWS IoT Core, ``com.amazonaws.{region}.iot.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_CORE_CREDENTIALS: Final[Service]
    """AWS IoT Core, ``com.amazonaws.{region}.iot.credentials``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_CORE: Final[Service]
    """AWS IoT Core, ``com.amazonaws.{region}.iot.data``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_CORE_FLEETHUB_API: Final[Service]
    """AWS IoT Fleet Hub, ``com.amazonaws.{region}.iot.fleethub.api``."""

    IOT_TUNNELING_API: Final[Service]
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot.tunneling.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_TUNNELING_DATA: Final[Service]
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot.tunneling.data``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_FLEETWISE: Final[Service]
    """AWS IoT FleetWise, ``com.amazonaws.{region}.iotfleetwise``."""

    IOTMANAGEDINTEGRATIONS_API_FIPS: Final[Service]
    """Managed integrations for AWS IoT Device Management, ``com.amazonaws.{region}.iotmanagedintegrations-fips.api``.

    https://docs.aws.amazon.com/iot-mi/latest/devguide/interface-vpc-endpoints.html
    """

    IOTMANAGEDINTEGRATIONS_API: Final[Service]
    """Managed integrations for AWS IoT Device Management, ``com.amazonaws.{region}.iotmanagedintegrations.api``.

    https://docs.aws.amazon.com/iot-mi/latest/devguide/interface-vpc-endpoints.html
    """

    IOT_ROBORUNNER: Final[Service]
    """AWS IoT RoboRunner, ``com.amazonaws.{region}.iotroborunner``."""

    IOT_SITEWISE_API: Final[Service]
    """AWS IoT SiteWise, ``com.amazonaws.{region}.iotsitewise.api``.

    https://docs.aws.amazon.com/iot-sitewise/latest/userguide/vpc-interface-endpoints.html
    """

    IOT_SITEWISE_DATA: Final[Service]
    """AWS IoT SiteWise, ``com.amazonaws.{region}.iotsitewise.data``.

    https://docs.aws.amazon.com/iot-sitewise/latest/userguide/vpc-interface-endpoints.html
    """

    IOT_TWINMAKER_API: Final[Service]
    """AWS IoT TwinMaker, ``com.amazonaws.{region}.iottwinmaker.api``.

    https://docs.aws.amazon.com/iot-twinmaker/latest/guide/vpc-interface-endpoints.html
    """

    IOT_TWINMAKER_DATA: Final[Service]
    """AWS IoT TwinMaker, ``com.amazonaws.{region}.iottwinmaker.data``.

    https://docs.aws.amazon.com/iot-twinmaker/latest/guide/vpc-interface-endpoints.html
    """

    IOT_CORE_FOR_LORAWAN: Final[Service]
    """AWS IoT Core for LoRaWAN, ``com.amazonaws.{region}.iotwireless.api``.

    https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html
    """

    IVS_CONTRIBUTE: Final[Service]
    """Amazon Interactive Video Service, ``com.amazonaws.{region}.ivs.contribute``."""

    KAFKA: Final[Service]
    """Amazon Managed Streaming for Apache Kafka (MSK), ``com.amazonaws.{region}.kafka``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_API: Final[Service]
    """Amazon MSK Provisioned API (dual-stack; replaces kafka), ``aws.api.{region}.kafka-api``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_API_FIPS: Final[Service]
    """Amazon MSK Provisioned API (dual-stack, FIPS), ``aws.api.{region}.kafka-api-fips``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_FIPS: Final[Service]
    """Amazon Managed Streaming for Apache Kafka (MSK), ``com.amazonaws.{region}.kafka-fips``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_CONNECT: Final[Service]
    """Amazon MSK Connect, ``com.amazonaws.{region}.kafkaconnect``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_CONNECT_FIPS: Final[Service]
    """Amazon MSK Connect (FIPS), ``com.amazonaws.{region}.kafkaconnect-fips``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KENDRA: Final[Service]
    """Amazon Kendra, ``com.amazonaws.{region}.kendra``.

    https://docs.aws.amazon.com/kendra/latest/dg/vpc-interface-endpoints.html
    """

    KENDRA_RANKING: Final[Service]
    """Amazon Kendra, ``aws.api.{region}.kendra-ranking``.

    https://docs.aws.amazon.com/kendra/latest/dg/vpc-interface-endpoints.html
    """

    KINESIS_FIREHOSE: Final[Service]
    """Amazon Data Firehose, ``com.amazonaws.{region}.kinesis-firehose``.

    https://docs.aws.amazon.com/firehose/latest/dev/vpc.html
    """

    KINESIS_FIREHOSE_FIPS: Final[Service]
    """Amazon Data Firehose, ``com.amazonaws.{region}.kinesis-firehose-fips``."""

    KINESIS_STREAMS: Final[Service]
    """Amazon Kinesis Data Streams, ``com.amazonaws.{region}.kinesis-streams``.

    https://docs.aws.amazon.com/streams/latest/dev/vpc.html
    """

    KINESIS_STREAMS_FIPS: Final[Service]
    """Amazon Kinesis Data Streams, ``com.amazonaws.{region}.kinesis-streams-fips``.

    https://docs.aws.amazon.com/streams/latest/dev/vpc.html
    """

    KINESISANALYTICS: Final[Service]
    """Amazon Managed Service for Apache Flink, ``com.amazonaws.{region}.kinesisanalytics``.

    https://docs.aws.amazon.com/managed-flink/latest/java/vpc-internet.html
    """

    KINESISANALYTICS_FIPS: Final[Service]
    """Amazon Managed Service for Apache Flink, ``com.amazonaws.{region}.kinesisanalytics-fips``.

    https://docs.aws.amazon.com/managed-flink/latest/java/vpc-internet.html
    """

    KMS: Final[Service]
    """AWS Key Management Service, ``com.amazonaws.{region}.kms``.

    https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html
    """

    KMS_FIPS: Final[Service]
    """AWS Key Management Service, ``com.amazonaws.{region}.kms-fips``.

    https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html
    """

    LAKE_FORMATION: Final[Service]
    """AWS Lake Formation, ``com.amazonaws.{region}.lakeformation``.

    https://docs.aws.amazon.com/lake-formation/latest/dg/privatelink.html
    """

    LAMBDA_: Final[Service]
    """AWS Lambda, ``com.amazonaws.{region}.lambda``.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html
    """

    LAMBDA: Final[Service]
    """AWS Lambda, ``com.amazonaws.{region}.lambda``.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html
    """

    LAMBDA_MICROVM: Final[Service]
    """AWS Lambda MicroVMs, ``com.amazonaws.{region}.lambda-microvm``."""

    LAUNCH_WIZARD: Final[Service]
    """AWS Launch Wizard, ``com.amazonaws.{region}.launchwizard``."""

    LICENSE_MANAGER: Final[Service]
    """AWS License Manager, ``com.amazonaws.{region}.license-manager``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LICENSE_MANAGER_FIPS: Final[Service]
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-fips``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LICENSE_MANAGER_LINUX_SUBSCRIPTIONS: Final[Service]
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-linux-subscriptions``."""

    LICENSE_MANAGER_LINUX_SUBSCRIPTIONS_FIPS: Final[Service]
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-linux-subscriptions-fips``."""

    LICENSE_MANAGER_USER_SUBSCRIPTIONS: Final[Service]
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-user-subscriptions``."""

    LICENSE_MANAGER_USER_SUBSCRIPTIONS_FIPS: Final[Service]
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-user-subscriptions-fips``."""

    LIGHTSAIL: Final[Service]
    """Amazon Lightsail, ``com.amazonaws.{region}.lightsail``."""

    CLOUDWATCH_LOGS: Final[Service]
    """Amazon CloudWatch Logs, ``com.amazonaws.{region}.logs``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    CLOUDWATCH_LOGS_FIPS: Final[Service]
    """Amazon CloudWatch Logs (FIPS), ``com.amazonaws.{region}.logs-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    LOOKOUT_EQUIPMENT: Final[Service]
    """Amazon Lookout for Equipment, ``com.amazonaws.{region}.lookoutequipment``.

    https://docs.aws.amazon.com/lookout-for-equipment/latest/ug/vpc-interface-endpoints.html
    """

    LOOKOUT_METRICS: Final[Service]
    """Amazon Lookout for Metrics, ``com.amazonaws.{region}.lookoutmetrics``."""

    LOOKOUT_VISION: Final[Service]
    """Amazon Lookout for Vision, ``com.amazonaws.{region}.lookoutvision``.

    https://docs.aws.amazon.com/lookout-for-vision/latest/developer-guide/vpc-interface-endpoints.html
    """

    IOT_LORAWAN_CUPS: Final[Service]
    """AWS IoT Core for LoRaWAN, ``com.amazonaws.{region}.lorawan.cups``.

    https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html
    """

    IOT_LORAWAN_LNS: Final[Service]
    """AWS IoT Core for LoRaWAN, ``com.amazonaws.{region}.lorawan.lns``.

    https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html
    """

    MAINFRAME_MODERNIZATION: Final[Service]
    """AWS Mainframe Modernization, ``com.amazonaws.{region}.m2``.

    https://docs.aws.amazon.com/m2/latest/userguide/vpc-interface-endpoints.html
    """

    MACIE: Final[Service]
    """Amazon Macie, ``com.amazonaws.{region}.macie2``.

    https://docs.aws.amazon.com/macie/latest/user/vpc-interface-endpoints-macie.html
    """

    MACIE_FIPS: Final[Service]
    """Amazon Macie, ``com.amazonaws.{region}.macie2-fips``.

    https://docs.aws.amazon.com/macie/latest/user/vpc-interface-endpoints-macie.html
    """

    MAILMANAGER: Final[Service]
    """Amazon SES, ``com.amazonaws.{region}.mail-manager``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MAILMANAGER_FIPS: Final[Service]
    """Amazon SES, ``com.amazonaws.{region}.mail-manager-fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MAIL_MANAGER_SMTP_AUTH: Final[Service]
    """Amazon SES Mail Manager authenticated ingress endpoint, ``com.amazonaws.{region}.mail-manager-smtp.auth``."""

    MAIL_MANAGER_SMTP_AUTH_FIPS: Final[Service]
    """Amazon SES, ``com.amazonaws.{region}.mail-manager-smtp.auth.fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MAIL_MANAGER_SMTP_MTLS: Final[Service]
    """Amazon SES Mail Manager mTLS ingress endpoint, ``com.amazonaws.{region}.mail-manager-smtp.mtls``."""

    MAIL_MANAGER_SMTP_MTLS_FIPS: Final[Service]
    """Amazon SES Mail Manager mTLS ingress endpoint (FIPS), ``com.amazonaws.{region}.mail-manager-smtp.mtls.fips``."""

    MAIL_MANAGER_SMTP_OPEN: Final[Service]
    """Amazon SES Mail Manager open ingress endpoint, ``com.amazonaws.{region}.mail-manager-smtp.open``."""

    MAIL_MANAGER_SMTP_OPEN_FIPS: Final[Service]
    """Amazon SES, ``com.amazonaws.{region}.mail-manager-smtp.open.fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MANAGED_BLOCKCHAIN_QUERY: Final[Service]
    """Amazon Managed Blockchain, ``com.amazonaws.{region}.managedblockchain-query``."""

    MANAGED_BLOCKCHAIN_BITCOIN_MAINNET: Final[Service]
    """Amazon Managed Blockchain, ``com.amazonaws.{region}.managedblockchain.bitcoin.mainnet``."""

    MANAGED_BLOCKCHAIN_BITCOIN_TESTNET: Final[Service]
    """Amazon Managed Blockchain, ``com.amazonaws.{region}.managedblockchain.bitcoin.testnet``."""

    MEDIA_PIPELINES_CHIME: Final[Service]
    """Amazon Chime SDK Media Pipelines, ``com.amazonaws.{region}.media-pipelines-chime``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    MEDIA_PIPELINES_CHIME_FIPS: Final[Service]
    """Amazon Chime SDK Media Pipelines, ``com.amazonaws.{region}.media-pipelines-chime-fips``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    ELEMENTAL_MEDIACONNECT: Final[Service]
    """AWS Elemental MediaConnect, ``com.amazonaws.{region}.mediaconnect``.

    https://docs.aws.amazon.com/mediaconnect/latest/ug/vpc-endpoints.html
    """

    MEDIACONVERT: Final[Service]
    """AWS Elemental MediaConvert, ``com.amazonaws.{region}.mediaconvert``."""

    MEDIACONVERT_FIPS: Final[Service]
    """AWS Elemental MediaConvert, ``com.amazonaws.{region}.mediaconvert-fips``."""

    HEALTH_IMAGING: Final[Service]
    """AWS HealthImaging, ``com.amazonaws.{region}.medical-imaging``.

    https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html
    """

    MEETINGS_CHIME: Final[Service]
    """Amazon Chime SDK Meetings, ``com.amazonaws.{region}.meetings-chime``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    MEMORY_DB: Final[Service]
    """Amazon MemoryDB, ``com.amazonaws.{region}.memory-db``.

    https://docs.aws.amazon.com/memorydb/latest/devguide/memorydb-privatelink.html
    """

    MEMORY_DB_FIPS: Final[Service]
    """Amazon MemoryDB, ``com.amazonaws.{region}.memorydb-fips``.

    https://docs.aws.amazon.com/memorydb/latest/devguide/memorydb-privatelink.html
    """

    MESSAGING_CHIME: Final[Service]
    """Amazon Chime SDK Messaging, ``com.amazonaws.{region}.messaging-chime``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    MESSAGING_CHIME_FIPS: Final[Service]
    """Amazon Chime SDK Messaging, ``com.amazonaws.{region}.messaging-chime-fips``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    METERING_MARKETPLACE: Final[Service]
    """AWS Marketplace Metering Service, ``com.amazonaws.{region}.metering-marketplace``."""

    APPLICATION_MIGRATION_SERVICE: Final[Service]
    """AWS Application Migration Service, ``com.amazonaws.{region}.mgn``.

    https://docs.aws.amazon.com/mgn/latest/ug/AWS-Related-FAQ.html#mgn-and-vpc
    """

    MIGRATIONHUB_ORCHESTRATOR: Final[Service]
    """AWS Migration Hub Orchestrator, ``com.amazonaws.{region}.migrationhub-orchestrator``.

    https://docs.aws.amazon.com/migrationhub-orchestrator/latest/userguide/vpc-interface-endpoints.html
    """

    MIGRATIONHUB_STRATEGY: Final[Service]
    """Migration Hub Strategy Recommendations, ``com.amazonaws.{region}.migrationhub-strategy``.

    https://docs.aws.amazon.com/migrationhub-strategy/latest/userguide/vpc-interface-endpoints.html
    """

    LEX_MODELS: Final[Service]
    """Amazon Lex, ``com.amazonaws.{region}.models-v2-lex``.

    https://docs.aws.amazon.com/lexv2/latest/dg/vpc-interface-endpoints.html
    """

    CLOUDWATCH_MONITORING: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.monitoring``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    MPA: Final[Service]
    """AWS Multi-party approval, ``com.amazonaws.{region}.mpa``."""

    MQ: Final[Service]
    """Amazon MQ, ``com.amazonaws.{region}.mq``.

    https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/connect-to-amazonmq.html
    """

    MQ_FIPS: Final[Service]
    """Amazon MQ, ``com.amazonaws.{region}.mq-fips``.

    https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/connect-to-amazonmq.html
    """

    NEPTUNE_ANALYTICS: Final[Service]
    """Amazon Neptune Analytics, ``com.amazonaws.{region}.neptune-graph``."""

    NEPTUNE_ANALYTICS_DATA: Final[Service]
    """Amazon Neptune Analytics, ``com.amazonaws.{region}.neptune-graph-data``."""

    NEPTUNE_ANALYTICS_FIPS: Final[Service]
    """Amazon Neptune Analytics, ``com.amazonaws.{region}.neptune-graph-fips``."""

    NETWORK_FIREWALL: Final[Service]
    """AWS Network Firewall, ``com.amazonaws.{region}.network-firewall``.

    https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-interface-endpoints.html
    """

    NETWORK_FIREWALL_FIPS: Final[Service]
    """AWS Network Firewall, ``com.amazonaws.{region}.network-firewall-fips``.

    https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-interface-endpoints.html
    """

    NETWORK_FLOW_MONITOR: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.networkflowmonitor``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    NETWORK_FLOW_MONITOR_REPORTS: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.networkflowmonitorreports``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    NETWORKMANAGER: Final[Service]
    """AWS Cloud WAN / Global Networks for Transit Gateways, ``com.amazonaws.{region}.networkmanager``."""

    CLOUDWATCH_NETWORK_MONITOR: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.networkmonitor``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    NIMBLE_STUDIO: Final[Service]
    """Amazon Nimble Studio, ``com.amazonaws.{region}.nimble``."""

    SAGEMAKER_NOTEBOOK: Final[Service]
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.notebook``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    NOTIFICATIONS: Final[Service]
    """AWS User Notifications, ``com.amazonaws.{region}.notifications``.

    https://docs.aws.amazon.com/notifications/latest/userguide/vpc.html
    """

    NOTIFICATIONS_CONTACTS: Final[Service]
    """AWS User Notifications, ``com.amazonaws.{region}.notifications-contacts``.

    https://docs.aws.amazon.com/notifications/latest/userguide/vpc.html
    """

    OAM: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.oam``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    OBSERVABILITY_ADMIN: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.observabilityadmin``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    ODB: Final[Service]
    """Oracle Database@AWS, ``com.amazonaws.{region}.odb``."""

    ODB_FIPS: Final[Service]
    """Oracle Database@AWS, ``com.amazonaws.{region}.odb-fips``."""

    OIDC_EKS: Final[Service]
    """Amazon EKS cluster OIDC endpoint (IRSA discovery/JWKS), ``com.amazonaws.{region}.oidc-eks``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    OPENSEARCH_DOMAIN: Final[Service]
    """Amazon OpenSearch Service domain, ``opensearch-domain``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc-interface-endpoints.html
    """

    ORGANIZATIONS: Final[Service]
    """AWS Organizations, ``com.amazonaws.{region}.organizations``.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_security_privatelink.html
    """

    ORGANIZATIONS_FIPS: Final[Service]
    """AWS Organizations, ``com.amazonaws.{region}.organizations-fips``.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_security_privatelink.html
    """

    OSIS: Final[Service]
    """Amazon OpenSearch Ingestion, ``com.amazonaws.{region}.osis``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/osis-access-apis-using-privatelink.html
    """

    OUTPOSTS: Final[Service]
    """AWS Outposts, ``com.amazonaws.{region}.outposts``."""

    PANORAMA: Final[Service]
    """AWS Panorama, ``com.amazonaws.{region}.panorama``.

    https://docs.aws.amazon.com/panorama/latest/dev/api-endpoints.html
    """

    SAGEMAKER_PARTNER_APP: Final[Service]
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.partner-app``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    PAYMENT_CRYPTOGRAPHY_CONTROLPLANE: Final[Service]
    """AWS Payment Cryptography, ``com.amazonaws.{region}.payment-cryptography.controlplane``."""

    PAYMENT_CRYPTOGRAPHY_DATAPLANE: Final[Service]
    """AWS Payment Cryptography, ``com.amazonaws.{region}.payment-cryptography.dataplane``."""

    PRIVATE_CERTIFICATE_AUTHORITY_CONNECTOR_AD: Final[Service]
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.pca-connector-ad``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    PRIVATE_CERTIFICATE_AUTHORITY_CONNECTOR_SCEP: Final[Service]
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.pca-connector-scep``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    PARALLEL_COMPUTING_SERVICE: Final[Service]
    """AWS PCS, ``com.amazonaws.{region}.pcs``.

    https://docs.aws.amazon.com/pcs/latest/userguide/vpc-interface-endpoints.html
    """

    PARALLEL_COMPUTING_SERVICE_FIPS: Final[Service]
    """AWS PCS, ``com.amazonaws.{region}.pcs-fips``.

    https://docs.aws.amazon.com/pcs/latest/userguide/vpc-interface-endpoints.html
    """

    PERSONALIZE: Final[Service]
    """Amazon Personalize, ``com.amazonaws.{region}.personalize``.

    https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html
    """

    PERSONALIZE_EVENTS: Final[Service]
    """Amazon Personalize, ``com.amazonaws.{region}.personalize-events``.

    https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html
    """

    PERSONALIZE_RUNTIME: Final[Service]
    """Amazon Personalize, ``com.amazonaws.{region}.personalize-runtime``.

    https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html
    """

    RDS_PERFORMANCE_INSIGHTS: Final[Service]
    """Amazon RDS Performance Insights, ``com.amazonaws.{region}.pi``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/pi-vpc-interface-endpoints.html
    """

    RDS_PERFORMANCE_INSIGHTS_FIPS: Final[Service]
    """Amazon RDS Performance Insights, ``com.amazonaws.{region}.pi-fips``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/pi-vpc-interface-endpoints.html
    """

    PINPOINT_V1: Final[Service]
    """Amazon Pinpoint, ``com.amazonaws.{region}.pinpoint``.

    https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-vpc-endpoints.html
    """

    PINPOINT_SMS_VOICE_V2: Final[Service]
    """Amazon Pinpoint, ``com.amazonaws.{region}.pinpoint-sms-voice-v2``.

    https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-vpc-endpoints.html
    """

    PIPES: Final[Service]
    """Amazon EventBridge, ``com.amazonaws.{region}.pipes``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    PIPES_DATA: Final[Service]
    """Amazon EventBridge, ``com.amazonaws.{region}.pipes-data``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    PIPES_FIPS: Final[Service]
    """Amazon EventBridge, ``com.amazonaws.{region}.pipes-fips``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    POLLY: Final[Service]
    """Amazon Polly, ``com.amazonaws.{region}.polly``.

    https://docs.aws.amazon.com/polly/latest/dg/using-polly-with-vpc-endpoints.html
    """

    POLLY_FIPS: Final[Service]
    """Amazon Polly, ``com.amazonaws.{region}.polly-fips``.

    https://docs.aws.amazon.com/polly/latest/dg/using-polly-with-vpc-endpoints.html
    """

    PRICE_LIST: Final[Service]
    """AWS Price List, ``com.amazonaws.{region}.pricing.api``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    PRICINGPLANMANAGER: Final[Service]
    """Amazon CloudFront Flat-Rate Pricing Plans, ``com.amazonaws.us-east-1.pricingplanmanager``.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html
    """

    PRIVATE_5_G: Final[Service]
    """AWS Private 5G, ``com.amazonaws.{region}.private-networks``."""

    PRIVATE_5G: Final[Service]
    """AWS Private 5G, ``com.amazonaws.{region}.private-networks``."""

    CONNECT_PROFILE: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.profile``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    PROTON: Final[Service]
    """AWS Proton, ``com.amazonaws.{region}.proton``.

    https://docs.aws.amazon.com/proton/latest/userguide/infrastructure-security.html#vpc-interface-endpoints
    """

    Q_DEVELOPER: Final[Service]
    """Amazon Q Developer, ``com.amazonaws.{region}.q``.

    https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html
    """

    Q_DEVELOPER_QAPPS: Final[Service]
    """Amazon Q Developer, ``com.amazonaws.{region}.qapps``.

    https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html
    """

    Q_BUSSINESS: Final[Service]
    """Amazon Q Business, ``aws.api.{region}.qbusiness``.

    https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/vpc-interface-endpoints.html
    """

    QLDB: Final[Service]
    """Amazon QLDB, ``com.amazonaws.{region}.qldb.session``."""

    QUICKSIGHT: Final[Service]
    """Amazon Quick / QuickSight API, ``com.amazonaws.{region}.quicksight``.

    https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html
    """

    QUICKSIGHT_FIPS: Final[Service]
    """Amazon Quick / QuickSight API (FIPS), ``com.amazonaws.{region}.quicksight-fips``.

    https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html
    """

    QUICKSIGHT_WEBSITE: Final[Service]
    """Amazon Quick (QuickSight), ``com.amazonaws.{region}.quicksight-website``.

    https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html
    """

    RESOURCE_ACCESS_MANAGER: Final[Service]
    """AWS Resource Access Manager, ``com.amazonaws.{region}.ram``.

    https://docs.aws.amazon.com/ram/latest/userguide/vpc-interface-endpoints.html
    """

    RESOURCE_ACCESS_MANAGER_FIPS: Final[Service]
    """AWS Resource Access Manager, ``com.amazonaws.{region}.ram-fips``.

    https://docs.aws.amazon.com/ram/latest/userguide/vpc-interface-endpoints.html
    """

    RECYCLE_BIN: Final[Service]
    """Recycle Bin, ``com.amazonaws.{region}.rbin``.

    https://docs.aws.amazon.com/ebs/latest/userguide/rbin-vpcendpoints.html
    """

    RECYCLE_BIN_FIPS: Final[Service]
    """Recycle Bin, ``com.amazonaws.{region}.rbin-fips``.

    https://docs.aws.amazon.com/ebs/latest/userguide/rbin-vpcendpoints.html
    """

    RDS: Final[Service]
    """Amazon RDS / Aurora / DocumentDB management API, ``com.amazonaws.{region}.rds``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/vpc-interface-endpoints.html
    """

    RDS_DATA: Final[Service]
    """Amazon RDS Data API, ``com.amazonaws.{region}.rds-data``.

    https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.html#data-api.vpc-endpoint
    """

    RDS_FIPS: Final[Service]
    """Amazon RDS / Aurora / DocumentDB management API, ``com.amazonaws.{region}.rds-fips``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/vpc-interface-endpoints.html
    """

    REDSHIFT: Final[Service]
    """Amazon Redshift, ``com.amazonaws.{region}.redshift``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    REDSHIFT_DATA: Final[Service]
    """Amazon Redshift Data API, ``com.amazonaws.{region}.redshift-data``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html#data-api-vpc-endpoint
    """

    REDSHIFT_DATA_FIPS: Final[Service]
    """Amazon Redshift Data API, ``com.amazonaws.{region}.redshift-data-fips``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html#data-api-vpc-endpoint
    """

    REDSHIFT_FIPS: Final[Service]
    """Amazon Redshift, ``com.amazonaws.{region}.redshift-fips``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    REDSHIFT_SERVERLESS: Final[Service]
    """Amazon Redshift, ``com.amazonaws.{region}.redshift-serverless``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    REDSHIFT_SERVERLESS_FIPS: Final[Service]
    """Amazon Redshift, ``com.amazonaws.{region}.redshift-serverless-fips``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    MIGRATIONHUB_REFACTOR_SPACES: Final[Service]
    """AWS Migration Hub Refactor Spaces, ``com.amazonaws.{region}.refactor-spaces``.

    https://docs.aws.amazon.com/migrationhub-refactor-spaces/latest/userguide/vpc-interface-endpoints.html
    """

    REKOGNITION: Final[Service]
    """Amazon Rekognition, ``com.amazonaws.{region}.rekognition``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    REKOGNITION_FIPS: Final[Service]
    """Amazon Rekognition, ``com.amazonaws.{region}.rekognition-fips``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    REPOST_SPACE: Final[Service]
    """AWS re:Post Private, ``com.amazonaws.{region}.repostspace``."""

    RESOURCE_GROUPS: Final[Service]
    """AWS Resource Groups, ``com.amazonaws.{region}.resource-groups``.

    https://docs.aws.amazon.com/ARG/latest/userguide/vpc-interface-endpoints.html
    """

    RESOURCE_GROUPS_FIPS: Final[Service]
    """AWS Resource Groups, ``com.amazonaws.{region}.resource-groups-fips``.

    https://docs.aws.amazon.com/ARG/latest/userguide/vpc-interface-endpoints.html
    """

    ROBOMAKER: Final[Service]
    """AWS RoboMaker, ``com.amazonaws.{region}.robomaker``."""

    IAM_ROLES_ANYWHERE: Final[Service]
    """IAM Roles Anywhere, ``com.amazonaws.{region}.rolesanywhere``.

    https://docs.aws.amazon.com/rolesanywhere/latest/userguide/vpc-interface-endpoints.html
    """

    IAM_ROLES_ANYWHERE_FIPS: Final[Service]
    """IAM Roles Anywhere, ``com.amazonaws.{region}.rolesanywhere-fips``.

    https://docs.aws.amazon.com/rolesanywhere/latest/userguide/vpc-interface-endpoints.html
    """

    ROUTE53: Final[Service]
    """Amazon Route 53, ``com.amazonaws.route53``."""

    ROUTE53GLOBALRESOLVER: Final[Service]
    """Amazon Route 53 Global Resolver, ``aws.api.us-east-2.route53globalresolver``.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/gr-what-is-global-resolver.html
    """

    ROUTE53GLOBALRESOLVER_FIPS: Final[Service]
    """Amazon Route 53 Global Resolver, ``aws.api.us-east-2.route53globalresolver-fips``.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/gr-what-is-global-resolver.html
    """

    ROUTE53PROFILES: Final[Service]
    """Amazon Route 53 Profiles, ``com.amazonaws.{region}.route53profiles``.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
    """

    CLOUDWATCH_RUM: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.rum``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    CLOUDWATCH_RUM_DATAPLANE: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.rum-dataplane``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    HEALTH_IMAGING_RUNTIME: Final[Service]
    """AWS HealthImaging, ``com.amazonaws.{region}.runtime-medical-imaging``.

    https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html
    """

    LEX_RUNTIME: Final[Service]
    """Amazon Lex, ``com.amazonaws.{region}.runtime-v2-lex``.

    https://docs.aws.amazon.com/lexv2/latest/dg/vpc-interface-endpoints.html
    """

    S3: Final[Service]
    """Amazon S3, ``com.amazonaws.{region}.s3``.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
    """

    S3_FIPS: Final[Service]
    """Amazon S3, ``com.amazonaws.{region}.s3-fips``."""

    S3_MULTI_REGION_ACCESS_POINTS: Final[Service]
    """Amazon S3 Multi-Region Access Points, ``com.amazonaws.s3-global.accesspoint``.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointsPrivateLink.html
    """

    S3_OUTPOSTS: Final[Service]
    """Amazon S3 on Outposts, ``com.amazonaws.{region}.s3-outposts``.

    https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/s3-outposts-privatelink-interface-endpoints.html
    """

    S3EXPRESS: Final[Service]
    """Amazon S3 Express One Zone (directory buckets), ``com.amazonaws.{region}.s3express``."""

    S3FILES: Final[Service]
    """Amazon S3 Files, ``aws.api.{region}.s3files``."""

    S3FILES_FIPS: Final[Service]
    """Amazon S3 Files, ``aws.api.{region}.s3files-fips``."""

    S3_TABLES: Final[Service]
    """Amazon S3, ``com.amazonaws.{region}.s3tables``.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
    """

    S3_VECTORS: Final[Service]
    """Amazon S3 Vectors, ``com.amazonaws.{region}.s3vectors``."""

    SAGEMAKER_DATA_SCIENCE_ASSISTANT: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker-data-science-assistant``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_GEOSPATIAL: Final[Service]
    """Amazon SageMaker geospatial, ``com.amazonaws.{region}.sagemaker-geospatial``."""

    SAGEMAKER_API: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.api``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_API_FIPS: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.api-fips``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_FEATURESTORE_RUNTIME: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.featurestore-runtime``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_FEATURESTORE_RUNTIME_FIPS: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.featurestore-runtime-fips``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_METRICS: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.metrics``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_RUNTIME: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.runtime``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_RUNTIME_FIPS: Final[Service]
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.runtime-fips``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAVINGS_PLANS: Final[Service]
    """Savings Plans, ``com.amazonaws.savingsplans``."""

    SCHEDULER: Final[Service]
    """Amazon EventBridge Scheduler, ``com.amazonaws.{region}.scheduler``.

    https://docs.aws.amazon.com/scheduler/latest/UserGuide/vpc-interface-endpoints.html
    """

    EVENTBRIDGE_SCHEMA_REGISTRY: Final[Service]
    """Amazon EventBridge, ``com.amazonaws.{region}.schemas``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    SUPPLY_CHAIN: Final[Service]
    """AWS Supply Chain, ``com.amazonaws.{region}.scn``.

    https://docs.aws.amazon.com/aws-supply-chain/latest/adminguide/vpc-interface-endpoints.html
    """

    SECRETS_MANAGER: Final[Service]
    """AWS Secrets Manager, ``com.amazonaws.{region}.secretsmanager``.

    https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
    """

    SECRETS_MANAGER_FIPS: Final[Service]
    """AWS Secrets Manager (FIPS), ``com.amazonaws.{region}.secretsmanager-fips``.

    https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
    """

    SECURITY_IR: Final[Service]
    """AWS Security Incident Response, ``com.amazonaws.{region}.security-ir``."""

    SECURITYAGENT: Final[Service]
    """AWS Security Agent, ``com.amazonaws.{region}.securityagent``.

    https://docs.aws.amazon.com/securityagent/latest/userguide/vpc-interface-endpoints.html
    """

    SECURITYHUB: Final[Service]
    """AWS Security Hub CSPM, ``com.amazonaws.{region}.securityhub``.

    https://docs.aws.amazon.com/securityhub/latest/userguide/security-vpc-endpoints.html
    """

    SECURITYHUB_FIPS: Final[Service]
    """AWS Security Hub CSPM, ``com.amazonaws.{region}.securityhub-fips``.

    https://docs.aws.amazon.com/securityhub/latest/userguide/security-vpc-endpoints.html
    """

    SECURITYLAKE: Final[Service]
    """Amazon Security Lake, ``com.amazonaws.{region}.securitylake``.

    https://docs.aws.amazon.com/security-lake/latest/userguide/security-vpc-endpoints.html
    """

    SECURITYLAKE_FIPS: Final[Service]
    """Amazon Security Lake, ``com.amazonaws.{region}.securitylake-fips``.

    https://docs.aws.amazon.com/security-lake/latest/userguide/security-vpc-endpoints.html
    """

    SERVERLESS_APPLICATION_REPOSITORY: Final[Service]
    """AWS Serverless Application Repository, ``com.amazonaws.{region}.serverlessrepo``.

    https://docs.aws.amazon.com/serverlessrepo/latest/devguide/vpc-interface-endpoints.html
    """

    Q_USER_SUBSCRIPTIONS: Final[Service]
    """Amazon Q User Subscriptions, ``com.amazonaws.{region}.service.user-subscriptions``."""

    SERVICE_CATALOG: Final[Service]
    """Service Catalog, ``com.amazonaws.{region}.servicecatalog``."""

    SERVICE_CATALOG_APPREGISTRY: Final[Service]
    """Service Catalog, ``com.amazonaws.{region}.servicecatalog-appregistry``."""

    SERVICE_CATALOG_FIPS: Final[Service]
    """Service Catalog, ``com.amazonaws.{region}.servicecatalog-fips``."""

    CLOUD_MAP_SERVICE_DISCOVERY: Final[Service]
    """AWS Cloud Map, ``com.amazonaws.{region}.servicediscovery``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    CLOUD_MAP_SERVICE_DISCOVERY_FIPS: Final[Service]
    """AWS Cloud Map, ``com.amazonaws.{region}.servicediscovery-fips``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    SERVICEQUOTAS: Final[Service]
    """Service Quotas, ``com.amazonaws.{region}.servicequotas``."""

    SHIELD: Final[Service]
    """AWS Shield, ``com.amazonaws.{region}.shield``."""

    SHIELD_FIPS: Final[Service]
    """AWS Shield (FIPS), ``com.amazonaws.{region}.shield-fips``."""

    MANAGEMENT_CONSOLE_SIGNIN: Final[Service]
    """AWS Management Console, ``com.amazonaws.{region}.signin``.

    https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/console-private-access.html
    """

    SIMSPACE_WEAVER: Final[Service]
    """AWS SimSpace Weaver, ``com.amazonaws.{region}.simspaceweaver``."""

    SERVER_MIGRATION_SERVICE: Final[Service]
    """AWS Server Migration Service, ``com.amazonaws.{region}.sms``."""

    SERVER_MIGRATION_SERVICE_FIPS: Final[Service]
    """AWS Server Migration Service (FIPS), ``com.amazonaws.{region}.sms-fips``."""

    SNOW_DEVICE_MANAGEMENT: Final[Service]
    """AWS Snowball Edge Device Management, ``com.amazonaws.{region}.snow-device-management``."""

    SNS: Final[Service]
    """Amazon SNS, ``com.amazonaws.{region}.sns``.

    https://docs.aws.amazon.com/sns/latest/dg/sns-internetwork-traffic-privacy.html
    """

    SNS_FIPS: Final[Service]
    """Amazon SNS, ``com.amazonaws.{region}.sns-fips``."""

    END_USER_MESSAGING_SOCIAL: Final[Service]
    """AWS End User Messaging Social, ``com.amazonaws.{region}.social-messaging``.

    https://docs.aws.amazon.com/social-messaging/latest/userguide/vpc-interface-endpoints.html
    """

    END_USER_MESSAGING_SOCIAL_FIPS: Final[Service]
    """AWS End User Messaging Social, ``com.amazonaws.{region}.social-messaging-fips``.

    https://docs.aws.amazon.com/social-messaging/latest/userguide/vpc-interface-endpoints.html
    """

    SQS: Final[Service]
    """Amazon SQS, ``com.amazonaws.{region}.sqs``.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html#sqs-vpc-endpoints
    """

    SQS_FIPS: Final[Service]
    """Amazon SQS, ``com.amazonaws.{region}.sqs-fips``.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html#sqs-vpc-endpoints
    """

    SSM: Final[Service]
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_CONTACTS: Final[Service]
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-contacts``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_FIPS: Final[Service]
    """AWS Systems Manager (FIPS), ``com.amazonaws.{region}.ssm-fips``."""

    SSM_INCIDENTS: Final[Service]
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-incidents``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_INCIDENTS_FIPS: Final[Service]
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-incidents-fips``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_QUICK_SETUP: Final[Service]
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-quicksetup``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_SAP: Final[Service]
    """AWS Systems Manager for SAP, ``com.amazonaws.{region}.ssm-sap``."""

    SSM_SAP_FIPS: Final[Service]
    """AWS Systems Manager for SAP, ``com.amazonaws.{region}.ssm-sap-fips``."""

    SSM_MESSAGES: Final[Service]
    """AWS Systems Manager, ``com.amazonaws.{region}.ssmmessages``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSO_OAUTH: Final[Service]
    """IAM Identity Center, ``com.amazonaws.{region}.sso-oauth``."""

    STEP_FUNCTIONS: Final[Service]
    """AWS Step Functions, ``com.amazonaws.{region}.states``.

    https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html
    """

    OMICS_STORAGE: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.storage-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_STORAGE_FIPS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.storage-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    STORAGE_GATEWAY: Final[Service]
    """AWS Storage Gateway, ``com.amazonaws.{region}.storagegateway``.

    https://docs.aws.amazon.com/filegateway/latest/files3/create-vpc-endpoint.html
    """

    STORAGE_GATEWAY_FIPS: Final[Service]
    """AWS Storage Gateway (FIPS), ``com.amazonaws.{region}.storagegateway-fips``.

    https://docs.aws.amazon.com/filegateway/latest/files3/create-vpc-endpoint.html
    """

    STREAM_LOGS: Final[Service]
    """Amazon CloudWatch Logs streaming APIs (StartLiveTail, GetLogObject), ``com.amazonaws.{region}.stream-logs``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    STREAM_LOGS_FIPS: Final[Service]
    """Amazon CloudWatch Logs streaming APIs (FIPS), ``com.amazonaws.{region}.stream-logs-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    REKOGNITION_STREAMING: Final[Service]
    """Amazon Rekognition, ``com.amazonaws.{region}.streaming-rekognition``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    REKOGNITION_STREAMING_FIPS: Final[Service]
    """Amazon Rekognition, ``com.amazonaws.{region}.streaming-rekognition-fips``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    STS: Final[Service]
    """AWS Security Token Service, ``com.amazonaws.{region}.sts``.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
    """

    STS_FIPS: Final[Service]
    """AWS Security Token Service, ``com.amazonaws.{region}.sts-fips``.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
    """

    STS_OIDC: Final[Service]
    """AWS STS OIDC discovery, ``com.amazonaws.{region}.sts-oidc``."""

    SAGEMAKER_STUDIO: Final[Service]
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.studio``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SWF: Final[Service]
    """Amazon SWF, ``com.amazonaws.{region}.swf``.

    https://docs.aws.amazon.com/amazonswf/latest/developerguide/swf-vpc-endpoints.html
    """

    SWF_FIPS: Final[Service]
    """Amazon SWF, ``com.amazonaws.{region}.swf-fips``.

    https://docs.aws.amazon.com/amazonswf/latest/developerguide/swf-vpc-endpoints.html
    """

    STEP_FUNCTIONS_SYNC: Final[Service]
    """AWS Step Functions, ``com.amazonaws.{region}.sync-states``.

    https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html
    """

    CLOUDWATCH_SYNTHETICS: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.synthetics``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    CLOUDWATCH_SYNTHETICS_FIPS: Final[Service]
    """Amazon CloudWatch, ``com.amazonaws.{region}.synthetics-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    TAGGING: Final[Service]
    """AWS Resource Groups Tagging API, ``com.amazonaws.{region}.tagging``.

    https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/vpc-interface-endpoints.html
    """

    OMICS_TAGS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.tags-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_TAGS_FIPS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.tags-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    BILLING_AND_COST_MANAGEMENT_TAX: Final[Service]
    """AWS Billing and Cost Management, ``com.amazonaws.{region}.tax``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    TEXTRACT: Final[Service]
    """Amazon Textract, ``com.amazonaws.{region}.textract``.

    https://docs.aws.amazon.com/textract/latest/dg/vpc-interface-endpoints.html
    """

    TEXTRACT_FIPS: Final[Service]
    """Amazon Textract, ``com.amazonaws.{region}.textract-fips``.

    https://docs.aws.amazon.com/textract/latest/dg/vpc-interface-endpoints.html
    """

    WORKSPACES_THIN_CLIENT: Final[Service]
    """Amazon WorkSpaces Thin Client, ``com.amazonaws.{region}.thinclient.api``.

    https://docs.aws.amazon.com/workspaces-thin-client/latest/ag/vpc-interface-endpoints.html
    """

    TIMESTREAM_INFLUXDB: Final[Service]
    """Amazon Timestream for InfluxDB, ``com.amazonaws.{region}.timestream-influxdb``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-influxb-privatelink.html
    """

    TIMESTREAM_INFLUXDB_FIPS: Final[Service]
    """Amazon Timestream for InfluxDB, ``com.amazonaws.{region}.timestream-influxdb-fips``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-influxb-privatelink.html
    """

    TIMESTREAM_INGEST: Final[Service]
    """Amazon Timestream for LiveAnalytics, ``com.amazonaws.{region}.timestream.ingest-{cell}``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/VPCEndpoints.html
    """

    TIMESTREAM_QUERY: Final[Service]
    """Amazon Timestream for LiveAnalytics, ``com.amazonaws.{region}.timestream.query-{cell}``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/VPCEndpoints.html
    """

    TELCO_NETWORK_BUILDER: Final[Service]
    """AWS Telco Network Builder, ``com.amazonaws.{region}.tnb``."""

    TRANSCRIBE: Final[Service]
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribe``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSCRIBE_FIPS: Final[Service]
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribe-fips``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSCRIBE_STREAMING: Final[Service]
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribestreaming``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSCRIBE_STREAMING_FIPS: Final[Service]
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribestreaming-fips``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSFER: Final[Service]
    """AWS Transfer Family, ``com.amazonaws.{region}.transfer``.

    https://docs.aws.amazon.com/transfer/latest/userguide/vpc-api-endpoints.html
    """

    TRANSFER_FIPS: Final[Service]
    """AWS Transfer Family, ``com.amazonaws.{region}.transfer-fips``.

    https://docs.aws.amazon.com/transfer/latest/userguide/vpc-api-endpoints.html
    """

    TRANSFER_SERVER: Final[Service]
    """AWS Transfer Family, ``com.amazonaws.{region}.transfer.server``.

    https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
    """

    TRANSFORM: Final[Service]
    """AWS Transform, ``com.amazonaws.{region}.transform``.

    https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints.html
    """

    TRANSFORM_AGENTS: Final[Service]
    """AWS Transform agents, ``com.amazonaws.{region}.transform-agents``.

    https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints.html
    """

    TRANSFORM_CUSTOM: Final[Service]
    """AWS Transform custom, ``com.amazonaws.{region}.transform-custom``.

    https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints-transform-custom.html
    """

    TRANSLATE: Final[Service]
    """Amazon Translate, ``com.amazonaws.{region}.translate``.

    https://docs.aws.amazon.com/translate/latest/dg/vpc-interface-endpoints.html
    """

    TRUSTED_ADVISOR: Final[Service]
    """AWS Trusted Advisor, ``com.amazonaws.{region}.trustedadvisor``."""

    UXC: Final[Service]
    """AWS User Experience Customization, ``com.amazonaws.{region}.uxc``."""

    VERIFIED_PERMISSIONS: Final[Service]
    """Amazon Verified Permissions, ``com.amazonaws.{region}.verifiedpermissions``.

    https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/vpc-interface-endpoints.html
    """

    VERIFIED_PERMISSIONS_FIPS: Final[Service]
    """Amazon Verified Permissions, ``com.amazonaws.{region}.verifiedpermissions-fips``.

    https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/vpc-interface-endpoints.html
    """

    CONNECT_VOICEID: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.voiceid``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    VPC_LATTICE: Final[Service]
    """Amazon VPC Lattice, ``com.amazonaws.{region}.vpc-lattice``.

    https://docs.aws.amazon.com/vpc-lattice/latest/ug/vpc-interface-endpoints.html
    """

    WAFV2: Final[Service]
    """AWS WAFV2, ``com.amazonaws.{region}.wafv2``."""

    WAFV2_FIPS: Final[Service]
    """AWS WAFV2, ``com.amazonaws.{region}.wafv2-fips``."""

    WELL_ARCHITECTED_TOOL: Final[Service]
    """AWS Well-Architected Tool, ``com.amazonaws.{region}.wellarchitected``."""

    CONNECT_WISDOM: Final[Service]
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.wisdom``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    OMICS_WORKFLOWS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.workflows-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_WORKFLOWS_FIPS: Final[Service]
    """AWS HealthOmics, ``com.amazonaws.{region}.workflows-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    WORKMAIL: Final[Service]
    """Amazon WorkMail, ``com.amazonaws.{region}.workmail``."""

    WORKMAILMESSAGEFLOW: Final[Service]
    """Amazon WorkMail, ``com.amazonaws.{region}.workmailmessageflow``."""

    WORKSPACES: Final[Service]
    """Amazon WorkSpaces, ``com.amazonaws.{region}.workspaces``.

    https://docs.aws.amazon.com/workspaces/latest/adminguide/infrastructure-security.html#interface-vpc-endpoint
    """

    WORKSPACES_FIPS: Final[Service]
    """Amazon WorkSpaces, ``com.amazonaws.{region}.workspaces-fips``."""

    WORKSPACES_INSTANCES: Final[Service]
    """Amazon WorkSpaces Instances, ``com.amazonaws.{region}.workspaces-instances``."""

    WORKSPACES_WEB: Final[Service]
    """Amazon WorkSpaces Secure Browser, ``com.amazonaws.{region}.workspaces-web``.

    https://docs.aws.amazon.com/workspaces-web/latest/adminguide/private-link.html
    """

    WORKSPACES_WEB_FIPS: Final[Service]
    """Amazon WorkSpaces Secure Browser, ``com.amazonaws.{region}.workspaces-web-fips``.

    https://docs.aws.amazon.com/workspaces-web/latest/adminguide/private-link.html
    """

    XRAY: Final[Service]
    """AWS X-Ray, ``com.amazonaws.{region}.xray``.

    https://docs.aws.amazon.com/xray/latest/devguide/xray-security-vpc-endpoint.html
    """

    XRAY_FIPS: Final[Service]
    """AWS X-Ray, ``com.amazonaws.{region}.xray-fips``."""
