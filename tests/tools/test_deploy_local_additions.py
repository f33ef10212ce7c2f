"""What is added to moto for `make deploy-local`, used through CloudFormation: the types that the sample app lacks, and updates."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_opensearchserverless as opensearchserverless
from aws_cdk.assertions import Template
from botocore.exceptions import ClientError  # type: ignore[import-untyped] # boto3 has no types

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AwsService,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    OpenSearchServerlessEndpoint,
    PrivateLinkEndpoint,
    PrivateRestApi,
)
from tests.fixtures_apis import API, CENTRAL, OTHER, with_a_method
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, new_stack
from tools.deploy_local.cli import standin
from tools.deploy_local.comparison import compare
from tools.deploy_local.deployed import READERS, Deployed
from tools.deploy_local.standin.handlers import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.deploy_local.account import Account, Json

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    with standin(tmp_path_factory.mktemp("standin") / "log") as account:
        yield account


def template_of(stack: cdk.Stack) -> Json:
    """Return the template, less the check that the account was bootstrapped."""
    template = json.loads(json.dumps(Template.from_stack(stack).to_json()))
    return {name: part for name, part in template.items() if name not in {"Parameters", "Rules"}}


def deploy(account: Account, name: str, template: Json) -> None:
    """Create or update a stack."""
    client, body = account.client("cloudformation"), json.dumps(template)
    known = [stack["StackName"] for stack in client.describe_stacks()["Stacks"]]
    (client.update_stack if name in known else client.create_stack)(StackName=name, TemplateBody=body)


def differing(account: Account, name: str, template: Json) -> list[str]:
    return [str(difference) for difference in compare(account, {name: template}).differences]


def a_network(clients: list[str], policy: EndpointPolicy | None = None) -> Json:
    """Return the template of a VPC with one endpoint, which lets some clients in."""
    stack = new_stack()
    vpc = isolated_vpc(stack)
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc, subnet_selection=endpoint_subnets())
    network = EndpointNetwork(stack, "Endpoints", vpc=vpc, subnets=endpoint_subnets(), clients=clients, network_acl=acl)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, policy=policy)
    return template_of(stack)


def named_of(template: Json, kind: str) -> list[str]:
    return [name for name, made in template["Resources"].items() if made["Type"] == kind]


def test_a_private_rest_api_has_its_type_endpoints_and_policy(account: Account) -> None:
    stack = new_stack()
    endpoint = ApiGatewayEndpoint(stack, "Apis", vpc=isolated_vpc(stack), subnets=endpoint_subnets())
    with_a_method(PrivateRestApi(stack, "Pets", endpoints=[endpoint]))
    template = template_of(stack)

    deploy(account, "Apis", template)

    done = compare(account, {"Apis": template})
    (api,) = account.client("apigateway").get_rest_apis()["items"]
    assert done.differences == []
    assert done.compared["AWS::ApiGateway::RestApi"] == 3
    assert api["endpointConfiguration"]["types"] == ["PRIVATE"]
    assert api["endpointConfiguration"]["vpcEndpointIds"][0] in api["policy"]


def test_another_api_policy_or_endpoint_is_noticed(account: Account) -> None:
    stack = new_stack()
    with_a_method(PrivateRestApi(stack, "Cats", endpoints=[CENTRAL]))
    template = template_of(stack)
    deploy(account, "Cats", template)
    (name,) = named_of(template, API)
    changed = deepcopy(template)
    api = changed["Resources"][name]["Properties"]
    api["EndpointConfiguration"] |= {"Types": ["REGIONAL"], "VpcEndpointIds": [OTHER]}
    api["Policy"]["Statement"][0]["Effect"] = "Deny"

    fields = differing(account, "Cats", changed)

    who = f"Cats/{name} (AWS::ApiGateway::RestApi)"
    assert f'{who}: EndpointConfiguration.Types: declared ["REGIONAL"], deployed ["PRIVATE"]' in fields
    assert f'{who}: EndpointConfiguration.VpcEndpointIds: declared ["{OTHER}"], deployed ["{CENTRAL}"]' in fields
    assert any(field.startswith(f"{who}: Policy.Statement: declared ") for field in fields)
    assert len(fields) == 3


def test_search_has_its_endpoint_policies_and_collection(account: Account) -> None:
    stack = new_stack()
    endpoint = OpenSearchServerlessEndpoint(stack, "Search", vpc=isolated_vpc(stack), subnets=endpoint_subnets())
    network = endpoint.allow_collections("logs")
    aws_key = json.dumps(
        {"Rules": [{"ResourceType": "collection", "Resource": ["collection/logs"]}], "AWSOwnedKey": True, "KmsARN": "auto"}
    )
    key = opensearchserverless.CfnSecurityPolicy(stack, "Key", name="logs", type="encryption", policy=aws_key)
    rules = [{"ResourceType": "index", "Resource": ["index/logs/*"], "Permission": ["aoss:ReadDocument"]}]
    readers = json.dumps([{"Rules": rules, "Principal": ["arn:aws:iam::123456789012:role/reader"]}])
    opensearchserverless.CfnAccessPolicy(stack, "Readers", name="readers", type="data", policy=readers)
    logs = opensearchserverless.CfnCollection(stack, "Logs", name="logs", type="TIMESERIES")
    for policy in (key, network):
        logs.add_resource_dependency(policy)
    template = template_of(stack)

    deploy(account, "Search", template)

    done = compare(account, {"Search": template})
    kinds = {kind for kind in done.compared if "OpenSearchServerless" in kind}
    assert done.differences == []
    assert {kind.rpartition(":")[2] for kind in kinds} == {"AccessPolicy", "Collection", "SecurityPolicy", "VpcEndpoint"}


def test_an_endpoint_keeps_its_id_when_its_policy_changes(account: Account) -> None:
    before, after = a_network(["10.0.0.0/16"]), a_network(["10.0.0.0/16"], EndpointPolicy.allow("kms:Decrypt"))
    deploy(account, "Policy", before)
    ids = Deployed(account, {"Policy": before}).ids

    deploy(account, "Policy", after)

    assert Deployed(account, {"Policy": after}).ids == ids
    assert differing(account, "Policy", after) == []
    assert all(": PolicyDocument." in difference for difference in differing(account, "Policy", before))


def test_an_entry_under_another_name_meets_its_own_number(account: Account) -> None:
    template = a_network(["10.0.0.0/16"])
    deploy(account, "Numbers", template)
    renamed = deepcopy(template)
    name = named_of(template, "AWS::EC2::NetworkAclEntry")[0]
    renamed["Resources"]["Renamed"] = renamed["Resources"].pop(name)

    with pytest.raises(ClientError, match=r"Renamed \(AWS::EC2::NetworkAclEntry\).*already exists"):
        deploy(account, "Numbers", renamed)


def test_what_only_a_new_resource_could_have_is_refused(account: Account) -> None:
    template = a_network(["10.0.0.0/16"])
    deploy(account, "InPlace", template)
    changed = deepcopy(template)
    (name,) = named_of(template, "AWS::EC2::VPCEndpoint")
    changed["Resources"][name]["Properties"]["ServiceName"] = "com.amazonaws.us-east-1.sts"

    with pytest.raises(ClientError, match=rf"{name}: the stand-in cannot change ServiceName in place"):
        deploy(account, "InPlace", changed)


def test_an_export_cannot_go_while_another_stack_imports_it(account: Account) -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}
    outputs = {"Id": {"Value": {"Ref": "Vpc"}, "Export": {"Name": "shared-vpc"}}}
    table = {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Fn::ImportValue": "shared-vpc"}}}
    deploy(account, "Exporting", {"Resources": {"Vpc": vpc}, "Outputs": outputs})
    deploy(account, "Importing", {"Resources": {"Table": table}})

    with pytest.raises(ClientError, match=r"shared-vpc.* cannot be deleted as it is in use by Importing"):
        deploy(account, "Exporting", {"Resources": {"Vpc": vpc}})


def test_a_type_that_nobody_makes_is_listed_and_can_be_referred_to(account: Account) -> None:
    alarm = {"Type": "AWS::CloudWatch::Alarm", "Properties": {"AlarmName": "Dropped"}}
    group = {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": {"Ref": "Alarm"}}}
    template = {"Resources": {"Alarm": alarm, "Group": group}}

    deploy(account, "Alarms", template)

    done = compare(account, {"Alarms": template})
    assert done.differences == []
    assert done.uncovered_types == {"AWS::CloudWatch::Alarm": 1}
    assert done.compared == {"AWS::Logs::LogGroup": 1}


def test_a_value_that_cannot_be_told_is_listed(account: Account) -> None:
    alarm = {"Type": "AWS::CloudWatch::Alarm", "Properties": {}}
    group = {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": {"Fn::GetAtt": ["Alarm", "Name"]}}}
    template = {"Resources": {"Alarm": alarm, "Group": group}}

    deploy(account, "Untold", template)

    assert compare(account, {"Untold": template}).uncovered_fields == {"AWS::Logs::LogGroup LogGroupName": 1}


@pytest.mark.parametrize("kind", sorted(HANDLERS))
def test_every_addition_says_what_moto_lacks_and_can_be_read_back(kind: str) -> None:
    assert HANDLERS[kind].why
    assert kind in READERS


def with_a_gateway(*names: str) -> Json:
    """Return the template of a VPC whose closed clients of these names reach Amazon DynamoDB by a gateway endpoint."""
    stack = new_stack()
    vpc = isolated_vpc(stack)
    apps = ec2.SubnetSelection(subnet_group_name="apps")
    groups = {name: ec2.SecurityGroup(stack, name, vpc=vpc, allow_all_outbound=False) for name in ("First", "Second")}
    network = EndpointNetwork(
        stack,
        "Endpoints",
        vpc=vpc,
        subnets=endpoint_subnets(),
        clients=[groups[name] for name in names],
        client_subnets=apps,
        client_network_acl=ec2.NetworkAcl(stack, "Acl", vpc=vpc, subnet_selection=apps),
    )
    policy = EndpointPolicy.allow("dynamodb:GetItem")
    GatewayEndpoint(
        stack,
        "Tables",
        network=network,
        service=AwsService.DYNAMODB,
        policy=policy,
        prefix_list="pl-0123456789abcdef0",
        service_ranges=["198.51.100.0/24"],
    )
    return template_of(stack)


def test_a_gateway_endpoint_leads_from_its_tables_and_lets_its_clients_out(account: Account) -> None:
    first, both = with_a_gateway("First"), with_a_gateway("First", "Second")

    deploy(account, "Gateway", first)

    assert differing(account, "Gateway", first) == []
    (name,) = named_of(first, "AWS::EC2::VPCEndpoint")
    deployed = Deployed(account, {"Gateway": first}).ids["Gateway"][name]
    (endpoint,) = account.client("ec2").describe_vpc_endpoints(VpcEndpointIds=[deployed])["VpcEndpoints"]
    assert (endpoint["VpcEndpointType"], len(endpoint["RouteTableIds"])) == ("Gateway", 2)

    deploy(account, "Gateway", both)

    assert differing(account, "Gateway", both) == []
    assert Deployed(account, {"Gateway": both}).ids["Gateway"][name] == deployed


def test_the_cdks_gateway_endpoint_is_taken_over_without_being_replaced(account: Account) -> None:
    theirs, ours = new_stack(), new_stack()
    isolated_vpc(theirs).add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)
    vpc = isolated_vpc(ours)
    GatewayEndpoint(vpc, "S3", vpc=vpc, service=AwsService.S3)
    before, after = template_of(theirs), template_of(ours)
    deploy(account, "Taken", before)
    ids = Deployed(account, {"Taken": before}).ids["Taken"]

    deploy(account, "Taken", after)

    assert differing(account, "Taken", after) == []
    assert Deployed(account, {"Taken": after}).ids["Taken"] == ids


def test_the_cdks_interface_endpoint_is_taken_over_with_its_group_and_its_rule(account: Account) -> None:
    theirs, ours = new_stack(), new_stack()
    kms = ec2.InterfaceVpcEndpoint(
        theirs, "Kms", vpc=isolated_vpc(theirs), service=ec2.InterfaceVpcEndpointAwsService.KMS, subnets=endpoint_subnets()
    )
    # The stand-in changes no tags.
    cdk.Tags.of(kms).add("Name", "Stack/Kms", include_resource_types=["AWS::EC2::VPCEndpoint"])
    network = EndpointNetwork(
        ours, "Network", vpc=isolated_vpc(ours), subnets=endpoint_subnets(), clients=["10.8.0.0/16"], keep_inline_rules=True
    )
    PrivateLinkEndpoint(ours, "Kms", network=network, service=AwsService.KMS)
    before, after = template_of(theirs), template_of(ours)
    deploy(account, "Kept", before)
    ids = Deployed(account, {"Kept": before}).ids["Kept"]

    deploy(account, "Kept", after)

    assert differing(account, "Kept", after) == []
    kept = Deployed(account, {"Kept": after}).ids["Kept"]
    assert {name: kept[name] for name in ids} == ids
    (group,) = named_of(after, "AWS::EC2::SecurityGroup")
    (deployed,) = account.client("ec2").describe_security_groups(GroupIds=[kept[group]])["SecurityGroups"]
    assert sorted(block["CidrIp"] for rule in deployed["IpPermissions"] for block in rule["IpRanges"]) == ["10.0.0.0/16", "10.8.0.0/16"]
