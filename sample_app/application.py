"""The application stack: a function that takes stock of clusters, and calls nothing but the endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_opensearchserverless as opensearchserverless

from constructs_privatelink import OpenSearchServerlessCollections, PrivateRestApi
from sample_app.function import CODE
from sample_app.network import APPLICATIONS

if TYPE_CHECKING:
    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct

    from constructs_privatelink import ApiGatewayEndpoint, EndpointNetwork, OpenSearchServerlessEndpoint

# A first call loads boto3 and opens two TLS connections, which takes longer than Lambda's default of 3 seconds.
_TIMEOUT = cdk.Duration.seconds(30)


class ApplicationStack(cdk.Stack):
    """A function in the application subnets whose security group has no way out but to the endpoints."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        env: cdk.Environment,
        description: str,
        vpc: ec2.IVpc,
        endpoints: EndpointNetwork,
        apis: ApiGatewayEndpoint,
        search: OpenSearchServerlessEndpoint | None,
    ) -> None:
        """Make the function, and let it reach the endpoints.

        Args:
            scope: The app.
            id: Construct id.
            env: The Region, or none for templates that fit every Region.
            description: What CloudFormation shows.
            vpc: Where the function runs.
            endpoints: What it reaches.
            apis: What its own API is called through.
            search: What it reaches a collection through; None where AWS has no collections.

        """
        super().__init__(scope, id, env=env, description=description)
        function = lambda_.Function(
            self,
            "Stocktaking",
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline(CODE),
            timeout=_TIMEOUT,
            vpc=vpc,
            vpc_subnets=APPLICATIONS,
            allow_all_outbound=False,
            log_group=logs.LogGroup(self, "Logs", retention=logs.RetentionDays.ONE_MONTH, removal_policy=cdk.RemovalPolicy.DESTROY),
        )
        function.add_to_role_policy(iam.PolicyStatement(actions=["eks:ListClusters", "elasticache:DescribeCacheClusters"], resources=["*"]))
        endpoints.allow_from(function)
        if search is not None:
            self._add_collection(function, search)
        self._add_api(function, apis)
        self._acknowledge_findings(function, env.region)
        cdk.CfnOutput(
            self,
            "TakeStock",
            description="Runs the function, which reaches EKS and ElastiCache through the endpoints",
            value=f"aws lambda invoke --region {self.region} --function-name {function.function_name} /dev/stdout",
        )

    def _add_collection(self, function: lambda_.Function, search: OpenSearchServerlessEndpoint) -> None:
        """Make a collection that the function reads through the endpoint: it takes a policy of each of the three kinds."""
        collection = opensearchserverless.CfnCollection(
            self, "Documents", name="sample-documents", type="SEARCH", standby_replicas="DISABLED"
        )
        policies = OpenSearchServerlessCollections(self, "DocumentPolicies", collections=[collection])
        policies.encrypt()
        search.allow_collections(collection)
        policies.grant_read(function)
        function.add_environment("COLLECTION", collection.attr_collection_endpoint)

    def _add_api(self, function: lambda_.Function, apis: ApiGatewayEndpoint) -> None:
        """Let clients of the endpoint call the function; the outputs say how, and from where that works."""
        api = PrivateRestApi(self, "Stock", endpoints=[apis], deploy_options=apigateway.StageOptions(stage_name="v1"))
        api.root.add_method("GET", apigateway.LambdaIntegration(function))
        api.add_invocation_outputs()
        reasons = {
            "APIG1": "The function logs each call that it answers.",
            "APIG2": "There is nothing to validate: a call has no body and no parameters.",
            "APIG3": "Nobody comes from the internet: the resource policy lets in the endpoint alone.",
            "APIG4": "Who may call is up to the endpoint's security groups, in which each client is declared.",
            "APIG6": "The function logs each call that it answers.",
            "COG4": "Who may call is up to the endpoint's security groups, in which each client is declared.",
        }
        cdk.Validations.of(api).acknowledge(
            *(cdk.Acknowledgment(id=f"AwsSolutions::AwsSolutions-{rule}", reason=reason) for rule, reason in reasons.items())
        )

    def _acknowledge_findings(self, function: lambda_.Function, region: str | None) -> None:
        """Say why the function is as it is, by the ids under which cdk-nag asks."""
        is_known = region is not None and not cdk.Token.is_unresolved(self.partition)
        place = f"{self.partition if is_known else '<AWS::Partition>'}:aoss:{region or '<AWS::Region>'}"
        managed = "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role"
        reasons = {
            f"IAM4[{managed}/AWSLambdaBasicExecutionRole]": "Writes logs only, and AWS keeps it in step with what Lambda needs.",
            f"IAM4[{managed}/AWSLambdaVPCAccessExecutionRole]": "Adds Lambda's network interfaces, which have no names beforehand.",
            "IAM5[Resource::*]": "To take stock is to see every cluster, and eks:ListClusters can be granted on no single one.",
            f"IAM5[Resource::arn:{place}:<AWS::AccountId>:collection/*]": "The condition aoss:collection names the one.",
            "L1": "Pinned: the newest runtime that the CDK knows changes with the CDK, and a template should not.",
        }
        cdk.Validations.of(function).acknowledge(
            *(cdk.Acknowledgment(id=f"AwsSolutions::AwsSolutions-{rule}", reason=reason) for rule, reason in reasons.items())
        )
