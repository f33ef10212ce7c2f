"""`Service.find`: short names, full names of every partition, and what was probably meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.catalogue import AwsService, Service, services
from constructs_privatelink.catalogue.index import Index
from constructs_privatelink.catalogue.partitions import REGION
from constructs_privatelink.errors import PrivateLinkError


def test_every_short_name_finds_its_service() -> None:
    assert [service.short_name for service in services() if Service.find(service.short_name) is not service] == []


def test_every_full_name_finds_its_service() -> None:
    of_one_name = [service for service in services() if not service.parameters]
    named = [(service, service.name_template) for service in services()]
    named += [(service, service.name_template.replace(REGION, "eu-central-1")) for service in of_one_name]
    named += [(service, name) for service in of_one_name for name in service.regional_names.values()]

    assert [name for service, name in named if Service.find(name) != service] == []


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("com.amazonaws.eu-west-1.kms", AwsService.KMS),
        ("com.amazonaws.us-gov-east-1.ecr.api", AwsService.ECR),
        ("cn.com.amazonaws.cn-north-1.eks", AwsService.EKS),
        ("com.amazonaws.cn-north-1.eks", AwsService.EKS),
        ("gov.ic.c2s.us-iso-east-1.ec2", AwsService.EC2),
        ("eu.amazonaws.eusc-de-east-1.ecr.api", AwsService.ECR),
        ("aws.sagemaker.us-east-1.notebook", AwsService.SAGEMAKER_NOTEBOOK),
        ("com.amazonaws.iam", AwsService.IAM),
        ("aws.api.global.codecatalyst", AwsService.CODECATALYST),
        ("com.amazonaws.us-east-1.freetier", AwsService.COM_AMAZONAWS_FREETIER),
        ("aws.api.us-east-1.freetier", AwsService.BILLING_AND_COST_MANAGEMENT_FREETIER),
    ],
)
def test_full_names_of_all_partitions_are_read(name: str, service: Service) -> None:
    assert Service.find(name) == service


@pytest.mark.parametrize("name", ["dsql-ab12", "com.amazonaws.eu-west-1.dsql-ab12", "com.amazonaws.{region}.dsql-ab12"])
def test_a_name_with_a_parameter_is_found_with_the_parameter_filled(name: str) -> None:
    assert Service.find(name) == AwsService.DSQL.with_parameters(id="ab12")


def test_a_cell_of_timestream_is_found() -> None:
    service = Service.find("com.amazonaws.us-west-2.timestream.query-cell2")

    assert service == AwsService.TIMESTREAM_QUERY.with_parameters(cell="cell2")


@pytest.mark.parametrize("name", ["freetier", "resource-explorer-2", "resource-explorer-2-fips"])
def test_of_two_names_the_one_that_aws_offers_is_found(name: str) -> None:
    refused = Service.find(f"com.amazonaws.{name}")

    assert Service.find(name) == Service.find(f"aws.api.{name}")
    assert (refused.closed_to, refused.superseded_by) == ("new-endpoints", f"aws.api.{name}")


@pytest.mark.parametrize("name", ["freetier", "resource-explorer-2", "resource-explorer-2-fips"])
def test_a_short_name_that_two_services_share_lists_both(name: str) -> None:
    offered = replace(Service.find(f"com.amazonaws.{name}"), closed_to="")
    index = Index({"ONE": Service.find(f"aws.api.{name}"), "OTHER": offered}, frozenset())

    with pytest.raises(PrivateLinkError) as refusal:
        index.find(name)

    assert f"'aws.api.{{region}}.{name}' and 'com.amazonaws.{{region}}.{name}'" in str(refusal.value)
    assert f"give Service.find('aws.api.{name}') or Service.find('com.amazonaws.{name}')" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("kmss", "'kms' or 'kms-fips'"),
        ("KMS", "'kms' or 'kms-fips'"),
        ("SECRETS_MANAGER", "'secretsmanager' or 'secretsmanager-fips'"),
        ("secrets-manager", "'secretsmanager' or 'secretsmanager-fips'"),
        ("ecr_api", "'ecr.api'"),
        ("appstream", "'appstream.api' or 'appstream.streaming'"),
        ("api gateway", "'apigateway', 'execute-api'"),
        ("com.amazonaws.eu-west-1.firehose", "'kinesis-firehose'"),
        ("cloudwatch", "'monitoring'"),
        ("WorkSpaces Applications", "'appstream.api' or 'appstream.streaming'"),
        ("eks-atuh", "'eks-auth'"),
        ("EVENTBRIDGE", "'events'"),
        ("cn.com.amazonaws.cn-north-1.kms", "'kms' or 'kms-fips'"),
    ],
)
def test_a_near_miss_names_what_was_probably_meant(name: str, meant: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        Service.find(name)

    assert f"did you mean {meant}" in str(refusal.value)


def test_what_nothing_resembles_shows_the_way_out() -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        Service.find("zzz")

    reason = "the catalogue has no such service; describe it with Service.custom('com.amazonaws.{region}...', ...)"
    assert str(refusal.value) == f"service 'zzz': {reason}"


@pytest.mark.parametrize("name", ["com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", "vpce-svc-0123456789abcdef0"])
def test_a_partners_service_is_not_looked_for(name: str) -> None:
    with pytest.raises(PrivateLinkError, match="of a partner or of your own; describe it with Service"):
        Service.find(name)


def test_at_most_five_suggestions_are_made() -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        Service.find("sagemaker")

    assert str(refusal.value).split("did you mean")[1].split(", or else")[0].count("'") == 10


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(PrivateLinkError, match="no such service"):
        Service.find("")


def test_a_full_name_says_which_region_is_meant() -> None:
    assert Service.find("com.amazonaws.us-east-1.kms").named_region == "us-east-1"
    assert Service.find("com.amazonaws.{region}.kms").named_region == Service.find("kms").named_region == ""
    assert Service.find("com.amazonaws.iam").named_region == ""
