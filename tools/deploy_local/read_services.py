"""Read back what stands outside of the VPC: logs, roles, functions, desktops and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.deploy_local.read_back import ReadBack, Reader, only, tags
from tools.deploy_local.standin.search import AWS_OWNED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json


def _log_group(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    logs = account.client("logs")
    group = only([listed for listed in logs.describe_log_groups(logGroupNamePrefix=id)["logGroups"] if listed["logGroupName"] == id])
    return group and ReadBack(
        {
            "LogGroupName": id,
            "RetentionInDays": group.get("retentionInDays"),
            "Tags": tags(logs.list_tags_log_group(logGroupName=id)["tags"]),
        },
        {"Arn": group["arn"] if group["arn"].endswith(":*") else f"{group['arn']}:*"},
    )


def _role(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    role = account.client("iam").get_role(RoleName=id)["Role"]
    # moto's CloudFormation attaches no managed policies.
    return ReadBack(
        {
            "AssumeRolePolicyDocument": role["AssumeRolePolicyDocument"],
            "Description": role.get("Description"),
            "RoleName": id,
            "Tags": tags(role.get("Tags")),
        },
        {"Arn": role["Arn"], "RoleId": role["RoleId"]},
    )


def _role_policy(account: Account, _: str, declared: Mapping[str, Json]) -> ReadBack | None:
    iam = account.client("iam")
    name, roles = declared["PolicyName"], declared.get("Roles", [])
    documents = [iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"] for role in roles]
    same = all(document == documents[0] for document in documents)
    return only(documents[:1]) and ReadBack({"PolicyName": name, "Roles": roles, "PolicyDocument": documents[0] if same else documents}, {})


def _function(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    function = account.client("lambda").get_function_configuration(FunctionName=id)
    network = function.get("VpcConfig", {})
    # moto keeps neither tags, the log group nor, in a form to compare, the code.
    return ReadBack(
        {
            "Environment": function.get("Environment"),
            "FunctionName": id,
            "Handler": function.get("Handler"),
            "MemorySize": function.get("MemorySize"),
            "Role": function["Role"],
            "Runtime": function.get("Runtime"),
            "Timeout": function.get("Timeout"),
            "VpcConfig": {name: network.get(name, []) for name in ("SecurityGroupIds", "SubnetIds")},
        },
        {"Arn": function["FunctionArn"]},
    )


def _appstream_stack(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    stack = only(account.client("appstream").describe_stacks(Names=[id])["Stacks"])
    if stack is None:
        return None
    said = ("AccessEndpoints", "Description", "DisplayName", "EmbedHostDomains", "FeedbackURL", "RedirectURL", "StorageConnectors")
    settings = {name: stack.get(name) for name in ("ApplicationSettings", "StreamingExperienceSettings", "UserSettings")}
    listed = account.client("appstream").list_tags_for_resource(ResourceArn=stack["Arn"])["Tags"]
    return ReadBack({**{name: stack.get(name) for name in said}, **settings, "Name": id, "Tags": tags(listed)}, {})


def _search_endpoint(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    endpoint = only(account.client("opensearchserverless").batch_get_vpc_endpoint(ids=[id])["vpcEndpointDetails"])
    return endpoint and ReadBack(
        {
            "Name": endpoint["name"],
            "SecurityGroupIds": endpoint["securityGroupIds"],
            "SubnetIds": endpoint["subnetIds"],
            "VpcId": endpoint["vpcId"],
        },
        {"Id": id},
    )


def _search_policy(account: Account, id: str, declared: Mapping[str, Json]) -> ReadBack | None:
    client, kind = account.client("opensearchserverless"), declared["Type"]
    if kind == "data":
        policy = client.get_access_policy(name=id, type=kind)["accessPolicyDetail"]
    else:
        policy = client.get_security_policy(name=id, type=kind)["securityPolicyDetail"]
    said = {name: policy.get(name.lower()) for name in ("Name", "Type", "Description", "Policy")}
    document = said["Policy"]
    if isinstance(document, dict) and document.get("KmsARN") == AWS_OWNED:
        said["Policy"] = {name: value for name, value in document.items() if name != "KmsARN"}
    return ReadBack(said, {})


def _search_collection(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    client = account.client("opensearchserverless")
    collection = only(client.batch_get_collection(ids=[id])["collectionDetails"])
    if collection is None:
        return None
    listed = client.list_tags_for_resource(resourceArn=collection["arn"])["tags"]
    return ReadBack(
        {
            "Name": collection["name"],
            "Type": collection["type"],
            "Description": collection.get("description"),
            "StandbyReplicas": collection.get("standbyReplicas"),
            "Tags": [{"Key": tag["key"], "Value": tag["value"]} for tag in listed],
        },
        {
            "Id": id,
            "Arn": collection["arn"],
            "CollectionEndpoint": collection["collectionEndpoint"],
            "DashboardEndpoint": collection["dashboardEndpoint"],
        },
    )


SERVICES: Mapping[str, Reader] = {
    "AWS::AppStream::Stack": _appstream_stack,
    "AWS::IAM::Policy": _role_policy,
    "AWS::IAM::Role": _role,
    "AWS::Lambda::Function": _function,
    "AWS::Logs::LogGroup": _log_group,
    "AWS::OpenSearchServerless::AccessPolicy": _search_policy,
    "AWS::OpenSearchServerless::Collection": _search_collection,
    "AWS::OpenSearchServerless::SecurityPolicy": _search_policy,
    "AWS::OpenSearchServerless::VpcEndpoint": _search_endpoint,
}
"""How each type is read."""
