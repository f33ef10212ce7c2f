"""The catalogue of AWS: its laws, its constants, and the facts that the five service families stand on."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.catalogue import AwsService, Service, services
from constructs_privatelink.catalogue.cross_region import ZONES_WITHOUT_REMOTE_ACCESS
from constructs_privatelink.catalogue.partitions import REGION

if TYPE_CHECKING:
    from collections.abc import Callable

REGIONS = ["eu-west-1", "us-east-2", "us-gov-west-1", "cn-north-1", "cn-northwest-1", "us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"]
CDK_DEPRECATED = {"APP_MESH", "CLOUDWATCH", "CLOUDWATCH_EVENTS", "CODEWHISPERER", "PAYMENT_CRYTOGRAPHY_DATAPLANE", "PINPOINT", "SES"}
SHORT_NAMES_OF_OUR_OWN = {"BILLING_AND_COST_MANAGEMENT_FREETIER": "aws.api.freetier"}
"""Two full names end in 'freetier', so neither can be called that alone."""

SHORT_NAMES = {"", *(service.short_name for service in services())}
CONSTANTS = {name: value for name, value in vars(AwsService).items() if isinstance(value, Service)}


def cdk_constants() -> dict[str, ec2.InterfaceVpcEndpointAwsService]:
    """Return every constant of the installed aws-cdk-lib."""
    names = [name for name in dir(ec2.InterfaceVpcEndpointAwsService) if name.rstrip("_").isupper()]
    return {name: getattr(ec2.InterfaceVpcEndpointAwsService, name) for name in names}


def test_the_catalogue_has_every_service_once() -> None:
    assert len(services()) == 584
    assert set(services()) == set(CONSTANTS.values())
    assert [service.short_name for service in services()] == sorted(service.short_name for service in services())


def test_a_service_of_the_catalogue_is_made_of_the_fields_of_a_service_alone() -> None:
    names = [field.name for field in fields(Service)]

    assert [service.short_name for service in services() if list(vars(service)) != names] == []
    assert [service.short_name for service in services() if replace(service) != service] == []


def test_no_two_services_share_a_short_name() -> None:
    counted = Counter(service.short_name for service in services())

    assert [name for name, count in counted.items() if count > 1] == []


def test_no_two_services_share_a_construct_id() -> None:
    counted = Counter(service.short_name.lower().replace(".", "-") for service in services())

    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("region", REGIONS)
def test_no_two_services_share_a_full_name(region: str) -> None:
    names = (service.regional_names.get(region) or service.name_template.replace(REGION, region) for service in services())

    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_second_names_are_the_same_service_as_the_cdk_spells_it_for_typescript() -> None:
    assert AwsService.LAMBDA is AwsService.LAMBDA_
    assert AwsService.PRIVATE_5G is AwsService.PRIVATE_5_G
    assert AwsService.B2B_DATA_INTERCHANGE is AwsService.B2_B_DATA_INTERCHANGE
    assert len(CONSTANTS) - len(AwsService.ALIASES) == len(services())


def test_every_constant_of_the_cdk_that_is_not_deprecated_is_ours_too() -> None:
    missing = set(cdk_constants()) - set(CONSTANTS)

    assert missing == CDK_DEPRECATED


def test_constants_of_the_same_name_mean_the_same_service() -> None:
    theirs = {name: service.short_name for name, service in cdk_constants().items() if name in CONSTANTS}
    ours = {name: CONSTANTS[name].short_name for name in theirs}

    assert {name: short for name, short in ours.items() if short != theirs[name]} == SHORT_NAMES_OF_OUR_OWN


def test_the_control_plane_of_api_gateway_is_not_its_private_apis() -> None:
    assert AwsService.APIGATEWAY.short_name == "execute-api"
    assert AwsService.APIGATEWAY_CONTROL.short_name == "apigateway"


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("has a title", lambda service: not service.title),
        ("listens somewhere", lambda service: not service.ports),
        ("is dated", lambda service: not service.as_of),
        ("is certain of a policy only where it knows", lambda service: service.endpoint_policy_certain and service.endpoint_policy is None),
        ("has private DNS names only where it has private DNS", lambda service: service.private_dns is False and service.private_dns_names),
        (
            "is certain of private DNS only where there is none",
            lambda service: service.private_dns_certain and service.private_dns is not False,
        ),
        ("is chosen a port of only where it has several", lambda service: service.port_choice == "one-of" and len(service.ports) == 1),
        (
            "is in the Regions that it is at home in",
            lambda service: not all(map(service.available_in, service.home_regions.values())),
        ),
        (
            "is superseded by another of the catalogue",
            lambda service: service.superseded_by not in SHORT_NAMES - {service.short_name},
        ),
        ("has endpoints of a known kind", lambda service: not set(service.endpoint_types) <= {"Interface", "Gateway"}),
        ("speaks known kinds of addresses", lambda service: not set(service.ip_address_types) <= {"ipv4", "dualstack", "ipv6"}),
        (
            "names the Region in its regional names",
            lambda service: any(region not in name for region, name in service.regional_names.items()),
        ),
        ("is documented by AWS", lambda service: service.doc_url and not service.doc_url.startswith("https://docs.aws.amazon.com/")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_service(rule: str, broken: Callable[[Service], object]) -> None:
    assert [service.short_name for service in services() if broken(service)] == [], rule


@pytest.mark.parametrize(
    ("service", "ports"),
    [
        (AwsService.KMS, ["tcp/443"]),
        (AwsService.APPSTREAM_API, ["tcp/443"]),
        (AwsService.APPSTREAM_STREAMING, ["tcp/443", "tcp/1400-1499"]),
        (AwsService.HIGHLANDER, ["tcp/443", "udp/443", "tcp/4195", "udp/4195"]),
        (AwsService.EMAIL_SMTP, ["tcp/25", "tcp/465", "tcp/587", "tcp/2465", "tcp/2587"]),
        (AwsService.MAIL_MANAGER_SMTP_OPEN, ["tcp/25", "tcp/587"]),
        (AwsService.KEYSPACES, ["tcp/9142"]),
        (AwsService.DSQL, ["tcp/5432"]),
        (AwsService.DATASYNC, ["tcp/1024-1064"]),
        (AwsService.STORAGE_GATEWAY, ["tcp/443", "tcp/1026", "tcp/1027", "tcp/1028", "tcp/1031", "tcp/2222"]),
        (AwsService.TRANSFER_SERVER, ["tcp/22", "tcp/2222", "tcp/2223", "tcp/22000", "tcp/21", "tcp/8192-8200"]),
        (AwsService.ATHENA, ["tcp/443", "tcp/444"]),
        (AwsService.IOT_CORE, ["tcp/443", "tcp/8443", "tcp/8883"]),
    ],
    ids=lambda value: str(value) if isinstance(value, Service) else "",
)
def test_endpoints_listen_where_their_page_says(service: Service, ports: list[str]) -> None:
    assert [str(port) for port in service.ports] == ports


def test_clients_of_mail_and_of_devices_use_one_port_of_several() -> None:
    assert [service.short_name for service in services() if service.port_choice == "one-of"] == [
        "athena",
        "email-smtp",
        "iot.data",
        "mail-manager-smtp.auth",
        "mail-manager-smtp.auth.fips",
        "mail-manager-smtp.mtls",
        "mail-manager-smtp.mtls.fips",
        "mail-manager-smtp.open",
        "mail-manager-smtp.open.fips",
        "transfer.server",
    ]


@pytest.mark.parametrize(
    ("service", "policy", "certain"),
    [
        (AwsService.APPSTREAM_API, False, True),
        (AwsService.APPSTREAM_STREAMING, False, True),
        (AwsService.EKS, True, True),
        (AwsService.ELASTICACHE, True, True),
        (AwsService.APIGATEWAY, True, True),
        (AwsService.AOSS, True, True),
        (AwsService.OIDC_EKS, False, True),
        (AwsService.SAGEMAKER_RUNTIME, True, True),
        (AwsService.SAGEMAKER_RUNTIME_FIPS, False, True),
        (AwsService.DATASYNC, False, False),
        (AwsService.VERIFIED_PERMISSIONS, None, False),
        (AwsService.INSPECTOR, None, False),
        (AwsService.INSPECTOR_FIPS, None, False),
    ],
    ids=lambda value: str(value) if isinstance(value, Service) else "",
)
def test_only_a_source_of_high_confidence_makes_policy_support_certain(
    service: Service,
    policy: bool | None,  # noqa: FBT001 - columns of the table
    certain: bool,  # noqa: FBT001
) -> None:
    assert service.endpoint_policy is policy
    assert service.endpoint_policy_certain is certain


@pytest.mark.parametrize(
    ("service", "certain"),
    [
        (AwsService.DYNAMODB, True),
        (AwsService.DYNAMODB_STREAMS, True),
        (AwsService.IOT_CORE, True),
        (AwsService.IOT_CORE_CREDENTIALS, True),
        (AwsService.S3_OUTPOSTS, False),
    ],
    ids=lambda value: str(value) if isinstance(value, Service) else "",
)
def test_some_services_have_no_private_dns(*, service: Service, certain: bool) -> None:
    assert service.private_dns is False
    assert service.private_dns_certain is certain
    assert service.private_dns_advice == "off"


@pytest.mark.parametrize(
    ("service", "advice"),
    [
        (AwsService.ECR_DOCKER, "on"),
        (AwsService.CODEARTIFACT_REPOSITORIES, "on"),
        (AwsService.GRAFANA_WORKSPACE, "on"),
        (AwsService.SQS, "on"),
        (AwsService.DATASYNC, "off"),
        (AwsService.STORAGE_GATEWAY, "off"),
        (AwsService.IOT_LORAWAN_CUPS, "off"),
        (AwsService.KMS, ""),
        (AwsService.APIGATEWAY, ""),
    ],
    ids=lambda value: str(value) if isinstance(value, Service) else "",
)
def test_some_pages_say_what_to_do_with_private_dns(service: Service, advice: str) -> None:
    assert service.private_dns is True
    assert service.private_dns_advice == advice


def test_only_s3_can_limit_private_dns_to_inbound_resolver_endpoints() -> None:
    assert [service for service in services() if service.private_dns_inbound_resolver] == [AwsService.S3]


def test_zones_and_regions_without_a_service_are_data() -> None:
    assert "use1-az2" in AwsService.EMAIL_SMTP.unavailable_az_ids
    assert AwsService.EKS.unavailable_regions == ("ap-southeast-5", "ap-southeast-7", "mx-central-1", "ap-east-2")
    assert AwsService.EKS.ip_address_types == ("ipv4", "dualstack")
    assert AwsService.ORGANIZATIONS.available_regions == ("us-east-1", "cn-northwest-1", "us-gov-west-1")


def test_the_zone_that_lambda_functions_should_leave_out_is_none_without_its_endpoint() -> None:
    assert AwsService.LAMBDA.unavailable_az_ids == ()
    assert "use1-az3" in ZONES_WITHOUT_REMOTE_ACCESS


def test_bedrock_mantle_is_in_some_regions_of_bedrock() -> None:
    assert AwsService.BEDROCK_MANTLE.available_in("eu-west-1")
    assert not AwsService.BEDROCK_MANTLE.available_in("ap-northeast-2")


def test_aws_lists_some_services_as_reachable_from_another_region() -> None:
    assert {service.short_name for service in services() if service.cross_region} == {
        "ecr.api",
        "ecr.dkr",
        "ecs",
        "ecs-fips",
        "iam",
        "kinesis-firehose",
        "kinesisanalytics",
        "kinesisanalytics-fips",
        "kms",
        "kms-fips",
        "lambda",
        "route53",
        "s3",
    }


@pytest.mark.parametrize(
    ("service", "region", "home"),
    [
        (AwsService.IAM, "eu-west-1", "us-east-1"),
        (AwsService.IAM, "cn-northwest-1", "cn-north-1"),
        (AwsService.IAM, "us-gov-east-1", "us-gov-west-1"),
        (AwsService.ORGANIZATIONS, "cn-north-1", "cn-northwest-1"),
        (AwsService.ROUTE53, "eu-west-1", "us-east-1"),
        (AwsService.ROUTE53, "cn-north-1", None),
        (AwsService.CLOUDFRONT, "ap-south-1", "us-east-1"),
        (AwsService.KMS, "eu-west-1", None),
    ],
    ids=str,
)
def test_a_global_service_is_at_home_in_one_region_of_a_partition(service: Service, region: str, home: str | None) -> None:
    assert service.home_region(region) == home


def test_a_service_that_aws_closes_says_when_to_whom_and_what_comes_after() -> None:
    assert (AwsService.KAFKA.closed_to, AwsService.KAFKA.superseded_by) == ("new-endpoints", "kafka-api")
    assert (AwsService.APP_RUNNER.closed_to, AwsService.APP_RUNNER.ended_on) == ("new-customers", "")
    assert AwsService.APP_MESH_OPS.ended_on == "2026-09-30"
    assert AwsService.QLDB.ended_on < AwsService.APP_MESH_OPS.ended_on < "2026-11-30" < AwsService.WORKMAIL.ended_on
    assert (AwsService.KMS.closed_to, AwsService.KMS.ended_on, AwsService.KMS.superseded_by) == ("", "", "")


def test_pure_names_load_neither_the_constants_nor_the_cdk() -> None:
    loaded = "sorted(name for name in sys.modules if 'aws' in name or 'jsii' in name)"
    code = f"import sys; from constructs_privatelink.catalogue import PortRange, Service; print({loaded})"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_what_clients_need_beside_a_service_is_a_field() -> None:
    assert AwsService.ECR.companions == ("ecr.dkr", "s3")
    assert AwsService.KMS.companions == ()


def test_names_that_only_sdks_tell_are_hints_and_nothing_else() -> None:
    hinted = [service for service in services() if service.dns_name_hints]

    assert "apigateway" in {service.short_name for service in hinted}
    assert [service.short_name for service in hinted if service.private_dns_names] == []
    assert all(service.dns_names("eu-west-1") == () for service in hinted if not service.regional_dns_names)


@pytest.mark.parametrize(
    ("short_name", "instead"),
    [("appmesh", "Amazon ECS Service Connect"), ("qldb.session", "Amazon Aurora PostgreSQL"), ("kms", "")],
)
def test_what_comes_after_a_service_is_told_where_it_is_no_endpoint_service(short_name: str, instead: str) -> None:
    assert Service.find(short_name).successor == instead
