"""The resources of the sample app, written with the CDK's own constructs: what a user would do without this library.

The benchmark compares the two, and refuses to when their resources differ in kind or number. Application and streaming
stacks make nothing that the library would make, apart from the rules of the function.
"""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_appstream as appstream
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_opensearchserverless as opensearchserverless

from sample_app import streaming
from sample_app.function import CODE

# The CDK's constants by name: to look one up is a message to the kernel, as it is where an app is written by hand.
SERVICES = {
    "Eks": "EKS",
    "ElastiCache": "ELASTICACHE",
    "ElastiCacheOperators": "ELASTICACHE",
    "ApiGateway": "APIGATEWAY",
    "Kms": "KMS",
    "AppStreamApi": "APPSTREAM_API",
}
OF_NODES = {
    "EksAuth": "EKS_AUTH",
    "Ec2": "EC2",
    "EcrApi": "ECR",
    "EcrDkr": "ECR_DOCKER",
    "Elb": "ELASTIC_LOAD_BALANCING",
    "Logs": "CLOUDWATCH_LOGS",
    "Sts": "STS",
    "OidcEks": "oidc-eks",
}
COMMANDS = {
    "Eks": "aws eks list-clusters",
    "ElastiCache": "aws elasticache describe-cache-clusters",
    "ElastiCacheOperators": "aws elasticache describe-cache-clusters",
    "ApiGateway": "curl",
    "Kms": "aws kms list-keys",
    "AppStreamApi": "aws appstream describe-fleets",
}
COLLECTION = "sample-documents"
READ = ["aoss:DescribeIndex", "aoss:ReadDocument"]
HTTPS, STREAMING = (443, 443), (1400, 1499)


class Network(cdk.Stack):
    """The VPC, the network ACLs and the endpoints."""

    def __init__(self, scope: cdk.App, id: str) -> None:
        """Make them."""
        super().__init__(scope, id, description="An isolated VPC and its endpoints")
        isolated = ec2.SubnetType.PRIVATE_ISOLATED
        self.vpc = ec2.Vpc(
            self,
            "Vpc",
            ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"),
            max_azs=2,
            subnet_configuration=[
                ec2.SubnetConfiguration(name="applications", subnet_type=isolated, cidr_mask=24),
                ec2.SubnetConfiguration(name="endpoints", subnet_type=isolated, cidr_mask=26),
                ec2.SubnetConfiguration(name="nodes", subnet_type=isolated, cidr_mask=24),
            ],
            restrict_default_security_group=False,
        )
        records = logs.LogGroup(self, "FlowLogs", retention=logs.RetentionDays.ONE_MONTH, removal_policy=cdk.RemovalPolicy.DESTROY)
        self.vpc.add_flow_log("FlowLog", destination=ec2.FlowLogDestination.to_cloud_watch_logs(records))
        self._number = 100
        self.applications = ec2.SubnetSelection(subnet_group_name="applications")
        self.subnets = ec2.SubnetSelection(subnet_group_name="endpoints")
        users = [subnet.ipv4_cidr_block for subnet in self.vpc.select_subnets(subnet_group_name="applications").subnets]
        ends = [subnet.ipv4_cidr_block for subnet in self.vpc.select_subnets(subnet_group_name="endpoints").subnets]
        nodes = [subnet.ipv4_cidr_block for subnet in self.vpc.select_subnets(subnet_group_name="nodes").subnets]
        of_endpoints = ec2.NetworkAcl(self, "EndpointsAcl", vpc=self.vpc, subnet_selection=self.subnets)
        of_applications = ec2.NetworkAcl(self, "ApplicationsAcl", vpc=self.vpc, subnet_selection=self.applications)
        self._wire(of_endpoints, users, [HTTPS, STREAMING], asked_at_endpoint=True)
        self._wire(of_endpoints, nodes, [HTTPS], asked_at_endpoint=True)
        self._wire(of_applications, ends, [HTTPS, STREAMING], asked_at_endpoint=False)
        self.group = self._group("Group")
        self.eks_group = self._open(self._group("EksGroup"), nodes, [HTTPS])
        self.nodes_group = self._open(self._group("NodesGroup"), nodes, [HTTPS])
        self.streaming_group = self._group("StreamingGroup")
        self._add_endpoints()
        self._add_streaming(users)

    def _group(self, name: str) -> ec2.SecurityGroup:
        group = ec2.SecurityGroup(self, name, vpc=self.vpc, allow_all_outbound=False)
        cdk.Tags.of(group).add("Name", f"{self.stack_name}/{name}")
        return group

    def _open(self, group: ec2.SecurityGroup, cidrs: list[str], ports: list[tuple[int, int]]) -> ec2.SecurityGroup:
        for cidr in cidrs:
            for first, last in ports:
                ec2.CfnSecurityGroupIngress(
                    group,
                    f"{cidr} {first}",
                    group_id=group.security_group_id,
                    ip_protocol="tcp",
                    from_port=first,
                    to_port=last,
                    cidr_ip=cidr,
                    description="clients",
                )
        return group

    def _wire(self, acl: ec2.NetworkAcl, cidrs: list[str], ports: list[tuple[int, int]], *, asked_at_endpoint: bool) -> None:
        asked = ec2.TrafficDirection.INGRESS if asked_at_endpoint else ec2.TrafficDirection.EGRESS
        back = ec2.TrafficDirection.EGRESS if asked_at_endpoint else ec2.TrafficDirection.INGRESS
        for cidr in cidrs:
            for direction, (first, last) in (*((asked, port) for port in ports), (back, (1024, 65535))):
                acl.add_entry(
                    f"{direction.name} {first} {cidr}",
                    cidr=ec2.AclCidr.ipv4(cidr),
                    traffic=ec2.AclTraffic.tcp_port_range(first, last),
                    direction=direction,
                    rule_number=self._number,
                )
                self._number += 10

    def _add_endpoints(self) -> None:
        for name, service in SERVICES.items():
            groups = [self.group, self.eks_group] if name == "Eks" else [self.group]
            endpoint = self._endpoint(name, service, groups, private_dns=name != "ElastiCacheOperators")
            if name == "ElastiCache":
                self._allow_some(endpoint)
            if name == "ElastiCacheOperators":
                self._deny_one(endpoint)
            if name == "ApiGateway":
                self.apis = endpoint
            if name in COMMANDS:
                url = cdk.Fn.select(1, cdk.Fn.split(":", cdk.Fn.select(0, endpoint.vpc_endpoint_dns_entries)))
                value = f"{COMMANDS[name]} --region {self.region} --endpoint-url https://{url}"
                cdk.CfnOutput(self, f"{name}Command", description="Calls it", value=value)
        for name, service in OF_NODES.items():
            self._endpoint(name, service, [self.nodes_group])
        gateway = ec2.GatewayVpcEndpoint(
            self,
            "S3",
            vpc=self.vpc,
            service=ec2.GatewayVpcEndpointAwsService.S3,
            subnets=[ec2.SubnetSelection(subnet_group_name="nodes")],
        )
        cdk.Tags.of(gateway).add("Name", f"{self.stack_name}/S3")
        self.search = opensearchserverless.CfnVpcEndpoint(
            self,
            "Search",
            name="samplenetwork-search",
            vpc_id=self.vpc.vpc_id,
            subnet_ids=self.vpc.select_subnets(subnet_group_name="endpoints").subnet_ids,
            security_group_ids=[self.group.security_group_id],
        )
        rules = [{"ResourceType": "collection", "Resource": [f"collection/{COLLECTION}"]}]
        self.network_policy = opensearchserverless.CfnSecurityPolicy(
            self,
            "SearchPolicy",
            name="samplenetwork-search",
            type="network",
            policy=self.to_json_string([{"Rules": rules, "AllowFromPublic": False, "SourceVPCEs": [self.search.attr_id]}]),
        )
        cdk.CfnOutput(self, "SearchEndpointId", description="For network policies", value=self.search.attr_id)

    def _endpoint(self, name: str, service: str, groups: list[ec2.SecurityGroup], *, private_dns: bool = True) -> ec2.InterfaceVpcEndpoint:
        known = ec2.InterfaceVpcEndpointAwsService
        of_the_cdk: ec2.InterfaceVpcEndpointAwsService = getattr(known, service) if service.isupper() else known(service)
        endpoint = ec2.InterfaceVpcEndpoint(
            self,
            name,
            vpc=self.vpc,
            service=of_the_cdk,
            subnets=self.subnets,
            security_groups=list(groups),
            private_dns_enabled=private_dns,
            open=False,
        )
        cdk.Tags.of(endpoint).add("Name", f"{self.stack_name}/{name}")
        return endpoint

    def _allow_some(self, endpoint: ec2.InterfaceVpcEndpoint) -> None:
        for names in (["CreateCacheCluster", "ModifyCacheCluster", "CreateSnapshot"], ["DescribeCacheClusters"]):
            actions = [f"elasticache:{name}" for name in names]
            endpoint.add_to_policy(iam.PolicyStatement(actions=actions, resources=["*"], principals=[iam.StarPrincipal()]))

    def _deny_one(self, endpoint: ec2.InterfaceVpcEndpoint) -> None:
        endpoint.add_to_policy(iam.PolicyStatement(actions=["*"], resources=["*"], principals=[iam.StarPrincipal()]))
        denied = [iam.AccountPrincipal("123456789012")]
        endpoint.add_to_policy(iam.PolicyStatement(effect=iam.Effect.DENY, actions=["*"], resources=["*"], principals=denied))

    def _add_streaming(self, users: list[str]) -> None:
        own = self._open(self._group("UsersGroup"), users, [HTTPS, STREAMING])
        self.streaming = self._endpoint("AppStreamStreaming", "APPSTREAM_STREAMING", [self.streaming_group, own])


def _invoking(effect: iam.Effect, endpoint_id: str | None = None) -> iam.PolicyStatement:
    conditions = None if endpoint_id is None else {"StringNotEquals": {"aws:SourceVpce": [endpoint_id]}}
    return iam.PolicyStatement(
        effect=effect,
        principals=[iam.StarPrincipal()],
        actions=["execute-api:Invoke"],
        resources=["execute-api:/*"],
        conditions=conditions,
    )


class Application(cdk.Stack):
    """The function and its rules."""

    def __init__(self, scope: cdk.App, id: str, *, network: Network) -> None:
        """Make them."""
        super().__init__(scope, id, description="A function")
        function = lambda_.Function(
            self,
            "Stocktaking",
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline(CODE),
            timeout=cdk.Duration.seconds(30),
            vpc=network.vpc,
            vpc_subnets=network.applications,
            allow_all_outbound=False,
            log_group=logs.LogGroup(self, "Logs", retention=logs.RetentionDays.ONE_MONTH, removal_policy=cdk.RemovalPolicy.DESTROY),
        )
        function.add_to_role_policy(iam.PolicyStatement(actions=["eks:ListClusters", "elasticache:DescribeCacheClusters"], resources=["*"]))
        own = function.connections.security_groups[0]
        for group, ports in ((network.group, [HTTPS]), (network.streaming_group, [HTTPS, STREAMING])):
            for first, last in ports:
                port = ec2.Port.tcp_range(first, last)
                own.add_egress_rule(group, port, "to the endpoints")
                group.add_ingress_rule(own, port, "from the function", True)  # noqa: FBT003 - a jsii argument
        self._add_collection(function, network)
        self._add_api(function, network.apis)
        value = f"aws lambda invoke --region {self.region} --function-name {function.function_name} /dev/stdout"
        cdk.CfnOutput(self, "TakeStock", description="Runs the function", value=value)

    def _add_api(self, function: lambda_.Function, apis: ec2.InterfaceVpcEndpoint) -> None:
        api = apigateway.RestApi(
            self,
            "Stock",
            endpoint_configuration=apigateway.EndpointConfiguration(types=[apigateway.EndpointType.PRIVATE], vpc_endpoints=[apis]),
            deploy_options=apigateway.StageOptions(stage_name="v1"),
            policy=iam.PolicyDocument(statements=[_invoking(iam.Effect.ALLOW), _invoking(iam.Effect.DENY, apis.vpc_endpoint_id)]),
        )
        api.root.add_method("GET", apigateway.LambdaIntegration(function))
        stage = api.deployment_stage.stage_name
        host, path = f"{api.rest_api_id}.execute-api.{self.region}.{self.url_suffix}", f"/{stage}"
        alias = f"{api.rest_api_id}-{apis.vpc_endpoint_id}.execute-api.{self.region}.{self.url_suffix}"
        own = cdk.Fn.select(1, cdk.Fn.split(":", cdk.Fn.select(0, apis.vpc_endpoint_dns_entries)))
        calls = {
            "PrivateDns": f"curl 'https://{host}{path}'",
            "Alias": f"curl 'https://{alias}{path}'",
            "HostHeader": f"curl 'https://{own}{path}' -H 'Host: {host}'",
            "ApiIdHeader": f"curl 'https://{own}{path}' -H 'x-apigw-api-id: {api.rest_api_id}'",
        }
        for name, call in calls.items():
            cdk.CfnOutput(self, name, description="Calls it", value=call)

    def _add_collection(self, function: lambda_.Function, network: Network) -> None:
        of_collections = {"ResourceType": "collection", "Resource": [f"collection/{COLLECTION}"]}
        collection = opensearchserverless.CfnCollection(self, "Documents", name=COLLECTION, type="SEARCH", standby_replicas="DISABLED")
        key = self.to_json_string({"Rules": [of_collections], "AWSOwnedKey": True})
        collection.node.add_dependency(opensearchserverless.CfnSecurityPolicy(self, "Key", name=COLLECTION, type="encryption", policy=key))
        collection.node.add_dependency(network.network_policy)
        arn = function.role.role_arn if function.role is not None else ""
        rules = [
            {**of_collections, "Permission": ["aoss:DescribeCollectionItems"]},
            {"ResourceType": "index", "Resource": [f"index/{COLLECTION}/*"], "Permission": READ},
        ]
        data = self.to_json_string([{"Rules": rules, "Principal": [arn]}])
        opensearchserverless.CfnAccessPolicy(self, "Data", name=COLLECTION, type="data", policy=data)
        every = self.format_arn(service="aoss", resource="collection", resource_name="*")
        named = {"StringLike": {"aoss:collection": [COLLECTION]}}
        function.add_to_role_policy(iam.PolicyStatement(actions=["aoss:APIAccessAll"], resources=[every], conditions=named))
        function.add_environment("COLLECTION", collection.attr_collection_endpoint)


class Streaming(cdk.Stack):
    """The AppStream stack."""

    def __init__(self, scope: cdk.App, id: str, *, network: Network) -> None:
        """Make it."""
        super().__init__(scope, id, description="Desktops")
        access = appstream.CfnStack.AccessEndpointProperty(endpoint_type="STREAMING", vpce_id=network.streaming.vpc_endpoint_id)
        desktops = appstream.CfnStack(
            self,
            "Desktops",
            display_name="Desktops",
            access_endpoints=[access],
            user_settings=[
                appstream.CfnStack.UserSettingProperty(action=action, permission=permission)
                for action, permission in streaming.PERMISSIONS.items()
            ],
        )
        value = f"aws appstream describe-stacks --region {self.region} --names {desktops.ref}"
        cdk.CfnOutput(self, "DescribeStack", description="Shows the stack", value=value)


def build(app: cdk.App) -> None:
    """Add the stacks."""
    network = Network(app, "SampleNetwork")
    Application(app, "SampleApplication", network=network)
    Streaming(app, "SampleStreaming", network=network)
    cdk.Tags.of(app).add("Project", "by-hand")


if __name__ == "__main__":
    made = cdk.App()
    build(made)
    made.synth()
