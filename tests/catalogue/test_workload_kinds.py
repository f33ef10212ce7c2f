"""The table of what kinds of workloads need: every condition has both answers, a page, and properties that CloudFormation knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER  # type: ignore[import-untyped] # cfn-lint has no types

from constructs_privatelink.analysis.needs.callers import CALLERS
from constructs_privatelink.catalogue.lookup import services
from constructs_privatelink.catalogue.workload_kinds import Condition, Values, aws_calls, holds, kinds, needs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = {"task": "TaskDefinition", "template": "LaunchTemplate"}
REFERRED = {"task": "AWS::ECS::TaskDefinition", "template": "AWS::EC2::LaunchTemplate"}
CONDITIONS = sorted({condition for kind in kinds() for need in kind.needs for condition in need.when}, key=repr)
TEXTS: dict[str, tuple[list[str], list[str]]] = {
    r"\.dkr[.-]ecr": (
        ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1", "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/shop"],
        ["public.ecr.aws/nginx/nginx:1"],
    ),
    "^((public": (
        ["nginx", "nginx:1.27", "grafana/grafana:11", "public.ecr.aws/nginx/nginx:1", "ghcr.io/owner/tool@sha256:abc"],
        ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1", "registry.example.internal/shop:1", "aws/codebuild/standard:7.0"],
    ),
    ":secretsmanager:": (["arn:aws:secretsmanager:eu-west-1:111122223333:secret:x", "${AWS::SecretsManager::Secret}"], ["/config/name"]),
    ":ssm:": (["arn:aws:ssm:eu-west-1:111122223333:parameter/x", "${AWS::SSM::Parameter}"], ["arn:aws:secretsmanager:x"]),
    "^framework": (["framework.onEvent", "framework.isComplete"], ["index.handler", "my.framework.onEvent"]),
    "MultiUser$": (["PostgreSQLMultiUser"], ["PostgreSQLSingleUser"]),
    "cfn-": (["/opt/aws/bin/cfn-signal -e $? --stack x"], ["echo ready"]),
    "(yum": (["dnf install -y nginx", "yum -y update"], ["echo yummy"]),
}


@dataclass
class Told:
    """Properties, as a test gives them."""

    of_paths: Mapping[tuple[str, str], Values] = field(default_factory=dict)
    named: bool | None = False
    some: Values = field(default_factory=Values)

    def values(self, of: str, path: str) -> Values:
        return self.of_paths.get((of, path), Values())

    def of_type(self, type: str, path: str) -> Values:
        assert type
        assert path
        return self.some

    def named_by(self, types: tuple[str, ...], path: str) -> bool | None:
        assert types
        assert path
        return self.named


def answer(condition: Condition, *values: object, complete: bool = True) -> bool | None:
    told = Told({(PLACES.get(condition.of, ""), condition.path): Values(values, complete=complete)})
    return holds(condition, told, PLACES)


def examples(condition: Condition) -> tuple[list[object], list[object]]:
    """Return values for which a condition holds, and for which it does not."""
    value = condition.value
    match condition.op:
        case "matches":
            (found,) = [texts for start, texts in TEXTS.items() if str(value).startswith(start)]
            return [*found[0]], [*found[1]]
        case "in":
            assert isinstance(value, tuple)
            return [*value], ["SOMETHING_ELSE"]
        case "not equals":
            return ["SOMETHING_ELSE"], [value]
        case _:
            return [list(value) if isinstance(value, tuple) else value], ["SOMETHING_ELSE"]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: f"{condition.path} {condition.op} {condition.value}"[:80])
def test_every_condition_holds_and_does_not_hold(condition: Condition) -> None:
    if condition.op == "names it":
        assert [holds(condition, Told(named=named), {}) for named in (True, False, None)] == [True, False, None]
    elif condition.op == "some":
        texts = [Values(("AWS-RunPatchBaseline",)), Values(("AWS-RunShellScript",)), Values(complete=False)]
        assert [holds(condition, Told(some=some), {}) for some in texts] == [True, False, None]
    elif condition.op in ("present", "absent"):
        there = condition.op == "present"
        assert (answer(condition, "x"), answer(condition)) == (there, not there)
        assert answer(condition, complete=False) is None
    else:
        yes, no = examples(condition)
        assert [answer(condition, value) for value in yes] == [True] * len(yes)
        assert [answer(condition, value) for value in no] == [False] * len(no)
        assert answer(condition, "${Unknown}") is None


def test_what_is_known_of_some_items_decides_where_it_can() -> None:
    condition = Condition("Containers[].Image", "matches", r"\.ecr\.")

    assert answer(condition, "x.ecr.y", complete=False) is True
    assert answer(condition, "nginx", complete=False) is None


def test_a_condition_on_what_a_type_does_not_refer_to_does_not_hold() -> None:
    assert holds(Condition("Image", "present", of="task"), Told(), {}) is False


def test_what_none_but_one_value_has_may_be_absent() -> None:
    condition = Condition("LogDriver", "none but", "awslogs")

    assert [answer(condition), answer(condition, "awslogs"), answer(condition, "splunk")] == [True, True, False]


def test_a_need_whose_conditions_nobody_knows_is_not_certain() -> None:
    needs = needs_of("AWS::ECS::Service", Told({("", "EnableExecuteCommand"): Values(("${Switch}",))}))

    assert [(need.services, certain) for need, certain in needs] == [(("ssmmessages",), False)]


def test_every_service_is_in_the_catalogue_and_every_need_has_a_page() -> None:
    names = {service.short_name for service in services()}
    needs = [need for kind in kinds() for need in kind.needs]

    assert {name for need in needs for name in need.services} - names == set()
    assert [need for need in needs if not need.page.startswith("https://docs.aws.amazon.com/") or not need.when] == []
    assert [need.why for need in needs if not need.services and not need.change] == []
    assert {need.confidence for need in needs} == {"high", "medium", "low"}


def test_every_type_is_one_of_which_is_known_what_it_calls() -> None:
    assert {name for kind in kinds() for name in kind.types} - CALLERS.keys() == set()


@cache
def schema(type: str) -> Any:  # noqa: ANN401 - JSON
    return PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", type).schema


def is_a_property(type: str, path: str) -> bool:
    """Return whether CloudFormation's schema of a type has a property; what takes any JSON may have it."""
    whole = at = schema(type)
    for step in path.split("."):
        name = step.removesuffix("[]")
        at = whole["definitions"][at["$ref"].rpartition("/")[2]] if "$ref" in at else at
        if "properties" not in at:
            return True
        if name not in at["properties"]:
            return False
        at = at["properties"][name]
        at = whole["definitions"][at["$ref"].rpartition("/")[2]] if "$ref" in at else at
        at = at.get("items", at) if step.endswith("[]") else at
    return True


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.id)
def test_every_property_is_one_that_cloudformation_knows(kind: Any) -> None:  # noqa: ANN401 - a row
    unknown = []
    for need in kind.needs:
        for condition in need.when:
            if condition.op == "some":
                asked = [condition.value[0]]
            elif condition.op == "names it":
                asked = [name for name in condition.value if not name.endswith("*")]
            else:
                asked = [REFERRED[condition.of]] if condition.of else [name for name in kind.types if "Serverless" not in name]
            unknown += [(name, condition.path) for name in asked if not is_a_property(name, condition.path)]
    places = [(name, path) for name, named in kind.types.items() for path in named.values() if not is_a_property(name, path)]

    assert unknown + places == []


def test_calls_of_awss_own_are_those_that_needs_name() -> None:
    named = {need.through for kind in kinds() for need in kind.needs if need.through}

    assert named == {*aws_calls()}
    assert aws_calls()["custom-resource-answer"].bucket_in("eu-west-1") == "cloudformation-custom-resource-response-euwest1"
