"""The sample app: what it synthesizes for any Region and for China, and that the function reaches every endpoint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import aws_cdk as cdk
import pytest

from constructs_privatelink.testing import snapshot
from sample_app.app import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

ROOT = Path(__file__).parents[1]
CHINA = "cn-north-1"
HTTPS, STREAMING, EPHEMERAL = (443, 443), (1400, 1499), (1024, 65535)
Json: TypeAlias = Any
Ports: TypeAlias = tuple[int, int]


class Resource(NamedTuple):
    """A resource of one of the templates; references become ``<stack>.<logical id>``."""

    name: str
    type: str
    properties: dict[str, Json]


class App:
    """What was synthesized."""

    def __init__(self, assembly: Path) -> None:
        self.assembly = assembly
        self.templates: dict[str, Json] = {path.name.partition(".")[0]: read(path) for path in sorted(assembly.glob("*.template.json"))}
        self.annotations = [
            (entry["type"].removeprefix("aws:cdk:"), entry["data"])
            for path in assembly.glob("*.metadata.json")
            for entries in read(path).values()
            for entry in entries
            if entry["type"] in {"aws:cdk:info", "aws:cdk:warning", "aws:cdk:error"}
        ]
        self.lookups = read(assembly / "manifest.json").get("missing", [])
        outputs = [(stack, name, one) for stack, template in self.templates.items() for name, one in template.get("Outputs", {}).items()]
        self.exports = {one["Export"]["Name"]: self._followed(one["Value"], stack) for stack, _, one in outputs if "Export" in one}
        self.outputs = {name: one for _, name, one in outputs if "Export" not in one}

    def resources(self, kind: str | None = None) -> list[Resource]:
        """Return the resources of a type, or all."""
        return [
            Resource(f"{stack}.{name}", found["Type"], self._followed(found.get("Properties", {}), stack))
            for stack, template in self.templates.items()
            for name, found in template["Resources"].items()
            if kind in {None, found["Type"]}
        ]

    def one(self, kind: str) -> Resource:
        """Return the only resource of a type."""
        (found,) = self.resources(kind)
        return found

    def named(self, name: str) -> Resource:
        """Return what a reference points to."""
        return next(resource for resource in self.resources() if resource.name == name)

    def endpoints(self) -> dict[str, Resource]:
        """Return the endpoints by what follows the Region in their service's name."""
        found = {one.properties["ServiceName"].partition("1.")[2]: one for one in self.resources("AWS::EC2::VPCEndpoint")}
        return found | dict(zip(["aoss"], self.resources("AWS::OpenSearchServerless::VpcEndpoint"), strict=False))

    def _followed(self, value: Json, stack: str) -> Json:
        match value:
            case {"Ref": "AWS::Region"}:
                followed: Json = "us-east-1"
            case {"Ref": name} | {"Fn::GetAtt": [name, *_]}:
                followed = f"{stack}.{name}"
            case {"Fn::ImportValue": export}:
                followed = self.exports[export]
            case {"Fn::Join": [str(between), list(parts)]}:
                followed = between.join(self._followed(part, stack) for part in parts)
            case dict():
                followed = {key: self._followed(one, stack) for key, one in value.items()}
            case list():
                followed = [self._followed(one, stack) for one in value]
            case _:
                followed = value
        return followed


def read(path: Path) -> Json:
    return json.loads(path.read_text(encoding="utf-8"))


def context(region: str | None) -> dict[str, Json]:
    """Return what ``cdk synth`` gives the app."""
    given: dict[str, Json] = read(ROOT / "cdk.json")["context"]
    return given if region is None else given | {"region": region}


def synthesized(region: str | None, out: Path) -> App:
    app = cdk.App(context=context(region), outdir=str(out))
    build(app)
    app.synth()
    return App(out)


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> App:
    return synthesized(None, tmp_path_factory.mktemp("anywhere"))


@pytest.fixture(scope="module")
def china(tmp_path_factory: pytest.TempPathFactory) -> App:
    return synthesized(CHINA, tmp_path_factory.mktemp("china"))


@pytest.fixture(params=["anywhere", "china"])
def sample(request: pytest.FixtureRequest) -> App:
    found: App = request.getfixturevalue(request.param)
    return found


def test_the_templates_are_as_before(sample: App, snapshot_json: SnapshotAssertion) -> None:
    assert snapshot(sample.assembly) == snapshot_json


def test_nothing_is_doubtful_and_nothing_is_looked_up(sample: App) -> None:
    assert [text for level, text in sample.annotations if level != "info"] == []
    assert sample.lookups == []


@pytest.mark.parametrize("region", [None, CHINA])
def test_it_passes_the_validation_of_the_cdk_as_a_user_runs_it(region: str | None, tmp_path: Path) -> None:
    of_the_tests = {"CDK_VALIDATION", "CDK_CONTEXT_JSON", "CDK_OUTDIR"}
    environment = {name: value for name, value in os.environ.items() if name not in of_the_tests and not name.startswith("AWS_")}
    environment |= {"CDK_OUTDIR": str(tmp_path), "CDK_CONTEXT_JSON": json.dumps(context(region))}

    done = subprocess.run([sys.executable, "-m", "sample_app"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert read(tmp_path / "validation-report.json")["pluginReports"] == []


@pytest.mark.parametrize("region", ["mars", "eu-west", "eu-west-99", ""])
def test_a_region_that_is_none_is_refused(region: str) -> None:
    app = cdk.App(context={"region": region})

    with pytest.raises(ValueError, match=f"got the context region='{region}'; give an AWS Region, such as eu-west-1"):
        build(app)


def test_every_family_has_its_endpoints(anywhere: App) -> None:
    assert set(anywhere.endpoints()) == {
        "appstream.api",
        "appstream.streaming",
        "eks",
        "eks-auth",
        "elasticache",
        "aoss",
        "execute-api",
        "kms",
    }


def test_names_in_china_are_those_of_china(china: App) -> None:
    names = {endpoint.properties["ServiceName"] for endpoint in china.endpoints().values()}

    assert names == {
        "cn.com.amazonaws.cn-north-1.eks",
        "cn.com.amazonaws.cn-north-1.elasticache",
        "cn.com.amazonaws.cn-north-1.execute-api",
        "com.amazonaws.cn-north-1.kms",
    }


def test_what_china_lacks_is_left_out_and_said(china: App) -> None:
    (info,) = china.annotations

    assert info[0] == "info"
    assert "in cn-north-1: appstream.api, appstream.streaming, aoss-managed, eks-auth" in info[1]
    assert list(china.templates) == ["SampleApplication", "SampleNetwork"]


def test_there_is_no_way_to_the_internet(sample: App) -> None:
    types = {resource.type for resource in sample.resources()}

    assert not types & {"AWS::EC2::InternetGateway", "AWS::EC2::EgressOnlyInternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::Route"}


def test_nothing_is_let_in_from_anywhere(sample: App) -> None:
    sources = [rule.properties.get("CidrIp") for rule in sample.resources("AWS::EC2::SecurityGroupIngress")]
    entries = [entry.properties["CidrBlock"] for entry in sample.resources("AWS::EC2::NetworkAclEntry")]
    inline = [group for group in sample.resources("AWS::EC2::SecurityGroup") if "SecurityGroupIngress" in group.properties]

    assert sources
    assert entries
    assert not {"0.0.0.0/0", "::/0"} & {*sources, *entries}
    assert inline == []


def test_security_groups_let_the_function_reach_every_endpoint_on_all_ports(sample: App) -> None:
    (function,) = sample.one("AWS::Lambda::Function").properties["VpcConfig"]["SecurityGroupIds"]

    for name, endpoint in sample.endpoints().items():
        groups = endpoint.properties["SecurityGroupIds"]
        for ports in ports_of(name):
            assert has_rule(sample, "Ingress", groups, {"SourceSecurityGroupId": function}, ports), f"{name} from the function"
            assert has_rule(sample, "Egress", [function], {"DestinationSecurityGroupId": groups[0]}, ports), f"the function to {name}"


def test_users_in_the_application_subnets_reach_the_streaming_endpoint(anywhere: App) -> None:
    groups = anywhere.endpoints()["appstream.streaming"].properties["SecurityGroupIds"]
    users = [one.properties["CidrBlock"] for one in subnets_of(anywhere, "applications")]

    assert len(users) == 2
    for user in users:
        assert all(has_rule(anywhere, "Ingress", groups, {"CidrIp": user}, ports) for ports in (HTTPS, STREAMING))


def test_network_acls_let_every_connection_through_and_its_answers_back(sample: App) -> None:
    function = sample.one("AWS::Lambda::Function").properties["VpcConfig"]["SubnetIds"]

    assert {entry.properties["RuleAction"] for entry in sample.resources("AWS::EC2::NetworkAclEntry")} == {"allow"}
    for name, endpoint in sample.endpoints().items():
        for source, sink in ((sample.named(a), sample.named(b)) for a in function for b in endpoint.properties["SubnetIds"]):
            for ports in ports_of(name):
                assert passes(sample, source, sink, ports), f"to {name}"
                assert passes(sample, sink, source, EPHEMERAL), f"back from {name}"


def test_endpoints_and_applications_stand_in_two_zones_each(sample: App) -> None:
    for group in ("applications", "endpoints"):
        assert len({json.dumps(one.properties["AvailabilityZone"]) for one in subnets_of(sample, group)}) == 2
    for endpoint in sample.endpoints().values():
        assert endpoint.properties["SubnetIds"] == [subnet.name for subnet in subnets_of(sample, "endpoints")]


def test_elasticache_takes_snapshots_and_nothing_from_the_denied_account(sample: App) -> None:
    policy = sample.endpoints()["elasticache"].properties["PolicyDocument"]

    allowed, denied = policy["Statement"]
    assert set(allowed.pop("Action")) == {
        "elasticache:CreateCacheCluster",
        "elasticache:ModifyCacheCluster",
        "elasticache:CreateSnapshot",
        "elasticache:DescribeCacheClusters",
    }
    assert allowed == {"Effect": "Allow", "Principal": "*", "Resource": "*"}
    assert denied == {"Effect": "Deny", "Principal": {"AWS": "123456789012"}, "Action": "*", "Resource": "*"}


def test_desktops_stream_through_the_endpoint_only(anywhere: App) -> None:
    desktops = anywhere.one("AWS::AppStream::Stack").properties

    assert desktops["AccessEndpoints"] == [
        {"EndpointType": "STREAMING", "VpceId": anywhere.endpoints()["appstream.streaming"].name},
    ]


def test_outputs_are_commands_that_say_what_they_do(anywhere: App) -> None:
    outputs = anywhere.outputs

    commands = [json.dumps(output["Value"]) for output in outputs.values()]
    for begin in ("aws appstream describe-fleets", "aws eks list-clusters", "aws elasticache describe-cache-clusters", "curl https://"):
        assert any(begin in command and "DnsEntries" in command for command in commands)
    assert all(output["Description"] for output in outputs.values())


def test_the_host_of_a_private_api_has_the_suffix_of_its_partition(sample: App) -> None:
    *_, suffix, quote = sample.outputs["CallPrivateApi"]["Value"]["Fn::Join"][1]

    assert (suffix, quote) == ({"Ref": "AWS::URLSuffix"}, "'")


def ports_of(endpoint: str) -> list[Ports]:
    return [HTTPS, STREAMING] if endpoint == "appstream.streaming" else [HTTPS]


def subnets_of(app: App, group: str) -> list[Resource]:
    tag = {"Key": "aws-cdk:subnet-name", "Value": group}
    return [subnet for subnet in app.resources("AWS::EC2::Subnet") if tag in subnet.properties["Tags"]]


def has_rule(app: App, way: str, groups: list[str], other_end: dict[str, str], ports: Ports) -> bool:
    wanted = {"IpProtocol": "tcp", "FromPort": ports[0], "ToPort": ports[1], **other_end}
    rules = (rule.properties for rule in app.resources(f"AWS::EC2::SecurityGroup{way}"))
    return any(rule["GroupId"] in groups and wanted.items() <= rule.items() for rule in rules)


def passes(app: App, source: Resource, sink: Resource, ports: Ports) -> bool:
    """Return whether packets from one subnet to another leave the first and enter the second."""
    return allows(app, source, sink, ports, egress=True) and allows(app, sink, source, ports, egress=False)


def allows(app: App, here: Resource, there: Resource, ports: Ports, *, egress: bool) -> bool:
    block = ip_network(there.properties["CidrBlock"])
    return any(
        entry["Protocol"] == 6
        and entry["PortRange"]["From"] <= ports[0]
        and ports[1] <= entry["PortRange"]["To"]
        and block.subnet_of(ip_network(entry["CidrBlock"]))  # type: ignore[arg-type] # both are IPv4
        for entry in entries_of(app, here)
        if entry["Egress"] is egress
    )


def entries_of(app: App, subnet: Resource) -> Iterator[dict[str, Json]]:
    associations = (one.properties for one in app.resources("AWS::EC2::SubnetNetworkAclAssociation"))
    (acl,) = {one["NetworkAclId"] for one in associations if one["SubnetId"] == subnet.name}
    yield from (entry.properties for entry in app.resources("AWS::EC2::NetworkAclEntry") if entry.properties["NetworkAclId"] == acl)
