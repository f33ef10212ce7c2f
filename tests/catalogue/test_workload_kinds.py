"""The table of what kinds of workloads need: every condition has both answers, a page, and properties that CloudFormation knows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.needs.callers import CALLERS
from constructs_privatelink.catalogue.lookup import services
from constructs_privatelink.catalogue.workload_kinds import (
    Condition,
    KindNeed,
    Values,
    WorkloadKind,
    aws_calls,
    holds,
    kinds,
    needs_of,
    referred_types,
)
from tools.workload_problems import is_a_property, problems

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = {name: f"{name.capitalize()}Property" for name in referred_types()}
CONDITIONS = sorted({condition for kind in kinds() for need in kind.needs for condition in need.when}, key=repr)
TEXTS: dict[str, tuple[list[str], list[str]]] = {
    r"\.dkr[.-]ecr|": (
        ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1", "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/shop"],
        ["public.ecr.aws/nginx/nginx:1"],
    ),
    "^((public": (
        [
            "nginx",
            "nginx:1.27",
            "grafana/grafana:11",
            "public.ecr.aws/nginx/nginx:1",
            "ghcr.io/owner/tool@sha256:abc",
            "index.docker.io/library/nginx",
            "docker.elastic.co/elasticsearch/elasticsearch:8.11.0",
            "eu.gcr.io/owner/tool:1",
            "us-docker.pkg.dev/owner/tools/tool:1",
            "registry.gitlab.com/owner/tool:1",
        ],
        ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1", "registry.example.internal/shop:1", "aws/codebuild/standard:7.0"],
    ),
    ":secretsmanager:": (
        [
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x",
            "${AWS::SecretsManager::Secret}",
            "${AWS::SecretsManager::SecretTargetAttachment}:password::",
        ],
        ["/config/name", "${AWS::SSM::Parameter}"],
    ),
    ":ssm:": (
        ["arn:aws:ssm:eu-west-1:111122223333:parameter/x", "${AWS::SSM::Parameter}", "/config/name", "name"],
        ["arn:aws:secretsmanager:x", "${AWS::SecretsManager::Secret}"],
    ),
    "^credentialspec.*(:s3:": (
        ["credentialspec:arn:aws:s3:::domain/spec", "credentialspecdomainless:${AWS::S3::Bucket}/spec"],
        ["credentialspec:arn:aws:ssm:eu-west-1:111122223333:parameter/spec", "credentialspec:file://spec.json"],
    ),
    "^credentialspec.*:ssm:": (
        ["credentialspec:arn:aws:ssm:eu-west-1:111122223333:parameter/spec"],
        ["credentialspecdomainless:arn:aws:s3:::domain/spec", "credentialspec:file://spec.json"],
    ),
    "^credentialspecdomainless": (["credentialspecdomainless:arn:aws:s3:::domain/spec"], ["credentialspec:arn:aws:s3:::domain/spec"]),
    "^framework": (["framework.onEvent", "framework.isComplete"], ["index.handler", "my.framework.onEvent"]),
    "^(?!Redshift": (["PostgreSQLMultiUser"], ["PostgreSQLSingleUser", "RedshiftMultiUser"]),
    ":applications/SecretsManagerRDS": (
        ["arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationMultiUser"],
        ["arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationSingleUser"],
    ),
    ":applications/SecretsManagerRedshift": (
        ["arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRedshiftRotationMultiUser"],
        ["arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRedshiftRotationSingleUser"],
    ),
    ":applications/SecretsManager": (
        ["arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerMongoDBRotationSingleUser"],
        ["arn:aws:serverlessrepo:us-east-1:111122223333:applications/Shop"],
    ),
    "aws-otel-collector": (["111122223333.dkr.ecr.eu-west-1.amazonaws.com/aws-otel-collector:v1"], ["nginx"]),
    "eks/bootstrap": (
        ["/etc/eks/bootstrap.sh shop", "/etc/eks/bootstrap.sh shop --kubelet-extra-args x"],
        ["/etc/eks/bootstrap.sh shop --b64-cluster-ca x \\\n  --apiserver-endpoint https://x", "echo ready"],
    ),
    "ECS_CLUSTER": (["echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config"], ["echo ready"]),
    r"\$\{AWS::CloudFormation": (["curl -T done '${AWS::CloudFormation::WaitConditionHandle}'"], ["echo ready"]),
    "amazon-cloudwatch-agent-ctl[": (
        ["amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c ssm:config"],
        ["amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:config"],
    ),
    "amazon-cloudwatch-agent-ctl": (["amazon-cloudwatch-agent-ctl -a start"], ["echo ready"]),
    "^AWS-RunPatchBaseline": (["AWS-RunPatchBaseline", "AWS-RunPatchBaselineWithHooks"], ["AWS-RunShellScript"]),
    "^(EKS_)?RUNTIME_MONITORING": (["RUNTIME_MONITORING", "EKS_RUNTIME_MONITORING"], ["S3_DATA_EVENTS"]),
    r"oidc\.eks": (
        ["https://oidc.eks.eu-west-1.amazonaws.com/id/x", "${AWS::EKS::Cluster}", "${Custom::AWSCDK-EKS-Cluster}"],
        ["https://token.actions.githubusercontent.com"],
    ),
    r"^emr-(spark-)?(5": (["emr-5.22.0", "emr-5.36.2", "emr-6.15.0", "emr-7.12.0", "emr-spark-8.0.0"], ["emr-5.21.0", "emr-4.9.6"]),
    r"^emr-(spark-)?([7": (["emr-7.0.0", "emr-spark-8.0.0", "emr-10.0.0"], ["emr-6.15.0", "emr-5.36.0"]),
    r"^emr-(5": (["emr-5.30.0", "emr-6.15.0"], ["emr-5.29.0", "emr-7.0.0"]),
    "^emr-": (["emr-8.0.0", "emr-spark-8.1.0", "emr-10.0.0"], ["emr-7.12.0"]),
    "^custom-sqlserver": (["custom-sqlserver-se"], ["custom-oracle-ee"]),
    "^custom-": (["custom-oracle-ee"], ["postgres"]),
    "cfn-": (["/opt/aws/bin/cfn-signal -e $? --stack x"], ["echo ready"]),
    "(yum": (["dnf install -y nginx", "yum -y update", "yum -y -q --setopt=x=1 install httpd"], ["echo yummy", "yum makecache"]),
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


def texts_for(pattern: str) -> tuple[list[object], list[object]]:
    yes, no = next(texts for start, texts in TEXTS.items() if pattern.startswith(start))
    return [*yes], [*no]


def examples(condition: Condition) -> tuple[list[object], list[object]]:
    """Return values for which a condition holds, and for which it does not."""
    value = condition.value
    match condition.op:
        case "matches":
            return texts_for(str(value))
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
        assert isinstance(condition.value, tuple)
        yes, no = texts_for(condition.value[1])
        texts = [*(Values((text,)) for text in (*yes, *no)), Values(), Values(complete=False)]
        assert [holds(condition, Told(some=some), {}) for some in texts] == [True] * len(yes) + [False] * (len(no) + 1) + [None]
    elif condition.op in ("present", "absent"):
        there = condition.op == "present"
        assert (answer(condition, "x"), answer(condition)) == (there, not there)
        assert answer(condition, complete=False) is None
    else:
        yes, no = examples(condition)
        assert [answer(condition, value) for value in yes] == [True] * len(yes)
        assert [answer(condition, value) for value in no] == [False] * len(no)
        assert answer(condition, "${Unknown}") is None


def satisfied(kind: WorkloadKind, need: KindNeed, type: str) -> Told:
    """Return facts with which all conditions of a need hold, of a workload of a type."""
    of_paths: dict[tuple[str, str], Values] = {}
    told = Told(named=True)
    for condition in need.when:
        if condition.op == "some":
            assert isinstance(condition.value, tuple)
            told.some = Values((texts_for(condition.value[1])[0][0],))
        elif condition.op not in {"names it", "absent"}:
            value = "x" if condition.op == "present" else examples(condition)[0][0]
            for steps in kind.types[type].get(condition.of, "").split(" | "):
                held = of_paths.get((steps, condition.path), Values()).known
                of_paths[steps, condition.path] = Values((*held, value))
    told.of_paths = of_paths
    return told


def of_any_region(type: str, told: Told) -> list[tuple[KindNeed, bool]]:
    return [(replace(need, region=""), holds) for need, holds in needs_of(type, told)]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.id)
def test_every_need_is_asked_for_by_some_workload_of_its_kind_and_not_by_an_empty_one(kind: WorkloadKind) -> None:
    for need in kind.needs:
        possible = [
            name for name, places in kind.types.items() if all(not condition.of or condition.of in places for condition in need.when)
        ]
        assert possible, need.why
        assert all((need, True) in of_any_region(name, satisfied(kind, need, name)) for name in possible), need.why
        without = [condition for condition in need.when if condition.op not in {"absent", "not equals", "none but"}]
        assert not without or all(need not in dict(needs_of(name, Told())) for name in possible), need.why


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


def test_every_property_is_one_that_cloudformation_knows() -> None:
    assert [*problems()] == []


@pytest.mark.parametrize(
    ("type", "path", "known"),
    [
        ("AWS::ECS::Service", "EnableExecuteCommand", True),
        ("AWS::ECS::Service", "EnableExecuteCommands", False),
        ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].Image", True),
        ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].Imagine", False),
    ],
)
def test_a_property_is_known_by_its_whole_path(type: str, path: str, *, known: bool) -> None:
    assert is_a_property(type, path) is known


def test_calls_of_awss_own_are_those_that_needs_name() -> None:
    named = {need.through for kind in kinds() for need in kind.needs if need.through}

    assert named == {*aws_calls()}
    assert aws_calls()["custom-resource-answer"].bucket_in("eu-west-1") == "cloudformation-custom-resource-response-euwest1"
