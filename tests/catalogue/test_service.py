"""`Service`: one endpoint service as a value, and everything it refuses."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from constructs_privatelink.catalogue import AwsService, PortRange, Service
from constructs_privatelink.errors import PrivateLinkError


@pytest.mark.parametrize(
    ("service", "region", "name"),
    [
        (AwsService.KMS, "eu-west-1", "com.amazonaws.eu-west-1.kms"),
        (AwsService.KMS, "us-gov-west-1", "com.amazonaws.us-gov-west-1.kms"),
        (AwsService.KMS, "cn-north-1", "com.amazonaws.cn-north-1.kms"),
        (AwsService.EKS, "cn-north-1", "cn.com.amazonaws.cn-north-1.eks"),
        (AwsService.ELASTICACHE, "cn-northwest-1", "cn.com.amazonaws.cn-northwest-1.elasticache"),
        (AwsService.TRANSCRIBE, "cn-north-1", "cn.com.amazonaws.cn-north-1.transcribe.cn"),
        (AwsService.EC2, "us-iso-east-1", "gov.ic.c2s.us-iso-east-1.ec2"),
        (AwsService.EC2, "us-isob-east-1", "gov.sgov.sc2s.us-isob-east-1.ec2"),
        (AwsService.ECR, "us-isof-south-1", "gov.ic.hci.csp.us-isof-south-1.ecr.api"),
        (AwsService.ECR, "eu-isoe-west-1", "uk.adc-e.cloud.eu-isoe-west-1.ecr.api"),
        (AwsService.ECR, "eusc-de-east-1", "eu.amazonaws.eusc-de-east-1.ecr.api"),
        (AwsService.IAM, "eu-west-1", "com.amazonaws.iam"),
        (AwsService.SAGEMAKER_NOTEBOOK, "eu-west-1", "aws.sagemaker.eu-west-1.notebook"),
        (AwsService.Q_BUSSINESS, "us-east-1", "aws.api.us-east-1.qbusiness"),
        (AwsService.CODECATALYST, "eu-west-1", "aws.api.global.codecatalyst"),
        (AwsService.CASSANDRA_STREAMS, "eu-west-1", "api.aws.eu-west-1.cassandra-streams"),
        (AwsService.ROUTE53GLOBALRESOLVER, "us-east-2", "aws.api.us-east-2.route53globalresolver"),
    ],
    ids=lambda value: str(value) if isinstance(value, Service) else value,
)
def test_the_endpoint_name_follows_the_partition(service: Service, region: str, name: str) -> None:
    assert service.name(region) == name


@pytest.mark.parametrize(
    ("service", "region", "names"),
    [
        (AwsService.KMS, "eu-west-1", ("kms.eu-west-1.amazonaws.com",)),
        (AwsService.KMS, "cn-north-1", ("kms.cn-north-1.amazonaws.com.cn",)),
        (AwsService.KMS, "us-iso-east-1", ("kms.us-iso-east-1.c2s.ic.gov",)),
        (AwsService.ELASTICACHE, "eu-west-1", ("elasticache.eu-west-1.amazonaws.com", "elasticache.eu-west-1.api.aws")),
        (
            AwsService.ELASTICACHE,
            "cn-north-1",
            ("elasticache.cn-north-1.amazonaws.com.cn", "elasticache.cn-north-1.api.amazonwebservices.com.cn"),
        ),
        (AwsService.RDS, "cn-north-1", ("rds-api.cn-north-1.amazonaws.com.cn",)),
        (AwsService.ECR_DOCKER, "eu-west-1", ("*.dkr.ecr.eu-west-1.amazonaws.com",)),
        (AwsService.DYNAMODB, "eu-west-1", ()),
    ],
    ids=lambda value: str(value) if isinstance(value, Service) else "",
)
def test_private_dns_names_follow_the_partition(service: Service, region: str, names: tuple[str, ...]) -> None:
    assert service.dns_names(region) == names


def test_a_service_is_where_aws_does_not_say_otherwise() -> None:
    assert AwsService.EKS.available_in("eu-west-1")
    assert not AwsService.EKS.available_in("mx-central-1")
    assert AwsService.EKS_AUTH.available_in("ap-southeast-5")


def test_a_service_of_some_regions_is_nowhere_else() -> None:
    assert AwsService.IAM.available_in("us-east-1")
    assert not AwsService.IAM.available_in("eu-west-1")


def test_parameters_of_a_name_are_filled_everywhere() -> None:
    cluster = AwsService.DSQL.with_parameters(id="ab12")

    assert cluster.parameters == ()
    assert cluster.short_name == "dsql-ab12"
    assert cluster.name("eu-west-1") == "com.amazonaws.eu-west-1.dsql-ab12"
    assert cluster.dns_names("eu-west-1") == ("*.dsql-ab12.eu-west-1.on.aws",)
    assert cluster.ports == AwsService.DSQL.ports


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "'id' is missing; the name is 'com.amazonaws.{region}.dsql-{id}'"),
        ({"id": "ab12", "cell": "1"}, "no parameter 'cell'; the name asks for 'id'"),
        ({"id": "ab.12"}, "got id='ab.12'; use letters, digits and hyphens"),
        ({"id": "ab_12"}, "got id='ab_12'; use letters, digits and hyphens"),
        ({"id": ""}, "got id=''; use letters, digits and hyphens"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(values: dict[str, str], reason: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        AwsService.DSQL.with_parameters(**values)

    assert reason in refusal.value.reasons


@pytest.mark.parametrize(
    ("service", "way_out"),
    [
        (AwsService.DSQL, '.with_parameters(id="...")'),
        (AwsService.TIMESTREAM_INGEST, '.with_parameters(cell="...")'),
        (AwsService.S3EXPRESS, "network.add_gateway('s3express')"),
        (AwsService.AOSS_MANAGED, "use the construct that makes them"),
        (AwsService.OPENSEARCH_DOMAIN, "made by es:CreateVpcEndpoint, not by EC2"),
    ],
    ids=str,
)
def test_what_is_no_interface_endpoint_of_its_own_is_refused_with_the_way_out(service: Service, way_out: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        service.check_interface()
    with pytest.raises(PrivateLinkError):
        service.name("eu-west-1")

    assert way_out in str(refusal.value)


def test_services_with_both_kinds_of_endpoint_are_interface_endpoints_too() -> None:
    AwsService.S3.check_interface()
    AwsService.DYNAMODB.check_interface()

    assert AwsService.S3.endpoint_types == AwsService.DYNAMODB.endpoint_types == ("Interface", "Gateway")


def test_a_custom_service_needs_a_name_only() -> None:
    service = Service.custom("com.amazonaws.{region}.new.service")

    assert service.short_name == "new.service"
    assert service.name("eu-west-1") == "com.amazonaws.eu-west-1.new.service"
    assert [str(port) for port in service.ports] == ["tcp/443"]
    assert (service.private_dns, service.endpoint_policy, service.as_of) == (None, None, "")


def test_a_partners_service_keeps_its_region_and_takes_facts() -> None:
    service = Service.custom(
        "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
        title="Partner",
        ports=["tcp/8443", PortRange("udp", 53, 53)],
        private_dns=True,
        private_dns_names=["api.partner.example"],
        endpoint_policy=False,
        iam_prefixes=["partner"],
    )

    assert service.short_name == "vpce-svc-0123456789abcdef0"
    assert service.name("eu-west-1") == "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"
    assert [str(port) for port in service.ports] == ["tcp/8443", "udp/53"]
    assert service.dns_names("eu-west-1") == ("api.partner.example",)
    assert service.endpoint_policy is False
    assert service.endpoint_policy_certain


def test_a_custom_service_may_have_a_short_name_of_your_choice() -> None:
    assert str(Service.custom("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", short_name="billing")) == "billing"


@pytest.mark.parametrize("name", ["", "kms", "com amazonaws kms", "com..kms", "https://kms.eu-west-1.amazonaws.com/"])
def test_a_custom_service_needs_its_full_name(name: str) -> None:
    with pytest.raises(PrivateLinkError, match="give the full endpoint service name"):
        Service.custom(name)


def test_a_custom_service_without_ports_is_refused() -> None:
    with pytest.raises(PrivateLinkError, match="name at least one"):
        Service.custom("com.amazonaws.{region}.new", ports=[])


def test_a_string_where_a_sequence_belongs_is_refused_and_every_reason_is_listed() -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        Service.custom("kms", ports="tcp/443", iam_prefixes="kms")

    assert [reason.split(",")[0] for reason in refusal.value.reasons] == [
        "got ports='tcp/443'",
        "got iam_prefixes='kms'",
        "got 'kms'; give the full endpoint service name",
    ]


def test_a_fact_that_aws_changed_is_replaced_in_a_copy() -> None:
    changed = replace(AwsService.CODEPIPELINE, endpoint_policy=True)

    assert changed.endpoint_policy is True
    assert AwsService.CODEPIPELINE.endpoint_policy is False


def test_a_service_is_a_value() -> None:
    with pytest.raises(FrozenInstanceError):
        AwsService.KMS.title = "mine"  # type: ignore[misc]  # the point of the test

    assert replace(AwsService.KMS) == AwsService.KMS
    assert hash(replace(AwsService.KMS)) == hash(AwsService.KMS)
    assert str(AwsService.KMS) == "kms"
