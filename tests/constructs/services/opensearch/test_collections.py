"""The encryption of collections of OpenSearch Serverless, and who may use their data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_opensearchserverless as opensearchserverless

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.constructs.services.opensearch.collections import OpenSearchServerlessCollections
from tests.fixtures_opensearch import ACCOUNT, COLLECTION, DATA_POLICY, SECURITY_POLICY, as_text, documents, statements
from tests.fixtures_vpc import properties, resources

if TYPE_CHECKING:
    from collections.abc import Callable

ANALYSTS = f"saml/{ACCOUNT}/provider/group/analysts"


@pytest.fixture
def logs(stack: cdk.Stack) -> OpenSearchServerlessCollections:
    return OpenSearchServerlessCollections(stack, "Logs", collections=["metrics-*", "logs"])


@pytest.fixture
def role(stack: cdk.Stack) -> iam.Role:
    return iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))


def document(stack: cdk.Stack, kind: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON of the only policy of a type."""
    (only,) = documents(stack, kind)
    return only


def the_arn_of(stack: cdk.Stack, role: iam.IRole) -> str:
    return as_text(stack.resolve(role.role_arn))


def test_nothing_is_made_until_it_is_asked_for(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    assert logs.node.id == "Logs"
    assert not resources(stack, DATA_POLICY)
    assert not resources(stack, SECURITY_POLICY)


def test_collections_are_encrypted_with_a_key_of_aws_by_default(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    logs.encrypt()

    assert document(stack, SECURITY_POLICY) == {
        "Rules": [{"ResourceType": "collection", "Resource": ["collection/logs", "collection/metrics-*"]}],
        "AWSOwnedKey": True,
    }


def test_collections_are_encrypted_with_a_key_of_your_own(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    key = kms.Key(stack, "Key")

    logs.encrypt(key)

    policy = document(stack, SECURITY_POLICY)
    assert (policy["AWSOwnedKey"], policy["KmsARN"]) == (False, as_text(stack.resolve(key.key_arn)))


def test_a_collection_of_the_app_is_made_after_its_encryption_policy(stack: cdk.Stack) -> None:
    collection = opensearchserverless.CfnCollection(stack, "Collection", name="logs", type="SEARCH")

    policy = OpenSearchServerlessCollections(stack, "Logs", collections=[collection]).encrypt()

    assert document(stack, SECURITY_POLICY)["Rules"][0]["Resource"] == ["collection/logs"]
    assert resources(stack, COLLECTION)["Collection"]["DependsOn"] == [stack.resolve(policy.logical_id)]


def test_policies_have_the_name_that_is_given_or_one_of_their_path(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    named = OpenSearchServerlessCollections(stack, "Named", collections=["web"], name="web-policies")

    logs.encrypt()
    named.allow_data(ANALYSTS, permissions=["aoss:ReadDocument"])

    (encryption,), (data,) = properties(stack, SECURITY_POLICY), properties(stack, DATA_POLICY)
    assert (encryption["Type"], data["Type"], data["Name"]) == ("encryption", "data", "web-policies")
    assert encryption["Name"].startswith("stack-logs-")


def test_a_reader_is_in_the_data_access_policy_and_may_call_the_api(
    stack: cdk.Stack, logs: OpenSearchServerlessCollections, role: iam.Role
) -> None:
    granted = logs.grant_read(role, indexes=["orders-*"])

    assert granted.success
    assert document(stack, DATA_POLICY) == [
        {
            "Rules": [
                {
                    "ResourceType": "collection",
                    "Resource": ["collection/logs", "collection/metrics-*"],
                    "Permission": ["aoss:DescribeCollectionItems"],
                },
                {
                    "ResourceType": "index",
                    "Resource": ["index/logs/orders-*", "index/metrics-*/orders-*"],
                    "Permission": ["aoss:DescribeIndex", "aoss:ReadDocument"],
                },
            ],
            "Principal": [the_arn_of(stack, role)],
        }
    ]
    (statement,) = statements(stack)
    assert statement["Action"] == "aoss:APIAccessAll"
    assert statement["Condition"] == {"StringLike": {"aoss:collection": ["logs", "metrics-*"]}}


def test_a_writer_may_read_and_write_and_delete_no_index(stack: cdk.Stack, logs: OpenSearchServerlessCollections, role: iam.Role) -> None:
    logs.grant_read_write(role)

    ((collections, indexes),) = (block["Rules"] for block in document(stack, DATA_POLICY))
    assert collections["Permission"] == ["aoss:DescribeCollectionItems"]
    assert indexes["Permission"] == [
        "aoss:CreateIndex",
        "aoss:DescribeIndex",
        "aoss:ReadDocument",
        "aoss:UpdateIndex",
        "aoss:WriteDocument",
    ]


def test_dashboards_are_a_permission_of_their_own(stack: cdk.Stack, logs: OpenSearchServerlessCollections, role: iam.Role) -> None:
    logs.grant_read(role, dashboards=True)

    assert [statement["Action"] for statement in statements(stack)] == ["aoss:APIAccessAll", "aoss:DashboardsAccessAll"]


def test_every_collection_needs_no_condition(stack: cdk.Stack, role: iam.Role) -> None:
    OpenSearchServerlessCollections(stack, "All", collections=["*"]).grant_read(role)

    (statement,) = statements(stack)
    assert "Condition" not in statement


def test_what_runs_with_a_role_is_granted_by_its_role(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    function = lambda_.Function(
        stack, "Function", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=lambda_.Code.from_inline("...")
    )

    logs.grant_read(function)

    ((principal,),) = (block["Principal"] for block in document(stack, DATA_POLICY))
    assert function.role is not None
    assert principal == the_arn_of(stack, function.role)


def test_several_grants_make_one_policy_in_an_order_of_its_own(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    later, earlier = (iam.Role(stack, name, assumed_by=iam.AccountRootPrincipal()) for name in ("B", "A"))

    for role in (later, earlier, later):
        logs.grant_read(role)

    (block,) = document(stack, DATA_POLICY)
    assert block["Principal"] == [the_arn_of(stack, earlier), the_arn_of(stack, later)]


def test_identities_get_the_permissions_of_your_choice(stack: cdk.Stack, logs: OpenSearchServerlessCollections, role: iam.Role) -> None:
    first = logs.allow_data(ANALYSTS, role, permissions=["aoss:*"])
    second = logs.allow_data(ANALYSTS, permissions=["aoss:ExecuteMLResource"])

    everything, models = document(stack, DATA_POLICY)
    assert first is second
    assert everything["Principal"] == sorted([ANALYSTS, the_arn_of(stack, role)], reverse=True)
    assert models["Rules"] == [
        {"ResourceType": "model", "Resource": ["model/logs/*", "model/metrics-*/*"], "Permission": ["aoss:ExecuteMLResource"]}
    ]
    assert not resources(stack, "AWS::IAM::Policy")


def test_a_role_of_another_account_is_refused(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    foreign = iam.Role.from_role_arn(stack, "Foreign", "arn:aws:iam::444455556666:role/reader")

    with pytest.raises(PrivateLinkError, match="grant_read: got the principal 'arn:aws:iam::444455556666:role/reader' of another account"):
        logs.grant_read(foreign)

    assert not resources(stack, DATA_POLICY)


@pytest.mark.parametrize(
    ("grantee", "reason"),
    [
        (lambda _: "role", "got grantee='role'; give an iam.IGrantable"),
        (lambda _: iam.ServicePrincipal("lambda.amazonaws.com"), "got a principal of kind Service"),
        (lambda _: iam.AnyPrincipal(), "got the principal '*'"),
        (lambda stack: iam.Group(stack, "Group"), "got the group 'Stack/Group'"),
    ],
)
def test_what_a_data_access_policy_cannot_name_is_refused(
    stack: cdk.Stack, logs: OpenSearchServerlessCollections, grantee: Callable[[cdk.Stack], Any], reason: str
) -> None:
    with pytest.raises(PrivateLinkError) as refused:
        logs.grant_read(grantee(stack))

    assert refused.value.reasons[0].startswith(reason)


def test_every_mistake_of_a_call_is_said_at_once(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    with pytest.raises(PrivateLinkError, match=r"'Logs'\.allow_data: 4 problems") as refused:
        logs.allow_data("*", 7, permissions=["aoss:Read"], indexes=["Orders"])  # type: ignore[arg-type] # the wrong use under test

    assert [reason.partition(";")[0].partition(",")[0] for reason in refused.value.reasons] == [
        "got the permission 'aoss:Read'",
        "got the index 'Orders'",
        "got grantee=7",
        "got the principal '*'",
    ]
    assert not resources(stack, DATA_POLICY)


def test_every_wrong_name_of_the_collections_is_said_at_once(stack: cdk.Stack) -> None:
    with pytest.raises(PrivateLinkError, match="OpenSearchServerlessCollections 'Logs': 2 problems"):
        OpenSearchServerlessCollections(stack, "Logs", collections=["Logs"], name="Logs")


def test_collections_are_a_list(stack: cdk.Stack) -> None:
    with pytest.raises(
        PrivateLinkError, match=r"got collections='logs', which is one string; give a sequence of strings, such as \['logs'\]"
    ):
        OpenSearchServerlessCollections(stack, "Logs", collections="logs")


def test_collections_have_one_key(logs: OpenSearchServerlessCollections) -> None:
    logs.encrypt()

    with pytest.raises(PrivateLinkError, match="encrypt: it was called before, and a collection has one key"):
        logs.encrypt()


def test_an_alias_or_a_text_is_no_key(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    alias = kms.Alias.from_alias_name(stack, "Alias", "alias/mine")

    with pytest.raises(PrivateLinkError, match="OpenSearch Serverless takes no alias"):
        logs.encrypt(alias)
    with pytest.raises(PrivateLinkError, match=r"got key='mine'; give a kms\.IKey"):
        logs.encrypt("mine")  # type: ignore[arg-type] # the wrong use under test


def test_a_pattern_stands_in_one_encryption_policy_of_an_account(stack: cdk.Stack, logs: OpenSearchServerlessCollections) -> None:
    second = cdk.Stack(cdk.App.of(stack), "Second", env=cdk.Environment(account=ACCOUNT, region="eu-west-1"))
    elsewhere = cdk.Stack(cdk.App.of(stack), "Elsewhere", env=cdk.Environment(account=ACCOUNT, region="eu-west-2"))
    logs.encrypt()

    with pytest.raises(PrivateLinkError, match=r"'metrics-\*' stands in the encryption policy of 'Stack/Logs' already"):
        OpenSearchServerlessCollections(second, "Other", collections=["metrics-*", "web"]).encrypt()

    OpenSearchServerlessCollections(elsewhere, "Logs", collections=["metrics-*"]).encrypt()
    OpenSearchServerlessCollections(second, "More", collections=["metrics-eu"]).encrypt()


def test_a_role_of_a_later_stack_is_granted_there_and_encryption_is_said_once() -> None:
    app = cdk.App()
    first, later = cdk.Stack(app, "First"), cdk.Stack(app, "Later")
    OpenSearchServerlessCollections(first, "Logs", collections=["logs"]).encrypt()
    theirs = iam.Role(later, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    later.add_stack_dependency(first)

    OpenSearchServerlessCollections(later, "Logs", collections=["logs"]).grant_read(theirs)

    app.synth()
    assert (len(resources(first, SECURITY_POLICY)), len(resources(later, DATA_POLICY))) == (1, 1)
    assert first.dependencies == []
