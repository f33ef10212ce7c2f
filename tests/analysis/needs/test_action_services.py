"""Which services actions go to, and what is proposed for them."""

from __future__ import annotations

import ast
import inspect

import pytest
from aws_cdk import aws_ec2 as ec2

import constructs_privatelink
from constructs_privatelink.analysis.needs.action_services import construct, offered
from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.catalogue.lookup import services
from tests.analysis.needs.fixtures_needs import certain, endpoint, of, ways
from tests.analysis.needs.fixtures_roles import allow, inline


@pytest.mark.parametrize(
    ("actions", "groups"),
    [
        (("ecr:BatchGetImage",), ["ecr.api or ecr.dkr"]),
        (("ecr:GetAuthorizationToken", "ecr:BatchGetImage"), ["ecr.api", "ecr.dkr"]),
        (("ecr:*",), ["ecr.api or ecr.dkr", "s3"]),
        (("dynamodb:GetItem", "dynamodb:GetRecords"), ["dynamodb", "dynamodb-streams"]),
        (("dynamodb:DescribeStream",), ["dynamodb-streams"]),
        (("bedrock:InvokeModelWithResponseStream",), ["bedrock-runtime"]),
        (("cloudwatch:PutMetricData",), ["monitoring"]),
        (("s3express:CreateSession",), ["s3express"]),
        (("ssmmessages:*", "ec2messages:*"), ["ssmmessages"]),
        (("nothing:Known",), [""]),
        (("timestream:WriteRecords",), ["timestream.ingest-{cell}"]),
        (("bedrock:CreateAgent",), ["bedrock-agent"]),
        (("iot:DescribeThing", "iot:Publish"), ["iot.api", "iot.data"]),
        (("lex:RecognizeText",), ["runtime-v2-lex"]),
        (("lex:RecognizeText", "lex:*"), ["models-v2-lex", "runtime-v2-lex"]),
        (("bedrock:InvokeModel*",), ["bedrock-runtime"]),
        (("*:Get*",), []),
    ],
)
def test_actions_lead_to_the_services_that_serve_them(actions: tuple[str, ...], groups: list[str]) -> None:
    assert sorted(ways(of(inline(allow(*actions))))) == groups


@pytest.mark.parametrize(("region", "add"), [("us-east-1", 1), ("eu-west-1", 0)])
def test_only_what_the_region_has_is_proposed(region: str, add: int) -> None:
    (need,) = of(inline(allow("iam:GetRole")), region=region).needs

    assert (need.path, len(need.add)) == ("none", add)


@pytest.mark.parametrize("service", [service for service in services() if not service.parameters], ids=str)
def test_what_is_proposed_is_a_call_of_a_construct_that_exists(service: constructs_privatelink.Service) -> None:
    call = ast.parse(construct(service.short_name), mode="eval").body
    assert isinstance(call, ast.Call)
    words = {word.arg: word.value for word in call.keywords}

    if isinstance(call.func, ast.Name):
        made = getattr(constructs_privatelink, call.func.id)
        asked = words.get("service", ast.Attribute(ast.Name("AwsService"), "NONE"))
        assert isinstance(asked, ast.Attribute)
        assert words.keys() <= inspect.signature(made.__init__).parameters.keys()
        assert getattr(AwsService, asked.attr, made._own_service if hasattr(made, "_own_service") else service) == service  # noqa: SLF001 - what it makes
    else:
        asked = words["service"]
        if isinstance(asked, ast.Call):
            assert [ast.literal_eval(argument) for argument in asked.args] == [service.short_name]
            return
        assert isinstance(asked, ast.Attribute)
        assert hasattr(ec2.GatewayVpcEndpointAwsService, asked.attr)


def test_what_the_catalogue_lacks_is_not_proposed() -> None:
    assert offered(("kms", "no-such-service"), "eu-west-1") == ("kms",)


def test_a_name_that_takes_no_new_endpoints_is_not_proposed_beside_its_successor() -> None:
    assert offered(("kafka", "kafka-api"), "eu-west-1") == ("kafka-api",)


def test_an_action_goes_to_its_own_service_of_those_that_share_its_prefix() -> None:
    needed = of(inline(allow("bedrock:InvokeModel", "bedrock:ListFoundationModels")), Runtime=endpoint("bedrock-runtime"))

    assert ways(needed) == {"bedrock-runtime": "endpoint", "bedrock": "none"}


def test_calls_that_no_endpoint_service_answers_have_no_private_path() -> None:
    (need,) = of(inline(allow("globalaccelerator:ListAccelerators"))).needs

    assert (need.services, need.path, need.certain, need.add) == ((), "none", True, ())


def test_where_a_call_goes_that_nobody_knows_is_not_known() -> None:
    (need,) = of(inline(allow("sagemaker:NoSuchCall"))).needs

    assert (need.services, need.path) == ((), "unknown")
    assert "not known" in str(need.why)


def test_a_wildcard_over_several_services_lacks_one_of_them() -> None:
    (need,) = of(inline(allow("states:*"))).needs

    assert (need.services, need.path, need.covered) == (("states", "sync-states"), "none", False)


def test_what_a_wildcard_covers_beside_a_service_that_is_there_may_be_called() -> None:
    needed = of(inline(allow("states:*")), States=endpoint("states"))

    assert ways(needed) == {"states or sync-states": "endpoint", "states": "endpoint", "sync-states": "none"}
    assert [need.services for need in needed.needs if need.covered] == [("states",), ("sync-states",)]
    assert certain(needed) == ["states or sync-states"]


def test_an_endpoint_of_one_cell_serves_the_cells_service() -> None:
    needed = of(inline(allow("timestream:WriteRecords")), Cell=endpoint("timestream.ingest-cell1"))

    assert list(ways(needed).values()) == ["endpoint"]


def test_a_service_of_another_region_is_proposed_where_aws_lists_it() -> None:
    assert construct("ecr.api", "us-east-1").endswith(', network=network, service_region="us-east-1")')
    assert construct("access-analyzer", "us-east-1") == ""
    assert construct("s3") == 'GatewayEndpoint(self, "S3", service=AwsService.S3, network=network)'
    assert "service_region" not in construct("ecr.api")
