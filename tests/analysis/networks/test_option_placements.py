"""Places that stand in texts: options of Beanstalk, and parameters of applications that rotate secrets."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.needs.workload_needs import needs
from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.templates.stack_set import load
from tests.analysis.needs.fixtures_kinds import certain, of
from tests.analysis.networks.fixtures_models import GROUP, VPC, attribute, ref, resource, subnet


@pytest.mark.parametrize("subnets", [{"Fn::Join": [",", [ref("Subnet"), ref("Subnet")]]}, ref("Subnet")])
def test_the_instances_of_beanstalk_stand_where_its_options_say(subnets: object) -> None:
    options = [
        {"Namespace": "aws:ec2:vpc", "OptionName": "Subnets", "Value": subnets},
        {"Namespace": "aws:elasticbeanstalk:healthreporting:system", "OptionName": "SystemType", "Value": "enhanced"},
    ]
    needed = of(resource("ElasticBeanstalk::Environment", ApplicationName="shop", OptionSettings=options))

    assert certain(needed) == ["cloudformation", "elasticbeanstalk", "elasticbeanstalk-health", "s3", "sqs"]
    assert of(resource("ElasticBeanstalk::Environment", ApplicationName="shop")) is None


@pytest.mark.parametrize(("application", "services"), [("SecretsManagerRDSMySQLRotationSingleUser", ["secretsmanager"]), ("Shop", None)])
def test_an_application_that_rotates_stands_where_its_parameters_say(application: str, services: list[str] | None) -> None:
    place = {"vpcSubnetIds": {"Fn::Join": [",", [ref("Subnet"), ref("Subnet")]]}, "vpcSecurityGroupIds": attribute("Group", "GroupId")}
    location = {"ApplicationId": f"arn:aws:serverlessrepo:us-east-1:297356227824:applications/{application}", "SemanticVersion": "1.1.60"}
    needed = of(resource("Serverless::Application", Location=location, Parameters=place))

    assert (certain(needed) if needed is not None else None) == services


SERVERLESS = {"Transform": "AWS::Serverless-2016-10-31"}


@pytest.mark.parametrize("region", ["eu-west-1", None])
def test_an_application_that_rotates_takes_nothing_from_what_is_known_of_its_subnets(region: str | None) -> None:
    application = "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSMySQLRotationSingleUser"
    mapped = {"Fn::FindInMap": ["Applications", {"Ref": "AWS::Partition"}, "id"]}
    rotation = resource("Serverless::Application", Location={"ApplicationId": mapped}, Parameters={"vpcSubnetIds": ref("Subnet")})
    resources = {**VPC, **GROUP, "Subnet": subnet(), "It": rotation}
    stacks = load({**SERVERLESS, "Mappings": {"Applications": {"aws": {"id": application}}}, "Resources": resources}, region=region)
    (needed,) = needs(stacks, build(stacks))

    assert [(need.services, need.path) for need in needed.needs] == [(("secretsmanager",), "none")]
