"""Read back what stands outside of the VPC: logs, roles, functions, desktops and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.deploy_local.found import Found, Reader, only, tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json


def _log_group(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    logs = account.client("logs")
    found = only([one for one in logs.describe_log_groups(logGroupNamePrefix=id)["logGroups"] if one["logGroupName"] == id])
    return found and Found(
        {
            "LogGroupName": id,
            "RetentionInDays": found.get("retentionInDays"),
            "Tags": tags(logs.list_tags_log_group(logGroupName=id)["tags"]),
        },
        {"Arn": found["arn"] if found["arn"].endswith(":*") else f"{found['arn']}:*"},
    )


def _role(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = account.client("iam").get_role(RoleName=id)["Role"]
    # moto's CloudFormation attaches no managed policies.
    return Found(
        {
            "AssumeRolePolicyDocument": found["AssumeRolePolicyDocument"],
            "Description": found.get("Description"),
            "RoleName": id,
            "Tags": tags(found.get("Tags")),
        },
        {"Arn": found["Arn"], "RoleId": found["RoleId"]},
    )


def _role_policy(account: Account, _: str, declared: Mapping[str, Json]) -> Found | None:
    iam = account.client("iam")
    name, roles = declared["PolicyName"], declared.get("Roles", [])
    documents = [iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"] for role in roles]
    same = all(document == documents[0] for document in documents)
    return only(documents[:1]) and Found({"PolicyName": name, "Roles": roles, "PolicyDocument": documents[0] if same else documents}, {})


def _function(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = account.client("lambda").get_function_configuration(FunctionName=id)
    network = found.get("VpcConfig", {})
    # moto keeps neither tags, the log group nor, in a form to compare, the code.
    return Found(
        {
            "Environment": found.get("Environment"),
            "FunctionName": id,
            "Handler": found["Handler"],
            "MemorySize": found.get("MemorySize"),
            "Role": found["Role"],
            "Runtime": found["Runtime"],
            "Timeout": found.get("Timeout"),
            "VpcConfig": {name: network.get(name, []) for name in ("SecurityGroupIds", "SubnetIds")},
        },
        {"Arn": found["FunctionArn"]},
    )


def _appstream_stack(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("appstream").describe_stacks(Names=[id])["Stacks"])
    if found is None:
        return None
    said = ("AccessEndpoints", "Description", "DisplayName", "EmbedHostDomains", "FeedbackURL", "RedirectURL", "StorageConnectors")
    settings = {name: found.get(name) for name in ("ApplicationSettings", "StreamingExperienceSettings", "UserSettings")}
    listed = account.client("appstream").list_tags_for_resource(ResourceArn=found["Arn"])["Tags"]
    return Found({**{name: found.get(name) for name in said}, **settings, "Name": id, "Tags": tags(listed)}, {})


def _search_endpoint(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("opensearchserverless").batch_get_vpc_endpoint(ids=[id])["vpcEndpointDetails"])
    return found and Found(
        {
            "Name": found["name"],
            "SecurityGroupIds": found["securityGroupIds"],
            "SubnetIds": found["subnetIds"],
            "VpcId": found["vpcId"],
        },
        {"Id": id},
    )


def _search_policy(account: Account, id: str, declared: Mapping[str, Json]) -> Found | None:
    client, kind = account.client("opensearchserverless"), declared["Type"]
    if kind == "data":
        found = client.get_access_policy(name=id, type=kind)["accessPolicyDetail"]
    else:
        found = client.get_security_policy(name=id, type=kind)["securityPolicyDetail"]
    said = {name: found.get(name.lower()) for name in ("Name", "Type", "Description", "Policy")}
    return Found(said, {})


def _search_collection(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    client = account.client("opensearchserverless")
    found = only(client.batch_get_collection(ids=[id])["collectionDetails"])
    return found and Found(
        {
            "Name": found["name"],
            "Type": found["type"],
            "Description": found.get("description"),
            "StandbyReplicas": found.get("standbyReplicas"),
            "Tags": [{"Key": tag["key"], "Value": tag["value"]} for tag in client.list_tags_for_resource(resourceArn=found["arn"])["tags"]],
        },
        {
            "Id": id,
            "Arn": found["arn"],
            "CollectionEndpoint": found["collectionEndpoint"],
            "DashboardEndpoint": found["dashboardEndpoint"],
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
