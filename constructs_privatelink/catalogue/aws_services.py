"""A typed constant for every endpoint service of AWS.

Generated from ``services.json`` by ``python -m tools.generate_catalogue``: change that file, not this one.
"""

from __future__ import annotations

from typing import ClassVar, Final

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.service import Service


class AwsService:
    """The endpoint services of AWS, by constant: ``AwsService.KMS``. `Service.find` looks one up by name.

    Names equal those of ``ec2.InterfaceVpcEndpointAwsService`` where that has one, so ``APIGATEWAY`` is ``execute-api`` (private APIs) and
    the control plane is ``APIGATEWAY_CONTROL``. A FIPS endpoint has its service's name and ``_FIPS``.
    """

    ALIASES: ClassVar[frozenset[str]] = frozenset({"B2B_DATA_INTERCHANGE", "LAMBDA", "PRIVATE_5G"})
    """Second names of constants, spelt as in the CDK for TypeScript."""

    ACCESS_ANALYZER: Final = Service(
        short_name="access-analyzer",
        name_template="com.amazonaws.{region}.access-analyzer",
        title="IAM Access Analyzer",
        private_dns=True,
        private_dns_names=("access-analyzer.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("access-analyzer",),
        as_of="2026-11",
    )
    """IAM Access Analyzer, ``com.amazonaws.{region}.access-analyzer``."""

    ACCESS_ANALYZER_FIPS: Final = Service(
        short_name="access-analyzer-fips",
        name_template="com.amazonaws.{region}.access-analyzer-fips",
        title="IAM Access Analyzer",
        iam_prefixes=("access-analyzer",),
        as_of="2026-11",
    )
    """IAM Access Analyzer, ``com.amazonaws.{region}.access-analyzer-fips``."""

    ACCOUNT_MANAGEMENT: Final = Service(
        short_name="account",
        name_template="com.amazonaws.{region}.account",
        title="AWS Account Management",
        regional_names={"cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.account"},
        private_dns=True,
        private_dns_names=("account.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("account",),
        doc_url="https://docs.aws.amazon.com/accounts/latest/reference/security-privatelink.html",
        as_of="2026-11",
    )
    """AWS Account Management, ``com.amazonaws.{region}.account``.

    https://docs.aws.amazon.com/accounts/latest/reference/security-privatelink.html
    """

    CERTIFICATE_MANAGER: Final = Service(
        short_name="acm",
        name_template="com.amazonaws.{region}.acm",
        title="AWS Certificate Manager",
        ip_address_types=("ipv4",),
        iam_prefixes=("acm",),
        doc_url="https://docs.aws.amazon.com/acm/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Certificate Manager, ``com.amazonaws.{region}.acm``.

    https://docs.aws.amazon.com/acm/latest/userguide/vpc-interface-endpoints.html
    """

    CERTIFICATE_MANAGER_FIPS: Final = Service(
        short_name="acm-fips",
        name_template="com.amazonaws.{region}.acm-fips",
        title="AWS Certificate Manager",
        iam_prefixes=("acm",),
        doc_url="https://docs.aws.amazon.com/acm/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Certificate Manager, ``com.amazonaws.{region}.acm-fips``.

    https://docs.aws.amazon.com/acm/latest/userguide/vpc-interface-endpoints.html
    """

    PRIVATE_CERTIFICATE_AUTHORITY: Final = Service(
        short_name="acm-pca",
        name_template="com.amazonaws.{region}.acm-pca",
        title="AWS Private Certificate Authority",
        private_dns=True,
        private_dns_names=("acm-pca.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("acm-pca",),
        doc_url="https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.acm-pca``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    PRIVATE_CERTIFICATE_AUTHORITY_FIPS: Final = Service(
        short_name="acm-pca-fips",
        name_template="com.amazonaws.{region}.acm-pca-fips",
        title="AWS Private Certificate Authority",
        iam_prefixes=("acm-pca",),
        doc_url="https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.acm-pca-fips``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    AGREEMENT_MARKETPLACE: Final = Service(
        short_name="agreement-marketplace",
        name_template="com.amazonaws.{region}.agreement-marketplace",
        title="AWS Marketplace Agreement",
        iam_prefixes=("aws-marketplace",),
        as_of="2026-11",
    )
    """AWS Marketplace Agreement, ``com.amazonaws.{region}.agreement-marketplace``."""

    AIRFLOW_API: Final = Service(
        short_name="airflow.api",
        name_template="com.amazonaws.{region}.airflow.api",
        title="Amazon Managed Workflows for Apache Airflow",
        private_dns=True,
        private_dns_names=("api.airflow.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("airflow",),
        doc_url="https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html",
        as_of="2026-11",
    )
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.api``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_API_FIPS: Final = Service(
        short_name="airflow.api-fips",
        name_template="com.amazonaws.{region}.airflow.api-fips",
        title="Amazon Managed Workflows for Apache Airflow",
        iam_prefixes=("airflow",),
        doc_url="https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html",
        as_of="2026-11",
    )
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.api-fips``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_ENV: Final = Service(
        short_name="airflow.env",
        name_template="com.amazonaws.{region}.airflow.env",
        title="Amazon Managed Workflows for Apache Airflow",
        private_dns=True,
        private_dns_names=("env.airflow.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("airflow",),
        doc_url="https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html",
        as_of="2026-11",
    )
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.env``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_ENV_FIPS: Final = Service(
        short_name="airflow.env-fips",
        name_template="com.amazonaws.{region}.airflow.env-fips",
        title="Amazon Managed Workflows for Apache Airflow",
        iam_prefixes=("airflow",),
        doc_url="https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html",
        as_of="2026-11",
    )
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.env-fips``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    AIRFLOW_OPS: Final = Service(
        short_name="airflow.ops",
        name_template="com.amazonaws.{region}.airflow.ops",
        title="Amazon Managed Workflows for Apache Airflow",
        private_dns=True,
        private_dns_names=("ops.airflow.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("airflow",),
        doc_url="https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html",
        as_of="2026-11",
    )
    """Amazon Managed Workflows for Apache Airflow, ``com.amazonaws.{region}.airflow.ops``.

    https://docs.aws.amazon.com/mwaa/latest/userguide/vpc-vpe-create-access.html
    """

    OMICS_ANALYTICS: Final = Service(
        short_name="analytics-omics",
        name_template="com.amazonaws.{region}.analytics-omics",
        title="AWS HealthOmics",
        private_dns=True,
        private_dns_names=("analytics-omics.{region}.amazonaws.com",),
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.analytics-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_ANALYTICS_FIPS: Final = Service(
        short_name="analytics-omics-fips",
        name_template="com.amazonaws.{region}.analytics-omics-fips",
        title="AWS HealthOmics",
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.analytics-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    AOSS: Final = Service(
        short_name="aoss",
        name_template="com.amazonaws.{region}.aoss",
        title="Amazon OpenSearch Serverless (control plane API)",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("aoss",),
        doc_url="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc-cp.html",
        as_of="2026-11",
    )
    """Amazon OpenSearch Serverless (control plane API), ``com.amazonaws.{region}.aoss``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc-cp.html
    """

    AOSS_DATA: Final = Service(
        short_name="aoss-data",
        name_template="com.amazonaws.{region}.aoss-data",
        title="Amazon OpenSearch Serverless NextGen (data plane)",
        private_dns=True,
        private_dns_names=("*.aoss.{region}.on.aws", "*.aoss-fips.{region}.on.aws"),
        iam_prefixes=("aoss",),
        doc_url="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html",
        as_of="2026-11",
    )
    """Amazon OpenSearch Serverless NextGen (data plane), ``com.amazonaws.{region}.aoss-data``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
    """

    AOSS_MANAGED: Final = Service(
        short_name="aoss-managed",
        name_template="AWS::OpenSearchServerless::VpcEndpoint",
        title="Amazon OpenSearch Serverless (Classic collections, data plane)",
        private_dns=True,
        private_dns_names=("*.{region}.aoss.amazonaws.com", "{region}.opensearch.amazonaws.com"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("aoss",),
        managed_by="AWS::OpenSearchServerless::VpcEndpoint",
        doc_url="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html",
        as_of="2026-11",
    )
    """Amazon OpenSearch Serverless (Classic collections, data plane), ``AWS::OpenSearchServerless::VpcEndpoint``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
    """

    APIGATEWAY_CONTROL: Final = Service(
        short_name="apigateway",
        name_template="com.amazonaws.{region}.apigateway",
        title="Amazon API Gateway",
        endpoint_policy=True,
        iam_prefixes=("apigateway",),
        doc_url="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
        as_of="2026-11",
    )
    """Amazon API Gateway, ``com.amazonaws.{region}.apigateway``.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
    """

    CONNECT_APP_INTEGRATIONS: Final = Service(
        short_name="app-integrations",
        name_template="com.amazonaws.{region}.app-integrations",
        title="Amazon Connect (Connect Customer)",
        private_dns=True,
        private_dns_names=("app-integrations.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("app-integrations",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.app-integrations``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    APPCONFIG: Final = Service(
        short_name="appconfig",
        name_template="com.amazonaws.{region}.appconfig",
        title="AWS AppConfig",
        private_dns=True,
        private_dns_names=("appconfig.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("appconfig",),
        doc_url="https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html",
        as_of="2026-11",
    )
    """AWS AppConfig, ``com.amazonaws.{region}.appconfig``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPCONFIG_FIPS: Final = Service(
        short_name="appconfig-fips",
        name_template="com.amazonaws.{region}.appconfig-fips",
        title="AWS AppConfig",
        iam_prefixes=("appconfig",),
        doc_url="https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html",
        as_of="2026-11",
    )
    """AWS AppConfig, ``com.amazonaws.{region}.appconfig-fips``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPCONFIGDATA: Final = Service(
        short_name="appconfigdata",
        name_template="com.amazonaws.{region}.appconfigdata",
        title="AWS AppConfig",
        private_dns=True,
        private_dns_names=("appconfigdata.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("appconfig",),
        doc_url="https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html",
        as_of="2026-11",
    )
    """AWS AppConfig, ``com.amazonaws.{region}.appconfigdata``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPCONFIGDATA_FIPS: Final = Service(
        short_name="appconfigdata-fips",
        name_template="com.amazonaws.{region}.appconfigdata-fips",
        title="AWS AppConfig",
        iam_prefixes=("appconfig",),
        doc_url="https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html",
        as_of="2026-11",
    )
    """AWS AppConfig, ``com.amazonaws.{region}.appconfigdata-fips``.

    https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-security.html
    """

    APPLICATION_AUTOSCALING: Final = Service(
        short_name="application-autoscaling",
        name_template="com.amazonaws.{region}.application-autoscaling",
        title="Application Auto Scaling",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.application-autoscaling",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.application-autoscaling",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.application-autoscaling",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.application-autoscaling",
        },
        private_dns=True,
        private_dns_names=("application-autoscaling.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("application-autoscaling",),
        doc_url="https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Application Auto Scaling, ``com.amazonaws.{region}.application-autoscaling``.

    https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-vpc-endpoints.html
    """

    CLOUDWATCH_APPLICATION_SIGNALS: Final = Service(
        short_name="application-signals",
        name_template="com.amazonaws.{region}.application-signals",
        title="Amazon CloudWatch",
        iam_prefixes=("application-signals",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.application-signals``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    CLOUDWATCH_APPLICATION_INSIGHTS: Final = Service(
        short_name="applicationinsights",
        name_template="com.amazonaws.{region}.applicationinsights",
        title="Amazon CloudWatch",
        iam_prefixes=("applicationinsights",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.applicationinsights``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    APP_MESH_OPS: Final = Service(
        short_name="appmesh",
        name_template="com.amazonaws.{region}.appmesh",
        title="AWS App Mesh",
        private_dns=True,
        private_dns_names=("appmesh.{region}.amazonaws.com", "appmesh.{region}.api.aws"),
        endpoint_policy=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("appmesh",),
        doc_url="https://docs.aws.amazon.com/app-mesh/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS App Mesh, ``com.amazonaws.{region}.appmesh``.

    https://docs.aws.amazon.com/app-mesh/latest/userguide/vpc-endpoints.html
    """

    APP_MESH_ENVOY_MANAGEMENT: Final = Service(
        short_name="appmesh-envoy-management",
        name_template="com.amazonaws.{region}.appmesh-envoy-management",
        title="AWS App Mesh",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.appmesh-envoy-management",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.appmesh-envoy-management",
        },
        private_dns=True,
        private_dns_names=("appmesh-envoy-management.{region}.amazonaws.com", "appmesh-envoy-management.{region}.api.aws"),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("appmesh",),
        doc_url="https://docs.aws.amazon.com/app-mesh/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS App Mesh, ``com.amazonaws.{region}.appmesh-envoy-management``.

    https://docs.aws.amazon.com/app-mesh/latest/userguide/vpc-endpoints.html
    """

    APP_RUNNER: Final = Service(
        short_name="apprunner",
        name_template="com.amazonaws.{region}.apprunner",
        title="AWS App Runner",
        private_dns=True,
        private_dns_names=("apprunner.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("apprunner",),
        doc_url="https://docs.aws.amazon.com/apprunner/latest/dg/security-vpce.html",
        as_of="2026-11",
    )
    """AWS App Runner, ``com.amazonaws.{region}.apprunner``.

    https://docs.aws.amazon.com/apprunner/latest/dg/security-vpce.html
    """

    APP_RUNNER_REQUESTS: Final = Service(
        short_name="apprunner.requests",
        name_template="com.amazonaws.{region}.apprunner.requests",
        title="AWS App Runner services",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html",
        as_of="2026-11",
    )
    """AWS App Runner services, ``com.amazonaws.{region}.apprunner.requests``.

    https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html
    """

    APPSTREAM_API: Final = Service(
        short_name="appstream.api",
        name_template="com.amazonaws.{region}.appstream.api",
        title="Amazon WorkSpaces Applications (formerly AppStream 2.0)",
        private_dns=True,
        private_dns_names=("appstream2.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("appstream",),
        doc_url="https://docs.aws.amazon.com/appstream2/latest/developerguide/creating-streaming-from-interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon WorkSpaces Applications (formerly AppStream 2.0), ``com.amazonaws.{region}.appstream.api``.

    https://docs.aws.amazon.com/appstream2/latest/developerguide/creating-streaming-from-interface-vpc-endpoints.html
    """

    APPSTREAM_STREAMING: Final = Service(
        short_name="appstream.streaming",
        name_template="com.amazonaws.{region}.appstream.streaming",
        title="Amazon WorkSpaces Applications (formerly AppStream 2.0)",
        ports=(PortRange("tcp", 443, 443), PortRange("tcp", 1400, 1499)),
        private_dns=True,
        private_dns_names=("streaming.appstream.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("appstream",),
        doc_url="https://docs.aws.amazon.com/appstream2/latest/developerguide/creating-streaming-from-interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon WorkSpaces Applications (formerly AppStream 2.0), ``com.amazonaws.{region}.appstream.streaming``.

    https://docs.aws.amazon.com/appstream2/latest/developerguide/creating-streaming-from-interface-vpc-endpoints.html
    """

    APPSYNC: Final = Service(
        short_name="appsync",
        name_template="com.amazonaws.{region}.appsync",
        title="AWS AppSync control plane",
        endpoint_policy=False,
        iam_prefixes=("appsync",),
        doc_url="https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html",
        as_of="2026-11",
    )
    """AWS AppSync control plane, ``com.amazonaws.{region}.appsync``.

    https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
    """

    APP_SYNC: Final = Service(
        short_name="appsync-api",
        name_template="com.amazonaws.{region}.appsync-api",
        title="AWS AppSync",
        private_dns=True,
        private_dns_names=("*.appsync-api.{region}.amazonaws.com", "*.appsync-realtime-api.{region}.amazonaws.com"),
        iam_prefixes=("appsync",),
        doc_url="https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html",
        as_of="2026-11",
    )
    """AWS AppSync, ``com.amazonaws.{region}.appsync-api``.

    https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
    """

    MAINFRAME_MODERNIZATION_APP_TEST: Final = Service(
        short_name="apptest",
        name_template="com.amazonaws.{region}.apptest",
        title="AWS Mainframe Modernization",
        iam_prefixes=("apptest",),
        doc_url="https://docs.aws.amazon.com/m2/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Mainframe Modernization, ``com.amazonaws.{region}.apptest``.

    https://docs.aws.amazon.com/m2/latest/userguide/vpc-interface-endpoints.html
    """

    PROMETHEUS: Final = Service(
        short_name="aps",
        name_template="com.amazonaws.{region}.aps",
        title="Amazon Managed Service for Prometheus",
        private_dns=True,
        private_dns_names=("aps.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("aps",),
        doc_url="https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon Managed Service for Prometheus, ``com.amazonaws.{region}.aps``.

    https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-and-interface-VPC.html
    """

    PROMETHEUS_WORKSPACES: Final = Service(
        short_name="aps-workspaces",
        name_template="com.amazonaws.{region}.aps-workspaces",
        title="Amazon Managed Service for Prometheus",
        private_dns=True,
        private_dns_names=("aps-workspaces.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("aps",),
        doc_url="https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon Managed Service for Prometheus, ``com.amazonaws.{region}.aps-workspaces``.

    https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-and-interface-VPC.html
    """

    APPLICATION_DISCOVERY_ARSENAL: Final = Service(
        short_name="arsenal-discovery",
        name_template="com.amazonaws.{region}.arsenal-discovery",
        title="AWS Application Discovery Service",
        iam_prefixes=("arsenal",),
        doc_url="https://docs.aws.amazon.com/application-discovery/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Application Discovery Service, ``com.amazonaws.{region}.arsenal-discovery``.

    https://docs.aws.amazon.com/application-discovery/latest/userguide/vpc-interface-endpoints.html
    """

    ATHENA: Final = Service(
        short_name="athena",
        name_template="com.amazonaws.{region}.athena",
        title="Amazon Athena",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.athena",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.athena",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.athena",
        },
        private_dns=True,
        private_dns_names=("athena.{region}.amazonaws.com", "athena.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("athena",),
        doc_url="https://docs.aws.amazon.com/athena/latest/ug/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon Athena, ``com.amazonaws.{region}.athena``.

    https://docs.aws.amazon.com/athena/latest/ug/interface-vpc-endpoint.html
    """

    ATHENA_DASHBOARD: Final = Service(
        short_name="athena.dashboard",
        name_template="com.amazonaws.{region}.athena.dashboard",
        title="Amazon Athena Spark Live UI",
        endpoint_policy=False,
        iam_prefixes=("athena",),
        as_of="2026-11",
    )
    """Amazon Athena Spark Live UI, ``com.amazonaws.{region}.athena.dashboard``."""

    ATHENA_PERSISTENT_DASHBOARD: Final = Service(
        short_name="athena.persistent-dashboard",
        name_template="com.amazonaws.{region}.athena.persistent-dashboard",
        title="Amazon Athena Spark History Server",
        endpoint_policy=False,
        iam_prefixes=("athena",),
        as_of="2026-11",
    )
    """Amazon Athena Spark History Server, ``com.amazonaws.{region}.athena.persistent-dashboard``."""

    ATHENA_SESSIONS: Final = Service(
        short_name="athena.sessions",
        name_template="com.amazonaws.{region}.athena.sessions",
        title="Amazon Athena Spark sessions (Spark Connect)",
        endpoint_policy=False,
        iam_prefixes=("athena",),
        as_of="2026-11",
    )
    """Amazon Athena Spark sessions (Spark Connect), ``com.amazonaws.{region}.athena.sessions``."""

    AUDIT_MANAGER: Final = Service(
        short_name="auditmanager",
        name_template="com.amazonaws.{region}.auditmanager",
        title="AWS Audit Manager",
        private_dns=True,
        private_dns_names=("auditmanager.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("auditmanager",),
        doc_url="https://docs.aws.amazon.com/audit-manager/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Audit Manager, ``com.amazonaws.{region}.auditmanager``.

    https://docs.aws.amazon.com/audit-manager/latest/userguide/vpc-interface-endpoints.html
    """

    AUTOSCALING: Final = Service(
        short_name="autoscaling",
        name_template="com.amazonaws.{region}.autoscaling",
        title="Amazon EC2 Auto Scaling",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.autoscaling",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.autoscaling",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.autoscaling",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.autoscaling",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.autoscaling",
        },
        private_dns=True,
        private_dns_names=("autoscaling.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("autoscaling",),
        doc_url="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EC2 Auto Scaling, ``com.amazonaws.{region}.autoscaling``.

    https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html
    """

    AUTOSCALING_FIPS: Final = Service(
        short_name="autoscaling-fips",
        name_template="com.amazonaws.{region}.autoscaling-fips",
        title="Amazon EC2 Auto Scaling",
        iam_prefixes=("autoscaling",),
        doc_url="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EC2 Auto Scaling, ``com.amazonaws.{region}.autoscaling-fips``.

    https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html
    """

    AUTOSCALING_PLANS: Final = Service(
        short_name="autoscaling-plans",
        name_template="com.amazonaws.{region}.autoscaling-plans",
        title="AWS Auto Scaling",
        private_dns=True,
        private_dns_names=("autoscaling-plans.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("autoscaling-plans",),
        doc_url="https://docs.aws.amazon.com/autoscaling/plans/userguide/scaling-plan-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Auto Scaling, ``com.amazonaws.{region}.autoscaling-plans``.

    https://docs.aws.amazon.com/autoscaling/plans/userguide/scaling-plan-vpc-endpoints.html
    """

    BILLING_AND_COST_MANAGEMENT_FREETIER: Final = Service(
        short_name="aws.api.freetier",
        name_template="aws.api.{region}.freetier",
        title="AWS Free Tier",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("freetier",),
        as_of="2026-11",
    )
    """AWS Free Tier, ``aws.api.{region}.freetier``."""

    AWS_API_RESOURCE_EXPLORER_2: Final = Service(
        short_name="aws.api.resource-explorer-2",
        name_template="aws.api.{region}.resource-explorer-2",
        title="AWS Resource Explorer",
        iam_prefixes=("resource-explorer-2",),
        as_of="2026-11",
    )
    """AWS Resource Explorer, ``aws.api.{region}.resource-explorer-2``."""

    AWS_API_RESOURCE_EXPLORER_2_FIPS: Final = Service(
        short_name="aws.api.resource-explorer-2-fips",
        name_template="aws.api.{region}.resource-explorer-2-fips",
        title="AWS Resource Explorer",
        iam_prefixes=("resource-explorer-2",),
        as_of="2026-11",
    )
    """AWS Resource Explorer, ``aws.api.{region}.resource-explorer-2-fips``."""

    SERVER_MIGRATION_SERVICE_AWSCONNECTOR: Final = Service(
        short_name="awsconnector",
        name_template="com.amazonaws.{region}.awsconnector",
        title="AWS Connector Service",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.awsconnector",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.awsconnector",
        },
        private_dns=True,
        private_dns_names=("awsconnector.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("awsconnector",),
        as_of="2026-11",
    )
    """AWS Connector Service, ``com.amazonaws.{region}.awsconnector``."""

    B2_B_DATA_INTERCHANGE: Final = Service(
        short_name="b2bi",
        name_template="com.amazonaws.{region}.b2bi",
        title="AWS B2B Data Interchange",
        private_dns=True,
        private_dns_names=("b2bi.{region}.amazonaws.com", "b2bi.{region}.api.aws"),
        iam_prefixes=("b2bi",),
        doc_url="https://docs.aws.amazon.com/b2bi/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS B2B Data Interchange, ``com.amazonaws.{region}.b2bi``.

    https://docs.aws.amazon.com/b2bi/latest/userguide/vpc-interface-endpoints.html
    """
    B2B_DATA_INTERCHANGE: Final = B2_B_DATA_INTERCHANGE

    BACKUP: Final = Service(
        short_name="backup",
        name_template="com.amazonaws.{region}.backup",
        title="AWS Backup",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.backup", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.backup"},
        private_dns=True,
        private_dns_names=("backup.{region}.api.aws", "backup.{region}.amazonaws.com"),
        regional_dns_names={
            "cn-north-1": ("backup.cn-north-1.amazonaws.com.cn",),
            "cn-northwest-1": ("backup.cn-northwest-1.amazonaws.com.cn",),
        },
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4", "dualstack", "ipv6"),
        iam_prefixes=("backup",),
        doc_url="https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html#backup-privatelink",
        as_of="2026-11",
    )
    """AWS Backup, ``com.amazonaws.{region}.backup``.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html#backup-privatelink
    """

    BACKUP_GATEWAY: Final = Service(
        short_name="backup-gateway",
        name_template="com.amazonaws.{region}.backup-gateway",
        title="AWS Backup",
        ports=(
            PortRange("tcp", 443, 443),
            PortRange("tcp", 1026, 1026),
            PortRange("tcp", 1027, 1027),
            PortRange("tcp", 1028, 1028),
            PortRange("tcp", 1031, 1031),
            PortRange("tcp", 2222, 2222),
        ),
        private_dns=True,
        private_dns_names=("backup-gateway.{region}.amazonaws.com",),
        endpoint_policy=True,
        ip_address_types=("ipv4", "dualstack", "ipv6"),
        iam_prefixes=("backup-gateway",),
        doc_url="https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html#backup-privatelink",
        as_of="2026-11",
    )
    """AWS Backup, ``com.amazonaws.{region}.backup-gateway``.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html#backup-privatelink
    """

    BACKUP_STORAGE: Final = Service(
        short_name="backup-storage",
        name_template="com.amazonaws.{region}.backup-storage",
        title="AWS Backup data plane (SAP HANA)",
        iam_prefixes=("backup-storage",),
        doc_url="https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html",
        as_of="2026-11",
    )
    """AWS Backup data plane (SAP HANA), ``com.amazonaws.{region}.backup-storage``.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-network.html
    """

    BATCH: Final = Service(
        short_name="batch",
        name_template="com.amazonaws.{region}.batch",
        title="AWS Batch",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.batch", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.batch"},
        private_dns=True,
        private_dns_names=("batch.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("batch",),
        unavailable_regions=("ap-northeast-3", "ap-southeast-3"),
        doc_url="https://docs.aws.amazon.com/batch/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Batch, ``com.amazonaws.{region}.batch``.

    https://docs.aws.amazon.com/batch/latest/userguide/vpc-interface-endpoints.html
    """

    DATA_EXPORTS: Final = Service(
        short_name="bcm-data-exports",
        name_template="aws.api.{region}.bcm-data-exports",
        title="AWS Data Exports / Pricing Calculator",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bcm-data-exports",),
        as_of="2026-11",
    )
    """AWS Data Exports / Pricing Calculator, ``aws.api.{region}.bcm-data-exports``."""

    PRICING_CALCULATOR: Final = Service(
        short_name="bcm-pricing-calculator",
        name_template="com.amazonaws.{region}.bcm-pricing-calculator",
        title="AWS Data Exports / Pricing Calculator",
        iam_prefixes=("bcm-pricing-calculator",),
        as_of="2026-11",
    )
    """AWS Data Exports / Pricing Calculator, ``com.amazonaws.{region}.bcm-pricing-calculator``."""

    BEDROCK: Final = Service(
        short_name="bedrock",
        name_template="com.amazonaws.{region}.bedrock",
        title="Amazon Bedrock",
        private_dns=True,
        private_dns_names=("bedrock.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENT: Final = Service(
        short_name="bedrock-agent",
        name_template="com.amazonaws.{region}.bedrock-agent",
        title="Amazon Bedrock",
        private_dns=True,
        private_dns_names=("bedrock-agent.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-agent``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENT_RUNTIME: Final = Service(
        short_name="bedrock-agent-runtime",
        name_template="com.amazonaws.{region}.bedrock-agent-runtime",
        title="Amazon Bedrock",
        private_dns=True,
        private_dns_names=("bedrock-agent-runtime.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-agent-runtime``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENTCORE: Final = Service(
        short_name="bedrock-agentcore",
        name_template="com.amazonaws.{region}.bedrock-agentcore",
        title="Amazon Bedrock AgentCore",
        private_dns=True,
        private_dns_names=("bedrock-agentcore.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock-agentcore",),
        doc_url="https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock AgentCore, ``com.amazonaws.{region}.bedrock-agentcore``.

    https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENTCORE_CONTROL: Final = Service(
        short_name="bedrock-agentcore-control",
        name_template="com.amazonaws.{region}.bedrock-agentcore-control",
        title="Amazon Bedrock AgentCore",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock-agentcore",),
        doc_url="https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock AgentCore, ``com.amazonaws.{region}.bedrock-agentcore-control``.

    https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html
    """

    BEDROCK_AGENTCORE_GATEWAY: Final = Service(
        short_name="bedrock-agentcore.gateway",
        name_template="com.amazonaws.{region}.bedrock-agentcore.gateway",
        title="Amazon Bedrock AgentCore Gateway",
        private_dns=True,
        private_dns_names=("*.gateway.bedrock-agentcore.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock-agentcore",),
        doc_url="https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock AgentCore Gateway, ``com.amazonaws.{region}.bedrock-agentcore.gateway``.

    https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/vpc-interface-endpoints.html
    """

    BEDROCK_DATA_AUTOMATION: Final = Service(
        short_name="bedrock-data-automation",
        name_template="com.amazonaws.{region}.bedrock-data-automation",
        title="Amazon Bedrock",
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_DATA_AUTOMATION_FIPS: Final = Service(
        short_name="bedrock-data-automation-fips",
        name_template="com.amazonaws.{region}.bedrock-data-automation-fips",
        title="Amazon Bedrock",
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation-fips``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_DATA_AUTOMATION_RUNTIME: Final = Service(
        short_name="bedrock-data-automation-runtime",
        name_template="com.amazonaws.{region}.bedrock-data-automation-runtime",
        title="Amazon Bedrock",
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation-runtime``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_DATA_AUTOMATION_RUNTIME_FIPS: Final = Service(
        short_name="bedrock-data-automation-runtime-fips",
        name_template="com.amazonaws.{region}.bedrock-data-automation-runtime-fips",
        title="Amazon Bedrock",
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-data-automation-runtime-fips``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_FIPS: Final = Service(
        short_name="bedrock-fips",
        name_template="com.amazonaws.{region}.bedrock-fips",
        title="Amazon Bedrock (FIPS)",
        iam_prefixes=("bedrock",),
        available_regions=("us-east-1", "us-east-2", "us-west-2", "ca-central-1", "us-gov-east-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock (FIPS), ``com.amazonaws.{region}.bedrock-fips``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_MANTLE: Final = Service(
        short_name="bedrock-mantle",
        name_template="com.amazonaws.{region}.bedrock-mantle",
        title="Amazon Bedrock Mantle",
        private_dns=True,
        private_dns_names=("bedrock-mantle.{region}.api.aws",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock-mantle",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock Mantle, ``com.amazonaws.{region}.bedrock-mantle``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_RUNTIME: Final = Service(
        short_name="bedrock-runtime",
        name_template="com.amazonaws.{region}.bedrock-runtime",
        title="Amazon Bedrock",
        private_dns=True,
        private_dns_names=("bedrock-runtime.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("bedrock",),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock, ``com.amazonaws.{region}.bedrock-runtime``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BEDROCK_RUNTIME_FIPS: Final = Service(
        short_name="bedrock-runtime-fips",
        name_template="com.amazonaws.{region}.bedrock-runtime-fips",
        title="Amazon Bedrock Runtime (FIPS)",
        iam_prefixes=("bedrock",),
        available_regions=("us-east-1", "us-east-2", "us-west-2", "ca-central-1", "us-gov-east-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Bedrock Runtime (FIPS), ``com.amazonaws.{region}.bedrock-runtime-fips``.

    https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html
    """

    BILLING: Final = Service(
        short_name="billing",
        name_template="com.amazonaws.{region}.billing",
        title="AWS Billing and Cost Management",
        iam_prefixes=("billing",),
        doc_url="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Billing and Cost Management, ``com.amazonaws.{region}.billing``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    BILLING_CONDUCTOR: Final = Service(
        short_name="billingconductor",
        name_template="com.amazonaws.{region}.billingconductor",
        title="AWS Billing Conductor",
        private_dns=True,
        private_dns_names=("billingconductor.{region}.amazonaws.com",),
        iam_prefixes=("billingconductor",),
        doc_url="https://docs.aws.amazon.com/billingconductor/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Billing Conductor, ``com.amazonaws.{region}.billingconductor``.

    https://docs.aws.amazon.com/billingconductor/latest/userguide/vpc-interface-endpoints.html
    """

    BRAKET: Final = Service(
        short_name="braket",
        name_template="com.amazonaws.{region}.braket",
        title="Amazon Braket",
        private_dns=True,
        private_dns_names=("braket.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("braket",),
        doc_url="https://docs.aws.amazon.com/braket/latest/developerguide/braket-privatelink.html",
        as_of="2026-11",
    )
    """Amazon Braket, ``com.amazonaws.{region}.braket``.

    https://docs.aws.amazon.com/braket/latest/developerguide/braket-privatelink.html
    """

    CONNECT_CASES: Final = Service(
        short_name="cases",
        name_template="com.amazonaws.{region}.cases",
        title="Amazon Connect (Connect Customer)",
        private_dns=True,
        private_dns_names=("cases.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("cases",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.cases``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    KEYSPACES: Final = Service(
        short_name="cassandra",
        name_template="com.amazonaws.{region}.cassandra",
        title="Amazon Keyspaces (for Apache Cassandra)",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.cassandra",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.cassandra",
        },
        ports=(PortRange("tcp", 9142, 9142),),
        private_dns=True,
        private_dns_names=("cassandra.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cassandra",),
        doc_url="https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Keyspaces (for Apache Cassandra), ``com.amazonaws.{region}.cassandra``.

    https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
    """

    KEYSPACES_FIPS: Final = Service(
        short_name="cassandra-fips",
        name_template="com.amazonaws.{region}.cassandra-fips",
        title="Amazon Keyspaces (for Apache Cassandra)",
        ports=(PortRange("tcp", 9142, 9142),),
        private_dns=True,
        private_dns_names=("cassandra-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("cassandra",),
        doc_url="https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Keyspaces (for Apache Cassandra), ``com.amazonaws.{region}.cassandra-fips``.

    https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
    """

    CASSANDRA_STREAMS: Final = Service(
        short_name="cassandra-streams",
        name_template="api.aws.{region}.cassandra-streams",
        title="Amazon Keyspaces CDC streams",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cassandra",),
        as_of="2026-11",
    )
    """Amazon Keyspaces CDC streams, ``api.aws.{region}.cassandra-streams``."""

    COST_EXPLORER: Final = Service(
        short_name="ce",
        name_template="com.amazonaws.{region}.ce",
        title="AWS Cost Explorer",
        iam_prefixes=("ce",),
        as_of="2026-11",
    )
    """AWS Cost Explorer, ``com.amazonaws.{region}.ce``."""

    CHIME_SDK_VOICE: Final = Service(
        short_name="chime-sdk-voice",
        name_template="com.amazonaws.{region}.chime-sdk-voice",
        title="Amazon Chime SDK Voice",
        iam_prefixes=("chime",),
        doc_url="https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Chime SDK Voice, ``com.amazonaws.{region}.chime-sdk-voice``.

    https://docs.aws.amazon.com/chime-sdk/latest/dg/vpc-interface-endpoints.html
    """

    CLEAN_ROOMS: Final = Service(
        short_name="cleanrooms",
        name_template="com.amazonaws.{region}.cleanrooms",
        title="AWS Clean Rooms",
        private_dns=True,
        private_dns_names=("cleanrooms.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("cleanrooms",),
        doc_url="https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Clean Rooms, ``com.amazonaws.{region}.cleanrooms``.

    https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html
    """

    CLEAN_ROOMS_FIPS: Final = Service(
        short_name="cleanrooms-fips",
        name_template="com.amazonaws.{region}.cleanrooms-fips",
        title="AWS Clean Rooms",
        iam_prefixes=("cleanrooms",),
        doc_url="https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Clean Rooms, ``com.amazonaws.{region}.cleanrooms-fips``.

    https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html
    """

    CLEAN_ROOMS_ML: Final = Service(
        short_name="cleanrooms-ml",
        name_template="com.amazonaws.{region}.cleanrooms-ml",
        title="AWS Clean Rooms ML",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("cleanrooms-ml",),
        doc_url="https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Clean Rooms ML, ``com.amazonaws.{region}.cleanrooms-ml``.

    https://docs.aws.amazon.com/clean-rooms/latest/userguide/vpc-interface-endpoints.html
    """

    CLOUD_CONTROL_API: Final = Service(
        short_name="cloudcontrolapi",
        name_template="com.amazonaws.{region}.cloudcontrolapi",
        title="AWS Cloud Control API",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.cloudcontrolapi",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.cloudcontrolapi",
        },
        private_dns=True,
        private_dns_names=("cloudcontrolapi.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("cloudformation",),
        doc_url="https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Cloud Control API, ``com.amazonaws.{region}.cloudcontrolapi``.

    https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/vpc-interface-endpoints.html
    """

    CLOUD_CONTROL_API_FIPS: Final = Service(
        short_name="cloudcontrolapi-fips",
        name_template="com.amazonaws.{region}.cloudcontrolapi-fips",
        title="AWS Cloud Control API",
        private_dns=True,
        private_dns_names=("cloudcontrolapi-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("cloudformation",),
        doc_url="https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Cloud Control API, ``com.amazonaws.{region}.cloudcontrolapi-fips``.

    https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/vpc-interface-endpoints.html
    """

    CLOUD_DIRECTORY: Final = Service(
        short_name="clouddirectory",
        name_template="com.amazonaws.{region}.clouddirectory",
        title="Amazon Cloud Directory",
        private_dns=True,
        private_dns_names=("clouddirectory.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("clouddirectory",),
        doc_url="https://docs.aws.amazon.com/clouddirectory/latest/developerguide/getting_started_using_vpc_endpoints.html",
        as_of="2026-11",
    )
    """Amazon Cloud Directory, ``com.amazonaws.{region}.clouddirectory``.

    https://docs.aws.amazon.com/clouddirectory/latest/developerguide/getting_started_using_vpc_endpoints.html
    """

    CLOUDFORMATION: Final = Service(
        short_name="cloudformation",
        name_template="com.amazonaws.{region}.cloudformation",
        title="AWS CloudFormation",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.cloudformation",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.cloudformation",
        },
        private_dns=True,
        private_dns_names=("cloudformation.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cloudformation",),
        doc_url="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS CloudFormation, ``com.amazonaws.{region}.cloudformation``.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
    """

    CLOUDFORMATION_FIPS: Final = Service(
        short_name="cloudformation-fips",
        name_template="com.amazonaws.{region}.cloudformation-fips",
        title="AWS CloudFormation",
        iam_prefixes=("cloudformation",),
        doc_url="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS CloudFormation, ``com.amazonaws.{region}.cloudformation-fips``.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
    """

    CLOUDFRONT: Final = Service(
        short_name="cloudfront",
        name_template="com.amazonaws.cloudfront",
        title="Amazon CloudFront",
        iam_prefixes=("cloudfront",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Introduction.html",
        as_of="2026-11",
    )
    """Amazon CloudFront, ``com.amazonaws.cloudfront``.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Introduction.html
    """

    CLOUDHSM: Final = Service(
        short_name="cloudhsmv2",
        name_template="com.amazonaws.{region}.cloudhsmv2",
        title="AWS CloudHSM",
        private_dns=True,
        private_dns_names=("cloudhsmv2.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cloudhsm",),
        doc_url="https://docs.aws.amazon.com/cloudhsm/latest/userguide/cloudhsm-vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS CloudHSM, ``com.amazonaws.{region}.cloudhsmv2``.

    https://docs.aws.amazon.com/cloudhsm/latest/userguide/cloudhsm-vpc-endpoint.html
    """

    CLOUDTRAIL: Final = Service(
        short_name="cloudtrail",
        name_template="com.amazonaws.{region}.cloudtrail",
        title="AWS CloudTrail",
        private_dns=True,
        private_dns_names=("cloudtrail.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cloudtrail",),
        doc_url="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-and-interface-VPC.html",
        as_of="2026-11",
    )
    """AWS CloudTrail, ``com.amazonaws.{region}.cloudtrail``.

    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-and-interface-VPC.html
    """

    CODEARTIFACT_API: Final = Service(
        short_name="codeartifact.api",
        name_template="com.amazonaws.{region}.codeartifact.api",
        title="AWS CodeArtifact",
        private_dns=True,
        private_dns_names=("codeartifact.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("codeartifact",),
        doc_url="https://docs.aws.amazon.com/codeartifact/latest/ug/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS CodeArtifact, ``com.amazonaws.{region}.codeartifact.api``.

    https://docs.aws.amazon.com/codeartifact/latest/ug/vpc-endpoints.html
    """

    CODEARTIFACT_REPOSITORIES: Final = Service(
        short_name="codeartifact.repositories",
        name_template="com.amazonaws.{region}.codeartifact.repositories",
        title="AWS CodeArtifact",
        private_dns=True,
        private_dns_names=("*.d.codeartifact.{region}.amazonaws.com",),
        private_dns_advice="on",
        endpoint_policy=True,
        iam_prefixes=("codeartifact",),
        doc_url="https://docs.aws.amazon.com/codeartifact/latest/ug/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS CodeArtifact, ``com.amazonaws.{region}.codeartifact.repositories``.

    https://docs.aws.amazon.com/codeartifact/latest/ug/vpc-endpoints.html
    """

    CODEBUILD: Final = Service(
        short_name="codebuild",
        name_template="com.amazonaws.{region}.codebuild",
        title="AWS CodeBuild",
        private_dns=True,
        private_dns_names=("codebuild.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("codebuild",),
        doc_url="https://docs.aws.amazon.com/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html",
        as_of="2026-11",
    )
    """AWS CodeBuild, ``com.amazonaws.{region}.codebuild``.

    https://docs.aws.amazon.com/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html
    """

    CODEBUILD_FIPS: Final = Service(
        short_name="codebuild-fips",
        name_template="com.amazonaws.{region}.codebuild-fips",
        title="AWS CodeBuild",
        private_dns=True,
        private_dns_names=("codebuild-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("codebuild",),
        doc_url="https://docs.aws.amazon.com/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html",
        as_of="2026-11",
    )
    """AWS CodeBuild, ``com.amazonaws.{region}.codebuild-fips``.

    https://docs.aws.amazon.com/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html
    """

    CODECATALYST: Final = Service(
        short_name="codecatalyst",
        name_template="aws.api.global.codecatalyst",
        title="Amazon CodeCatalyst",
        iam_prefixes=("codecatalyst",),
        as_of="2026-11",
    )
    """Amazon CodeCatalyst, ``aws.api.global.codecatalyst``."""

    CODECATALYST_GIT: Final = Service(
        short_name="codecatalyst.git",
        name_template="com.amazonaws.{region}.codecatalyst.git",
        title="Amazon CodeCatalyst Git repositories",
        iam_prefixes=("codecatalyst",),
        as_of="2026-11",
    )
    """Amazon CodeCatalyst Git repositories, ``com.amazonaws.{region}.codecatalyst.git``."""

    CODECATALYST_PACKAGES: Final = Service(
        short_name="codecatalyst.packages",
        name_template="com.amazonaws.{region}.codecatalyst.packages",
        title="Amazon CodeCatalyst packages",
        iam_prefixes=("codecatalyst",),
        as_of="2026-11",
    )
    """Amazon CodeCatalyst packages, ``com.amazonaws.{region}.codecatalyst.packages``."""

    CODECOMMIT: Final = Service(
        short_name="codecommit",
        name_template="com.amazonaws.{region}.codecommit",
        title="AWS CodeCommit",
        private_dns=True,
        private_dns_names=("codecommit.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("codecommit",),
        doc_url="https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html",
        as_of="2026-11",
    )
    """AWS CodeCommit, ``com.amazonaws.{region}.codecommit``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    CODECOMMIT_FIPS: Final = Service(
        short_name="codecommit-fips",
        name_template="com.amazonaws.{region}.codecommit-fips",
        title="AWS CodeCommit",
        private_dns=True,
        private_dns_names=("codecommit-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("codecommit",),
        doc_url="https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html",
        as_of="2026-11",
    )
    """AWS CodeCommit, ``com.amazonaws.{region}.codecommit-fips``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    CODE_CONNECTIONS: Final = Service(
        short_name="codeconnections.api",
        name_template="com.amazonaws.{region}.codeconnections.api",
        title="AWS CodeConnections",
        iam_prefixes=("codeconnections",),
        doc_url="https://docs.aws.amazon.com/dtconsole/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS CodeConnections, ``com.amazonaws.{region}.codeconnections.api``.

    https://docs.aws.amazon.com/dtconsole/latest/userguide/vpc-interface-endpoints.html
    """

    CODEDEPLOY: Final = Service(
        short_name="codedeploy",
        name_template="com.amazonaws.{region}.codedeploy",
        title="AWS CodeDeploy",
        private_dns=True,
        private_dns_names=("codedeploy.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("codedeploy",),
        unavailable_regions=("cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS CodeDeploy, ``com.amazonaws.{region}.codedeploy``.

    https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
    """

    CODEDEPLOY_COMMANDS_SECURE: Final = Service(
        short_name="codedeploy-commands-secure",
        name_template="com.amazonaws.{region}.codedeploy-commands-secure",
        title="AWS CodeDeploy",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.codedeploy-commands-secure",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.codedeploy-commands-secure",
        },
        private_dns=True,
        private_dns_names=("codedeploy-commands-secure.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("codedeploy-commands-secure",),
        unavailable_regions=("cn-northwest-1", "us-gov-east-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS CodeDeploy, ``com.amazonaws.{region}.codedeploy-commands-secure``.

    https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
    """

    CODEDEPLOY_FIPS: Final = Service(
        short_name="codedeploy-fips",
        name_template="com.amazonaws.{region}.codedeploy-fips",
        title="AWS CodeDeploy",
        iam_prefixes=("codedeploy",),
        doc_url="https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS CodeDeploy, ``com.amazonaws.{region}.codedeploy-fips``.

    https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
    """

    CODEGURU_PROFILER: Final = Service(
        short_name="codeguru-profiler",
        name_template="com.amazonaws.{region}.codeguru-profiler",
        title="Amazon CodeGuru Profiler",
        private_dns=True,
        private_dns_names=("codeguru-profiler.{region}.amazonaws.com",),
        iam_prefixes=("codeguru-profiler",),
        doc_url="https://docs.aws.amazon.com/codeguru/latest/profiler-ug/private-link.html",
        as_of="2026-11",
    )
    """Amazon CodeGuru Profiler, ``com.amazonaws.{region}.codeguru-profiler``.

    https://docs.aws.amazon.com/codeguru/latest/profiler-ug/private-link.html
    """

    CODEGURU_REVIEWER: Final = Service(
        short_name="codeguru-reviewer",
        name_template="com.amazonaws.{region}.codeguru-reviewer",
        title="Amazon CodeGuru Reviewer",
        private_dns=True,
        private_dns_names=("codeguru-reviewer.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("codeguru-reviewer",),
        doc_url="https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon CodeGuru Reviewer, ``com.amazonaws.{region}.codeguru-reviewer``.

    https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/vpc-interface-endpoints.html
    """

    CODEPIPELINE: Final = Service(
        short_name="codepipeline",
        name_template="com.amazonaws.{region}.codepipeline",
        title="AWS CodePipeline",
        private_dns=True,
        private_dns_names=("codepipeline.{region}.amazonaws.com",),
        endpoint_policy=False,
        iam_prefixes=("codepipeline",),
        doc_url="https://docs.aws.amazon.com/codepipeline/latest/userguide/vpc-support.html#use-vpc-endpoints-with-codepipeline",
        as_of="2026-11",
    )
    """AWS CodePipeline, ``com.amazonaws.{region}.codepipeline``.

    https://docs.aws.amazon.com/codepipeline/latest/userguide/vpc-support.html#use-vpc-endpoints-with-codepipeline
    """

    CODESTAR_CONNECTIONS: Final = Service(
        short_name="codestar-connections.api",
        name_template="com.amazonaws.{region}.codestar-connections.api",
        title="AWS CodeConnections",
        private_dns=True,
        private_dns_names=("codestar-connections.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("codestar-connections",),
        doc_url="https://docs.aws.amazon.com/dtconsole/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS CodeConnections, ``com.amazonaws.{region}.codestar-connections.api``.

    https://docs.aws.amazon.com/dtconsole/latest/userguide/vpc-interface-endpoints.html
    """

    Q_DEVELOPER_CODE_WHISPERER: Final = Service(
        short_name="codewhisperer",
        name_template="com.amazonaws.{region}.codewhisperer",
        title="Amazon Q Developer",
        private_dns=True,
        private_dns_names=("codewhisperer.{region}.amazonaws.com",),
        endpoint_policy=False,
        iam_prefixes=("codewhisperer",),
        available_regions=("us-east-1",),
        doc_url="https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Q Developer, ``com.amazonaws.{region}.codewhisperer``.

    https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html
    """

    COGNITO_IDENTITY: Final = Service(
        short_name="cognito-identity",
        name_template="com.amazonaws.{region}.cognito-identity",
        title="Amazon Cognito identity pools",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cognito-identity",),
        as_of="2026-11",
    )
    """Amazon Cognito identity pools, ``com.amazonaws.{region}.cognito-identity``."""

    COGNITO_IDENTITY_FIPS: Final = Service(
        short_name="cognito-identity-fips",
        name_template="com.amazonaws.{region}.cognito-identity-fips",
        title="Amazon Cognito identity pools (FIPS)",
        iam_prefixes=("cognito-identity",),
        as_of="2026-11",
    )
    """Amazon Cognito identity pools (FIPS), ``com.amazonaws.{region}.cognito-identity-fips``."""

    COGNITO_IDP: Final = Service(
        short_name="cognito-idp",
        name_template="com.amazonaws.{region}.cognito-idp",
        title="Amazon Cognito user pools",
        private_dns=True,
        private_dns_names=("cognito-idp.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cognito-idp",),
        as_of="2026-11",
    )
    """Amazon Cognito user pools, ``com.amazonaws.{region}.cognito-idp``."""

    COGNITO_IDP_FIPS: Final = Service(
        short_name="cognito-idp-fips",
        name_template="com.amazonaws.{region}.cognito-idp-fips",
        title="Amazon Cognito user pools (FIPS)",
        iam_prefixes=("cognito-idp",),
        as_of="2026-11",
    )
    """Amazon Cognito user pools (FIPS), ``com.amazonaws.{region}.cognito-idp-fips``."""

    COM_AMAZONAWS_FREETIER: Final = Service(
        short_name="com.amazonaws.freetier",
        name_template="com.amazonaws.{region}.freetier",
        title="AWS Billing and Cost Management",
        iam_prefixes=("freetier",),
        doc_url="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Billing and Cost Management, ``com.amazonaws.{region}.freetier``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    COM_AMAZONAWS_RESOURCE_EXPLORER_2: Final = Service(
        short_name="com.amazonaws.resource-explorer-2",
        name_template="com.amazonaws.{region}.resource-explorer-2",
        title="AWS Resource Explorer",
        ip_address_types=("ipv4",),
        iam_prefixes=("resource-explorer-2",),
        doc_url="https://docs.aws.amazon.com/resource-explorer/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Resource Explorer, ``com.amazonaws.{region}.resource-explorer-2``.

    https://docs.aws.amazon.com/resource-explorer/latest/userguide/vpc-interface-endpoints.html
    """

    COM_AMAZONAWS_RESOURCE_EXPLORER_2_FIPS: Final = Service(
        short_name="com.amazonaws.resource-explorer-2-fips",
        name_template="com.amazonaws.{region}.resource-explorer-2-fips",
        title="AWS Resource Explorer",
        iam_prefixes=("resource-explorer-2",),
        doc_url="https://docs.aws.amazon.com/resource-explorer/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Resource Explorer, ``com.amazonaws.{region}.resource-explorer-2-fips``.

    https://docs.aws.amazon.com/resource-explorer/latest/userguide/vpc-interface-endpoints.html
    """

    COMPREHEND: Final = Service(
        short_name="comprehend",
        name_template="com.amazonaws.{region}.comprehend",
        title="Amazon Comprehend",
        regional_names={"us-iso-east-1": "gov.ic.c2s.us-iso-east-1.comprehend"},
        private_dns=True,
        private_dns_names=("comprehend.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("comprehend",),
        doc_url="https://docs.aws.amazon.com/comprehend/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Comprehend, ``com.amazonaws.{region}.comprehend``.

    https://docs.aws.amazon.com/comprehend/latest/dg/vpc-interface-endpoints.html
    """

    COMPREHEND_FIPS: Final = Service(
        short_name="comprehend-fips",
        name_template="com.amazonaws.{region}.comprehend-fips",
        title="Amazon Comprehend",
        iam_prefixes=("comprehend",),
        doc_url="https://docs.aws.amazon.com/comprehend/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Comprehend, ``com.amazonaws.{region}.comprehend-fips``.

    https://docs.aws.amazon.com/comprehend/latest/dg/vpc-interface-endpoints.html
    """

    COMPREHEND_MEDICAL: Final = Service(
        short_name="comprehendmedical",
        name_template="com.amazonaws.{region}.comprehendmedical",
        title="Amazon Comprehend Medical",
        private_dns=True,
        private_dns_names=("comprehendmedical.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("comprehendmedical",),
        doc_url="https://docs.aws.amazon.com/comprehend-medical/latest/dev/comprehendmedical-vpcendpoints.html",
        as_of="2026-11",
    )
    """Amazon Comprehend Medical, ``com.amazonaws.{region}.comprehendmedical``.

    https://docs.aws.amazon.com/comprehend-medical/latest/dev/comprehendmedical-vpcendpoints.html
    """

    COMPUTE_OPTIMIZER: Final = Service(
        short_name="compute-optimizer",
        name_template="com.amazonaws.{region}.compute-optimizer",
        title="AWS Compute Optimizer",
        iam_prefixes=("compute-optimizer",),
        as_of="2026-11",
    )
    """AWS Compute Optimizer, ``com.amazonaws.{region}.compute-optimizer``."""

    CONFIG: Final = Service(
        short_name="config",
        name_template="com.amazonaws.{region}.config",
        title="AWS Config",
        private_dns=True,
        private_dns_names=("config.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("config",),
        doc_url="https://docs.aws.amazon.com/config/latest/developerguide/config-VPC-endpoints.html",
        as_of="2026-11",
    )
    """AWS Config, ``com.amazonaws.{region}.config``.

    https://docs.aws.amazon.com/config/latest/developerguide/config-VPC-endpoints.html
    """

    CONFIG_FIPS: Final = Service(
        short_name="config-fips",
        name_template="com.amazonaws.{region}.config-fips",
        title="AWS Config",
        iam_prefixes=("config",),
        doc_url="https://docs.aws.amazon.com/config/latest/developerguide/config-VPC-endpoints.html",
        as_of="2026-11",
    )
    """AWS Config, ``com.amazonaws.{region}.config-fips``.

    https://docs.aws.amazon.com/config/latest/developerguide/config-VPC-endpoints.html
    """

    CONNECT: Final = Service(
        short_name="connect",
        name_template="com.amazonaws.{region}.connect",
        title="Amazon Connect (Connect Customer)",
        iam_prefixes=("connect",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.connect``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    CONNECT_CONNECT_CAMPAIGNS: Final = Service(
        short_name="connect-campaigns",
        name_template="com.amazonaws.{region}.connect-campaigns",
        title="Amazon Connect (Connect Customer)",
        private_dns=True,
        private_dns_names=("connect-campaigns.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("connect-campaigns",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.connect-campaigns``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    CONNECT_FIPS: Final = Service(
        short_name="connect-fips",
        name_template="com.amazonaws.{region}.connect-fips",
        title="Amazon Connect (Connect Customer)",
        iam_prefixes=("connect",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.connect-fips``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    MANAGEMENT_CONSOLE: Final = Service(
        short_name="console",
        name_template="com.amazonaws.{region}.console",
        title="AWS Management Console",
        private_dns=True,
        private_dns_names=("console.{region}.amazonaws.com",),
        endpoint_policy=True,
        doc_url="https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/console-private-access.html",
        as_of="2026-11",
    )
    """AWS Management Console, ``com.amazonaws.{region}.console``.

    https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/console-private-access.html
    """

    CONSOLE_STATIC: Final = Service(
        short_name="console-static",
        name_template="com.amazonaws.{region}.console-static",
        title="AWS Management Console static content",
        doc_url="https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/required-endpoints-dns-configuration.html",
        as_of="2026-11",
    )
    """AWS Management Console static content, ``com.amazonaws.{region}.console-static``.

    https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/required-endpoints-dns-configuration.html
    """

    OMICS_CONTROL_STORAGE: Final = Service(
        short_name="control-storage-omics",
        name_template="com.amazonaws.{region}.control-storage-omics",
        title="AWS HealthOmics",
        private_dns=True,
        private_dns_names=("control-storage-omics.{region}.amazonaws.com",),
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.control-storage-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_CONTROL_STORAGE_FIPS: Final = Service(
        short_name="control-storage-omics-fips",
        name_template="com.amazonaws.{region}.control-storage-omics-fips",
        title="AWS HealthOmics",
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.control-storage-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    CONTROL_CATALOG: Final = Service(
        short_name="controlcatalog",
        name_template="com.amazonaws.{region}.controlcatalog",
        title="AWS Control Catalog",
        iam_prefixes=("controlcatalog",),
        doc_url="https://docs.aws.amazon.com/controlcatalog/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Control Catalog, ``com.amazonaws.{region}.controlcatalog``.

    https://docs.aws.amazon.com/controlcatalog/latest/userguide/vpc-interface-endpoints.html
    """

    CONTROLTOWER: Final = Service(
        short_name="controltower",
        name_template="com.amazonaws.{region}.controltower",
        title="AWS Control Tower",
        iam_prefixes=("controltower",),
        doc_url="https://docs.aws.amazon.com/controltower/latest/userguide/networking-privatelink.html",
        as_of="2026-11",
    )
    """AWS Control Tower, ``com.amazonaws.{region}.controltower``.

    https://docs.aws.amazon.com/controltower/latest/userguide/networking-privatelink.html
    """

    CONTROLTOWER_FIPS: Final = Service(
        short_name="controltower-fips",
        name_template="com.amazonaws.{region}.controltower-fips",
        title="AWS Control Tower",
        iam_prefixes=("controltower",),
        doc_url="https://docs.aws.amazon.com/controltower/latest/userguide/networking-privatelink.html",
        as_of="2026-11",
    )
    """AWS Control Tower, ``com.amazonaws.{region}.controltower-fips``.

    https://docs.aws.amazon.com/controltower/latest/userguide/networking-privatelink.html
    """

    COST_OPTIMIZATION_HUB: Final = Service(
        short_name="cost-optimization-hub",
        name_template="com.amazonaws.{region}.cost-optimization-hub",
        title="AWS Cost Optimization Hub",
        endpoint_policy=True,
        iam_prefixes=("cost-optimization-hub",),
        as_of="2026-11",
    )
    """AWS Cost Optimization Hub, ``com.amazonaws.{region}.cost-optimization-hub``."""

    CLOUD_MAP_DATA_SERVICE_DISCOVERY: Final = Service(
        short_name="data-servicediscovery",
        name_template="com.amazonaws.{region}.data-servicediscovery",
        title="AWS Cloud Map",
        private_dns=True,
        private_dns_names=("data-servicediscovery.{region}.amazonaws.com", "data-servicediscovery.{region}.api.aws"),
        endpoint_policy=True,
        iam_prefixes=("servicediscovery",),
        doc_url="https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Cloud Map, ``com.amazonaws.{region}.data-servicediscovery``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    CLOUD_MAP_DATA_SERVICE_DISCOVERY_FIPS: Final = Service(
        short_name="data-servicediscovery-fips",
        name_template="com.amazonaws.{region}.data-servicediscovery-fips",
        title="AWS Cloud Map",
        private_dns=True,
        private_dns_names=("data-servicediscovery-fips.{region}.amazonaws.com", "data-servicediscovery-fips.{region}.api.aws"),
        endpoint_policy=True,
        iam_prefixes=("servicediscovery",),
        doc_url="https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Cloud Map, ``com.amazonaws.{region}.data-servicediscovery-fips``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    GLUE_DATABREW: Final = Service(
        short_name="databrew",
        name_template="com.amazonaws.{region}.databrew",
        title="AWS Glue DataBrew",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.databrew", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.databrew"},
        private_dns=True,
        private_dns_names=("databrew.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("databrew",),
        doc_url="https://docs.aws.amazon.com/databrew/latest/dg/vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS Glue DataBrew, ``com.amazonaws.{region}.databrew``.

    https://docs.aws.amazon.com/databrew/latest/dg/vpc-endpoint.html
    """

    GLUE_DATABREW_FIPS: Final = Service(
        short_name="databrew-fips",
        name_template="com.amazonaws.{region}.databrew-fips",
        title="AWS Glue DataBrew",
        iam_prefixes=("databrew",),
        doc_url="https://docs.aws.amazon.com/databrew/latest/dg/vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS Glue DataBrew, ``com.amazonaws.{region}.databrew-fips``.

    https://docs.aws.amazon.com/databrew/latest/dg/vpc-endpoint.html
    """

    DATA_EXCHANGE: Final = Service(
        short_name="dataexchange",
        name_template="com.amazonaws.{region}.dataexchange",
        title="AWS Data Exchange",
        private_dns=True,
        private_dns_names=("dataexchange.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("dataexchange",),
        doc_url="https://docs.aws.amazon.com/data-exchange/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Data Exchange, ``com.amazonaws.{region}.dataexchange``.

    https://docs.aws.amazon.com/data-exchange/latest/userguide/vpc-interface-endpoints.html
    """

    DATASYNC: Final = Service(
        short_name="datasync",
        name_template="com.amazonaws.{region}.datasync",
        title="AWS DataSync",
        ports=(PortRange("tcp", 1024, 1064),),
        private_dns=True,
        private_dns_names=("datasync.{region}.amazonaws.com",),
        private_dns_advice="off",
        endpoint_policy=False,
        iam_prefixes=("datasync",),
        doc_url="https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html",
        as_of="2026-11",
    )
    """AWS DataSync, ``com.amazonaws.{region}.datasync``.

    https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html
    """

    DATASYNC_FIPS: Final = Service(
        short_name="datasync-fips",
        name_template="com.amazonaws.{region}.datasync-fips",
        title="AWS DataSync (FIPS)",
        ports=(PortRange("tcp", 1024, 1064),),
        private_dns_advice="off",
        iam_prefixes=("datasync",),
        doc_url="https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html",
        as_of="2026-11",
    )
    """AWS DataSync (FIPS), ``com.amazonaws.{region}.datasync-fips``.

    https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html
    """

    DATAZONE: Final = Service(
        short_name="datazone",
        name_template="com.amazonaws.{region}.datazone",
        title="Amazon DataZone",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("datazone",),
        doc_url="https://docs.aws.amazon.com/datazone/latest/userguide/datazone-vpc.html",
        as_of="2026-11",
    )
    """Amazon DataZone, ``com.amazonaws.{region}.datazone``.

    https://docs.aws.amazon.com/datazone/latest/userguide/datazone-vpc.html
    """

    DATAZONE_FIPS: Final = Service(
        short_name="datazone-fips",
        name_template="com.amazonaws.{region}.datazone-fips",
        title="Amazon DataZone",
        iam_prefixes=("datazone",),
        doc_url="https://docs.aws.amazon.com/datazone/latest/userguide/datazone-vpc.html",
        as_of="2026-11",
    )
    """Amazon DataZone, ``com.amazonaws.{region}.datazone-fips``.

    https://docs.aws.amazon.com/datazone/latest/userguide/datazone-vpc.html
    """

    DAX: Final = Service(
        short_name="dax",
        name_template="com.amazonaws.{region}.dax",
        title="Amazon DynamoDB Accelerator management API",
        private_dns=True,
        private_dns_names=("dax.{region}.amazonaws.com", "dax.{region}.api.aws"),
        iam_prefixes=("dax",),
        doc_url="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-private-link.html",
        as_of="2026-11",
    )
    """Amazon DynamoDB Accelerator management API, ``com.amazonaws.{region}.dax``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/dax-private-link.html
    """

    DEADLINE_CLOUD_MANAGEMENT: Final = Service(
        short_name="deadline.management",
        name_template="com.amazonaws.{region}.deadline.management",
        title="AWS Deadline Cloud",
        private_dns=True,
        private_dns_names=("management.deadline.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("deadline",),
        doc_url="https://docs.aws.amazon.com/deadline-cloud/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Deadline Cloud, ``com.amazonaws.{region}.deadline.management``.

    https://docs.aws.amazon.com/deadline-cloud/latest/developerguide/vpc-interface-endpoints.html
    """

    DEADLINE_CLOUD_SCHEDULING: Final = Service(
        short_name="deadline.scheduling",
        name_template="com.amazonaws.{region}.deadline.scheduling",
        title="AWS Deadline Cloud",
        private_dns=True,
        private_dns_names=("scheduling.deadline.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("deadline",),
        doc_url="https://docs.aws.amazon.com/deadline-cloud/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Deadline Cloud, ``com.amazonaws.{region}.deadline.scheduling``.

    https://docs.aws.amazon.com/deadline-cloud/latest/developerguide/vpc-interface-endpoints.html
    """

    DETECTIVE: Final = Service(
        short_name="detective",
        name_template="com.amazonaws.{region}.detective",
        title="Amazon Detective",
        iam_prefixes=("detective",),
        doc_url="https://docs.aws.amazon.com/detective/latest/userguide/detective-security-vpc-endpoints-privatelink.html",
        as_of="2026-11",
    )
    """Amazon Detective, ``com.amazonaws.{region}.detective``.

    https://docs.aws.amazon.com/detective/latest/userguide/detective-security-vpc-endpoints-privatelink.html
    """

    DETECTIVE_FIPS: Final = Service(
        short_name="detective-fips",
        name_template="com.amazonaws.{region}.detective-fips",
        title="Amazon Detective",
        iam_prefixes=("detective",),
        doc_url="https://docs.aws.amazon.com/detective/latest/userguide/detective-security-vpc-endpoints-privatelink.html",
        as_of="2026-11",
    )
    """Amazon Detective, ``com.amazonaws.{region}.detective-fips``.

    https://docs.aws.amazon.com/detective/latest/userguide/detective-security-vpc-endpoints-privatelink.html
    """

    IOT_CORE_DEVICE_ADVISOR: Final = Service(
        short_name="deviceadvisor.iot",
        name_template="com.amazonaws.{region}.deviceadvisor.iot",
        title="AWS IoT Core Device Advisor",
        private_dns=True,
        private_dns_names=("*.deviceadvisor.iot.{region}.amazonaws.com",),
        iam_prefixes=("iotdeviceadvisor",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/device-advisor-vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS IoT Core Device Advisor, ``com.amazonaws.{region}.deviceadvisor.iot``.

    https://docs.aws.amazon.com/iot/latest/developerguide/device-advisor-vpc-endpoint.html
    """

    DEVOPS_GURU: Final = Service(
        short_name="devops-guru",
        name_template="com.amazonaws.{region}.devops-guru",
        title="Amazon DevOps Guru",
        private_dns=True,
        private_dns_names=("devops-guru.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("devops-guru",),
        doc_url="https://docs.aws.amazon.com/devops-guru/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon DevOps Guru, ``com.amazonaws.{region}.devops-guru``.

    https://docs.aws.amazon.com/devops-guru/latest/userguide/vpc-interface-endpoints.html
    """

    HEALTH_IMAGING_DICOM: Final = Service(
        short_name="dicom-medical-imaging",
        name_template="com.amazonaws.{region}.dicom-medical-imaging",
        title="AWS HealthImaging",
        iam_prefixes=("medical-imaging",),
        doc_url="https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthImaging, ``com.amazonaws.{region}.dicom-medical-imaging``.

    https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html
    """

    DIRECTCONNECT: Final = Service(
        short_name="directconnect",
        name_template="com.amazonaws.{region}.directconnect",
        title="AWS Direct Connect",
        iam_prefixes=("directconnect",),
        as_of="2026-11",
    )
    """AWS Direct Connect, ``com.amazonaws.{region}.directconnect``."""

    DIRECTCONNECT_FIPS: Final = Service(
        short_name="directconnect-fips",
        name_template="com.amazonaws.{region}.directconnect-fips",
        title="AWS Direct Connect",
        iam_prefixes=("directconnect",),
        as_of="2026-11",
    )
    """AWS Direct Connect, ``com.amazonaws.{region}.directconnect-fips``."""

    APPLICATION_DISCOVERY_SERVICE: Final = Service(
        short_name="discovery",
        name_template="com.amazonaws.{region}.discovery",
        title="AWS Application Discovery Service",
        iam_prefixes=("discovery",),
        doc_url="https://docs.aws.amazon.com/application-discovery/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Application Discovery Service, ``com.amazonaws.{region}.discovery``.

    https://docs.aws.amazon.com/application-discovery/latest/userguide/vpc-interface-endpoints.html
    """

    DISCOVERY_MARKETPLACE: Final = Service(
        short_name="discovery-marketplace",
        name_template="com.amazonaws.{region}.discovery-marketplace",
        title="AWS Marketplace Discovery",
        iam_prefixes=("aws-marketplace",),
        as_of="2026-11",
    )
    """AWS Marketplace Discovery, ``com.amazonaws.{region}.discovery-marketplace``."""

    DLM: Final = Service(
        short_name="dlm",
        name_template="com.amazonaws.{region}.dlm",
        title="Amazon Data Lifecycle Manager",
        iam_prefixes=("dlm",),
        doc_url="https://docs.aws.amazon.com/ebs/latest/userguide/dlm-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Data Lifecycle Manager, ``com.amazonaws.{region}.dlm``.

    https://docs.aws.amazon.com/ebs/latest/userguide/dlm-vpc-endpoints.html
    """

    DLM_FIPS: Final = Service(
        short_name="dlm-fips",
        name_template="com.amazonaws.{region}.dlm-fips",
        title="Amazon Data Lifecycle Manager",
        iam_prefixes=("dlm",),
        doc_url="https://docs.aws.amazon.com/ebs/latest/userguide/dlm-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Data Lifecycle Manager, ``com.amazonaws.{region}.dlm-fips``.

    https://docs.aws.amazon.com/ebs/latest/userguide/dlm-vpc-endpoints.html
    """

    DATABASE_MIGRATION_SERVICE: Final = Service(
        short_name="dms",
        name_template="com.amazonaws.{region}.dms",
        title="AWS Database Migration Service",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.dms", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.dms"},
        private_dns=True,
        private_dns_names=("dms.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("dms",),
        doc_url="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#infrastructure-security",
        as_of="2026-11",
    )
    """AWS Database Migration Service, ``com.amazonaws.{region}.dms``.

    https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#infrastructure-security
    """

    DATABASE_MIGRATION_SERVICE_FIPS: Final = Service(
        short_name="dms-fips",
        name_template="com.amazonaws.{region}.dms-fips",
        title="AWS Database Migration Service",
        private_dns=True,
        private_dns_names=("dms-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("dms",),
        doc_url="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#infrastructure-security",
        as_of="2026-11",
    )
    """AWS Database Migration Service, ``com.amazonaws.{region}.dms-fips``.

    https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#infrastructure-security
    """

    ELASTIC_DISASTER_RECOVERY: Final = Service(
        short_name="drs",
        name_template="com.amazonaws.{region}.drs",
        title="AWS Elastic Disaster Recovery",
        private_dns=True,
        private_dns_names=("drs.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("drs",),
        doc_url="https://docs.aws.amazon.com/drs/latest/userguide/installing-agent-blocked.html",
        as_of="2026-11",
    )
    """AWS Elastic Disaster Recovery, ``com.amazonaws.{region}.drs``.

    https://docs.aws.amazon.com/drs/latest/userguide/installing-agent-blocked.html
    """

    DIRECTORY_SERVICE: Final = Service(
        short_name="ds",
        name_template="com.amazonaws.{region}.ds",
        title="AWS Directory Service",
        private_dns=True,
        private_dns_names=("ds.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ds",),
        doc_url="https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Directory Service, ``com.amazonaws.{region}.ds``.

    https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html
    """

    DIRECTORY_SERVICE_DATA: Final = Service(
        short_name="ds-data",
        name_template="com.amazonaws.{region}.ds-data",
        title="AWS Directory Service",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ds-data",),
        doc_url="https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Directory Service, ``com.amazonaws.{region}.ds-data``.

    https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html
    """

    DIRECTORY_SERVICE_DATA_FIPS: Final = Service(
        short_name="ds-data-fips",
        name_template="com.amazonaws.{region}.ds-data-fips",
        title="AWS Directory Service",
        iam_prefixes=("ds-data",),
        doc_url="https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Directory Service, ``com.amazonaws.{region}.ds-data-fips``.

    https://docs.aws.amazon.com/directoryservice/latest/admin-guide/vpc-interface-endpoints.html
    """

    DSQL_MANAGEMENT: Final = Service(
        short_name="dsql",
        name_template="com.amazonaws.{region}.dsql",
        title="Amazon Aurora DSQL",
        private_dns=True,
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("dsql",),
        doc_url="https://docs.aws.amazon.com/aurora-dsql/latest/userguide/privatelink-managing-clusters.html",
        as_of="2026-11",
    )
    """Amazon Aurora DSQL, ``com.amazonaws.{region}.dsql``.

    https://docs.aws.amazon.com/aurora-dsql/latest/userguide/privatelink-managing-clusters.html
    """

    DSQL: Final = Service(
        short_name="dsql-{id}",
        name_template="com.amazonaws.{region}.dsql-{id}",
        title="Amazon Aurora DSQL per-cluster connection endpoint",
        ports=(PortRange("tcp", 5432, 5432),),
        private_dns=True,
        private_dns_names=("*.dsql-{id}.{region}.on.aws",),
        iam_prefixes=("dsql",),
        doc_url="https://docs.aws.amazon.com/aurora-dsql/latest/userguide/privatelink-managing-clusters.html",
        as_of="2026-11",
    )
    """Amazon Aurora DSQL per-cluster connection endpoint, ``com.amazonaws.{region}.dsql-{id}``.

    https://docs.aws.amazon.com/aurora-dsql/latest/userguide/privatelink-managing-clusters.html
    """

    DYNAMODB: Final = Service(
        short_name="dynamodb",
        name_template="com.amazonaws.{region}.dynamodb",
        title="Amazon DynamoDB",
        private_dns=False,
        private_dns_advice="off",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("dynamodb",),
        endpoint_types=("Interface", "Gateway"),
        doc_url="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon DynamoDB, ``com.amazonaws.{region}.dynamodb``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
    """

    DYNAMODB_FIPS: Final = Service(
        short_name="dynamodb-fips",
        name_template="com.amazonaws.{region}.dynamodb-fips",
        title="Amazon DynamoDB",
        iam_prefixes=("dynamodb",),
        doc_url="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon DynamoDB, ``com.amazonaws.{region}.dynamodb-fips``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
    """

    DYNAMODB_STREAMS: Final = Service(
        short_name="dynamodb-streams",
        name_template="com.amazonaws.{region}.dynamodb-streams",
        title="Amazon DynamoDB",
        private_dns=False,
        private_dns_advice="off",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("dynamodb",),
        doc_url="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon DynamoDB, ``com.amazonaws.{region}.dynamodb-streams``.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
    """

    EBS_DIRECT: Final = Service(
        short_name="ebs",
        name_template="com.amazonaws.{region}.ebs",
        title="Amazon EBS direct APIs",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.ebs",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.ebs",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.ebs",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.ebs",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.ebs",
            "us-isof-south-1": "gov.ic.hci.csp.us-isof-south-1.ebs",
            "us-isof-east-1": "gov.ic.hci.csp.us-isof-east-1.ebs",
            "eu-isoe-west-1": "uk.adc-e.cloud.eu-isoe-west-1.ebs",
        },
        private_dns=True,
        private_dns_names=("ebs.{region}.amazonaws.com", "ebs.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ebs",),
        doc_url="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-apis-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EBS direct APIs, ``com.amazonaws.{region}.ebs``.

    https://docs.aws.amazon.com/ebs/latest/userguide/ebs-apis-vpc-endpoints.html
    """

    EBS_DIRECT_FIPS: Final = Service(
        short_name="ebs-fips",
        name_template="com.amazonaws.{region}.ebs-fips",
        title="Amazon EBS direct APIs",
        iam_prefixes=("ebs",),
        available_regions=("us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1"),
        doc_url="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-apis-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EBS direct APIs, ``com.amazonaws.{region}.ebs-fips``.

    https://docs.aws.amazon.com/ebs/latest/userguide/ebs-apis-vpc-endpoints.html
    """

    EC2: Final = Service(
        short_name="ec2",
        name_template="com.amazonaws.{region}.ec2",
        title="Amazon EC2",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.ec2",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.ec2",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.ec2",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.ec2",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.ec2",
        },
        private_dns=True,
        private_dns_names=("ec2.{region}.amazonaws.com", "ec2.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("ec2",),
        doc_url="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EC2, ``com.amazonaws.{region}.ec2``.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html
    """

    EC2_FIPS: Final = Service(
        short_name="ec2-fips",
        name_template="com.amazonaws.{region}.ec2-fips",
        title="Amazon EC2",
        iam_prefixes=("ec2",),
        doc_url="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EC2, ``com.amazonaws.{region}.ec2-fips``.

    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html
    """

    EC2_MESSAGES: Final = Service(
        short_name="ec2messages",
        name_template="com.amazonaws.{region}.ec2messages",
        title="AWS Systems Manager",
        private_dns=True,
        private_dns_names=("ec2messages.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ec2messages",),
        doc_url="https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
        as_of="2026-11",
    )
    """AWS Systems Manager, ``com.amazonaws.{region}.ec2messages``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    ECR_FIPS: Final = Service(
        short_name="ecr-fips.api",
        name_template="com.amazonaws.{region}.ecr-fips.api",
        title="Amazon ECR API (FIPS)",
        iam_prefixes=("ecr",),
        doc_url="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon ECR API (FIPS), ``com.amazonaws.{region}.ecr-fips.api``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECR_DOCKER_FIPS: Final = Service(
        short_name="ecr-fips.dkr",
        name_template="com.amazonaws.{region}.ecr-fips.dkr",
        title="Amazon ECR Docker (FIPS)",
        iam_prefixes=("ecr",),
        doc_url="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon ECR Docker (FIPS), ``com.amazonaws.{region}.ecr-fips.dkr``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECR_PUBLIC: Final = Service(
        short_name="ecr-public.api",
        name_template="com.amazonaws.{region}.ecr-public.api",
        title="Amazon ECR Public",
        iam_prefixes=("ecr-public",),
        as_of="2026-11",
    )
    """Amazon ECR Public, ``com.amazonaws.{region}.ecr-public.api``."""

    ECR: Final = Service(
        short_name="ecr.api",
        name_template="com.amazonaws.{region}.ecr.api",
        title="Amazon ECR",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.ecr.api",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.ecr.api",
            "eusc-de-east-1": "eu.amazonaws.eusc-de-east-1.ecr.api",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.ecr.api",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.ecr.api",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.ecr.api",
            "us-isob-west-1": "gov.sgov.sc2s.us-isob-west-1.ecr.api",
            "us-isof-south-1": "gov.ic.hci.csp.us-isof-south-1.ecr.api",
            "us-isof-east-1": "gov.ic.hci.csp.us-isof-east-1.ecr.api",
            "eu-isoe-west-1": "uk.adc-e.cloud.eu-isoe-west-1.ecr.api",
        },
        private_dns=True,
        private_dns_names=("api.ecr.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ecr",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon ECR, ``com.amazonaws.{region}.ecr.api``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECR_DOCKER: Final = Service(
        short_name="ecr.dkr",
        name_template="com.amazonaws.{region}.ecr.dkr",
        title="Amazon ECR",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.ecr.dkr",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.ecr.dkr",
            "eusc-de-east-1": "eu.amazonaws.eusc-de-east-1.ecr.dkr",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.ecr.dkr",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.ecr.dkr",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.ecr.dkr",
            "us-isob-west-1": "gov.sgov.sc2s.us-isob-west-1.ecr.dkr",
            "us-isof-south-1": "gov.ic.hci.csp.us-isof-south-1.ecr.dkr",
            "us-isof-east-1": "gov.ic.hci.csp.us-isof-east-1.ecr.dkr",
            "eu-isoe-west-1": "uk.adc-e.cloud.eu-isoe-west-1.ecr.dkr",
        },
        private_dns=True,
        private_dns_names=("*.dkr.ecr.{region}.amazonaws.com",),
        private_dns_advice="on",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ecr",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon ECR, ``com.amazonaws.{region}.ecr.dkr``.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """

    ECS: Final = Service(
        short_name="ecs",
        name_template="com.amazonaws.{region}.ecs",
        title="Amazon ECS",
        private_dns=True,
        private_dns_names=("ecs.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ecs",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon ECS, ``com.amazonaws.{region}.ecs``.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    """

    ECS_AGENT: Final = Service(
        short_name="ecs-agent",
        name_template="com.amazonaws.{region}.ecs-agent",
        title="Amazon ECS",
        private_dns=True,
        private_dns_names=("ecs-a.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("ecs",),
        doc_url="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon ECS, ``com.amazonaws.{region}.ecs-agent``.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    """

    ECS_FIPS: Final = Service(
        short_name="ecs-fips",
        name_template="com.amazonaws.{region}.ecs-fips",
        title="Amazon ECS (FIPS)",
        iam_prefixes=("ecs",),
        cross_region=True,
        as_of="2026-11",
    )
    """Amazon ECS (FIPS), ``com.amazonaws.{region}.ecs-fips``."""

    ECS_TELEMETRY: Final = Service(
        short_name="ecs-telemetry",
        name_template="com.amazonaws.{region}.ecs-telemetry",
        title="Amazon ECS",
        private_dns=True,
        private_dns_names=("ecs-t.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("ecs",),
        doc_url="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon ECS, ``com.amazonaws.{region}.ecs-telemetry``.

    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    """

    EKS: Final = Service(
        short_name="eks",
        name_template="com.amazonaws.{region}.eks",
        title="Amazon EKS",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.eks", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.eks"},
        private_dns=True,
        private_dns_names=("eks.{region}.amazonaws.com", "eks.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("eks",),
        unavailable_regions=("ap-southeast-5", "ap-southeast-7", "mx-central-1", "ap-east-2"),
        doc_url="https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EKS, ``com.amazonaws.{region}.eks``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    EKS_AUTH: Final = Service(
        short_name="eks-auth",
        name_template="com.amazonaws.{region}.eks-auth",
        title="Amazon EKS",
        private_dns=True,
        private_dns_names=("eks-auth.{region}.api.aws",),
        iam_prefixes=("eks-auth",),
        doc_url="https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EKS, ``com.amazonaws.{region}.eks-auth``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    EKS_CAPABILITIES: Final = Service(
        short_name="eks-capabilities",
        name_template="com.amazonaws.{region}.eks-capabilities",
        title="Amazon EKS Capabilities (hosted Argo CD endpoint)",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        as_of="2026-11",
    )
    """Amazon EKS Capabilities (hosted Argo CD endpoint), ``com.amazonaws.{region}.eks-capabilities``."""

    EKS_FIPS: Final = Service(
        short_name="eks-fips",
        name_template="com.amazonaws.{region}.eks-fips",
        title="Amazon EKS",
        iam_prefixes=("eks",),
        doc_url="https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EKS, ``com.amazonaws.{region}.eks-fips``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    EKS_PROXY: Final = Service(
        short_name="eks-proxy",
        name_template="com.amazonaws.{region}.eks-proxy",
        title="Amazon EKS",
        private_dns=True,
        private_dns_names=("eks-proxy.{region}.api.aws", "eks-proxy.eks.{region}.amazonaws.com"),
        doc_url="https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EKS, ``com.amazonaws.{region}.eks-proxy``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    ELASTIC_INFERENCE_RUNTIME: Final = Service(
        short_name="elastic-inference.runtime",
        name_template="com.amazonaws.{region}.elastic-inference.runtime",
        title="Amazon Elastic Inference",
        private_dns=True,
        private_dns_names=("runtime.elastic-inference.{region}.amazonaws.com",),
        as_of="2026-11",
    )
    """Amazon Elastic Inference, ``com.amazonaws.{region}.elastic-inference.runtime``."""

    ELASTICACHE: Final = Service(
        short_name="elasticache",
        name_template="com.amazonaws.{region}.elasticache",
        title="Amazon ElastiCache",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.elasticache",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.elasticache",
        },
        private_dns=True,
        private_dns_names=("elasticache.{region}.amazonaws.com", "elasticache.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("elasticache",),
        doc_url="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html",
        as_of="2026-11",
    )
    """Amazon ElastiCache, ``com.amazonaws.{region}.elasticache``.

    https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html
    """

    ELASTICACHE_FIPS: Final = Service(
        short_name="elasticache-fips",
        name_template="com.amazonaws.{region}.elasticache-fips",
        title="Amazon ElastiCache",
        private_dns=True,
        private_dns_names=("elasticache-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("elasticache",),
        doc_url="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html",
        as_of="2026-11",
    )
    """Amazon ElastiCache, ``com.amazonaws.{region}.elasticache-fips``.

    https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html
    """

    ELASTIC_BEANSTALK: Final = Service(
        short_name="elasticbeanstalk",
        name_template="com.amazonaws.{region}.elasticbeanstalk",
        title="AWS Elastic Beanstalk",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.elasticbeanstalk",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.elasticbeanstalk",
        },
        private_dns=True,
        private_dns_names=("elasticbeanstalk.{region}.amazonaws.com", "elasticbeanstalk.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4", "dualstack"),
        iam_prefixes=("elasticbeanstalk",),
        doc_url="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.html",
        as_of="2026-11",
    )
    """AWS Elastic Beanstalk, ``com.amazonaws.{region}.elasticbeanstalk``.

    https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.html
    """

    ELASTIC_BEANSTALK_HEALTH: Final = Service(
        short_name="elasticbeanstalk-health",
        name_template="com.amazonaws.{region}.elasticbeanstalk-health",
        title="AWS Elastic Beanstalk",
        private_dns=True,
        private_dns_names=("elasticbeanstalk-health.{region}.amazonaws.com", "elasticbeanstalk-health.{region}.api.aws"),
        ip_address_types=("ipv4", "dualstack"),
        iam_prefixes=("elasticbeanstalk",),
        doc_url="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.html",
        as_of="2026-11",
    )
    """AWS Elastic Beanstalk, ``com.amazonaws.{region}.elasticbeanstalk-health``.

    https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc-vpce.html
    """

    ELASTIC_FILESYSTEM: Final = Service(
        short_name="elasticfilesystem",
        name_template="com.amazonaws.{region}.elasticfilesystem",
        title="Amazon Elastic File System",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.elasticfilesystem",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.elasticfilesystem",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.elasticfilesystem",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.elasticfilesystem",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.elasticfilesystem",
        },
        private_dns=True,
        private_dns_names=("elasticfilesystem.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("elasticfilesystem",),
        doc_url="https://docs.aws.amazon.com/efs/latest/ug/efs-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Elastic File System, ``com.amazonaws.{region}.elasticfilesystem``.

    https://docs.aws.amazon.com/efs/latest/ug/efs-vpc-endpoints.html
    """

    ELASTIC_FILESYSTEM_FIPS: Final = Service(
        short_name="elasticfilesystem-fips",
        name_template="com.amazonaws.{region}.elasticfilesystem-fips",
        title="Amazon Elastic File System",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.elasticfilesystem-fips",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.elasticfilesystem-fips",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.elasticfilesystem-fips",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.elasticfilesystem-fips",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.elasticfilesystem-fips",
            "us-isob-west-1": "gov.sgov.sc2s.us-isob-west-1.elasticfilesystem-fips",
        },
        private_dns=True,
        private_dns_names=("elasticfilesystem-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("elasticfilesystem",),
        doc_url="https://docs.aws.amazon.com/efs/latest/ug/efs-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Elastic File System, ``com.amazonaws.{region}.elasticfilesystem-fips``.

    https://docs.aws.amazon.com/efs/latest/ug/efs-vpc-endpoints.html
    """

    ELASTIC_LOAD_BALANCING: Final = Service(
        short_name="elasticloadbalancing",
        name_template="com.amazonaws.{region}.elasticloadbalancing",
        title="Elastic Load Balancing",
        private_dns=True,
        private_dns_names=("elasticloadbalancing.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("elasticloadbalancing",),
        doc_url="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/load-balancer-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Elastic Load Balancing, ``com.amazonaws.{region}.elasticloadbalancing``.

    https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/load-balancer-vpc-endpoints.html
    """

    EMR: Final = Service(
        short_name="elasticmapreduce",
        name_template="com.amazonaws.{region}.elasticmapreduce",
        title="Amazon EMR",
        private_dns=True,
        private_dns_names=("elasticmapreduce.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("elasticmapreduce",),
        doc_url="https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon EMR, ``com.amazonaws.{region}.elasticmapreduce``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
    """

    EMR_FIPS: Final = Service(
        short_name="elasticmapreduce-fips",
        name_template="com.amazonaws.{region}.elasticmapreduce-fips",
        title="Amazon EMR",
        iam_prefixes=("elasticmapreduce",),
        doc_url="https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon EMR, ``com.amazonaws.{region}.elasticmapreduce-fips``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
    """

    EMAIL: Final = Service(
        short_name="email",
        name_template="com.amazonaws.{region}.email",
        title="Amazon SES API",
        endpoint_policy=True,
        iam_prefixes=("ses",),
        doc_url="https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SES API, ``com.amazonaws.{region}.email``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    EMAIL_FIPS: Final = Service(
        short_name="email-fips",
        name_template="com.amazonaws.{region}.email-fips",
        title="Amazon SES API (FIPS)",
        iam_prefixes=("ses",),
        doc_url="https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SES API (FIPS), ``com.amazonaws.{region}.email-fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    EMAIL_SMTP: Final = Service(
        short_name="email-smtp",
        name_template="com.amazonaws.{region}.email-smtp",
        title="Amazon SES",
        ports=(PortRange("tcp", 465, 465), PortRange("tcp", 587, 587), PortRange("tcp", 2465, 2465), PortRange("tcp", 2587, 2587)),
        private_dns=True,
        private_dns_names=("email-smtp.{region}.amazonaws.com",),
        endpoint_policy=False,
        iam_prefixes=("ses",),
        unavailable_az_ids=("use1-az2", "use1-az3", "use1-az5", "usw1-az2", "usw2-az4", "apne2-az4", "cac1-az3", "cac1-az4"),
        doc_url="https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SES, ``com.amazonaws.{region}.email-smtp``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    EMR_EKS: Final = Service(
        short_name="emr-containers",
        name_template="com.amazonaws.{region}.emr-containers",
        title="Amazon EMR on EKS",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.emr-containers",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.emr-containers",
        },
        private_dns=True,
        private_dns_names=("emr-containers.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("emr-containers",),
        doc_url="https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/security-vpc.html",
        as_of="2026-11",
    )
    """Amazon EMR on EKS, ``com.amazonaws.{region}.emr-containers``.

    https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/security-vpc.html
    """

    EMR_DASHBOARD: Final = Service(
        short_name="emr-dashboard",
        name_template="com.amazonaws.{region}.emr-dashboard",
        title="Amazon EMR",
        doc_url="https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon EMR, ``com.amazonaws.{region}.emr-dashboard``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/interface-vpc-endpoint.html
    """

    EMR_SERVERLESS: Final = Service(
        short_name="emr-serverless",
        name_template="com.amazonaws.{region}.emr-serverless",
        title="Amazon EMR Serverless",
        private_dns=True,
        private_dns_names=("emr-serverless.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("emr-serverless",),
        as_of="2026-11",
    )
    """Amazon EMR Serverless, ``com.amazonaws.{region}.emr-serverless``."""

    EMR_SERVERLESS_LIVY: Final = Service(
        short_name="emr-serverless-services.livy",
        name_template="com.amazonaws.{region}.emr-serverless-services.livy",
        title="Amazon EMR Serverless",
        iam_prefixes=("emr-serverless",),
        as_of="2026-11",
    )
    """Amazon EMR Serverless, ``com.amazonaws.{region}.emr-serverless-services.livy``."""

    EMR_SERVERLESS_SERVICES_SESSIONS: Final = Service(
        short_name="emr-serverless-services.sessions",
        name_template="com.amazonaws.{region}.emr-serverless-services.sessions",
        title="Amazon EMR Serverless sessions",
        iam_prefixes=("emr-serverless",),
        as_of="2026-11",
    )
    """Amazon EMR Serverless sessions, ``com.amazonaws.{region}.emr-serverless-services.sessions``."""

    EMR_SERVERLESS_DASHBOARD: Final = Service(
        short_name="emr-serverless.dashboard",
        name_template="com.amazonaws.{region}.emr-serverless.dashboard",
        title="Amazon EMR Serverless",
        iam_prefixes=("emr-serverless",),
        as_of="2026-11",
    )
    """Amazon EMR Serverless, ``com.amazonaws.{region}.emr-serverless.dashboard``."""

    EMR_SERVICE_CELL01: Final = Service(
        short_name="emr-service-cell01",
        name_template="aws.api.{region}.emr-service-cell01",
        title="Amazon EMR service cell (EMR 8.0.0+ private subnets)",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html",
        as_of="2026-11",
    )
    """Amazon EMR service cell (EMR 8.0.0+ private subnets), ``aws.api.{region}.emr-service-cell01``.

    https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html
    """

    EMR_WAL: Final = Service(
        short_name="emrwal.prod",
        name_template="com.amazonaws.{region}.emrwal.prod",
        title="Amazon EMR WAL",
        doc_url="https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hbase-wal-privatelink.html",
        as_of="2026-11",
    )
    """Amazon EMR WAL, ``com.amazonaws.{region}.emrwal.prod``.

    https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hbase-wal-privatelink.html
    """

    ENTITY_RESOLUTION: Final = Service(
        short_name="entityresolution",
        name_template="com.amazonaws.{region}.entityresolution",
        title="AWS Entity Resolution",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("entityresolution",),
        doc_url="https://docs.aws.amazon.com/entityresolution/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Entity Resolution, ``com.amazonaws.{region}.entityresolution``.

    https://docs.aws.amazon.com/entityresolution/latest/userguide/vpc-interface-endpoints.html
    """

    ENTITY_RESOLUTION_FIPS: Final = Service(
        short_name="entityresolution-fips",
        name_template="com.amazonaws.{region}.entityresolution-fips",
        title="AWS Entity Resolution",
        iam_prefixes=("entityresolution",),
        doc_url="https://docs.aws.amazon.com/entityresolution/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Entity Resolution, ``com.amazonaws.{region}.entityresolution-fips``.

    https://docs.aws.amazon.com/entityresolution/latest/userguide/vpc-interface-endpoints.html
    """

    EVENTBRIDGE: Final = Service(
        short_name="events",
        name_template="com.amazonaws.{region}.events",
        title="Amazon EventBridge",
        private_dns=True,
        private_dns_names=("events.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("events",),
        doc_url="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html",
        as_of="2026-11",
    )
    """Amazon EventBridge, ``com.amazonaws.{region}.events``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    EVENTBRIDGE_FIPS: Final = Service(
        short_name="events-fips",
        name_template="com.amazonaws.{region}.events-fips",
        title="Amazon EventBridge",
        iam_prefixes=("events",),
        doc_url="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html",
        as_of="2026-11",
    )
    """Amazon EventBridge, ``com.amazonaws.{region}.events-fips``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    CLOUDWATCH_EVIDENTLY: Final = Service(
        short_name="evidently",
        name_template="com.amazonaws.{region}.evidently",
        title="Amazon CloudWatch Evidently",
        private_dns=True,
        private_dns_names=("evidently.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("evidently",),
        as_of="2026-11",
    )
    """Amazon CloudWatch Evidently, ``com.amazonaws.{region}.evidently``."""

    CLOUDWATCH_EVIDENTLY_DATAPLANE: Final = Service(
        short_name="evidently-dataplane",
        name_template="com.amazonaws.{region}.evidently-dataplane",
        title="Amazon CloudWatch Evidently (data plane)",
        private_dns=True,
        private_dns_names=("dataplane.evidently.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("evidently",),
        as_of="2026-11",
    )
    """Amazon CloudWatch Evidently (data plane), ``com.amazonaws.{region}.evidently-dataplane``."""

    EVS: Final = Service(
        short_name="evs",
        name_template="com.amazonaws.{region}.evs",
        title="Amazon Elastic VMware Service",
        iam_prefixes=("evs",),
        as_of="2026-11",
    )
    """Amazon Elastic VMware Service, ``com.amazonaws.{region}.evs``."""

    EVS_FIPS: Final = Service(
        short_name="evs-fips",
        name_template="com.amazonaws.{region}.evs-fips",
        title="Amazon Elastic VMware Service",
        iam_prefixes=("evs",),
        as_of="2026-11",
    )
    """Amazon Elastic VMware Service, ``com.amazonaws.{region}.evs-fips``."""

    APIGATEWAY: Final = Service(
        short_name="execute-api",
        name_template="com.amazonaws.{region}.execute-api",
        title="Amazon API Gateway",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.execute-api",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.execute-api",
            "eusc-de-east-1": "eu.amazonaws.eusc-de-east-1.execute-api",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.execute-api",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.execute-api",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.execute-api",
            "us-isob-west-1": "gov.sgov.sc2s.us-isob-west-1.execute-api",
            "us-isof-south-1": "gov.ic.hci.csp.us-isof-south-1.execute-api",
            "us-isof-east-1": "gov.ic.hci.csp.us-isof-east-1.execute-api",
            "eu-isoe-west-1": "uk.adc-e.cloud.eu-isoe-west-1.execute-api",
        },
        private_dns=True,
        private_dns_names=("*.execute-api.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4", "dualstack", "ipv6"),
        iam_prefixes=("execute-api",),
        doc_url="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
        as_of="2026-11",
    )
    """Amazon API Gateway, ``com.amazonaws.{region}.execute-api``.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
    """

    SAGEMAKER_EXPERIMENTS: Final = Service(
        short_name="experiments",
        name_template="aws.sagemaker.{region}.experiments",
        title="Amazon SageMaker AI",
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.experiments``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    FINSPACE: Final = Service(
        short_name="finspace",
        name_template="com.amazonaws.{region}.finspace",
        title="Amazon FinSpace",
        private_dns=True,
        private_dns_names=("finspace.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("finspace",),
        doc_url="https://docs.aws.amazon.com/finspace/latest/userguide/infrastructure-security.html#connect-vpce",
        as_of="2026-11",
    )
    """Amazon FinSpace, ``com.amazonaws.{region}.finspace``.

    https://docs.aws.amazon.com/finspace/latest/userguide/infrastructure-security.html#connect-vpce
    """

    FINSPACE_API: Final = Service(
        short_name="finspace-api",
        name_template="com.amazonaws.{region}.finspace-api",
        title="Amazon FinSpace",
        private_dns=True,
        private_dns_names=("finspace-api.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("finspace-api",),
        doc_url="https://docs.aws.amazon.com/finspace/latest/userguide/infrastructure-security.html#connect-vpce",
        as_of="2026-11",
    )
    """Amazon FinSpace, ``com.amazonaws.{region}.finspace-api``.

    https://docs.aws.amazon.com/finspace/latest/userguide/infrastructure-security.html#connect-vpce
    """

    FAULT_INJECTION_SIMULATOR: Final = Service(
        short_name="fis",
        name_template="com.amazonaws.{region}.fis",
        title="AWS Fault Injection Service",
        private_dns=True,
        private_dns_names=("fis.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("fis",),
        doc_url="https://docs.aws.amazon.com/fis/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Fault Injection Service, ``com.amazonaws.{region}.fis``.

    https://docs.aws.amazon.com/fis/latest/userguide/vpc-interface-endpoints.html
    """

    FAULT_INJECTION_SIMULATOR_FIPS: Final = Service(
        short_name="fis-fips",
        name_template="com.amazonaws.{region}.fis-fips",
        title="AWS Fault Injection Service",
        iam_prefixes=("fis",),
        doc_url="https://docs.aws.amazon.com/fis/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Fault Injection Service, ``com.amazonaws.{region}.fis-fips``.

    https://docs.aws.amazon.com/fis/latest/userguide/vpc-interface-endpoints.html
    """

    FMS: Final = Service(
        short_name="fms",
        name_template="com.amazonaws.{region}.fms",
        title="AWS Firewall Manager",
        iam_prefixes=("fms",),
        as_of="2026-11",
    )
    """AWS Firewall Manager, ``com.amazonaws.{region}.fms``."""

    FMS_FIPS: Final = Service(
        short_name="fms-fips",
        name_template="com.amazonaws.{region}.fms-fips",
        title="AWS Firewall Manager",
        iam_prefixes=("fms",),
        as_of="2026-11",
    )
    """AWS Firewall Manager, ``com.amazonaws.{region}.fms-fips``."""

    FORECAST: Final = Service(
        short_name="forecast",
        name_template="com.amazonaws.{region}.forecast",
        title="Amazon Forecast",
        private_dns=True,
        private_dns_names=("forecast.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("forecast",),
        doc_url="https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Forecast, ``com.amazonaws.{region}.forecast``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FORECAST_FIPS: Final = Service(
        short_name="forecast-fips",
        name_template="com.amazonaws.{region}.forecast-fips",
        title="Amazon Forecast",
        private_dns=True,
        private_dns_names=("forecast-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("forecast",),
        doc_url="https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Forecast, ``com.amazonaws.{region}.forecast-fips``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FORECAST_QUERY: Final = Service(
        short_name="forecastquery",
        name_template="com.amazonaws.{region}.forecastquery",
        title="Amazon Forecast",
        private_dns=True,
        private_dns_names=("forecastquery.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("forecast",),
        doc_url="https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Forecast, ``com.amazonaws.{region}.forecastquery``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FORECAST_QUERY_FIPS: Final = Service(
        short_name="forecastquery-fips",
        name_template="com.amazonaws.{region}.forecastquery-fips",
        title="Amazon Forecast",
        private_dns=True,
        private_dns_names=("forecastquery-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("forecast",),
        doc_url="https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Forecast, ``com.amazonaws.{region}.forecastquery-fips``.

    https://docs.aws.amazon.com/forecast/latest/dg/vpc-interface-endpoints.html
    """

    FRAUD_DETECTOR: Final = Service(
        short_name="frauddetector",
        name_template="com.amazonaws.{region}.frauddetector",
        title="Amazon Fraud Detector",
        private_dns=True,
        private_dns_names=("frauddetector.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("frauddetector",),
        doc_url="https://docs.aws.amazon.com/frauddetector/latest/ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Fraud Detector, ``com.amazonaws.{region}.frauddetector``.

    https://docs.aws.amazon.com/frauddetector/latest/ug/vpc-interface-endpoints.html
    """

    FSX: Final = Service(
        short_name="fsx",
        name_template="com.amazonaws.{region}.fsx",
        title="Amazon FSx",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.fsx", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.fsx"},
        private_dns=True,
        private_dns_names=("fsx.{region}.amazonaws.com",),
        regional_dns_names={
            "cn-north-1": ("fsx-api.cn-north-1.amazonaws.com.cn",),
            "cn-northwest-1": ("fsx-api.cn-northwest-1.amazonaws.com.cn",),
        },
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("fsx",),
        doc_url="https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon FSx, ``com.amazonaws.{region}.fsx``.

    https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-vpc-endpoints.html
    """

    FSX_FIPS: Final = Service(
        short_name="fsx-fips",
        name_template="com.amazonaws.{region}.fsx-fips",
        title="Amazon FSx",
        private_dns=True,
        private_dns_names=("fsx-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("fsx",),
        doc_url="https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon FSx, ``com.amazonaws.{region}.fsx-fips``.

    https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-vpc-endpoints.html
    """

    GAMELIFT: Final = Service(
        short_name="gamelift",
        name_template="com.amazonaws.{region}.gamelift",
        title="Amazon GameLift Servers",
        iam_prefixes=("gamelift",),
        as_of="2026-11",
    )
    """Amazon GameLift Servers, ``com.amazonaws.{region}.gamelift``."""

    GAMELIFTSTREAMS: Final = Service(
        short_name="gameliftstreams",
        name_template="com.amazonaws.{region}.gameliftstreams",
        title="Amazon GameLift Streams",
        iam_prefixes=("gameliftstreams",),
        doc_url="https://docs.aws.amazon.com/gameliftstreams/latest/developerguide/infrastructure-security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon GameLift Streams, ``com.amazonaws.{region}.gameliftstreams``.

    https://docs.aws.amazon.com/gameliftstreams/latest/developerguide/infrastructure-security-vpc-endpoints.html
    """

    LOCATION_SERVICE_GEOFENCING: Final = Service(
        short_name="geo.geofencing",
        name_template="com.amazonaws.{region}.geo.geofencing",
        title="Amazon Location Service",
        private_dns=True,
        private_dns_names=("geofencing.geo.{region}.amazonaws.com", "geofencing.geo.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("geo",),
        doc_url="https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Location Service, ``com.amazonaws.{region}.geo.geofencing``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_MAPS: Final = Service(
        short_name="geo.maps",
        name_template="com.amazonaws.{region}.geo.maps",
        title="Amazon Location Service",
        private_dns=True,
        private_dns_names=("maps.geo.{region}.amazonaws.com", "maps.geo.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("geo", "geo-maps"),
        doc_url="https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Location Service, ``com.amazonaws.{region}.geo.maps``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_METADATA: Final = Service(
        short_name="geo.metadata",
        name_template="com.amazonaws.{region}.geo.metadata",
        title="Amazon Location Service",
        private_dns=True,
        private_dns_names=("metadata.geo.{region}.amazonaws.com", "metadata.geo.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("geo",),
        doc_url="https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Location Service, ``com.amazonaws.{region}.geo.metadata``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_PLACES: Final = Service(
        short_name="geo.places",
        name_template="com.amazonaws.{region}.geo.places",
        title="Amazon Location Service",
        private_dns=True,
        private_dns_names=("places.geo.{region}.amazonaws.com", "places.geo.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("geo", "geo-places"),
        doc_url="https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Location Service, ``com.amazonaws.{region}.geo.places``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_ROUTE: Final = Service(
        short_name="geo.routes",
        name_template="com.amazonaws.{region}.geo.routes",
        title="Amazon Location Service",
        private_dns=True,
        private_dns_names=("routes.geo.{region}.amazonaws.com", "routes.geo.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("geo", "geo-routes"),
        doc_url="https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Location Service, ``com.amazonaws.{region}.geo.routes``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    LOCATION_SERVICE_TRACKING: Final = Service(
        short_name="geo.tracking",
        name_template="com.amazonaws.{region}.geo.tracking",
        title="Amazon Location Service",
        private_dns=True,
        private_dns_names=("tracking.geo.{region}.amazonaws.com", "tracking.geo.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("geo",),
        doc_url="https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Location Service, ``com.amazonaws.{region}.geo.tracking``.

    https://docs.aws.amazon.com/location/latest/developerguide/privatelink-interface-endpoints.html
    """

    CODECOMMIT_GIT: Final = Service(
        short_name="git-codecommit",
        name_template="com.amazonaws.{region}.git-codecommit",
        title="AWS CodeCommit",
        private_dns=True,
        private_dns_names=("git-codecommit.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("codecommit",),
        doc_url="https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html",
        as_of="2026-11",
    )
    """AWS CodeCommit, ``com.amazonaws.{region}.git-codecommit``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    CODECOMMIT_GIT_FIPS: Final = Service(
        short_name="git-codecommit-fips",
        name_template="com.amazonaws.{region}.git-codecommit-fips",
        title="AWS CodeCommit",
        private_dns=True,
        private_dns_names=("git-codecommit-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("codecommit",),
        doc_url="https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html",
        as_of="2026-11",
    )
    """AWS CodeCommit, ``com.amazonaws.{region}.git-codecommit-fips``.

    https://docs.aws.amazon.com/codecommit/latest/userguide/codecommit-and-interface-VPC.html
    """

    GLUE: Final = Service(
        short_name="glue",
        name_template="com.amazonaws.{region}.glue",
        title="AWS Glue",
        private_dns=True,
        private_dns_names=("glue.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("glue",),
        doc_url="https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Glue, ``com.amazonaws.{region}.glue``.

    https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html
    """

    GLUE_FIPS: Final = Service(
        short_name="glue-fips",
        name_template="com.amazonaws.{region}.glue-fips",
        title="AWS Glue (FIPS)",
        iam_prefixes=("glue",),
        as_of="2026-11",
    )
    """AWS Glue (FIPS), ``com.amazonaws.{region}.glue-fips``."""

    GLUE_STUDIO_SPARKUI_SERVICE: Final = Service(
        short_name="glue-studio-sparkui-service",
        name_template="com.amazonaws.{region}.glue-studio-sparkui-service",
        title="AWS Glue Studio Spark UI",
        as_of="2026-11",
    )
    """AWS Glue Studio Spark UI, ``com.amazonaws.{region}.glue-studio-sparkui-service``."""

    GLUE_DASHBOARD: Final = Service(
        short_name="glue.dashboard",
        name_template="com.amazonaws.{region}.glue.dashboard",
        title="AWS Glue",
        iam_prefixes=("glue",),
        doc_url="https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Glue, ``com.amazonaws.{region}.glue.dashboard``.

    https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html
    """

    GLUE_SESSIONS: Final = Service(
        short_name="glue.sessions",
        name_template="com.amazonaws.{region}.glue.sessions",
        title="AWS Glue interactive sessions (Spark Connect)",
        iam_prefixes=("glue",),
        doc_url="https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Glue interactive sessions (Spark Connect), ``com.amazonaws.{region}.glue.sessions``.

    https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html
    """

    GRAFANA: Final = Service(
        short_name="grafana",
        name_template="com.amazonaws.{region}.grafana",
        title="Amazon Managed Grafana",
        private_dns=True,
        private_dns_names=("grafana.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("grafana",),
        doc_url="https://docs.aws.amazon.com/grafana/latest/userguide/VPC-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Managed Grafana, ``com.amazonaws.{region}.grafana``.

    https://docs.aws.amazon.com/grafana/latest/userguide/VPC-endpoints.html
    """

    GRAFANA_WORKSPACE: Final = Service(
        short_name="grafana-workspace",
        name_template="com.amazonaws.{region}.grafana-workspace",
        title="Amazon Managed Grafana",
        private_dns=True,
        private_dns_names=("*.grafana-workspace.{region}.amazonaws.com",),
        private_dns_advice="on",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/grafana/latest/userguide/VPC-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Managed Grafana, ``com.amazonaws.{region}.grafana-workspace``.

    https://docs.aws.amazon.com/grafana/latest/userguide/VPC-endpoints.html
    """

    IOT_GREENGRASS: Final = Service(
        short_name="greengrass",
        name_template="com.amazonaws.{region}.greengrass",
        title="AWS IoT Greengrass",
        private_dns=True,
        private_dns_names=("greengrass.{region}.amazonaws.com",),
        endpoint_policy=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("greengrass",),
        doc_url="https://docs.aws.amazon.com/greengrass/v2/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT Greengrass, ``com.amazonaws.{region}.greengrass``.

    https://docs.aws.amazon.com/greengrass/v2/developerguide/vpc-interface-endpoints.html
    """

    GROUNDSTATION: Final = Service(
        short_name="groundstation",
        name_template="com.amazonaws.{region}.groundstation",
        title="AWS Ground Station",
        private_dns=True,
        private_dns_names=("groundstation.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("groundstation",),
        as_of="2026-11",
    )
    """AWS Ground Station, ``com.amazonaws.{region}.groundstation``."""

    GROUNDSTATION_FIPS: Final = Service(
        short_name="groundstation-fips",
        name_template="com.amazonaws.{region}.groundstation-fips",
        title="AWS Ground Station",
        iam_prefixes=("groundstation",),
        as_of="2026-11",
    )
    """AWS Ground Station, ``com.amazonaws.{region}.groundstation-fips``."""

    GUARDDUTY: Final = Service(
        short_name="guardduty",
        name_template="com.amazonaws.{region}.guardduty",
        title="Amazon GuardDuty",
        private_dns=True,
        private_dns_names=("guardduty.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("guardduty",),
        doc_url="https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    GUARDDUTY_DATA: Final = Service(
        short_name="guardduty-data",
        name_template="com.amazonaws.{region}.guardduty-data",
        title="Amazon GuardDuty",
        private_dns=True,
        private_dns_names=("guardduty-data.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("guardduty",),
        doc_url="https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty-data``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    GUARDDUTY_DATA_FIPS: Final = Service(
        short_name="guardduty-data-fips",
        name_template="com.amazonaws.{region}.guardduty-data-fips",
        title="Amazon GuardDuty",
        private_dns=True,
        private_dns_names=("guardduty-data-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("guardduty",),
        doc_url="https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty-data-fips``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    GUARDDUTY_FIPS: Final = Service(
        short_name="guardduty-fips",
        name_template="com.amazonaws.{region}.guardduty-fips",
        title="Amazon GuardDuty",
        iam_prefixes=("guardduty",),
        doc_url="https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon GuardDuty, ``com.amazonaws.{region}.guardduty-fips``.

    https://docs.aws.amazon.com/guardduty/latest/ug/security-vpc-endpoints.html
    """

    HEALTHLAKE: Final = Service(
        short_name="healthlake",
        name_template="com.amazonaws.{region}.healthlake",
        title="AWS HealthLake",
        private_dns=True,
        private_dns_names=("healthlake.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("healthlake",),
        doc_url="https://docs.aws.amazon.com/healthlake/latest/devguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthLake, ``com.amazonaws.{region}.healthlake``.

    https://docs.aws.amazon.com/healthlake/latest/devguide/vpc-endpoints.html
    """

    HIGHLANDER: Final = Service(
        short_name="highlander",
        name_template="com.amazonaws.{region}.highlander",
        title="WorkSpaces streaming",
        ports=(PortRange("tcp", 443, 443), PortRange("udp", 443, 443), PortRange("tcp", 4195, 4195), PortRange("udp", 4195, 4195)),
        private_dns=True,
        private_dns_names=("privatelink.prod.{region}.highlander.aws.a2z.com",),
        iam_prefixes=("workspaces",),
        doc_url="https://docs.aws.amazon.com/workspaces/latest/adminguide/creating-streaming-vpc-endpoints.html",
        as_of="2026-11",
    )
    """WorkSpaces streaming, ``com.amazonaws.{region}.highlander``.

    https://docs.aws.amazon.com/workspaces/latest/adminguide/creating-streaming-vpc-endpoints.html
    """

    IAM: Final = Service(
        short_name="iam",
        name_template="com.amazonaws.iam",
        title="AWS Identity and Access Management (IAM)",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("iam",),
        available_regions=("us-east-1", "cn-north-1", "us-gov-west-1"),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html",
        as_of="2026-11",
    )
    """AWS Identity and Access Management (IAM), ``com.amazonaws.iam``.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
    """

    IAM_IDENTITY_CENTER: Final = Service(
        short_name="identitystore",
        name_template="com.amazonaws.{region}.identitystore",
        title="IAM Identity Center",
        private_dns=True,
        private_dns_names=("identitystore.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("identitystore",),
        as_of="2026-11",
    )
    """IAM Identity Center, ``com.amazonaws.{region}.identitystore``."""

    IMAGE_BUILDER: Final = Service(
        short_name="imagebuilder",
        name_template="com.amazonaws.{region}.imagebuilder",
        title="EC2 Image Builder",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.imagebuilder",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.imagebuilder",
        },
        private_dns=True,
        private_dns_names=("imagebuilder.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("imagebuilder",),
        doc_url="https://docs.aws.amazon.com/imagebuilder/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """EC2 Image Builder, ``com.amazonaws.{region}.imagebuilder``.

    https://docs.aws.amazon.com/imagebuilder/latest/userguide/vpc-interface-endpoints.html
    """

    INSPECTOR_SCAN: Final = Service(
        short_name="inspector-scan",
        name_template="com.amazonaws.{region}.inspector-scan",
        title="Amazon Inspector",
        iam_prefixes=("inspector-scan",),
        as_of="2026-11",
    )
    """Amazon Inspector, ``com.amazonaws.{region}.inspector-scan``."""

    INSPECTOR_SCAN_FIPS: Final = Service(
        short_name="inspector-scan-fips",
        name_template="com.amazonaws.{region}.inspector-scan-fips",
        title="Amazon Inspector",
        iam_prefixes=("inspector-scan",),
        as_of="2026-11",
    )
    """Amazon Inspector, ``com.amazonaws.{region}.inspector-scan-fips``."""

    INSPECTOR: Final = Service(
        short_name="inspector2",
        name_template="com.amazonaws.{region}.inspector2",
        title="Amazon Inspector",
        private_dns=True,
        private_dns_names=("inspector2.{region}.amazonaws.com",),
        iam_prefixes=("inspector2",),
        as_of="2026-11",
    )
    """Amazon Inspector, ``com.amazonaws.{region}.inspector2``."""

    INSPECTOR_FIPS: Final = Service(
        short_name="inspector2-fips",
        name_template="com.amazonaws.{region}.inspector2-fips",
        title="Amazon Inspector",
        iam_prefixes=("inspector2",),
        as_of="2026-11",
    )
    """Amazon Inspector, ``com.amazonaws.{region}.inspector2-fips``."""

    INTERNET_MONITOR: Final = Service(
        short_name="internetmonitor",
        name_template="com.amazonaws.{region}.internetmonitor",
        title="Amazon CloudWatch",
        iam_prefixes=("internetmonitor",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.internetmonitor``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    INTERNET_MONITOR_FIPS: Final = Service(
        short_name="internetmonitor-fips",
        name_template="com.amazonaws.{region}.internetmonitor-fips",
        title="Amazon CloudWatch",
        iam_prefixes=("internetmonitor",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.internetmonitor-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    INVOICING: Final = Service(
        short_name="invoicing",
        name_template="com.amazonaws.{region}.invoicing",
        title="AWS Invoicing",
        iam_prefixes=("invoicing",),
        as_of="2026-11",
    )
    """AWS Invoicing, ``com.amazonaws.{region}.invoicing``."""

    IOT_API_FIPS: Final = Service(
        short_name="iot-fips.api",
        name_template="com.amazonaws.{region}.iot-fips.api",
        title="AWS IoT Core",
        iam_prefixes=("iot",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Core, ``com.amazonaws.{region}.iot-fips.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_TUNNELING_API_FIPS: Final = Service(
        short_name="iot-fips.tunneling.api",
        name_template="com.amazonaws.{region}.iot-fips.tunneling.api",
        title="AWS IoT Device Management secure tunneling",
        iam_prefixes=("iot",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot-fips.tunneling.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_TUNNELING_DATA_FIPS: Final = Service(
        short_name="iot-fips.tunneling.data",
        name_template="com.amazonaws.{region}.iot-fips.tunneling.data",
        title="AWS IoT Device Management secure tunneling",
        iam_prefixes=("iot",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot-fips.tunneling.data``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_API: Final = Service(
        short_name="iot.api",
        name_template="com.amazonaws.{region}.iot.api",
        title="AWS IoT Core",
        iam_prefixes=("iot",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Core, ``com.amazonaws.{region}.iot.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_CORE_CREDENTIALS: Final = Service(
        short_name="iot.credentials",
        name_template="com.amazonaws.{region}.iot.credentials",
        title="AWS IoT Core",
        private_dns=False,
        private_dns_advice="off",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("iot",),
        unavailable_regions=("cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Core, ``com.amazonaws.{region}.iot.credentials``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_CORE: Final = Service(
        short_name="iot.data",
        name_template="com.amazonaws.{region}.iot.data",
        title="AWS IoT Core",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.iot.data", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.iot.data"},
        ports=(PortRange("tcp", 443, 443), PortRange("tcp", 8443, 8443), PortRange("tcp", 8883, 8883)),
        private_dns=False,
        private_dns_advice="off",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("iot",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Core, ``com.amazonaws.{region}.iot.data``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html
    """

    IOT_CORE_FLEETHUB_API: Final = Service(
        short_name="iot.fleethub.api",
        name_template="com.amazonaws.{region}.iot.fleethub.api",
        title="AWS IoT Fleet Hub",
        private_dns=True,
        private_dns_names=("api.fleethub.iot.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("iotfleethub",),
        as_of="2026-11",
    )
    """AWS IoT Fleet Hub, ``com.amazonaws.{region}.iot.fleethub.api``."""

    IOT_TUNNELING_API: Final = Service(
        short_name="iot.tunneling.api",
        name_template="com.amazonaws.{region}.iot.tunneling.api",
        title="AWS IoT Device Management secure tunneling",
        iam_prefixes=("iot",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot.tunneling.api``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_TUNNELING_DATA: Final = Service(
        short_name="iot.tunneling.data",
        name_template="com.amazonaws.{region}.iot.tunneling.data",
        title="AWS IoT Device Management secure tunneling",
        iam_prefixes=("iot",),
        doc_url="https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html",
        as_of="2026-11",
    )
    """AWS IoT Device Management secure tunneling, ``com.amazonaws.{region}.iot.tunneling.data``.

    https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-ST-VPC.html
    """

    IOT_FLEETWISE: Final = Service(
        short_name="iotfleetwise",
        name_template="com.amazonaws.{region}.iotfleetwise",
        title="AWS IoT FleetWise",
        private_dns=True,
        private_dns_names=("iotfleetwise.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("iotfleetwise",),
        as_of="2026-11",
    )
    """AWS IoT FleetWise, ``com.amazonaws.{region}.iotfleetwise``."""

    IOTMANAGEDINTEGRATIONS_API_FIPS: Final = Service(
        short_name="iotmanagedintegrations-fips.api",
        name_template="com.amazonaws.{region}.iotmanagedintegrations-fips.api",
        title="Managed integrations for AWS IoT Device Management",
        iam_prefixes=("iotmanagedintegrations",),
        doc_url="https://docs.aws.amazon.com/iot-mi/latest/devguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Managed integrations for AWS IoT Device Management, ``com.amazonaws.{region}.iotmanagedintegrations-fips.api``.

    https://docs.aws.amazon.com/iot-mi/latest/devguide/interface-vpc-endpoints.html
    """

    IOTMANAGEDINTEGRATIONS_API: Final = Service(
        short_name="iotmanagedintegrations.api",
        name_template="com.amazonaws.{region}.iotmanagedintegrations.api",
        title="Managed integrations for AWS IoT Device Management",
        iam_prefixes=("iotmanagedintegrations",),
        doc_url="https://docs.aws.amazon.com/iot-mi/latest/devguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Managed integrations for AWS IoT Device Management, ``com.amazonaws.{region}.iotmanagedintegrations.api``.

    https://docs.aws.amazon.com/iot-mi/latest/devguide/interface-vpc-endpoints.html
    """

    IOT_ROBORUNNER: Final = Service(
        short_name="iotroborunner",
        name_template="com.amazonaws.{region}.iotroborunner",
        title="AWS IoT RoboRunner",
        private_dns=True,
        private_dns_names=("iotroborunner.{region}.amazonaws.com",),
        endpoint_policy=True,
        as_of="2026-11",
    )
    """AWS IoT RoboRunner, ``com.amazonaws.{region}.iotroborunner``."""

    IOT_SITEWISE_API: Final = Service(
        short_name="iotsitewise.api",
        name_template="com.amazonaws.{region}.iotsitewise.api",
        title="AWS IoT SiteWise",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.iotsitewise.api"},
        private_dns=True,
        private_dns_names=("api.iotsitewise.{region}.amazonaws.com",),
        iam_prefixes=("iotsitewise",),
        doc_url="https://docs.aws.amazon.com/iot-sitewise/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT SiteWise, ``com.amazonaws.{region}.iotsitewise.api``.

    https://docs.aws.amazon.com/iot-sitewise/latest/userguide/vpc-interface-endpoints.html
    """

    IOT_SITEWISE_DATA: Final = Service(
        short_name="iotsitewise.data",
        name_template="com.amazonaws.{region}.iotsitewise.data",
        title="AWS IoT SiteWise",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.iotsitewise.data"},
        private_dns=True,
        private_dns_names=("data.iotsitewise.{region}.amazonaws.com",),
        iam_prefixes=("iotsitewise",),
        doc_url="https://docs.aws.amazon.com/iot-sitewise/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT SiteWise, ``com.amazonaws.{region}.iotsitewise.data``.

    https://docs.aws.amazon.com/iot-sitewise/latest/userguide/vpc-interface-endpoints.html
    """

    IOT_TWINMAKER_API: Final = Service(
        short_name="iottwinmaker.api",
        name_template="com.amazonaws.{region}.iottwinmaker.api",
        title="AWS IoT TwinMaker",
        private_dns=True,
        private_dns_names=("api.iottwinmaker.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("iottwinmaker",),
        doc_url="https://docs.aws.amazon.com/iot-twinmaker/latest/guide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT TwinMaker, ``com.amazonaws.{region}.iottwinmaker.api``.

    https://docs.aws.amazon.com/iot-twinmaker/latest/guide/vpc-interface-endpoints.html
    """

    IOT_TWINMAKER_DATA: Final = Service(
        short_name="iottwinmaker.data",
        name_template="com.amazonaws.{region}.iottwinmaker.data",
        title="AWS IoT TwinMaker",
        private_dns=True,
        private_dns_names=("data.iottwinmaker.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("iottwinmaker",),
        doc_url="https://docs.aws.amazon.com/iot-twinmaker/latest/guide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT TwinMaker, ``com.amazonaws.{region}.iottwinmaker.data``.

    https://docs.aws.amazon.com/iot-twinmaker/latest/guide/vpc-interface-endpoints.html
    """

    IOT_CORE_FOR_LORAWAN: Final = Service(
        short_name="iotwireless.api",
        name_template="com.amazonaws.{region}.iotwireless.api",
        title="AWS IoT Core for LoRaWAN",
        private_dns=True,
        private_dns_names=("api.iotwireless.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("iotwireless",),
        doc_url="https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT Core for LoRaWAN, ``com.amazonaws.{region}.iotwireless.api``.

    https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html
    """

    IVS_CONTRIBUTE: Final = Service(
        short_name="ivs.contribute",
        name_template="com.amazonaws.{region}.ivs.contribute",
        title="Amazon Interactive Video Service",
        iam_prefixes=("ivs",),
        as_of="2026-11",
    )
    """Amazon Interactive Video Service, ``com.amazonaws.{region}.ivs.contribute``."""

    KAFKA: Final = Service(
        short_name="kafka",
        name_template="com.amazonaws.{region}.kafka",
        title="Amazon Managed Streaming for Apache Kafka (MSK)",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("kafka",),
        doc_url="https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Managed Streaming for Apache Kafka (MSK), ``com.amazonaws.{region}.kafka``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_API: Final = Service(
        short_name="kafka-api",
        name_template="aws.api.{region}.kafka-api",
        title="Amazon MSK Provisioned API (dual-stack; replaces kafka)",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("kafka",),
        doc_url="https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon MSK Provisioned API (dual-stack; replaces kafka), ``aws.api.{region}.kafka-api``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_API_FIPS: Final = Service(
        short_name="kafka-api-fips",
        name_template="aws.api.{region}.kafka-api-fips",
        title="Amazon MSK Provisioned API (dual-stack, FIPS)",
        iam_prefixes=("kafka",),
        doc_url="https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon MSK Provisioned API (dual-stack, FIPS), ``aws.api.{region}.kafka-api-fips``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_FIPS: Final = Service(
        short_name="kafka-fips",
        name_template="com.amazonaws.{region}.kafka-fips",
        title="Amazon Managed Streaming for Apache Kafka (MSK)",
        iam_prefixes=("kafka",),
        doc_url="https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Managed Streaming for Apache Kafka (MSK), ``com.amazonaws.{region}.kafka-fips``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_CONNECT: Final = Service(
        short_name="kafkaconnect",
        name_template="com.amazonaws.{region}.kafkaconnect",
        title="Amazon MSK Connect",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("kafkaconnect",),
        doc_url="https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon MSK Connect, ``com.amazonaws.{region}.kafkaconnect``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KAFKA_CONNECT_FIPS: Final = Service(
        short_name="kafkaconnect-fips",
        name_template="com.amazonaws.{region}.kafkaconnect-fips",
        title="Amazon MSK Connect (FIPS)",
        iam_prefixes=("kafkaconnect",),
        doc_url="https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon MSK Connect (FIPS), ``com.amazonaws.{region}.kafkaconnect-fips``.

    https://docs.aws.amazon.com/msk/latest/developerguide/privatelink-vpc-endpoints.html
    """

    KENDRA: Final = Service(
        short_name="kendra",
        name_template="com.amazonaws.{region}.kendra",
        title="Amazon Kendra",
        private_dns=True,
        private_dns_names=("kendra.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("kendra",),
        doc_url="https://docs.aws.amazon.com/kendra/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Kendra, ``com.amazonaws.{region}.kendra``.

    https://docs.aws.amazon.com/kendra/latest/dg/vpc-interface-endpoints.html
    """

    KENDRA_RANKING: Final = Service(
        short_name="kendra-ranking",
        name_template="aws.api.{region}.kendra-ranking",
        title="Amazon Kendra",
        private_dns=True,
        private_dns_names=("kendra-ranking.{region}.api.aws",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("kendra-ranking",),
        doc_url="https://docs.aws.amazon.com/kendra/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Kendra, ``aws.api.{region}.kendra-ranking``.

    https://docs.aws.amazon.com/kendra/latest/dg/vpc-interface-endpoints.html
    """

    KINESIS_FIREHOSE: Final = Service(
        short_name="kinesis-firehose",
        name_template="com.amazonaws.{region}.kinesis-firehose",
        title="Amazon Data Firehose",
        private_dns=True,
        private_dns_names=("firehose.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("firehose",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/firehose/latest/dev/vpc.html",
        as_of="2026-11",
    )
    """Amazon Data Firehose, ``com.amazonaws.{region}.kinesis-firehose``.

    https://docs.aws.amazon.com/firehose/latest/dev/vpc.html
    """

    KINESIS_STREAMS: Final = Service(
        short_name="kinesis-streams",
        name_template="com.amazonaws.{region}.kinesis-streams",
        title="Amazon Kinesis Data Streams",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.kinesis-streams",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.kinesis-streams",
        },
        private_dns=True,
        private_dns_names=(
            "kinesis.{region}.amazonaws.com",
            "*.control-kinesis.{region}.amazonaws.com",
            "*.data-kinesis.{region}.amazonaws.com",
        ),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("kinesis",),
        unavailable_az_ids=("usw2-az4",),
        doc_url="https://docs.aws.amazon.com/streams/latest/dev/vpc.html",
        as_of="2026-11",
    )
    """Amazon Kinesis Data Streams, ``com.amazonaws.{region}.kinesis-streams``.

    https://docs.aws.amazon.com/streams/latest/dev/vpc.html
    """

    KINESIS_STREAMS_FIPS: Final = Service(
        short_name="kinesis-streams-fips",
        name_template="com.amazonaws.{region}.kinesis-streams-fips",
        title="Amazon Kinesis Data Streams",
        iam_prefixes=("kinesis",),
        doc_url="https://docs.aws.amazon.com/streams/latest/dev/vpc.html",
        as_of="2026-11",
    )
    """Amazon Kinesis Data Streams, ``com.amazonaws.{region}.kinesis-streams-fips``.

    https://docs.aws.amazon.com/streams/latest/dev/vpc.html
    """

    KINESISANALYTICS: Final = Service(
        short_name="kinesisanalytics",
        name_template="com.amazonaws.{region}.kinesisanalytics",
        title="Amazon Managed Service for Apache Flink",
        iam_prefixes=("kinesisanalytics",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/managed-flink/latest/java/vpc-internet.html",
        as_of="2026-11",
    )
    """Amazon Managed Service for Apache Flink, ``com.amazonaws.{region}.kinesisanalytics``.

    https://docs.aws.amazon.com/managed-flink/latest/java/vpc-internet.html
    """

    KINESISANALYTICS_FIPS: Final = Service(
        short_name="kinesisanalytics-fips",
        name_template="com.amazonaws.{region}.kinesisanalytics-fips",
        title="Amazon Managed Service for Apache Flink",
        iam_prefixes=("kinesisanalytics",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/managed-flink/latest/java/vpc-internet.html",
        as_of="2026-11",
    )
    """Amazon Managed Service for Apache Flink, ``com.amazonaws.{region}.kinesisanalytics-fips``.

    https://docs.aws.amazon.com/managed-flink/latest/java/vpc-internet.html
    """

    KMS: Final = Service(
        short_name="kms",
        name_template="com.amazonaws.{region}.kms",
        title="AWS Key Management Service",
        private_dns=True,
        private_dns_names=("kms.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("kms",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS Key Management Service, ``com.amazonaws.{region}.kms``.

    https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html
    """

    KMS_FIPS: Final = Service(
        short_name="kms-fips",
        name_template="com.amazonaws.{region}.kms-fips",
        title="AWS Key Management Service",
        private_dns=True,
        private_dns_names=("kms-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("kms",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS Key Management Service, ``com.amazonaws.{region}.kms-fips``.

    https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html
    """

    LAKE_FORMATION: Final = Service(
        short_name="lakeformation",
        name_template="com.amazonaws.{region}.lakeformation",
        title="AWS Lake Formation",
        private_dns=True,
        private_dns_names=("lakeformation.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("lakeformation",),
        doc_url="https://docs.aws.amazon.com/lake-formation/latest/dg/privatelink.html",
        as_of="2026-11",
    )
    """AWS Lake Formation, ``com.amazonaws.{region}.lakeformation``.

    https://docs.aws.amazon.com/lake-formation/latest/dg/privatelink.html
    """

    LAMBDA_: Final = Service(
        short_name="lambda",
        name_template="com.amazonaws.{region}.lambda",
        title="AWS Lambda",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.lambda", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.lambda"},
        private_dns=True,
        private_dns_names=("lambda.{region}.amazonaws.com", "lambda.{region}.api.aws"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("lambda",),
        unavailable_az_ids=("use1-az3",),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Lambda, ``com.amazonaws.{region}.lambda``.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html
    """
    LAMBDA: Final = LAMBDA_

    LAUNCH_WIZARD: Final = Service(
        short_name="launchwizard",
        name_template="com.amazonaws.{region}.launchwizard",
        title="AWS Launch Wizard",
        iam_prefixes=("launchwizard",),
        as_of="2026-11",
    )
    """AWS Launch Wizard, ``com.amazonaws.{region}.launchwizard``."""

    LICENSE_MANAGER: Final = Service(
        short_name="license-manager",
        name_template="com.amazonaws.{region}.license-manager",
        title="AWS License Manager",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.license-manager",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.license-manager",
        },
        private_dns=True,
        private_dns_names=("license-manager.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("license-manager",),
        doc_url="https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS License Manager, ``com.amazonaws.{region}.license-manager``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LICENSE_MANAGER_FIPS: Final = Service(
        short_name="license-manager-fips",
        name_template="com.amazonaws.{region}.license-manager-fips",
        title="AWS License Manager",
        private_dns=True,
        private_dns_names=("license-manager-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("license-manager",),
        doc_url="https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-fips``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LICENSE_MANAGER_LINUX_SUBSCRIPTIONS: Final = Service(
        short_name="license-manager-linux-subscriptions",
        name_template="com.amazonaws.{region}.license-manager-linux-subscriptions",
        title="AWS License Manager",
        iam_prefixes=("license-manager-linux-subscriptions",),
        doc_url="https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-linux-subscriptions``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LICENSE_MANAGER_LINUX_SUBSCRIPTIONS_FIPS: Final = Service(
        short_name="license-manager-linux-subscriptions-fips",
        name_template="com.amazonaws.{region}.license-manager-linux-subscriptions-fips",
        title="AWS License Manager",
        iam_prefixes=("license-manager-linux-subscriptions",),
        doc_url="https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-linux-subscriptions-fips``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LICENSE_MANAGER_USER_SUBSCRIPTIONS: Final = Service(
        short_name="license-manager-user-subscriptions",
        name_template="com.amazonaws.{region}.license-manager-user-subscriptions",
        title="AWS License Manager",
        private_dns=True,
        private_dns_names=("license-manager-user-subscriptions.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("license-manager-user-subscriptions",),
        doc_url="https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-user-subscriptions``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LICENSE_MANAGER_USER_SUBSCRIPTIONS_FIPS: Final = Service(
        short_name="license-manager-user-subscriptions-fips",
        name_template="com.amazonaws.{region}.license-manager-user-subscriptions-fips",
        title="AWS License Manager",
        iam_prefixes=("license-manager-user-subscriptions",),
        doc_url="https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS License Manager, ``com.amazonaws.{region}.license-manager-user-subscriptions-fips``.

    https://docs.aws.amazon.com/license-manager/latest/userguide/interface-vpc-endpoints.html
    """

    LIGHTSAIL: Final = Service(
        short_name="lightsail",
        name_template="com.amazonaws.{region}.lightsail",
        title="Amazon Lightsail",
        iam_prefixes=("lightsail",),
        as_of="2026-11",
    )
    """Amazon Lightsail, ``com.amazonaws.{region}.lightsail``."""

    CLOUDWATCH_LOGS: Final = Service(
        short_name="logs",
        name_template="com.amazonaws.{region}.logs",
        title="Amazon CloudWatch Logs",
        private_dns=True,
        private_dns_names=("logs.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("logs",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch Logs, ``com.amazonaws.{region}.logs``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    CLOUDWATCH_LOGS_FIPS: Final = Service(
        short_name="logs-fips",
        name_template="com.amazonaws.{region}.logs-fips",
        title="Amazon CloudWatch Logs (FIPS)",
        iam_prefixes=("logs",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch Logs (FIPS), ``com.amazonaws.{region}.logs-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    LOOKOUT_EQUIPMENT: Final = Service(
        short_name="lookoutequipment",
        name_template="com.amazonaws.{region}.lookoutequipment",
        title="Amazon Lookout for Equipment",
        private_dns=True,
        private_dns_names=("lookoutequipment.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("lookoutequipment",),
        doc_url="https://docs.aws.amazon.com/lookout-for-equipment/latest/ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Lookout for Equipment, ``com.amazonaws.{region}.lookoutequipment``.

    https://docs.aws.amazon.com/lookout-for-equipment/latest/ug/vpc-interface-endpoints.html
    """

    LOOKOUT_METRICS: Final = Service(
        short_name="lookoutmetrics",
        name_template="com.amazonaws.{region}.lookoutmetrics",
        title="Amazon Lookout for Metrics",
        private_dns=True,
        private_dns_names=("lookoutmetrics.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("lookoutmetrics",),
        as_of="2026-11",
    )
    """Amazon Lookout for Metrics, ``com.amazonaws.{region}.lookoutmetrics``."""

    LOOKOUT_VISION: Final = Service(
        short_name="lookoutvision",
        name_template="com.amazonaws.{region}.lookoutvision",
        title="Amazon Lookout for Vision",
        private_dns=True,
        private_dns_names=("lookoutvision.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("lookoutvision",),
        doc_url="https://docs.aws.amazon.com/lookout-for-vision/latest/developer-guide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Lookout for Vision, ``com.amazonaws.{region}.lookoutvision``.

    https://docs.aws.amazon.com/lookout-for-vision/latest/developer-guide/vpc-interface-endpoints.html
    """

    IOT_LORAWAN_CUPS: Final = Service(
        short_name="lorawan.cups",
        name_template="com.amazonaws.{region}.lorawan.cups",
        title="AWS IoT Core for LoRaWAN",
        private_dns=True,
        private_dns_names=("*.cups.lorawan.{region}.amazonaws.com",),
        private_dns_advice="off",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT Core for LoRaWAN, ``com.amazonaws.{region}.lorawan.cups``.

    https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html
    """

    IOT_LORAWAN_LNS: Final = Service(
        short_name="lorawan.lns",
        name_template="com.amazonaws.{region}.lorawan.lns",
        title="AWS IoT Core for LoRaWAN",
        private_dns=True,
        private_dns_names=("*.lns.lorawan.{region}.amazonaws.com",),
        private_dns_advice="off",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS IoT Core for LoRaWAN, ``com.amazonaws.{region}.lorawan.lns``.

    https://docs.aws.amazon.com/iot-wireless/latest/developerguide/vpc-interface-endpoints.html
    """

    MAINFRAME_MODERNIZATION: Final = Service(
        short_name="m2",
        name_template="com.amazonaws.{region}.m2",
        title="AWS Mainframe Modernization",
        private_dns=True,
        private_dns_names=("m2.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("m2",),
        doc_url="https://docs.aws.amazon.com/m2/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Mainframe Modernization, ``com.amazonaws.{region}.m2``.

    https://docs.aws.amazon.com/m2/latest/userguide/vpc-interface-endpoints.html
    """

    MACIE: Final = Service(
        short_name="macie2",
        name_template="com.amazonaws.{region}.macie2",
        title="Amazon Macie",
        private_dns=True,
        private_dns_names=("macie2.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("macie2",),
        doc_url="https://docs.aws.amazon.com/macie/latest/user/vpc-interface-endpoints-macie.html",
        as_of="2026-11",
    )
    """Amazon Macie, ``com.amazonaws.{region}.macie2``.

    https://docs.aws.amazon.com/macie/latest/user/vpc-interface-endpoints-macie.html
    """

    MACIE_FIPS: Final = Service(
        short_name="macie2-fips",
        name_template="com.amazonaws.{region}.macie2-fips",
        title="Amazon Macie",
        iam_prefixes=("macie2",),
        doc_url="https://docs.aws.amazon.com/macie/latest/user/vpc-interface-endpoints-macie.html",
        as_of="2026-11",
    )
    """Amazon Macie, ``com.amazonaws.{region}.macie2-fips``.

    https://docs.aws.amazon.com/macie/latest/user/vpc-interface-endpoints-macie.html
    """

    MAILMANAGER: Final = Service(
        short_name="mail-manager",
        name_template="com.amazonaws.{region}.mail-manager",
        title="Amazon SES",
        iam_prefixes=("ses",),
        doc_url="https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SES, ``com.amazonaws.{region}.mail-manager``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MAILMANAGER_FIPS: Final = Service(
        short_name="mail-manager-fips",
        name_template="com.amazonaws.{region}.mail-manager-fips",
        title="Amazon SES",
        iam_prefixes=("ses",),
        doc_url="https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SES, ``com.amazonaws.{region}.mail-manager-fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MAIL_MANAGER_SMTP_AUTH: Final = Service(
        short_name="mail-manager-smtp.auth",
        name_template="com.amazonaws.{region}.mail-manager-smtp.auth",
        title="Amazon SES Mail Manager authenticated ingress endpoint",
        ports=(PortRange("tcp", 25, 25), PortRange("tcp", 587, 587)),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        as_of="2026-11",
    )
    """Amazon SES Mail Manager authenticated ingress endpoint, ``com.amazonaws.{region}.mail-manager-smtp.auth``."""

    MAIL_MANAGER_SMTP_AUTH_FIPS: Final = Service(
        short_name="mail-manager-smtp.auth.fips",
        name_template="com.amazonaws.{region}.mail-manager-smtp.auth.fips",
        title="Amazon SES",
        ports=(PortRange("tcp", 25, 25), PortRange("tcp", 587, 587)),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SES, ``com.amazonaws.{region}.mail-manager-smtp.auth.fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MAIL_MANAGER_SMTP_MTLS: Final = Service(
        short_name="mail-manager-smtp.mtls",
        name_template="com.amazonaws.{region}.mail-manager-smtp.mtls",
        title="Amazon SES Mail Manager mTLS ingress endpoint",
        ports=(PortRange("tcp", 25, 25), PortRange("tcp", 587, 587)),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        as_of="2026-11",
    )
    """Amazon SES Mail Manager mTLS ingress endpoint, ``com.amazonaws.{region}.mail-manager-smtp.mtls``."""

    MAIL_MANAGER_SMTP_MTLS_FIPS: Final = Service(
        short_name="mail-manager-smtp.mtls.fips",
        name_template="com.amazonaws.{region}.mail-manager-smtp.mtls.fips",
        title="Amazon SES Mail Manager mTLS ingress endpoint (FIPS)",
        ports=(PortRange("tcp", 25, 25), PortRange("tcp", 587, 587)),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        as_of="2026-11",
    )
    """Amazon SES Mail Manager mTLS ingress endpoint (FIPS), ``com.amazonaws.{region}.mail-manager-smtp.mtls.fips``."""

    MAIL_MANAGER_SMTP_OPEN: Final = Service(
        short_name="mail-manager-smtp.open",
        name_template="com.amazonaws.{region}.mail-manager-smtp.open",
        title="Amazon SES Mail Manager open ingress endpoint",
        ports=(PortRange("tcp", 25, 25), PortRange("tcp", 587, 587)),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        as_of="2026-11",
    )
    """Amazon SES Mail Manager open ingress endpoint, ``com.amazonaws.{region}.mail-manager-smtp.open``."""

    MAIL_MANAGER_SMTP_OPEN_FIPS: Final = Service(
        short_name="mail-manager-smtp.open.fips",
        name_template="com.amazonaws.{region}.mail-manager-smtp.open.fips",
        title="Amazon SES",
        ports=(PortRange("tcp", 25, 25), PortRange("tcp", 587, 587)),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SES, ``com.amazonaws.{region}.mail-manager-smtp.open.fips``.

    https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    """

    MANAGED_BLOCKCHAIN_QUERY: Final = Service(
        short_name="managedblockchain-query",
        name_template="com.amazonaws.{region}.managedblockchain-query",
        title="Amazon Managed Blockchain",
        private_dns=True,
        private_dns_names=("managedblockchain-query.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("managedblockchain-query",),
        as_of="2026-11",
    )
    """Amazon Managed Blockchain, ``com.amazonaws.{region}.managedblockchain-query``."""

    MANAGED_BLOCKCHAIN_BITCOIN_MAINNET: Final = Service(
        short_name="managedblockchain.bitcoin.mainnet",
        name_template="com.amazonaws.{region}.managedblockchain.bitcoin.mainnet",
        title="Amazon Managed Blockchain",
        private_dns=True,
        private_dns_names=("mainnet.bitcoin.managedblockchain.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("managedblockchain",),
        as_of="2026-11",
    )
    """Amazon Managed Blockchain, ``com.amazonaws.{region}.managedblockchain.bitcoin.mainnet``."""

    MANAGED_BLOCKCHAIN_BITCOIN_TESTNET: Final = Service(
        short_name="managedblockchain.bitcoin.testnet",
        name_template="com.amazonaws.{region}.managedblockchain.bitcoin.testnet",
        title="Amazon Managed Blockchain",
        private_dns=True,
        private_dns_names=("testnet.bitcoin.managedblockchain.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("managedblockchain",),
        as_of="2026-11",
    )
    """Amazon Managed Blockchain, ``com.amazonaws.{region}.managedblockchain.bitcoin.testnet``."""

    ELEMENTAL_MEDIACONNECT: Final = Service(
        short_name="mediaconnect",
        name_template="com.amazonaws.{region}.mediaconnect",
        title="AWS Elemental MediaConnect",
        private_dns=True,
        private_dns_names=("mediaconnect.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("mediaconnect",),
        doc_url="https://docs.aws.amazon.com/mediaconnect/latest/ug/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Elemental MediaConnect, ``com.amazonaws.{region}.mediaconnect``.

    https://docs.aws.amazon.com/mediaconnect/latest/ug/vpc-endpoints.html
    """

    MEDIACONVERT: Final = Service(
        short_name="mediaconvert",
        name_template="com.amazonaws.{region}.mediaconvert",
        title="AWS Elemental MediaConvert",
        iam_prefixes=("mediaconvert",),
        as_of="2026-11",
    )
    """AWS Elemental MediaConvert, ``com.amazonaws.{region}.mediaconvert``."""

    MEDIACONVERT_FIPS: Final = Service(
        short_name="mediaconvert-fips",
        name_template="com.amazonaws.{region}.mediaconvert-fips",
        title="AWS Elemental MediaConvert",
        iam_prefixes=("mediaconvert",),
        as_of="2026-11",
    )
    """AWS Elemental MediaConvert, ``com.amazonaws.{region}.mediaconvert-fips``."""

    HEALTH_IMAGING: Final = Service(
        short_name="medical-imaging",
        name_template="com.amazonaws.{region}.medical-imaging",
        title="AWS HealthImaging",
        private_dns=True,
        private_dns_names=("medical-imaging.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("medical-imaging",),
        doc_url="https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthImaging, ``com.amazonaws.{region}.medical-imaging``.

    https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html
    """

    MEMORY_DB: Final = Service(
        short_name="memory-db",
        name_template="com.amazonaws.{region}.memory-db",
        title="Amazon MemoryDB",
        private_dns=True,
        private_dns_names=("memorydb.{region}.amazonaws.com", "memory-db.{region}.amazonaws.com"),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("memorydb",),
        doc_url="https://docs.aws.amazon.com/memorydb/latest/devguide/memorydb-privatelink.html",
        as_of="2026-11",
    )
    """Amazon MemoryDB, ``com.amazonaws.{region}.memory-db``.

    https://docs.aws.amazon.com/memorydb/latest/devguide/memorydb-privatelink.html
    """

    MEMORY_DB_FIPS: Final = Service(
        short_name="memorydb-fips",
        name_template="com.amazonaws.{region}.memorydb-fips",
        title="Amazon MemoryDB",
        private_dns=True,
        private_dns_names=("memorydb-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("memorydb",),
        doc_url="https://docs.aws.amazon.com/memorydb/latest/devguide/memorydb-privatelink.html",
        as_of="2026-11",
    )
    """Amazon MemoryDB, ``com.amazonaws.{region}.memorydb-fips``.

    https://docs.aws.amazon.com/memorydb/latest/devguide/memorydb-privatelink.html
    """

    METERING_MARKETPLACE: Final = Service(
        short_name="metering-marketplace",
        name_template="com.amazonaws.{region}.metering-marketplace",
        title="AWS Marketplace Metering Service",
        iam_prefixes=("aws-marketplace",),
        as_of="2026-11",
    )
    """AWS Marketplace Metering Service, ``com.amazonaws.{region}.metering-marketplace``."""

    APPLICATION_MIGRATION_SERVICE: Final = Service(
        short_name="mgn",
        name_template="com.amazonaws.{region}.mgn",
        title="AWS Application Migration Service",
        private_dns=True,
        private_dns_names=("mgn.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("mgn",),
        doc_url="https://docs.aws.amazon.com/mgn/latest/ug/AWS-Related-FAQ.html#mgn-and-vpc",
        as_of="2026-11",
    )
    """AWS Application Migration Service, ``com.amazonaws.{region}.mgn``.

    https://docs.aws.amazon.com/mgn/latest/ug/AWS-Related-FAQ.html#mgn-and-vpc
    """

    MIGRATIONHUB_ORCHESTRATOR: Final = Service(
        short_name="migrationhub-orchestrator",
        name_template="com.amazonaws.{region}.migrationhub-orchestrator",
        title="AWS Migration Hub Orchestrator",
        private_dns=True,
        private_dns_names=("migrationhub-orchestrator.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("migrationhub-orchestrator",),
        doc_url="https://docs.aws.amazon.com/migrationhub-orchestrator/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Migration Hub Orchestrator, ``com.amazonaws.{region}.migrationhub-orchestrator``.

    https://docs.aws.amazon.com/migrationhub-orchestrator/latest/userguide/vpc-interface-endpoints.html
    """

    MIGRATIONHUB_STRATEGY: Final = Service(
        short_name="migrationhub-strategy",
        name_template="com.amazonaws.{region}.migrationhub-strategy",
        title="Migration Hub Strategy Recommendations",
        private_dns=True,
        private_dns_names=("migrationhub-strategy.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("migrationhub-strategy",),
        doc_url="https://docs.aws.amazon.com/migrationhub-strategy/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Migration Hub Strategy Recommendations, ``com.amazonaws.{region}.migrationhub-strategy``.

    https://docs.aws.amazon.com/migrationhub-strategy/latest/userguide/vpc-interface-endpoints.html
    """

    LEX_MODELS: Final = Service(
        short_name="models-v2-lex",
        name_template="com.amazonaws.{region}.models-v2-lex",
        title="Amazon Lex",
        private_dns=True,
        private_dns_names=("models-v2-lex.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("lex",),
        doc_url="https://docs.aws.amazon.com/lexv2/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Lex, ``com.amazonaws.{region}.models-v2-lex``.

    https://docs.aws.amazon.com/lexv2/latest/dg/vpc-interface-endpoints.html
    """

    CLOUDWATCH_MONITORING: Final = Service(
        short_name="monitoring",
        name_template="com.amazonaws.{region}.monitoring",
        title="Amazon CloudWatch",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.monitoring",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.monitoring",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.monitoring",
        },
        private_dns=True,
        private_dns_names=(
            "monitoring.{region}.amazonaws.com",
            "monitoring.{region}.api.aws",
            "monitoring-fips.{region}.amazonaws.com",
            "monitoring-fips.{region}.api.aws",
        ),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("cloudwatch",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.monitoring``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    MQ: Final = Service(
        short_name="mq",
        name_template="com.amazonaws.{region}.mq",
        title="Amazon MQ",
        private_dns=True,
        private_dns_names=("mq.{region}.api.aws",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("mq",),
        doc_url="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/connect-to-amazonmq.html",
        as_of="2026-11",
    )
    """Amazon MQ, ``com.amazonaws.{region}.mq``.

    https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/connect-to-amazonmq.html
    """

    MQ_FIPS: Final = Service(
        short_name="mq-fips",
        name_template="com.amazonaws.{region}.mq-fips",
        title="Amazon MQ",
        private_dns=True,
        private_dns_names=("mq-fips.{region}.api.aws",),
        iam_prefixes=("mq",),
        doc_url="https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/connect-to-amazonmq.html",
        as_of="2026-11",
    )
    """Amazon MQ, ``com.amazonaws.{region}.mq-fips``.

    https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/connect-to-amazonmq.html
    """

    NEPTUNE_ANALYTICS: Final = Service(
        short_name="neptune-graph",
        name_template="com.amazonaws.{region}.neptune-graph",
        title="Amazon Neptune Analytics",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("neptune-graph",),
        as_of="2026-11",
    )
    """Amazon Neptune Analytics, ``com.amazonaws.{region}.neptune-graph``."""

    NEPTUNE_ANALYTICS_DATA: Final = Service(
        short_name="neptune-graph-data",
        name_template="com.amazonaws.{region}.neptune-graph-data",
        title="Amazon Neptune Analytics",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("neptune-graph",),
        as_of="2026-11",
    )
    """Amazon Neptune Analytics, ``com.amazonaws.{region}.neptune-graph-data``."""

    NEPTUNE_ANALYTICS_FIPS: Final = Service(
        short_name="neptune-graph-fips",
        name_template="com.amazonaws.{region}.neptune-graph-fips",
        title="Amazon Neptune Analytics",
        iam_prefixes=("neptune-graph",),
        as_of="2026-11",
    )
    """Amazon Neptune Analytics, ``com.amazonaws.{region}.neptune-graph-fips``."""

    NETWORK_FIREWALL: Final = Service(
        short_name="network-firewall",
        name_template="com.amazonaws.{region}.network-firewall",
        title="AWS Network Firewall",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("network-firewall",),
        doc_url="https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Network Firewall, ``com.amazonaws.{region}.network-firewall``.

    https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-interface-endpoints.html
    """

    NETWORK_FIREWALL_FIPS: Final = Service(
        short_name="network-firewall-fips",
        name_template="com.amazonaws.{region}.network-firewall-fips",
        title="AWS Network Firewall",
        iam_prefixes=("network-firewall",),
        doc_url="https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Network Firewall, ``com.amazonaws.{region}.network-firewall-fips``.

    https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-interface-endpoints.html
    """

    NETWORK_FLOW_MONITOR: Final = Service(
        short_name="networkflowmonitor",
        name_template="com.amazonaws.{region}.networkflowmonitor",
        title="Amazon CloudWatch",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("networkflowmonitor",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.networkflowmonitor``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    NETWORK_FLOW_MONITOR_REPORTS: Final = Service(
        short_name="networkflowmonitorreports",
        name_template="com.amazonaws.{region}.networkflowmonitorreports",
        title="Amazon CloudWatch",
        iam_prefixes=("networkflowmonitor",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.networkflowmonitorreports``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    NETWORKMANAGER: Final = Service(
        short_name="networkmanager",
        name_template="com.amazonaws.{region}.networkmanager",
        title="AWS Cloud WAN / Global Networks for Transit Gateways",
        ip_address_types=("ipv4",),
        iam_prefixes=("networkmanager",),
        as_of="2026-11",
    )
    """AWS Cloud WAN / Global Networks for Transit Gateways, ``com.amazonaws.{region}.networkmanager``."""

    CLOUDWATCH_NETWORK_MONITOR: Final = Service(
        short_name="networkmonitor",
        name_template="com.amazonaws.{region}.networkmonitor",
        title="Amazon CloudWatch",
        iam_prefixes=("networkmonitor",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.networkmonitor``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    NIMBLE_STUDIO: Final = Service(
        short_name="nimble",
        name_template="com.amazonaws.{region}.nimble",
        title="Amazon Nimble Studio",
        private_dns=True,
        private_dns_names=("nimble.{region}.amazonaws.com",),
        iam_prefixes=("nimble",),
        as_of="2026-11",
    )
    """Amazon Nimble Studio, ``com.amazonaws.{region}.nimble``."""

    SAGEMAKER_NOTEBOOK: Final = Service(
        short_name="notebook",
        name_template="aws.sagemaker.{region}.notebook",
        title="Amazon SageMaker AI",
        private_dns=True,
        private_dns_names=("*.notebook.{region}.sagemaker.aws",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.notebook``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    NOTIFICATIONS: Final = Service(
        short_name="notifications",
        name_template="com.amazonaws.{region}.notifications",
        title="AWS User Notifications",
        iam_prefixes=("notifications",),
        doc_url="https://docs.aws.amazon.com/notifications/latest/userguide/vpc.html",
        as_of="2026-11",
    )
    """AWS User Notifications, ``com.amazonaws.{region}.notifications``.

    https://docs.aws.amazon.com/notifications/latest/userguide/vpc.html
    """

    NOTIFICATIONS_CONTACTS: Final = Service(
        short_name="notifications-contacts",
        name_template="com.amazonaws.{region}.notifications-contacts",
        title="AWS User Notifications",
        iam_prefixes=("notifications-contacts",),
        doc_url="https://docs.aws.amazon.com/notifications/latest/userguide/vpc.html",
        as_of="2026-11",
    )
    """AWS User Notifications, ``com.amazonaws.{region}.notifications-contacts``.

    https://docs.aws.amazon.com/notifications/latest/userguide/vpc.html
    """

    OAM: Final = Service(
        short_name="oam",
        name_template="com.amazonaws.{region}.oam",
        title="Amazon CloudWatch",
        iam_prefixes=("oam",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.oam``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    OBSERVABILITY_ADMIN: Final = Service(
        short_name="observabilityadmin",
        name_template="com.amazonaws.{region}.observabilityadmin",
        title="Amazon CloudWatch",
        iam_prefixes=("observabilityadmin",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.observabilityadmin``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    OIDC_EKS: Final = Service(
        short_name="oidc-eks",
        name_template="com.amazonaws.{region}.oidc-eks",
        title="Amazon EKS cluster OIDC endpoint (IRSA discovery/JWKS)",
        private_dns=True,
        private_dns_names=("oidc.eks.{region}.amazonaws.com", "oidc-eks.{region}.api.aws"),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EKS cluster OIDC endpoint (IRSA discovery/JWKS), ``com.amazonaws.{region}.oidc-eks``.

    https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html
    """

    OPENSEARCH_DOMAIN: Final = Service(
        short_name="opensearch-domain",
        name_template="opensearch-domain",
        title="Amazon OpenSearch Service domain",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("es",),
        managed_by="es:CreateVpcEndpoint",
        doc_url="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon OpenSearch Service domain, ``opensearch-domain``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc-interface-endpoints.html
    """

    ORGANIZATIONS: Final = Service(
        short_name="organizations",
        name_template="com.amazonaws.{region}.organizations",
        title="AWS Organizations",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("organizations",),
        available_regions=("us-east-1", "cn-northwest-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_security_privatelink.html",
        as_of="2026-11",
    )
    """AWS Organizations, ``com.amazonaws.{region}.organizations``.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_security_privatelink.html
    """

    ORGANIZATIONS_FIPS: Final = Service(
        short_name="organizations-fips",
        name_template="com.amazonaws.{region}.organizations-fips",
        title="AWS Organizations",
        iam_prefixes=("organizations",),
        available_regions=("us-east-1", "cn-northwest-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_security_privatelink.html",
        as_of="2026-11",
    )
    """AWS Organizations, ``com.amazonaws.{region}.organizations-fips``.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_security_privatelink.html
    """

    OSIS: Final = Service(
        short_name="osis",
        name_template="com.amazonaws.{region}.osis",
        title="Amazon OpenSearch Ingestion",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("osis",),
        doc_url="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/osis-access-apis-using-privatelink.html",
        as_of="2026-11",
    )
    """Amazon OpenSearch Ingestion, ``com.amazonaws.{region}.osis``.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/osis-access-apis-using-privatelink.html
    """

    OUTPOSTS: Final = Service(
        short_name="outposts",
        name_template="com.amazonaws.{region}.outposts",
        title="AWS Outposts",
        iam_prefixes=("outposts",),
        as_of="2026-11",
    )
    """AWS Outposts, ``com.amazonaws.{region}.outposts``."""

    PANORAMA: Final = Service(
        short_name="panorama",
        name_template="com.amazonaws.{region}.panorama",
        title="AWS Panorama",
        private_dns=True,
        private_dns_names=("panorama.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("panorama",),
        doc_url="https://docs.aws.amazon.com/panorama/latest/dev/api-endpoints.html",
        as_of="2026-11",
    )
    """AWS Panorama, ``com.amazonaws.{region}.panorama``.

    https://docs.aws.amazon.com/panorama/latest/dev/api-endpoints.html
    """

    SAGEMAKER_PARTNER_APP: Final = Service(
        short_name="partner-app",
        name_template="aws.sagemaker.{region}.partner-app",
        title="Amazon SageMaker AI",
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.partner-app``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    PAYMENT_CRYPTOGRAPHY_CONTROLPLANE: Final = Service(
        short_name="payment-cryptography.controlplane",
        name_template="com.amazonaws.{region}.payment-cryptography.controlplane",
        title="AWS Payment Cryptography",
        private_dns=True,
        private_dns_names=("controlplane.payment-cryptography.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("payment-cryptography",),
        as_of="2026-11",
    )
    """AWS Payment Cryptography, ``com.amazonaws.{region}.payment-cryptography.controlplane``."""

    PAYMENT_CRYPTOGRAPHY_DATAPLANE: Final = Service(
        short_name="payment-cryptography.dataplane",
        name_template="com.amazonaws.{region}.payment-cryptography.dataplane",
        title="AWS Payment Cryptography",
        private_dns=True,
        private_dns_names=("dataplane.payment-cryptography.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("payment-cryptography",),
        as_of="2026-11",
    )
    """AWS Payment Cryptography, ``com.amazonaws.{region}.payment-cryptography.dataplane``."""

    PRIVATE_CERTIFICATE_AUTHORITY_CONNECTOR_AD: Final = Service(
        short_name="pca-connector-ad",
        name_template="com.amazonaws.{region}.pca-connector-ad",
        title="AWS Private Certificate Authority",
        private_dns=True,
        private_dns_names=("pca-connector-ad.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("pca-connector-ad",),
        doc_url="https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.pca-connector-ad``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    PRIVATE_CERTIFICATE_AUTHORITY_CONNECTOR_SCEP: Final = Service(
        short_name="pca-connector-scep",
        name_template="com.amazonaws.{region}.pca-connector-scep",
        title="AWS Private Certificate Authority",
        iam_prefixes=("pca-connector-scep",),
        doc_url="https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Private Certificate Authority, ``com.amazonaws.{region}.pca-connector-scep``.

    https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html
    """

    PARALLEL_COMPUTING_SERVICE: Final = Service(
        short_name="pcs",
        name_template="com.amazonaws.{region}.pcs",
        title="AWS PCS",
        iam_prefixes=("pcs",),
        doc_url="https://docs.aws.amazon.com/pcs/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS PCS, ``com.amazonaws.{region}.pcs``.

    https://docs.aws.amazon.com/pcs/latest/userguide/vpc-interface-endpoints.html
    """

    PARALLEL_COMPUTING_SERVICE_FIPS: Final = Service(
        short_name="pcs-fips",
        name_template="com.amazonaws.{region}.pcs-fips",
        title="AWS PCS",
        iam_prefixes=("pcs",),
        doc_url="https://docs.aws.amazon.com/pcs/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS PCS, ``com.amazonaws.{region}.pcs-fips``.

    https://docs.aws.amazon.com/pcs/latest/userguide/vpc-interface-endpoints.html
    """

    PERSONALIZE: Final = Service(
        short_name="personalize",
        name_template="com.amazonaws.{region}.personalize",
        title="Amazon Personalize",
        private_dns=True,
        private_dns_names=("personalize.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("personalize",),
        doc_url="https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Personalize, ``com.amazonaws.{region}.personalize``.

    https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html
    """

    PERSONALIZE_EVENTS: Final = Service(
        short_name="personalize-events",
        name_template="com.amazonaws.{region}.personalize-events",
        title="Amazon Personalize",
        private_dns=True,
        private_dns_names=("personalize-events.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("personalize",),
        doc_url="https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Personalize, ``com.amazonaws.{region}.personalize-events``.

    https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html
    """

    PERSONALIZE_RUNTIME: Final = Service(
        short_name="personalize-runtime",
        name_template="com.amazonaws.{region}.personalize-runtime",
        title="Amazon Personalize",
        private_dns=True,
        private_dns_names=("personalize-runtime.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("personalize",),
        doc_url="https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Personalize, ``com.amazonaws.{region}.personalize-runtime``.

    https://docs.aws.amazon.com/personalize/latest/dg/vpc-interface-endpoints.html
    """

    RDS_PERFORMANCE_INSIGHTS: Final = Service(
        short_name="pi",
        name_template="com.amazonaws.{region}.pi",
        title="Amazon RDS Performance Insights",
        private_dns=True,
        private_dns_names=("pi.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("pi",),
        doc_url="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/pi-vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon RDS Performance Insights, ``com.amazonaws.{region}.pi``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/pi-vpc-interface-endpoints.html
    """

    RDS_PERFORMANCE_INSIGHTS_FIPS: Final = Service(
        short_name="pi-fips",
        name_template="com.amazonaws.{region}.pi-fips",
        title="Amazon RDS Performance Insights",
        iam_prefixes=("pi",),
        doc_url="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/pi-vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon RDS Performance Insights, ``com.amazonaws.{region}.pi-fips``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/pi-vpc-interface-endpoints.html
    """

    PINPOINT_V1: Final = Service(
        short_name="pinpoint",
        name_template="com.amazonaws.{region}.pinpoint",
        title="Amazon Pinpoint",
        private_dns=True,
        private_dns_names=("pinpoint.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("mobiletargeting",),
        doc_url="https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Pinpoint, ``com.amazonaws.{region}.pinpoint``.

    https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-vpc-endpoints.html
    """

    PINPOINT_SMS_VOICE_V2: Final = Service(
        short_name="pinpoint-sms-voice-v2",
        name_template="com.amazonaws.{region}.pinpoint-sms-voice-v2",
        title="Amazon Pinpoint",
        private_dns=True,
        private_dns_names=("sms-voice.{region}.amazonaws.com",),
        iam_prefixes=("sms-voice",),
        doc_url="https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Pinpoint, ``com.amazonaws.{region}.pinpoint-sms-voice-v2``.

    https://docs.aws.amazon.com/pinpoint/latest/developerguide/security-vpc-endpoints.html
    """

    PIPES: Final = Service(
        short_name="pipes",
        name_template="com.amazonaws.{region}.pipes",
        title="Amazon EventBridge",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("pipes",),
        doc_url="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html",
        as_of="2026-11",
    )
    """Amazon EventBridge, ``com.amazonaws.{region}.pipes``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    PIPES_DATA: Final = Service(
        short_name="pipes-data",
        name_template="com.amazonaws.{region}.pipes-data",
        title="Amazon EventBridge",
        endpoint_policy=False,
        endpoint_policy_certain=True,
        doc_url="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html",
        as_of="2026-11",
    )
    """Amazon EventBridge, ``com.amazonaws.{region}.pipes-data``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    PIPES_FIPS: Final = Service(
        short_name="pipes-fips",
        name_template="com.amazonaws.{region}.pipes-fips",
        title="Amazon EventBridge",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("pipes",),
        doc_url="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html",
        as_of="2026-11",
    )
    """Amazon EventBridge, ``com.amazonaws.{region}.pipes-fips``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    POLLY: Final = Service(
        short_name="polly",
        name_template="com.amazonaws.{region}.polly",
        title="Amazon Polly",
        regional_names={"cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.polly"},
        private_dns=True,
        private_dns_names=("polly.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("polly",),
        doc_url="https://docs.aws.amazon.com/polly/latest/dg/using-polly-with-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Polly, ``com.amazonaws.{region}.polly``.

    https://docs.aws.amazon.com/polly/latest/dg/using-polly-with-vpc-endpoints.html
    """

    POLLY_FIPS: Final = Service(
        short_name="polly-fips",
        name_template="com.amazonaws.{region}.polly-fips",
        title="Amazon Polly",
        iam_prefixes=("polly",),
        doc_url="https://docs.aws.amazon.com/polly/latest/dg/using-polly-with-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Polly, ``com.amazonaws.{region}.polly-fips``.

    https://docs.aws.amazon.com/polly/latest/dg/using-polly-with-vpc-endpoints.html
    """

    PRICE_LIST: Final = Service(
        short_name="pricing.api",
        name_template="com.amazonaws.{region}.pricing.api",
        title="AWS Price List",
        ip_address_types=("ipv4",),
        iam_prefixes=("pricing",),
        doc_url="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Price List, ``com.amazonaws.{region}.pricing.api``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    PRICINGPLANMANAGER: Final = Service(
        short_name="pricingplanmanager",
        name_template="com.amazonaws.us-east-1.pricingplanmanager",
        title="Amazon CloudFront Flat-Rate Pricing Plans",
        iam_prefixes=("pricingplanmanager",),
        available_regions=("us-east-1",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html",
        as_of="2026-11",
    )
    """Amazon CloudFront Flat-Rate Pricing Plans, ``com.amazonaws.us-east-1.pricingplanmanager``.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html
    """

    PRIVATE_5_G: Final = Service(
        short_name="private-networks",
        name_template="com.amazonaws.{region}.private-networks",
        title="AWS Private 5G",
        private_dns=True,
        private_dns_names=("private-networks.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("private-networks",),
        as_of="2026-11",
    )
    """AWS Private 5G, ``com.amazonaws.{region}.private-networks``."""
    PRIVATE_5G: Final = PRIVATE_5_G

    CONNECT_PROFILE: Final = Service(
        short_name="profile",
        name_template="com.amazonaws.{region}.profile",
        title="Amazon Connect (Connect Customer)",
        private_dns=True,
        private_dns_names=("profile.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("profile",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.profile``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    PROTON: Final = Service(
        short_name="proton",
        name_template="com.amazonaws.{region}.proton",
        title="AWS Proton",
        private_dns=True,
        private_dns_names=("proton.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("proton",),
        doc_url="https://docs.aws.amazon.com/proton/latest/userguide/infrastructure-security.html#vpc-interface-endpoints",
        as_of="2026-11",
    )
    """AWS Proton, ``com.amazonaws.{region}.proton``.

    https://docs.aws.amazon.com/proton/latest/userguide/infrastructure-security.html#vpc-interface-endpoints
    """

    Q_DEVELOPER: Final = Service(
        short_name="q",
        name_template="com.amazonaws.{region}.q",
        title="Amazon Q Developer",
        private_dns=True,
        private_dns_names=("q.{region}.amazonaws.com",),
        iam_prefixes=("q",),
        doc_url="https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Q Developer, ``com.amazonaws.{region}.q``.

    https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html
    """

    Q_DEVELOPER_QAPPS: Final = Service(
        short_name="qapps",
        name_template="com.amazonaws.{region}.qapps",
        title="Amazon Q Developer",
        iam_prefixes=("qapps",),
        doc_url="https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Q Developer, ``com.amazonaws.{region}.qapps``.

    https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/vpc-interface-endpoints.html
    """

    Q_BUSSINESS: Final = Service(
        short_name="qbusiness",
        name_template="aws.api.{region}.qbusiness",
        title="Amazon Q Business",
        private_dns=True,
        private_dns_names=("qbusiness.{region}.api.aws",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("qbusiness",),
        doc_url="https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Q Business, ``aws.api.{region}.qbusiness``.

    https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/vpc-interface-endpoints.html
    """

    QLDB: Final = Service(
        short_name="qldb.session",
        name_template="com.amazonaws.{region}.qldb.session",
        title="Amazon QLDB",
        private_dns=True,
        private_dns_names=("session.qldb.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("qldb",),
        as_of="2026-11",
    )
    """Amazon QLDB, ``com.amazonaws.{region}.qldb.session``."""

    QUICKSIGHT: Final = Service(
        short_name="quicksight",
        name_template="com.amazonaws.{region}.quicksight",
        title="Amazon Quick / QuickSight API",
        private_dns=True,
        private_dns_names=("quicksight.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("quicksight",),
        doc_url="https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Quick / QuickSight API, ``com.amazonaws.{region}.quicksight``.

    https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html
    """

    QUICKSIGHT_FIPS: Final = Service(
        short_name="quicksight-fips",
        name_template="com.amazonaws.{region}.quicksight-fips",
        title="Amazon Quick / QuickSight API (FIPS)",
        iam_prefixes=("quicksight",),
        doc_url="https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Quick / QuickSight API (FIPS), ``com.amazonaws.{region}.quicksight-fips``.

    https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html
    """

    QUICKSIGHT_WEBSITE: Final = Service(
        short_name="quicksight-website",
        name_template="com.amazonaws.{region}.quicksight-website",
        title="Amazon Quick (QuickSight)",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("quicksight",),
        unavailable_regions=("cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1"),
        doc_url="https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Quick (QuickSight), ``com.amazonaws.{region}.quicksight-website``.

    https://docs.aws.amazon.com/quicksight/latest/developerguide/vpc-interface-endpoints.html
    """

    RESOURCE_ACCESS_MANAGER: Final = Service(
        short_name="ram",
        name_template="com.amazonaws.{region}.ram",
        title="AWS Resource Access Manager",
        private_dns=True,
        private_dns_names=("ram.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ram",),
        doc_url="https://docs.aws.amazon.com/ram/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Resource Access Manager, ``com.amazonaws.{region}.ram``.

    https://docs.aws.amazon.com/ram/latest/userguide/vpc-interface-endpoints.html
    """

    RESOURCE_ACCESS_MANAGER_FIPS: Final = Service(
        short_name="ram-fips",
        name_template="com.amazonaws.{region}.ram-fips",
        title="AWS Resource Access Manager",
        iam_prefixes=("ram",),
        doc_url="https://docs.aws.amazon.com/ram/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Resource Access Manager, ``com.amazonaws.{region}.ram-fips``.

    https://docs.aws.amazon.com/ram/latest/userguide/vpc-interface-endpoints.html
    """

    RECYCLE_BIN: Final = Service(
        short_name="rbin",
        name_template="com.amazonaws.{region}.rbin",
        title="Recycle Bin",
        iam_prefixes=("rbin",),
        doc_url="https://docs.aws.amazon.com/ebs/latest/userguide/rbin-vpcendpoints.html",
        as_of="2026-11",
    )
    """Recycle Bin, ``com.amazonaws.{region}.rbin``.

    https://docs.aws.amazon.com/ebs/latest/userguide/rbin-vpcendpoints.html
    """

    RECYCLE_BIN_FIPS: Final = Service(
        short_name="rbin-fips",
        name_template="com.amazonaws.{region}.rbin-fips",
        title="Recycle Bin",
        iam_prefixes=("rbin",),
        doc_url="https://docs.aws.amazon.com/ebs/latest/userguide/rbin-vpcendpoints.html",
        as_of="2026-11",
    )
    """Recycle Bin, ``com.amazonaws.{region}.rbin-fips``.

    https://docs.aws.amazon.com/ebs/latest/userguide/rbin-vpcendpoints.html
    """

    RDS: Final = Service(
        short_name="rds",
        name_template="com.amazonaws.{region}.rds",
        title="Amazon RDS / Aurora / DocumentDB management API",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.rds", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.rds"},
        private_dns=True,
        private_dns_names=("rds.{region}.amazonaws.com", "rds.{region}.api.aws"),
        regional_dns_names={
            "cn-north-1": ("rds-api.cn-north-1.amazonaws.com.cn",),
            "cn-northwest-1": ("rds-api.cn-northwest-1.amazonaws.com.cn",),
        },
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("rds",),
        doc_url="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon RDS / Aurora / DocumentDB management API, ``com.amazonaws.{region}.rds``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/vpc-interface-endpoints.html
    """

    RDS_DATA: Final = Service(
        short_name="rds-data",
        name_template="com.amazonaws.{region}.rds-data",
        title="Amazon RDS Data API",
        private_dns=True,
        private_dns_names=("rds-data.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("rds-data",),
        doc_url="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.html#data-api.vpc-endpoint",
        as_of="2026-11",
    )
    """Amazon RDS Data API, ``com.amazonaws.{region}.rds-data``.

    https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.html#data-api.vpc-endpoint
    """

    RDS_FIPS: Final = Service(
        short_name="rds-fips",
        name_template="com.amazonaws.{region}.rds-fips",
        title="Amazon RDS / Aurora / DocumentDB management API",
        iam_prefixes=("rds",),
        doc_url="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon RDS / Aurora / DocumentDB management API, ``com.amazonaws.{region}.rds-fips``.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/vpc-interface-endpoints.html
    """

    REDSHIFT: Final = Service(
        short_name="redshift",
        name_template="com.amazonaws.{region}.redshift",
        title="Amazon Redshift",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.redshift", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.redshift"},
        private_dns=True,
        private_dns_names=("redshift.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("redshift",),
        doc_url="https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link",
        as_of="2026-11",
    )
    """Amazon Redshift, ``com.amazonaws.{region}.redshift``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    REDSHIFT_DATA: Final = Service(
        short_name="redshift-data",
        name_template="com.amazonaws.{region}.redshift-data",
        title="Amazon Redshift Data API",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.redshift-data",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.redshift-data",
        },
        private_dns=True,
        private_dns_names=("redshift-data.{region}.amazonaws.com",),
        iam_prefixes=("redshift-data",),
        doc_url="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html#data-api-vpc-endpoint",
        as_of="2026-11",
    )
    """Amazon Redshift Data API, ``com.amazonaws.{region}.redshift-data``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html#data-api-vpc-endpoint
    """

    REDSHIFT_DATA_FIPS: Final = Service(
        short_name="redshift-data-fips",
        name_template="com.amazonaws.{region}.redshift-data-fips",
        title="Amazon Redshift Data API",
        iam_prefixes=("redshift-data",),
        doc_url="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html#data-api-vpc-endpoint",
        as_of="2026-11",
    )
    """Amazon Redshift Data API, ``com.amazonaws.{region}.redshift-data-fips``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html#data-api-vpc-endpoint
    """

    REDSHIFT_FIPS: Final = Service(
        short_name="redshift-fips",
        name_template="com.amazonaws.{region}.redshift-fips",
        title="Amazon Redshift",
        private_dns=True,
        private_dns_names=("redshift-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("redshift",),
        doc_url="https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link",
        as_of="2026-11",
    )
    """Amazon Redshift, ``com.amazonaws.{region}.redshift-fips``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    REDSHIFT_SERVERLESS: Final = Service(
        short_name="redshift-serverless",
        name_template="com.amazonaws.{region}.redshift-serverless",
        title="Amazon Redshift",
        private_dns=True,
        private_dns_names=("redshift-serverless.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("redshift-serverless",),
        doc_url="https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link",
        as_of="2026-11",
    )
    """Amazon Redshift, ``com.amazonaws.{region}.redshift-serverless``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    REDSHIFT_SERVERLESS_FIPS: Final = Service(
        short_name="redshift-serverless-fips",
        name_template="com.amazonaws.{region}.redshift-serverless-fips",
        title="Amazon Redshift",
        iam_prefixes=("redshift-serverless",),
        doc_url="https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link",
        as_of="2026-11",
    )
    """Amazon Redshift, ``com.amazonaws.{region}.redshift-serverless-fips``.

    https://docs.aws.amazon.com/redshift/latest/mgmt/security-network-isolation.html#security-private-link
    """

    MIGRATIONHUB_REFACTOR_SPACES: Final = Service(
        short_name="refactor-spaces",
        name_template="com.amazonaws.{region}.refactor-spaces",
        title="AWS Migration Hub Refactor Spaces",
        private_dns=True,
        private_dns_names=("refactor-spaces.{region}.amazonaws.com",),
        iam_prefixes=("refactor-spaces",),
        doc_url="https://docs.aws.amazon.com/migrationhub-refactor-spaces/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Migration Hub Refactor Spaces, ``com.amazonaws.{region}.refactor-spaces``.

    https://docs.aws.amazon.com/migrationhub-refactor-spaces/latest/userguide/vpc-interface-endpoints.html
    """

    REKOGNITION: Final = Service(
        short_name="rekognition",
        name_template="com.amazonaws.{region}.rekognition",
        title="Amazon Rekognition",
        private_dns=True,
        private_dns_names=("rekognition.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("rekognition",),
        doc_url="https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html",
        as_of="2026-11",
    )
    """Amazon Rekognition, ``com.amazonaws.{region}.rekognition``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    REKOGNITION_FIPS: Final = Service(
        short_name="rekognition-fips",
        name_template="com.amazonaws.{region}.rekognition-fips",
        title="Amazon Rekognition",
        private_dns=True,
        private_dns_names=("rekognition-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("rekognition",),
        doc_url="https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html",
        as_of="2026-11",
    )
    """Amazon Rekognition, ``com.amazonaws.{region}.rekognition-fips``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    REPOST_SPACE: Final = Service(
        short_name="repostspace",
        name_template="com.amazonaws.{region}.repostspace",
        title="AWS re:Post Private",
        iam_prefixes=("repostspace",),
        as_of="2026-11",
    )
    """AWS re:Post Private, ``com.amazonaws.{region}.repostspace``."""

    RESOURCE_GROUPS: Final = Service(
        short_name="resource-groups",
        name_template="com.amazonaws.{region}.resource-groups",
        title="AWS Resource Groups",
        iam_prefixes=("resource-groups",),
        doc_url="https://docs.aws.amazon.com/ARG/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Resource Groups, ``com.amazonaws.{region}.resource-groups``.

    https://docs.aws.amazon.com/ARG/latest/userguide/vpc-interface-endpoints.html
    """

    RESOURCE_GROUPS_FIPS: Final = Service(
        short_name="resource-groups-fips",
        name_template="com.amazonaws.{region}.resource-groups-fips",
        title="AWS Resource Groups",
        iam_prefixes=("resource-groups",),
        doc_url="https://docs.aws.amazon.com/ARG/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Resource Groups, ``com.amazonaws.{region}.resource-groups-fips``.

    https://docs.aws.amazon.com/ARG/latest/userguide/vpc-interface-endpoints.html
    """

    ROBOMAKER: Final = Service(
        short_name="robomaker",
        name_template="com.amazonaws.{region}.robomaker",
        title="AWS RoboMaker",
        private_dns=True,
        private_dns_names=("robomaker.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("robomaker",),
        as_of="2026-11",
    )
    """AWS RoboMaker, ``com.amazonaws.{region}.robomaker``."""

    IAM_ROLES_ANYWHERE: Final = Service(
        short_name="rolesanywhere",
        name_template="com.amazonaws.{region}.rolesanywhere",
        title="IAM Roles Anywhere",
        private_dns=True,
        private_dns_names=("rolesanywhere.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("rolesanywhere",),
        doc_url="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """IAM Roles Anywhere, ``com.amazonaws.{region}.rolesanywhere``.

    https://docs.aws.amazon.com/rolesanywhere/latest/userguide/vpc-interface-endpoints.html
    """

    IAM_ROLES_ANYWHERE_FIPS: Final = Service(
        short_name="rolesanywhere-fips",
        name_template="com.amazonaws.{region}.rolesanywhere-fips",
        title="IAM Roles Anywhere",
        iam_prefixes=("rolesanywhere",),
        doc_url="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """IAM Roles Anywhere, ``com.amazonaws.{region}.rolesanywhere-fips``.

    https://docs.aws.amazon.com/rolesanywhere/latest/userguide/vpc-interface-endpoints.html
    """

    ROUTE53: Final = Service(
        short_name="route53",
        name_template="com.amazonaws.route53",
        title="Amazon Route 53",
        iam_prefixes=("route53",),
        cross_region=True,
        as_of="2026-11",
    )
    """Amazon Route 53, ``com.amazonaws.route53``."""

    ROUTE53GLOBALRESOLVER: Final = Service(
        short_name="route53globalresolver",
        name_template="aws.api.us-east-2.route53globalresolver",
        title="Amazon Route 53 Global Resolver",
        iam_prefixes=("route53globalresolver",),
        available_regions=("us-east-2",),
        doc_url="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/gr-what-is-global-resolver.html",
        as_of="2026-11",
    )
    """Amazon Route 53 Global Resolver, ``aws.api.us-east-2.route53globalresolver``.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/gr-what-is-global-resolver.html
    """

    ROUTE53GLOBALRESOLVER_FIPS: Final = Service(
        short_name="route53globalresolver-fips",
        name_template="aws.api.us-east-2.route53globalresolver-fips",
        title="Amazon Route 53 Global Resolver",
        iam_prefixes=("route53globalresolver",),
        available_regions=("us-east-2",),
        doc_url="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/gr-what-is-global-resolver.html",
        as_of="2026-11",
    )
    """Amazon Route 53 Global Resolver, ``aws.api.us-east-2.route53globalresolver-fips``.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/gr-what-is-global-resolver.html
    """

    ROUTE53PROFILES: Final = Service(
        short_name="route53profiles",
        name_template="com.amazonaws.{region}.route53profiles",
        title="Amazon Route 53 Profiles",
        iam_prefixes=("route53profiles",),
        doc_url="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html",
        as_of="2026-11",
    )
    """Amazon Route 53 Profiles, ``com.amazonaws.{region}.route53profiles``.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
    """

    CLOUDWATCH_RUM: Final = Service(
        short_name="rum",
        name_template="com.amazonaws.{region}.rum",
        title="Amazon CloudWatch",
        private_dns=True,
        private_dns_names=("rum.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("rum",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.rum``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    CLOUDWATCH_RUM_DATAPLANE: Final = Service(
        short_name="rum-dataplane",
        name_template="com.amazonaws.{region}.rum-dataplane",
        title="Amazon CloudWatch",
        private_dns=True,
        private_dns_names=("dataplane.rum.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("rum",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.rum-dataplane``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    HEALTH_IMAGING_RUNTIME: Final = Service(
        short_name="runtime-medical-imaging",
        name_template="com.amazonaws.{region}.runtime-medical-imaging",
        title="AWS HealthImaging",
        private_dns=True,
        private_dns_names=("runtime-medical-imaging.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("medical-imaging",),
        doc_url="https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthImaging, ``com.amazonaws.{region}.runtime-medical-imaging``.

    https://docs.aws.amazon.com/healthimaging/latest/devguide/vpc-interface-endpoints.html
    """

    LEX_RUNTIME: Final = Service(
        short_name="runtime-v2-lex",
        name_template="com.amazonaws.{region}.runtime-v2-lex",
        title="Amazon Lex",
        private_dns=True,
        private_dns_names=("runtime-v2-lex.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("lex",),
        doc_url="https://docs.aws.amazon.com/lexv2/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Lex, ``com.amazonaws.{region}.runtime-v2-lex``.

    https://docs.aws.amazon.com/lexv2/latest/dg/vpc-interface-endpoints.html
    """

    S3: Final = Service(
        short_name="s3",
        name_template="com.amazonaws.{region}.s3",
        title="Amazon S3",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.s3", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.s3"},
        private_dns=True,
        private_dns_names=(
            "s3.{region}.amazonaws.com",
            "s3-control.{region}.amazonaws.com",
            "s3-accesspoint.{region}.amazonaws.com",
            "*.s3-accesspoint.{region}.amazonaws.com",
            "*.s3-control.{region}.amazonaws.com",
            "*.s3.{region}.amazonaws.com",
        ),
        private_dns_inbound_resolver=True,
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4", "dualstack", "ipv6"),
        iam_prefixes=("s3",),
        endpoint_types=("Interface", "Gateway"),
        cross_region=True,
        doc_url="https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon S3, ``com.amazonaws.{region}.s3``.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
    """

    S3_MULTI_REGION_ACCESS_POINTS: Final = Service(
        short_name="s3-global.accesspoint",
        name_template="com.amazonaws.s3-global.accesspoint",
        title="Amazon S3 Multi-Region Access Points",
        private_dns=True,
        private_dns_names=("*.accesspoint.s3-global.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("s3",),
        doc_url="https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointsPrivateLink.html",
        as_of="2026-11",
    )
    """Amazon S3 Multi-Region Access Points, ``com.amazonaws.s3-global.accesspoint``.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointsPrivateLink.html
    """

    S3_OUTPOSTS: Final = Service(
        short_name="s3-outposts",
        name_template="com.amazonaws.{region}.s3-outposts",
        title="Amazon S3 on Outposts",
        private_dns=False,
        private_dns_advice="off",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        ip_address_types=("ipv4",),
        iam_prefixes=("s3-outposts",),
        doc_url="https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/s3-outposts-privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon S3 on Outposts, ``com.amazonaws.{region}.s3-outposts``.

    https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/s3-outposts-privatelink-interface-endpoints.html
    """

    S3EXPRESS: Final = Service(
        short_name="s3express",
        name_template="com.amazonaws.{region}.s3express",
        title="Amazon S3 Express One Zone (directory buckets)",
        iam_prefixes=("s3express",),
        endpoint_types=("Gateway",),
        as_of="2026-11",
    )
    """Amazon S3 Express One Zone (directory buckets), ``com.amazonaws.{region}.s3express``."""

    S3FILES: Final = Service(
        short_name="s3files",
        name_template="aws.api.{region}.s3files",
        title="Amazon S3 Files",
        as_of="2026-11",
    )
    """Amazon S3 Files, ``aws.api.{region}.s3files``."""

    S3FILES_FIPS: Final = Service(
        short_name="s3files-fips",
        name_template="aws.api.{region}.s3files-fips",
        title="Amazon S3 Files",
        as_of="2026-11",
    )
    """Amazon S3 Files, ``aws.api.{region}.s3files-fips``."""

    S3_TABLES: Final = Service(
        short_name="s3tables",
        name_template="com.amazonaws.{region}.s3tables",
        title="Amazon S3",
        private_dns=True,
        private_dns_names=("s3tables.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("s3tables",),
        doc_url="https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon S3, ``com.amazonaws.{region}.s3tables``.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
    """

    S3_VECTORS: Final = Service(
        short_name="s3vectors",
        name_template="com.amazonaws.{region}.s3vectors",
        title="Amazon S3 Vectors",
        iam_prefixes=("s3vectors",),
        as_of="2026-11",
    )
    """Amazon S3 Vectors, ``com.amazonaws.{region}.s3vectors``."""

    SAGEMAKER_DATA_SCIENCE_ASSISTANT: Final = Service(
        short_name="sagemaker-data-science-assistant",
        name_template="com.amazonaws.{region}.sagemaker-data-science-assistant",
        title="Amazon SageMaker AI",
        iam_prefixes=("sagemaker-data-science-assistant",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker-data-science-assistant``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_GEOSPATIAL: Final = Service(
        short_name="sagemaker-geospatial",
        name_template="com.amazonaws.{region}.sagemaker-geospatial",
        title="Amazon SageMaker geospatial",
        private_dns=True,
        private_dns_names=("sagemaker-geospatial.{region}.amazonaws.com",),
        endpoint_policy=False,
        iam_prefixes=("sagemaker-geospatial",),
        as_of="2026-11",
    )
    """Amazon SageMaker geospatial, ``com.amazonaws.{region}.sagemaker-geospatial``."""

    SAGEMAKER_API: Final = Service(
        short_name="sagemaker.api",
        name_template="com.amazonaws.{region}.sagemaker.api",
        title="Amazon SageMaker AI",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.sagemaker.api",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.sagemaker.api",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.sagemaker.api",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.sagemaker.api",
        },
        private_dns=True,
        private_dns_names=("api.sagemaker.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.api``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_API_FIPS: Final = Service(
        short_name="sagemaker.api-fips",
        name_template="com.amazonaws.{region}.sagemaker.api-fips",
        title="Amazon SageMaker AI",
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.api-fips``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_FEATURESTORE_RUNTIME: Final = Service(
        short_name="sagemaker.featurestore-runtime",
        name_template="com.amazonaws.{region}.sagemaker.featurestore-runtime",
        title="Amazon SageMaker AI",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.sagemaker.featurestore-runtime",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.sagemaker.featurestore-runtime",
        },
        private_dns=True,
        private_dns_names=("featurestore-runtime.sagemaker.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.featurestore-runtime``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_FEATURESTORE_RUNTIME_FIPS: Final = Service(
        short_name="sagemaker.featurestore-runtime-fips",
        name_template="com.amazonaws.{region}.sagemaker.featurestore-runtime-fips",
        title="Amazon SageMaker AI",
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.featurestore-runtime-fips``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_METRICS: Final = Service(
        short_name="sagemaker.metrics",
        name_template="com.amazonaws.{region}.sagemaker.metrics",
        title="Amazon SageMaker AI",
        private_dns=True,
        private_dns_names=("metrics.sagemaker.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.metrics``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_RUNTIME: Final = Service(
        short_name="sagemaker.runtime",
        name_template="com.amazonaws.{region}.sagemaker.runtime",
        title="Amazon SageMaker AI",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.sagemaker.runtime",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.sagemaker.runtime",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.sagemaker.runtime",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.sagemaker.runtime",
        },
        private_dns=True,
        private_dns_names=("runtime.sagemaker.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.runtime``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAGEMAKER_RUNTIME_FIPS: Final = Service(
        short_name="sagemaker.runtime-fips",
        name_template="com.amazonaws.{region}.sagemaker.runtime-fips",
        title="Amazon SageMaker AI",
        private_dns=True,
        private_dns_names=("runtime-fips.sagemaker.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``com.amazonaws.{region}.sagemaker.runtime-fips``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SAVINGS_PLANS: Final = Service(
        short_name="savingsplans",
        name_template="com.amazonaws.savingsplans",
        title="Savings Plans",
        iam_prefixes=("savingsplans",),
        as_of="2026-11",
    )
    """Savings Plans, ``com.amazonaws.savingsplans``."""

    SCHEDULER: Final = Service(
        short_name="scheduler",
        name_template="com.amazonaws.{region}.scheduler",
        title="Amazon EventBridge Scheduler",
        private_dns=True,
        private_dns_names=("scheduler.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("scheduler",),
        doc_url="https://docs.aws.amazon.com/scheduler/latest/UserGuide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon EventBridge Scheduler, ``com.amazonaws.{region}.scheduler``.

    https://docs.aws.amazon.com/scheduler/latest/UserGuide/vpc-interface-endpoints.html
    """

    EVENTBRIDGE_SCHEMA_REGISTRY: Final = Service(
        short_name="schemas",
        name_template="com.amazonaws.{region}.schemas",
        title="Amazon EventBridge",
        endpoint_policy=True,
        iam_prefixes=("schemas",),
        doc_url="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html",
        as_of="2026-11",
    )
    """Amazon EventBridge, ``com.amazonaws.{region}.schemas``.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html
    """

    SUPPLY_CHAIN: Final = Service(
        short_name="scn",
        name_template="com.amazonaws.{region}.scn",
        title="AWS Supply Chain",
        iam_prefixes=("scn",),
        doc_url="https://docs.aws.amazon.com/aws-supply-chain/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Supply Chain, ``com.amazonaws.{region}.scn``.

    https://docs.aws.amazon.com/aws-supply-chain/latest/adminguide/vpc-interface-endpoints.html
    """

    SECRETS_MANAGER: Final = Service(
        short_name="secretsmanager",
        name_template="com.amazonaws.{region}.secretsmanager",
        title="AWS Secrets Manager",
        private_dns=True,
        private_dns_names=("secretsmanager.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("secretsmanager",),
        doc_url="https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html",
        as_of="2026-11",
    )
    """AWS Secrets Manager, ``com.amazonaws.{region}.secretsmanager``.

    https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
    """

    SECRETS_MANAGER_FIPS: Final = Service(
        short_name="secretsmanager-fips",
        name_template="com.amazonaws.{region}.secretsmanager-fips",
        title="AWS Secrets Manager (FIPS)",
        iam_prefixes=("secretsmanager",),
        doc_url="https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html",
        as_of="2026-11",
    )
    """AWS Secrets Manager (FIPS), ``com.amazonaws.{region}.secretsmanager-fips``.

    https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
    """

    SECURITYAGENT: Final = Service(
        short_name="securityagent",
        name_template="com.amazonaws.{region}.securityagent",
        title="AWS Security Agent",
        iam_prefixes=("securityagent",),
        doc_url="https://docs.aws.amazon.com/securityagent/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Security Agent, ``com.amazonaws.{region}.securityagent``.

    https://docs.aws.amazon.com/securityagent/latest/userguide/vpc-interface-endpoints.html
    """

    SECURITYHUB: Final = Service(
        short_name="securityhub",
        name_template="com.amazonaws.{region}.securityhub",
        title="AWS Security Hub CSPM",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.securityhub",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.securityhub",
            "eusc-de-east-1": "eu.amazonaws.eusc-de-east-1.securityhub",
        },
        private_dns=True,
        private_dns_names=("securityhub.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("securityhub",),
        doc_url="https://docs.aws.amazon.com/securityhub/latest/userguide/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Security Hub CSPM, ``com.amazonaws.{region}.securityhub``.

    https://docs.aws.amazon.com/securityhub/latest/userguide/security-vpc-endpoints.html
    """

    SECURITYHUB_FIPS: Final = Service(
        short_name="securityhub-fips",
        name_template="com.amazonaws.{region}.securityhub-fips",
        title="AWS Security Hub CSPM",
        iam_prefixes=("securityhub",),
        doc_url="https://docs.aws.amazon.com/securityhub/latest/userguide/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Security Hub CSPM, ``com.amazonaws.{region}.securityhub-fips``.

    https://docs.aws.amazon.com/securityhub/latest/userguide/security-vpc-endpoints.html
    """

    SECURITYLAKE: Final = Service(
        short_name="securitylake",
        name_template="com.amazonaws.{region}.securitylake",
        title="Amazon Security Lake",
        iam_prefixes=("securitylake",),
        doc_url="https://docs.aws.amazon.com/security-lake/latest/userguide/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Security Lake, ``com.amazonaws.{region}.securitylake``.

    https://docs.aws.amazon.com/security-lake/latest/userguide/security-vpc-endpoints.html
    """

    SECURITYLAKE_FIPS: Final = Service(
        short_name="securitylake-fips",
        name_template="com.amazonaws.{region}.securitylake-fips",
        title="Amazon Security Lake",
        iam_prefixes=("securitylake",),
        doc_url="https://docs.aws.amazon.com/security-lake/latest/userguide/security-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Security Lake, ``com.amazonaws.{region}.securitylake-fips``.

    https://docs.aws.amazon.com/security-lake/latest/userguide/security-vpc-endpoints.html
    """

    SERVERLESS_APPLICATION_REPOSITORY: Final = Service(
        short_name="serverlessrepo",
        name_template="com.amazonaws.{region}.serverlessrepo",
        title="AWS Serverless Application Repository",
        endpoint_policy=True,
        iam_prefixes=("serverlessrepo",),
        doc_url="https://docs.aws.amazon.com/serverlessrepo/latest/devguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Serverless Application Repository, ``com.amazonaws.{region}.serverlessrepo``.

    https://docs.aws.amazon.com/serverlessrepo/latest/devguide/vpc-interface-endpoints.html
    """

    Q_USER_SUBSCRIPTIONS: Final = Service(
        short_name="service.user-subscriptions",
        name_template="com.amazonaws.{region}.service.user-subscriptions",
        title="Amazon Q User Subscriptions",
        iam_prefixes=("user-subscriptions",),
        as_of="2026-11",
    )
    """Amazon Q User Subscriptions, ``com.amazonaws.{region}.service.user-subscriptions``."""

    SERVICE_CATALOG: Final = Service(
        short_name="servicecatalog",
        name_template="com.amazonaws.{region}.servicecatalog",
        title="Service Catalog",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.servicecatalog",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.servicecatalog",
        },
        private_dns=True,
        private_dns_names=("servicecatalog.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("servicecatalog",),
        as_of="2026-11",
    )
    """Service Catalog, ``com.amazonaws.{region}.servicecatalog``."""

    SERVICE_CATALOG_APPREGISTRY: Final = Service(
        short_name="servicecatalog-appregistry",
        name_template="com.amazonaws.{region}.servicecatalog-appregistry",
        title="Service Catalog",
        private_dns=True,
        private_dns_names=("servicecatalog-appregistry.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("servicecatalog",),
        as_of="2026-11",
    )
    """Service Catalog, ``com.amazonaws.{region}.servicecatalog-appregistry``."""

    CLOUD_MAP_SERVICE_DISCOVERY: Final = Service(
        short_name="servicediscovery",
        name_template="com.amazonaws.{region}.servicediscovery",
        title="AWS Cloud Map",
        private_dns=True,
        private_dns_names=("servicediscovery.{region}.amazonaws.com", "servicediscovery.{region}.api.aws"),
        endpoint_policy=True,
        iam_prefixes=("servicediscovery",),
        doc_url="https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Cloud Map, ``com.amazonaws.{region}.servicediscovery``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    CLOUD_MAP_SERVICE_DISCOVERY_FIPS: Final = Service(
        short_name="servicediscovery-fips",
        name_template="com.amazonaws.{region}.servicediscovery-fips",
        title="AWS Cloud Map",
        private_dns=True,
        private_dns_names=("servicediscovery-fips.{region}.amazonaws.com", "servicediscovery-fips.{region}.api.aws"),
        endpoint_policy=True,
        iam_prefixes=("servicediscovery",),
        doc_url="https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Cloud Map, ``com.amazonaws.{region}.servicediscovery-fips``.

    https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html
    """

    SERVICEQUOTAS: Final = Service(
        short_name="servicequotas",
        name_template="com.amazonaws.{region}.servicequotas",
        title="Service Quotas",
        iam_prefixes=("servicequotas",),
        as_of="2026-11",
    )
    """Service Quotas, ``com.amazonaws.{region}.servicequotas``."""

    SHIELD: Final = Service(
        short_name="shield",
        name_template="com.amazonaws.{region}.shield",
        title="AWS Shield",
        iam_prefixes=("shield",),
        as_of="2026-11",
    )
    """AWS Shield, ``com.amazonaws.{region}.shield``."""

    SHIELD_FIPS: Final = Service(
        short_name="shield-fips",
        name_template="com.amazonaws.{region}.shield-fips",
        title="AWS Shield (FIPS)",
        iam_prefixes=("shield",),
        as_of="2026-11",
    )
    """AWS Shield (FIPS), ``com.amazonaws.{region}.shield-fips``."""

    MANAGEMENT_CONSOLE_SIGNIN: Final = Service(
        short_name="signin",
        name_template="com.amazonaws.{region}.signin",
        title="AWS Management Console",
        private_dns=True,
        private_dns_names=("signin.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("signin",),
        doc_url="https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/console-private-access.html",
        as_of="2026-11",
    )
    """AWS Management Console, ``com.amazonaws.{region}.signin``.

    https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/console-private-access.html
    """

    SIMSPACE_WEAVER: Final = Service(
        short_name="simspaceweaver",
        name_template="com.amazonaws.{region}.simspaceweaver",
        title="AWS SimSpace Weaver",
        private_dns=True,
        private_dns_names=("simspaceweaver.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("simspaceweaver",),
        as_of="2026-11",
    )
    """AWS SimSpace Weaver, ``com.amazonaws.{region}.simspaceweaver``."""

    SERVER_MIGRATION_SERVICE: Final = Service(
        short_name="sms",
        name_template="com.amazonaws.{region}.sms",
        title="AWS Server Migration Service",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.sms", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.sms"},
        private_dns=True,
        private_dns_names=("sms.{region}.amazonaws.com",),
        iam_prefixes=("sms",),
        as_of="2026-11",
    )
    """AWS Server Migration Service, ``com.amazonaws.{region}.sms``."""

    SERVER_MIGRATION_SERVICE_FIPS: Final = Service(
        short_name="sms-fips",
        name_template="com.amazonaws.{region}.sms-fips",
        title="AWS Server Migration Service (FIPS)",
        iam_prefixes=("sms",),
        as_of="2026-11",
    )
    """AWS Server Migration Service (FIPS), ``com.amazonaws.{region}.sms-fips``."""

    SNOW_DEVICE_MANAGEMENT: Final = Service(
        short_name="snow-device-management",
        name_template="com.amazonaws.{region}.snow-device-management",
        title="AWS Snowball Edge Device Management",
        private_dns=True,
        private_dns_names=("snow-device-management.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("snow-device-management",),
        as_of="2026-11",
    )
    """AWS Snowball Edge Device Management, ``com.amazonaws.{region}.snow-device-management``."""

    SNS: Final = Service(
        short_name="sns",
        name_template="com.amazonaws.{region}.sns",
        title="Amazon SNS",
        regional_names={
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.sns",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.sns",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.sns",
        },
        private_dns=True,
        private_dns_names=("sns.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("sns",),
        doc_url="https://docs.aws.amazon.com/sns/latest/dg/sns-internetwork-traffic-privacy.html",
        as_of="2026-11",
    )
    """Amazon SNS, ``com.amazonaws.{region}.sns``.

    https://docs.aws.amazon.com/sns/latest/dg/sns-internetwork-traffic-privacy.html
    """

    END_USER_MESSAGING_SOCIAL: Final = Service(
        short_name="social-messaging",
        name_template="com.amazonaws.{region}.social-messaging",
        title="AWS End User Messaging Social",
        ip_address_types=("ipv4",),
        iam_prefixes=("social-messaging",),
        doc_url="https://docs.aws.amazon.com/social-messaging/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS End User Messaging Social, ``com.amazonaws.{region}.social-messaging``.

    https://docs.aws.amazon.com/social-messaging/latest/userguide/vpc-interface-endpoints.html
    """

    END_USER_MESSAGING_SOCIAL_FIPS: Final = Service(
        short_name="social-messaging-fips",
        name_template="com.amazonaws.{region}.social-messaging-fips",
        title="AWS End User Messaging Social",
        iam_prefixes=("social-messaging",),
        doc_url="https://docs.aws.amazon.com/social-messaging/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS End User Messaging Social, ``com.amazonaws.{region}.social-messaging-fips``.

    https://docs.aws.amazon.com/social-messaging/latest/userguide/vpc-interface-endpoints.html
    """

    SQS: Final = Service(
        short_name="sqs",
        name_template="com.amazonaws.{region}.sqs",
        title="Amazon SQS",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.sqs",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.sqs",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.sqs",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.sqs",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.sqs",
        },
        private_dns=True,
        private_dns_names=("sqs.{region}.amazonaws.com", "sqs.{region}.api.aws"),
        private_dns_advice="on",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("sqs",),
        doc_url="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html#sqs-vpc-endpoints",
        as_of="2026-11",
    )
    """Amazon SQS, ``com.amazonaws.{region}.sqs``.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html#sqs-vpc-endpoints
    """

    SQS_FIPS: Final = Service(
        short_name="sqs-fips",
        name_template="com.amazonaws.{region}.sqs-fips",
        title="Amazon SQS",
        iam_prefixes=("sqs",),
        doc_url="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html#sqs-vpc-endpoints",
        as_of="2026-11",
    )
    """Amazon SQS, ``com.amazonaws.{region}.sqs-fips``.

    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html#sqs-vpc-endpoints
    """

    SSM: Final = Service(
        short_name="ssm",
        name_template="com.amazonaws.{region}.ssm",
        title="AWS Systems Manager",
        private_dns=True,
        private_dns_names=("ssm.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ssm",),
        doc_url="https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
        as_of="2026-11",
    )
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_CONTACTS: Final = Service(
        short_name="ssm-contacts",
        name_template="com.amazonaws.{region}.ssm-contacts",
        title="AWS Systems Manager",
        private_dns=True,
        private_dns_names=("ssm-contacts.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("ssm-contacts",),
        doc_url="https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
        as_of="2026-11",
    )
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-contacts``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_FIPS: Final = Service(
        short_name="ssm-fips",
        name_template="com.amazonaws.{region}.ssm-fips",
        title="AWS Systems Manager (FIPS)",
        iam_prefixes=("ssm",),
        as_of="2026-11",
    )
    """AWS Systems Manager (FIPS), ``com.amazonaws.{region}.ssm-fips``."""

    SSM_INCIDENTS: Final = Service(
        short_name="ssm-incidents",
        name_template="com.amazonaws.{region}.ssm-incidents",
        title="AWS Systems Manager",
        private_dns=True,
        private_dns_names=("ssm-incidents.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("ssm-incidents",),
        doc_url="https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
        as_of="2026-11",
    )
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-incidents``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_INCIDENTS_FIPS: Final = Service(
        short_name="ssm-incidents-fips",
        name_template="com.amazonaws.{region}.ssm-incidents-fips",
        title="AWS Systems Manager",
        iam_prefixes=("ssm-incidents",),
        doc_url="https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
        as_of="2026-11",
    )
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-incidents-fips``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_QUICK_SETUP: Final = Service(
        short_name="ssm-quicksetup",
        name_template="com.amazonaws.{region}.ssm-quicksetup",
        title="AWS Systems Manager",
        iam_prefixes=("ssm-quicksetup",),
        doc_url="https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
        as_of="2026-11",
    )
    """AWS Systems Manager, ``com.amazonaws.{region}.ssm-quicksetup``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSM_SAP: Final = Service(
        short_name="ssm-sap",
        name_template="com.amazonaws.{region}.ssm-sap",
        title="AWS Systems Manager for SAP",
        iam_prefixes=("ssm-sap",),
        as_of="2026-11",
    )
    """AWS Systems Manager for SAP, ``com.amazonaws.{region}.ssm-sap``."""

    SSM_SAP_FIPS: Final = Service(
        short_name="ssm-sap-fips",
        name_template="com.amazonaws.{region}.ssm-sap-fips",
        title="AWS Systems Manager for SAP",
        iam_prefixes=("ssm-sap",),
        as_of="2026-11",
    )
    """AWS Systems Manager for SAP, ``com.amazonaws.{region}.ssm-sap-fips``."""

    SSM_MESSAGES: Final = Service(
        short_name="ssmmessages",
        name_template="com.amazonaws.{region}.ssmmessages",
        title="AWS Systems Manager",
        private_dns=True,
        private_dns_names=("ssmmessages.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("ssmmessages",),
        doc_url="https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
        as_of="2026-11",
    )
    """AWS Systems Manager, ``com.amazonaws.{region}.ssmmessages``.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    """

    SSO_OAUTH: Final = Service(
        short_name="sso-oauth",
        name_template="com.amazonaws.{region}.sso-oauth",
        title="IAM Identity Center",
        iam_prefixes=("sso-oauth",),
        as_of="2026-11",
    )
    """IAM Identity Center, ``com.amazonaws.{region}.sso-oauth``."""

    STEP_FUNCTIONS: Final = Service(
        short_name="states",
        name_template="com.amazonaws.{region}.states",
        title="AWS Step Functions",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.states", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.states"},
        private_dns=True,
        private_dns_names=("states.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("states",),
        doc_url="https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Step Functions, ``com.amazonaws.{region}.states``.

    https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html
    """

    OMICS_STORAGE: Final = Service(
        short_name="storage-omics",
        name_template="com.amazonaws.{region}.storage-omics",
        title="AWS HealthOmics",
        private_dns=True,
        private_dns_names=("storage-omics.{region}.amazonaws.com",),
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.storage-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    STORAGE_GATEWAY: Final = Service(
        short_name="storagegateway",
        name_template="com.amazonaws.{region}.storagegateway",
        title="AWS Storage Gateway",
        ports=(
            PortRange("tcp", 443, 443),
            PortRange("tcp", 1026, 1026),
            PortRange("tcp", 1027, 1027),
            PortRange("tcp", 1028, 1028),
            PortRange("tcp", 1031, 1031),
            PortRange("tcp", 2222, 2222),
        ),
        private_dns=True,
        private_dns_names=("storagegateway.{region}.amazonaws.com",),
        private_dns_advice="off",
        endpoint_policy=False,
        iam_prefixes=("storagegateway",),
        doc_url="https://docs.aws.amazon.com/filegateway/latest/files3/create-vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS Storage Gateway, ``com.amazonaws.{region}.storagegateway``.

    https://docs.aws.amazon.com/filegateway/latest/files3/create-vpc-endpoint.html
    """

    STORAGE_GATEWAY_FIPS: Final = Service(
        short_name="storagegateway-fips",
        name_template="com.amazonaws.{region}.storagegateway-fips",
        title="AWS Storage Gateway (FIPS)",
        ports=(
            PortRange("tcp", 443, 443),
            PortRange("tcp", 1026, 1026),
            PortRange("tcp", 1027, 1027),
            PortRange("tcp", 1028, 1028),
            PortRange("tcp", 1031, 1031),
            PortRange("tcp", 2222, 2222),
        ),
        private_dns_advice="off",
        iam_prefixes=("storagegateway",),
        doc_url="https://docs.aws.amazon.com/filegateway/latest/files3/create-vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS Storage Gateway (FIPS), ``com.amazonaws.{region}.storagegateway-fips``.

    https://docs.aws.amazon.com/filegateway/latest/files3/create-vpc-endpoint.html
    """

    STREAM_LOGS: Final = Service(
        short_name="stream-logs",
        name_template="com.amazonaws.{region}.stream-logs",
        title="Amazon CloudWatch Logs streaming APIs (StartLiveTail, GetLogObject)",
        private_dns=True,
        private_dns_names=("stream-logs.{region}.amazonaws.com",),
        iam_prefixes=("logs",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch Logs streaming APIs (StartLiveTail, GetLogObject), ``com.amazonaws.{region}.stream-logs``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    STREAM_LOGS_FIPS: Final = Service(
        short_name="stream-logs-fips",
        name_template="com.amazonaws.{region}.stream-logs-fips",
        title="Amazon CloudWatch Logs streaming APIs (FIPS)",
        iam_prefixes=("logs",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch Logs streaming APIs (FIPS), ``com.amazonaws.{region}.stream-logs-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
    """

    REKOGNITION_STREAMING: Final = Service(
        short_name="streaming-rekognition",
        name_template="com.amazonaws.{region}.streaming-rekognition",
        title="Amazon Rekognition",
        private_dns=True,
        private_dns_names=("streaming-rekognition.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("rekognition",),
        doc_url="https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html",
        as_of="2026-11",
    )
    """Amazon Rekognition, ``com.amazonaws.{region}.streaming-rekognition``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    REKOGNITION_STREAMING_FIPS: Final = Service(
        short_name="streaming-rekognition-fips",
        name_template="com.amazonaws.{region}.streaming-rekognition-fips",
        title="Amazon Rekognition",
        private_dns=True,
        private_dns_names=("streaming-rekognition-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("rekognition",),
        doc_url="https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html",
        as_of="2026-11",
    )
    """Amazon Rekognition, ``com.amazonaws.{region}.streaming-rekognition-fips``.

    https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html
    """

    STS: Final = Service(
        short_name="sts",
        name_template="com.amazonaws.{region}.sts",
        title="AWS Security Token Service",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.sts", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.sts"},
        private_dns=True,
        private_dns_names=("sts.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("sts",),
        doc_url="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html",
        as_of="2026-11",
    )
    """AWS Security Token Service, ``com.amazonaws.{region}.sts``.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
    """

    STS_FIPS: Final = Service(
        short_name="sts-fips",
        name_template="com.amazonaws.{region}.sts-fips",
        title="AWS Security Token Service",
        iam_prefixes=("sts",),
        doc_url="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html",
        as_of="2026-11",
    )
    """AWS Security Token Service, ``com.amazonaws.{region}.sts-fips``.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html
    """

    STS_OIDC: Final = Service(
        short_name="sts-oidc",
        name_template="com.amazonaws.{region}.sts-oidc",
        title="AWS STS OIDC discovery",
        private_dns=True,
        private_dns_names=("sts-oidc.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        as_of="2026-11",
    )
    """AWS STS OIDC discovery, ``com.amazonaws.{region}.sts-oidc``."""

    SAGEMAKER_STUDIO: Final = Service(
        short_name="studio",
        name_template="aws.sagemaker.{region}.studio",
        title="Amazon SageMaker AI",
        private_dns=True,
        private_dns_names=("*.studio.{region}.sagemaker.aws",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("sagemaker",),
        doc_url="https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html",
        as_of="2026-11",
    )
    """Amazon SageMaker AI, ``aws.sagemaker.{region}.studio``.

    https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
    """

    SWF: Final = Service(
        short_name="swf",
        name_template="com.amazonaws.{region}.swf",
        title="Amazon SWF",
        private_dns=True,
        private_dns_names=("swf.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("swf",),
        doc_url="https://docs.aws.amazon.com/amazonswf/latest/developerguide/swf-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SWF, ``com.amazonaws.{region}.swf``.

    https://docs.aws.amazon.com/amazonswf/latest/developerguide/swf-vpc-endpoints.html
    """

    SWF_FIPS: Final = Service(
        short_name="swf-fips",
        name_template="com.amazonaws.{region}.swf-fips",
        title="Amazon SWF",
        private_dns=True,
        private_dns_names=("swf-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("swf",),
        doc_url="https://docs.aws.amazon.com/amazonswf/latest/developerguide/swf-vpc-endpoints.html",
        as_of="2026-11",
    )
    """Amazon SWF, ``com.amazonaws.{region}.swf-fips``.

    https://docs.aws.amazon.com/amazonswf/latest/developerguide/swf-vpc-endpoints.html
    """

    STEP_FUNCTIONS_SYNC: Final = Service(
        short_name="sync-states",
        name_template="com.amazonaws.{region}.sync-states",
        title="AWS Step Functions",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.sync-states",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.sync-states",
        },
        private_dns=True,
        private_dns_names=("sync-states.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("states",),
        doc_url="https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html",
        as_of="2026-11",
    )
    """AWS Step Functions, ``com.amazonaws.{region}.sync-states``.

    https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html
    """

    CLOUDWATCH_SYNTHETICS: Final = Service(
        short_name="synthetics",
        name_template="com.amazonaws.{region}.synthetics",
        title="Amazon CloudWatch",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.synthetics",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.synthetics",
        },
        private_dns=True,
        private_dns_names=("synthetics.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("synthetics",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.synthetics``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    CLOUDWATCH_SYNTHETICS_FIPS: Final = Service(
        short_name="synthetics-fips",
        name_template="com.amazonaws.{region}.synthetics-fips",
        title="Amazon CloudWatch",
        iam_prefixes=("synthetics",),
        doc_url="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
        as_of="2026-11",
    )
    """Amazon CloudWatch, ``com.amazonaws.{region}.synthetics-fips``.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html
    """

    TAGGING: Final = Service(
        short_name="tagging",
        name_template="com.amazonaws.{region}.tagging",
        title="AWS Resource Groups Tagging API",
        iam_prefixes=("tag",),
        doc_url="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Resource Groups Tagging API, ``com.amazonaws.{region}.tagging``.

    https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/vpc-interface-endpoints.html
    """

    OMICS_TAGS: Final = Service(
        short_name="tags-omics",
        name_template="com.amazonaws.{region}.tags-omics",
        title="AWS HealthOmics",
        private_dns=True,
        private_dns_names=("tags-omics.{region}.amazonaws.com",),
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.tags-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_TAGS_FIPS: Final = Service(
        short_name="tags-omics-fips",
        name_template="com.amazonaws.{region}.tags-omics-fips",
        title="AWS HealthOmics",
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.tags-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    BILLING_AND_COST_MANAGEMENT_TAX: Final = Service(
        short_name="tax",
        name_template="com.amazonaws.{region}.tax",
        title="AWS Billing and Cost Management",
        iam_prefixes=("tax",),
        doc_url="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Billing and Cost Management, ``com.amazonaws.{region}.tax``.

    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
    """

    TEXTRACT: Final = Service(
        short_name="textract",
        name_template="com.amazonaws.{region}.textract",
        title="Amazon Textract",
        regional_names={"us-iso-east-1": "gov.ic.c2s.us-iso-east-1.textract"},
        private_dns=True,
        private_dns_names=("textract.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("textract",),
        doc_url="https://docs.aws.amazon.com/textract/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Textract, ``com.amazonaws.{region}.textract``.

    https://docs.aws.amazon.com/textract/latest/dg/vpc-interface-endpoints.html
    """

    TEXTRACT_FIPS: Final = Service(
        short_name="textract-fips",
        name_template="com.amazonaws.{region}.textract-fips",
        title="Amazon Textract",
        regional_names={"us-iso-east-1": "gov.ic.c2s.us-iso-east-1.textract-fips"},
        private_dns=True,
        private_dns_names=("textract-fips.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("textract",),
        doc_url="https://docs.aws.amazon.com/textract/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Textract, ``com.amazonaws.{region}.textract-fips``.

    https://docs.aws.amazon.com/textract/latest/dg/vpc-interface-endpoints.html
    """

    WORKSPACES_THIN_CLIENT: Final = Service(
        short_name="thinclient.api",
        name_template="com.amazonaws.{region}.thinclient.api",
        title="Amazon WorkSpaces Thin Client",
        iam_prefixes=("thinclient",),
        doc_url="https://docs.aws.amazon.com/workspaces-thin-client/latest/ag/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon WorkSpaces Thin Client, ``com.amazonaws.{region}.thinclient.api``.

    https://docs.aws.amazon.com/workspaces-thin-client/latest/ag/vpc-interface-endpoints.html
    """

    TIMESTREAM_INFLUXDB: Final = Service(
        short_name="timestream-influxdb",
        name_template="com.amazonaws.{region}.timestream-influxdb",
        title="Amazon Timestream for InfluxDB",
        iam_prefixes=("timestream-influxdb",),
        doc_url="https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-influxb-privatelink.html",
        as_of="2026-11",
    )
    """Amazon Timestream for InfluxDB, ``com.amazonaws.{region}.timestream-influxdb``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-influxb-privatelink.html
    """

    TIMESTREAM_INFLUXDB_FIPS: Final = Service(
        short_name="timestream-influxdb-fips",
        name_template="com.amazonaws.{region}.timestream-influxdb-fips",
        title="Amazon Timestream for InfluxDB",
        iam_prefixes=("timestream-influxdb",),
        doc_url="https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-influxb-privatelink.html",
        as_of="2026-11",
    )
    """Amazon Timestream for InfluxDB, ``com.amazonaws.{region}.timestream-influxdb-fips``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-influxb-privatelink.html
    """

    TIMESTREAM_INGEST: Final = Service(
        short_name="timestream.ingest-{cell}",
        name_template="com.amazonaws.{region}.timestream.ingest-{cell}",
        title="Amazon Timestream for LiveAnalytics",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("timestream",),
        doc_url="https://docs.aws.amazon.com/timestream/latest/developerguide/VPCEndpoints.html",
        as_of="2026-11",
    )
    """Amazon Timestream for LiveAnalytics, ``com.amazonaws.{region}.timestream.ingest-{cell}``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/VPCEndpoints.html
    """

    TIMESTREAM_QUERY: Final = Service(
        short_name="timestream.query-{cell}",
        name_template="com.amazonaws.{region}.timestream.query-{cell}",
        title="Amazon Timestream for LiveAnalytics",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("timestream",),
        doc_url="https://docs.aws.amazon.com/timestream/latest/developerguide/VPCEndpoints.html",
        as_of="2026-11",
    )
    """Amazon Timestream for LiveAnalytics, ``com.amazonaws.{region}.timestream.query-{cell}``.

    https://docs.aws.amazon.com/timestream/latest/developerguide/VPCEndpoints.html
    """

    TELCO_NETWORK_BUILDER: Final = Service(
        short_name="tnb",
        name_template="com.amazonaws.{region}.tnb",
        title="AWS Telco Network Builder",
        private_dns=True,
        private_dns_names=("tnb.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("tnb",),
        as_of="2026-11",
    )
    """AWS Telco Network Builder, ``com.amazonaws.{region}.tnb``."""

    TRANSCRIBE: Final = Service(
        short_name="transcribe",
        name_template="com.amazonaws.{region}.transcribe",
        title="Amazon Transcribe",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.transcribe.cn",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.transcribe.cn",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.transcribe",
        },
        private_dns=True,
        private_dns_names=("transcribe.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("transcribe",),
        doc_url="https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
        as_of="2026-11",
    )
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribe``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSCRIBE_FIPS: Final = Service(
        short_name="transcribe-fips",
        name_template="com.amazonaws.{region}.transcribe-fips",
        title="Amazon Transcribe",
        iam_prefixes=("transcribe",),
        doc_url="https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
        as_of="2026-11",
    )
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribe-fips``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSCRIBE_STREAMING: Final = Service(
        short_name="transcribestreaming",
        name_template="com.amazonaws.{region}.transcribestreaming",
        title="Amazon Transcribe",
        regional_names={
            "cn-north-1": "cn.com.amazonaws.cn-north-1.transcribestreaming",
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.transcribestreaming",
        },
        private_dns=True,
        private_dns_names=("transcribestreaming.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("transcribe",),
        doc_url="https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
        as_of="2026-11",
    )
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribestreaming``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSCRIBE_STREAMING_FIPS: Final = Service(
        short_name="transcribestreaming-fips",
        name_template="com.amazonaws.{region}.transcribestreaming-fips",
        title="Amazon Transcribe",
        iam_prefixes=("transcribe",),
        doc_url="https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
        as_of="2026-11",
    )
    """Amazon Transcribe, ``com.amazonaws.{region}.transcribestreaming-fips``.

    https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html
    """

    TRANSFER: Final = Service(
        short_name="transfer",
        name_template="com.amazonaws.{region}.transfer",
        title="AWS Transfer Family",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.transfer", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.transfer"},
        private_dns=True,
        private_dns_names=("transfer.{region}.amazonaws.com",),
        iam_prefixes=("transfer",),
        doc_url="https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html",
        as_of="2026-11",
    )
    """AWS Transfer Family, ``com.amazonaws.{region}.transfer``.

    https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
    """

    TRANSFER_SERVER: Final = Service(
        short_name="transfer.server",
        name_template="com.amazonaws.{region}.transfer.server",
        title="AWS Transfer Family",
        ports=(PortRange("tcp", 22, 22),),
        private_dns=True,
        private_dns_names=("*.server.transfer.{region}.amazonaws.com",),
        endpoint_policy=False,
        endpoint_policy_certain=True,
        iam_prefixes=("transfer",),
        doc_url="https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html",
        as_of="2026-11",
    )
    """AWS Transfer Family, ``com.amazonaws.{region}.transfer.server``.

    https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
    """

    TRANSFORM: Final = Service(
        short_name="transform",
        name_template="com.amazonaws.{region}.transform",
        title="AWS Transform",
        iam_prefixes=("transform",),
        doc_url="https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS Transform, ``com.amazonaws.{region}.transform``.

    https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints.html
    """

    TRANSFORM_CUSTOM: Final = Service(
        short_name="transform-custom",
        name_template="com.amazonaws.{region}.transform-custom",
        title="AWS Transform custom",
        iam_prefixes=("transform-custom",),
        doc_url="https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints-transform-custom.html",
        as_of="2026-11",
    )
    """AWS Transform custom, ``com.amazonaws.{region}.transform-custom``.

    https://docs.aws.amazon.com/transform/latest/userguide/vpc-interface-endpoints-transform-custom.html
    """

    TRANSLATE: Final = Service(
        short_name="translate",
        name_template="com.amazonaws.{region}.translate",
        title="Amazon Translate",
        private_dns=True,
        private_dns_names=("translate.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("translate",),
        doc_url="https://docs.aws.amazon.com/translate/latest/dg/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Translate, ``com.amazonaws.{region}.translate``.

    https://docs.aws.amazon.com/translate/latest/dg/vpc-interface-endpoints.html
    """

    TRUSTED_ADVISOR: Final = Service(
        short_name="trustedadvisor",
        name_template="com.amazonaws.{region}.trustedadvisor",
        title="AWS Trusted Advisor",
        iam_prefixes=("trustedadvisor",),
        as_of="2026-11",
    )
    """AWS Trusted Advisor, ``com.amazonaws.{region}.trustedadvisor``."""

    VERIFIED_PERMISSIONS: Final = Service(
        short_name="verifiedpermissions",
        name_template="com.amazonaws.{region}.verifiedpermissions",
        title="Amazon Verified Permissions",
        private_dns=True,
        private_dns_names=("verifiedpermissions.{region}.amazonaws.com",),
        iam_prefixes=("verifiedpermissions",),
        doc_url="https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Verified Permissions, ``com.amazonaws.{region}.verifiedpermissions``.

    https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/vpc-interface-endpoints.html
    """

    VERIFIED_PERMISSIONS_FIPS: Final = Service(
        short_name="verifiedpermissions-fips",
        name_template="com.amazonaws.{region}.verifiedpermissions-fips",
        title="Amazon Verified Permissions",
        iam_prefixes=("verifiedpermissions",),
        doc_url="https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Verified Permissions, ``com.amazonaws.{region}.verifiedpermissions-fips``.

    https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/vpc-interface-endpoints.html
    """

    CONNECT_VOICEID: Final = Service(
        short_name="voiceid",
        name_template="com.amazonaws.{region}.voiceid",
        title="Amazon Connect (Connect Customer)",
        private_dns=True,
        private_dns_names=("voiceid.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("voiceid",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.voiceid``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    VPC_LATTICE: Final = Service(
        short_name="vpc-lattice",
        name_template="com.amazonaws.{region}.vpc-lattice",
        title="Amazon VPC Lattice",
        private_dns=True,
        private_dns_names=("vpc-lattice.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("vpc-lattice",),
        doc_url="https://docs.aws.amazon.com/vpc-lattice/latest/ug/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon VPC Lattice, ``com.amazonaws.{region}.vpc-lattice``.

    https://docs.aws.amazon.com/vpc-lattice/latest/ug/vpc-interface-endpoints.html
    """

    WAFV2: Final = Service(
        short_name="wafv2",
        name_template="com.amazonaws.{region}.wafv2",
        title="AWS WAFV2",
        iam_prefixes=("wafv2",),
        as_of="2026-11",
    )
    """AWS WAFV2, ``com.amazonaws.{region}.wafv2``."""

    WAFV2_FIPS: Final = Service(
        short_name="wafv2-fips",
        name_template="com.amazonaws.{region}.wafv2-fips",
        title="AWS WAFV2",
        iam_prefixes=("wafv2",),
        as_of="2026-11",
    )
    """AWS WAFV2, ``com.amazonaws.{region}.wafv2-fips``."""

    WELL_ARCHITECTED_TOOL: Final = Service(
        short_name="wellarchitected",
        name_template="com.amazonaws.{region}.wellarchitected",
        title="AWS Well-Architected Tool",
        iam_prefixes=("wellarchitected",),
        as_of="2026-11",
    )
    """AWS Well-Architected Tool, ``com.amazonaws.{region}.wellarchitected``."""

    CONNECT_WISDOM: Final = Service(
        short_name="wisdom",
        name_template="com.amazonaws.{region}.wisdom",
        title="Amazon Connect (Connect Customer)",
        private_dns=True,
        private_dns_names=("wisdom.{region}.amazonaws.com",),
        endpoint_policy=True,
        iam_prefixes=("wisdom",),
        doc_url="https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """Amazon Connect (Connect Customer), ``com.amazonaws.{region}.wisdom``.

    https://docs.aws.amazon.com/connect/latest/adminguide/vpc-interface-endpoints.html
    """

    OMICS_WORKFLOWS: Final = Service(
        short_name="workflows-omics",
        name_template="com.amazonaws.{region}.workflows-omics",
        title="AWS HealthOmics",
        private_dns=True,
        private_dns_names=("workflows-omics.{region}.amazonaws.com",),
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.workflows-omics``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    OMICS_WORKFLOWS_FIPS: Final = Service(
        short_name="workflows-omics-fips",
        name_template="com.amazonaws.{region}.workflows-omics-fips",
        title="AWS HealthOmics",
        iam_prefixes=("omics",),
        doc_url="https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html",
        as_of="2026-11",
    )
    """AWS HealthOmics, ``com.amazonaws.{region}.workflows-omics-fips``.

    https://docs.aws.amazon.com/omics/latest/dev/vpc-interface-endpoints.html
    """

    WORKMAIL: Final = Service(
        short_name="workmail",
        name_template="com.amazonaws.{region}.workmail",
        title="Amazon WorkMail",
        iam_prefixes=("workmail",),
        as_of="2026-11",
    )
    """Amazon WorkMail, ``com.amazonaws.{region}.workmail``."""

    WORKMAILMESSAGEFLOW: Final = Service(
        short_name="workmailmessageflow",
        name_template="com.amazonaws.{region}.workmailmessageflow",
        title="Amazon WorkMail",
        iam_prefixes=("workmailmessageflow",),
        as_of="2026-11",
    )
    """Amazon WorkMail, ``com.amazonaws.{region}.workmailmessageflow``."""

    WORKSPACES: Final = Service(
        short_name="workspaces",
        name_template="com.amazonaws.{region}.workspaces",
        title="Amazon WorkSpaces",
        regional_names={
            "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.workspaces",
            "us-iso-east-1": "gov.ic.c2s.us-iso-east-1.workspaces",
            "us-iso-west-1": "gov.ic.c2s.us-iso-west-1.workspaces",
            "us-isob-east-1": "gov.sgov.sc2s.us-isob-east-1.workspaces",
        },
        private_dns=True,
        private_dns_names=("workspaces.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("workspaces",),
        doc_url="https://docs.aws.amazon.com/workspaces/latest/adminguide/infrastructure-security.html#interface-vpc-endpoint",
        as_of="2026-11",
    )
    """Amazon WorkSpaces, ``com.amazonaws.{region}.workspaces``.

    https://docs.aws.amazon.com/workspaces/latest/adminguide/infrastructure-security.html#interface-vpc-endpoint
    """

    WORKSPACES_WEB: Final = Service(
        short_name="workspaces-web",
        name_template="com.amazonaws.{region}.workspaces-web",
        title="Amazon WorkSpaces Secure Browser",
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("workspaces-web",),
        doc_url="https://docs.aws.amazon.com/workspaces-web/latest/adminguide/private-link.html",
        as_of="2026-11",
    )
    """Amazon WorkSpaces Secure Browser, ``com.amazonaws.{region}.workspaces-web``.

    https://docs.aws.amazon.com/workspaces-web/latest/adminguide/private-link.html
    """

    WORKSPACES_WEB_FIPS: Final = Service(
        short_name="workspaces-web-fips",
        name_template="com.amazonaws.{region}.workspaces-web-fips",
        title="Amazon WorkSpaces Secure Browser",
        iam_prefixes=("workspaces-web",),
        doc_url="https://docs.aws.amazon.com/workspaces-web/latest/adminguide/private-link.html",
        as_of="2026-11",
    )
    """Amazon WorkSpaces Secure Browser, ``com.amazonaws.{region}.workspaces-web-fips``.

    https://docs.aws.amazon.com/workspaces-web/latest/adminguide/private-link.html
    """

    XRAY: Final = Service(
        short_name="xray",
        name_template="com.amazonaws.{region}.xray",
        title="AWS X-Ray",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.xray", "cn-northwest-1": "cn.com.amazonaws.cn-northwest-1.xray"},
        private_dns=True,
        private_dns_names=("xray.{region}.amazonaws.com",),
        endpoint_policy=True,
        endpoint_policy_certain=True,
        iam_prefixes=("xray",),
        doc_url="https://docs.aws.amazon.com/xray/latest/devguide/xray-security-vpc-endpoint.html",
        as_of="2026-11",
    )
    """AWS X-Ray, ``com.amazonaws.{region}.xray``.

    https://docs.aws.amazon.com/xray/latest/devguide/xray-security-vpc-endpoint.html
    """
