"""What the policies of OpenSearch Serverless say, and which names they take: plain values, no construct.

AWS says so in https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html, and on the pages beside it,
``serverless-encryption.html`` and ``serverless-data-access.html``.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.catalogue.quotas import COLLECTION_POLICY_BYTES
from constructs_privatelink.decisions import opensearch_policies
from constructs_privatelink.decisions.opensearch_policies import DataGrant

ENDPOINT_ID = "vpce-0123456789abcdef0"
ROLE = "arn:aws:iam::111122223333:role/reader"
UNKNOWN = "${Token[TOKEN.12]}"


@pytest.mark.parametrize("name", ["logs", "a01", "web-logs", "a" * 64, "metrics-*", "abc*", "*", UNKNOWN, f"team-{UNKNOWN}"])
def test_a_collection_is_a_name_the_beginning_of_names_or_a_star(name: str) -> None:
    assert opensearch_policies.collection_refusals([name]) == []


@pytest.mark.parametrize(
    "name",
    ["", "ab", "ab*", "Logs", "1logs", "-logs", "web_logs", "*logs", "lo*gs", "logs**", "a" * 65, "collection/logs", 7, None, ["logs"]],
)
def test_what_is_no_name_of_a_collection_is_refused(name: object) -> None:
    (reason,) = opensearch_policies.collection_refusals([name])

    assert reason.startswith(f"got the collection {name!r}; give the name of a collection")


def test_every_wrong_collection_is_named() -> None:
    reasons = opensearch_policies.collection_refusals(["Logs", "logs", "x"])

    assert [reason.partition(";")[0] for reason in reasons] == ["got the collection 'Logs'", "got the collection 'x'"]


def test_no_collection_at_all_is_refused() -> None:
    (reason,) = opensearch_policies.collection_refusals([])

    assert reason.startswith("got no collections; give the name")


@pytest.mark.parametrize("name", ["abc", "search", "a-1", "a" * 32, UNKNOWN])
def test_a_policy_or_endpoint_may_have_a_name(name: str) -> None:
    assert opensearch_policies.name_refusals(name) == []


@pytest.mark.parametrize("name", ["", "ab", "Search", "1st", "a_b", "a" * 33, 3])
def test_a_policy_or_endpoint_cannot_have_another_name(name: object) -> None:
    assert opensearch_policies.name_refusals(name) == [
        f"got name={name!r}; begin with a lower-case letter, then 2 to 31 lower-case letters, digits and hyphens"
    ]


@given(st.text(min_size=1, max_size=80))
def test_a_derived_name_is_always_one_that_opensearch_serverless_takes(path: str) -> None:
    assert opensearch_policies.name_refusals(opensearch_policies.derived_name(path)) == []


def test_derived_names_tell_long_paths_apart() -> None:
    assert opensearch_policies.derived_name("App/" + "x" * 60 + "/A") != opensearch_policies.derived_name("App/" + "x" * 60 + "/B")


def test_a_network_policy_names_the_endpoint_and_never_the_public() -> None:
    document = opensearch_policies.network_document(["logs", "metrics-*"], [], ENDPOINT_ID)

    assert document == [
        {
            "Rules": [{"ResourceType": "collection", "Resource": ["collection/logs", "collection/metrics-*"]}],
            "AllowFromPublic": False,
            "SourceVPCEs": [ENDPOINT_ID],
        }
    ]


def test_dashboards_are_a_rule_of_their_own_beside_the_collection() -> None:
    (block,) = opensearch_policies.network_document(["logs", "metrics-*"], ["logs"], ENDPOINT_ID)

    assert block["Rules"] == [
        {"ResourceType": "collection", "Resource": ["collection/logs", "collection/metrics-*"]},
        {"ResourceType": "dashboard", "Resource": ["collection/logs"]},
    ]


def test_an_encryption_policy_has_the_key_of_aws_or_one_of_your_own() -> None:
    rules = [{"ResourceType": "collection", "Resource": ["collection/logs"]}]
    key = "arn:aws:kms:eu-west-1:111122223333:key/93fd6da4-a317-4c17-bfe9-382b5d988b36"

    assert opensearch_policies.encryption_document(["logs"], None) == {"Rules": rules, "AWSOwnedKey": True}
    assert opensearch_policies.encryption_document(["logs"], key) == {"Rules": rules, "AWSOwnedKey": False, "KmsARN": key}


def test_an_alias_is_no_key() -> None:
    assert opensearch_policies.key_refusals("arn:aws:kms:eu-west-1:111122223333:key/93fd6da4") == []
    assert opensearch_policies.key_refusals("arn:aws:kms:eu-west-1:111122223333:alias/mine") == [
        "got the key 'arn:aws:kms:eu-west-1:111122223333:alias/mine', and OpenSearch Serverless takes no alias; give the key itself"
    ]


def grant(principal: str, *permissions: str, indexes: tuple[str, ...] = ("*",)) -> DataGrant:
    return DataGrant(principal, principal, frozenset(permissions), frozenset(indexes))


def test_each_permission_goes_to_the_type_of_resource_that_has_it() -> None:
    (block,) = opensearch_policies.data_document(
        ["logs"], [grant(ROLE, "aoss:ReadDocument", "aoss:DescribeCollectionItems", "aoss:ExecuteMLResource", "aoss:InvokeAgent")]
    )

    assert block == {
        "Rules": [
            {"ResourceType": "collection", "Resource": ["collection/logs"], "Permission": ["aoss:DescribeCollectionItems"]},
            {"ResourceType": "index", "Resource": ["index/logs/*"], "Permission": ["aoss:ReadDocument"]},
            {"ResourceType": "model", "Resource": ["model/logs/*"], "Permission": ["aoss:ExecuteMLResource"]},
            {"ResourceType": "agent", "Resource": ["agent/logs/*"], "Permission": ["aoss:InvokeAgent"]},
        ],
        "Principal": [ROLE],
    }


def test_everything_means_collections_and_indexes() -> None:
    (block,) = opensearch_policies.data_document(["logs", "web-*"], [grant(ROLE, "aoss:*", indexes=("a", "b-*"))])

    assert block["Rules"] == [
        {"ResourceType": "collection", "Resource": ["collection/logs", "collection/web-*"], "Permission": ["aoss:*"]},
        {
            "ResourceType": "index",
            "Resource": ["index/logs/a", "index/logs/b-*", "index/web-*/a", "index/web-*/b-*"],
            "Permission": ["aoss:*"],
        },
    ]


def test_principals_with_the_same_permissions_stand_together() -> None:
    document = opensearch_policies.data_document(
        ["logs"], [grant("b", "aoss:ReadDocument"), grant("c", "aoss:WriteDocument"), grant("a", "aoss:ReadDocument")]
    )

    assert [block["Principal"] for block in document] == [["a", "b"], ["c"]]


@given(
    st.permutations([grant("a", "aoss:*"), grant("b", "aoss:*"), grant("a", "aoss:ReadDocument", indexes=("x", "y")), grant("c", "aoss:*")])
)
def test_the_order_of_grants_does_not_matter(grants: list[DataGrant]) -> None:
    assert opensearch_policies.data_document(["logs"], grants) == opensearch_policies.data_document(["logs"], grants[::-1])


def test_a_misspelt_permission_is_refused_with_those_that_exist() -> None:
    (reason,) = opensearch_policies.permission_refusals(["aoss:ReadDocument", "aoss:ReadDocuments"])

    assert reason.startswith("got the permission 'aoss:ReadDocuments'; a data access policy grants aoss:*, aoss:CreateAgent,")


@pytest.mark.parametrize("wrong", [[], "aoss:ReadDocument"])
def test_permissions_are_a_list(wrong: list[str] | str) -> None:
    assert opensearch_policies.permission_refusals(wrong) == [f"got permissions={wrong!r}; give a list, such as ['aoss:ReadDocument']"]


@pytest.mark.parametrize("name", ["orders", "orders-*", "*", "2026.11", UNKNOWN])
def test_an_index_is_a_name_the_beginning_of_names_or_a_star(name: str) -> None:
    assert opensearch_policies.index_refusals([name]) == []


@pytest.mark.parametrize("name", ["", "Orders", ".hidden", "a/b", "a*b", 1])
def test_what_is_no_name_of_an_index_is_refused(name: object) -> None:
    (reason,) = opensearch_policies.index_refusals([name])

    assert reason.startswith(f"got the index {name!r}; give the name of an index")


@pytest.mark.parametrize("wrong", [[], "orders"])
def test_indexes_are_a_list(wrong: list[str] | str) -> None:
    assert opensearch_policies.index_refusals(wrong) == [f"got indexes={wrong!r}; give a list, such as ['orders-*'] or ['*']"]


@pytest.mark.parametrize(
    "principal",
    [
        ROLE,
        "arn:aws-cn:iam::111122223333:user/Dale",
        "arn:aws:iam::111122223333:root",
        "arn:aws:sts::111122223333:assumed-role/reader/session",
        "saml/111122223333/provider/user/Annie",
        "saml/111122223333/provider/group/Accounting",
        "iamidentitycenter/iamidentitycenter-0123456789abcdef/group/0123",
        f"arn:aws:iam::{UNKNOWN}:role/reader",
        UNKNOWN,
    ],
)
def test_roles_users_and_identities_of_the_account_are_principals(principal: str) -> None:
    assert opensearch_policies.principal_refusals(principal, "111122223333") == []


@pytest.mark.parametrize("principal", ["*", "111122223333", "lambda.amazonaws.com", "arn:aws:iam::111122223333:group/analysts", "saml/x"])
def test_other_principals_are_refused(principal: str) -> None:
    (reason,) = opensearch_policies.principal_refusals(principal, None)

    assert reason.startswith(f"got the principal {principal!r}, which a data access policy does not take; give an IAM role")


@pytest.mark.parametrize("principal", ["arn:aws:iam::444455556666:role/reader", "saml/444455556666/provider/group/Accounting"])
def test_a_principal_of_another_account_is_refused(principal: str) -> None:
    (reason,) = opensearch_policies.principal_refusals(principal, "111122223333")

    assert "of another account" in reason
    assert opensearch_policies.principal_refusals(principal, None) == []


def test_a_policy_has_at_most_10240_bytes() -> None:
    fitting = "x" * (COLLECTION_POLICY_BYTES - 4)

    assert opensearch_policies.length_refusals("network", [fitting]) == []
    (reason,) = opensearch_policies.length_refusals("network", [fitting + "x"])
    assert reason.startswith("the network policy would have 10,241 bytes, and OpenSearch Serverless takes 10,240; name fewer")


def test_what_a_token_stands_for_is_not_counted() -> None:
    assert opensearch_policies.length_refusals("network", ["x" * (COLLECTION_POLICY_BYTES - 4) + UNKNOWN]) == []


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ({"Fn::Join": ["", ['[{"SourceVPCEs":["', {"Fn::GetAtt": ["Search", "Id"]}, '"]}]']]}, True),
        ({"Fn::Sub": '[{"SourceVPCEs": ["${Search}"]}]'}, True),
        ({"Fn::Join": ["", ['["', {"Fn::ImportValue": "Network:ExportsOutputFnGetAttSearchId1234"}, '"]']]}, True),
        ('[{"AllowFromPublic": true}]', True),
        ('[{"SourceVPCEs": ["vpce-0123456789abcdef0"]}]', True),
        ({"Ref": "Parameter"}, True),
        ({"Fn::Sub": ["${Text}", {"Text": {"Ref": "Parameter"}}]}, True),
        ({"Fn::Join": ["", ["[", {"Fn::ImportValue": "other"}, "]"]]}, True),
        ({"Fn::Join": ["", ["[", {"Fn::GetAtt": ["Kms", "Id"]}, {"Ref": "AWS::Region"}, "]"]]}, False),
        ({"Fn::Sub": "${Logs.Name} ${!Literal} ${AWS::AccountId}"}, False),
        ('[{"SourceServices": ["bedrock.amazonaws.com"], "AllowFromPublic": false}]', False),
    ],
)
def test_a_network_policy_lets_in_what_it_names_and_may_let_in_what_nobody_knows(policy: object, *, expected: bool) -> None:
    assert opensearch_policies.may_let_in(policy, "Search", ["Kms", "Logs"], one_stack=True) is expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ({"Fn::GetAtt": ["Search", "Id"]}, False),
        ({"Fn::Sub": "${Search.Id}"}, False),
        ({"Fn::Sub": "${Search}"}, False),
        ({"Fn::ImportValue": "Network:ExportsOutputFnGetAttSearchId1234"}, True),
        ({"Ref": "referencetoNetworkSearch1234Id"}, True),
    ],
)
def test_what_has_the_name_of_an_endpoint_in_another_stack_is_something_else(reference: object, *, expected: bool) -> None:
    policy = {"Fn::Join": ["", ['[{"SourceVPCEs":["', reference, '"]}]']]}

    assert opensearch_policies.may_let_in(policy, "Search", ["Search"], one_stack=False) is expected
