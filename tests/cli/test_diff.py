"""``privatelink diff``: what a change of templates changes for whom, and when it fails a pull request."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from sample_app.app import build as build_sample
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Template = dict[str, Any]


def run(*arguments: object) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, ["diff", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def changes(folder: Path, old: Template, new: Template, *arguments: object) -> list[dict[str, Any]]:
    """Return what changes between two templates, as JSON."""
    files = write(folder, old, "old.json"), write(folder, new, "new.json")
    found: list[dict[str, Any]] = json.loads(run(*files, "--format", "json", "--fail-on", "never", *arguments)[1])["differences"]
    return found


def kinds(found: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return what becomes of what, findings left out."""
    return [(finding["part"], finding["kind"], finding["subject"]) for finding in found if finding["part"] != "findings"]


def endpoint(template: Template, **properties: object) -> Template:
    """Return a template with other properties of its endpoint."""
    template["Resources"]["Kms"]["Properties"].update(properties)
    return template


def resources(template: Template, **more: object) -> Template:
    """Return a template with more resources; None takes one away."""
    template["Resources"].update(more)
    template["Resources"] = {name: one for name, one in template["Resources"].items() if one is not None}
    return template


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_no_change_is_said_so(tmp_path: Path, format: str) -> None:
    status, out, _ = run(write(tmp_path, network(), "old.json"), write(tmp_path, network(), "new.json"), "--format", format)

    assert status == 0
    assert out.strip().splitlines()[-1] == "nothing is known to change for anybody"


def test_a_way_that_stays_blocked_is_no_change(tmp_path: Path) -> None:
    status, out, _ = run(write(tmp_path, closed(), "old.json"), write(tmp_path, closed(), "new.json"))

    assert (status, out) == (0, "nothing is known to change for anybody; 1 path is blocked as before\n")


def test_a_closed_way_names_the_hop_and_the_change_to_make(tmp_path: Path) -> None:
    [found] = changes(tmp_path, network(), closed())

    assert (found["kind"], found["subject"]) == ("closed", "Function to Kms")
    assert found["text"] == "was reachable, is blocked in all ENI_SG_RULES_MISMATCH"
    assert found["details"][0].startswith("decides: security groups into the endpoint: drops: at new.Group")
    assert found["details"][-1] == "change: let tcp 443 from 10.0.1.0/24 in at the security group new.Group"


def test_an_opened_way_is_the_other_way_round(tmp_path: Path) -> None:
    assert kinds(changes(tmp_path, closed(), network())) == [("paths", "opened", "Function to Kms")]


def in_doubt() -> Template:
    template = network() | {"Parameters": {"Office": {"Type": "String"}}}
    template["Resources"]["Group"]["Properties"]["SecurityGroupIngress"][0]["CidrIp"] = {"Ref": "Office"}
    return template


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (network, in_doubt, "doubtful"),
        (in_doubt, closed, "blocked"),
        (closed, in_doubt, "unknown"),
        (in_doubt, network, "opened"),
    ],
)
def test_what_nobody_can_tell_is_neither_open_nor_closed(
    tmp_path: Path, old: Callable[[], Template], new: Callable[[], Template], kind: str
) -> None:
    found = changes(tmp_path, old(), new())

    assert kinds(found) == [("paths", kind, "Function to Kms")]


def test_another_reason_for_a_blocked_way_is_told(tmp_path: Path) -> None:
    nowhere = closed()
    nowhere["Resources"]["ClientGroup"]["Properties"]["SecurityGroupEgress"] = [{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1}]

    assert kinds(changes(tmp_path, closed(), nowhere)) == [("paths", "still-blocked", "Function to Kms")]


def test_names_that_lead_elsewhere_close_no_way_but_are_told(tmp_path: Path) -> None:
    files = write(tmp_path, network(), "old.json"), write(tmp_path, endpoint(network(), PrivateDnsEnabled=False), "new.json")

    status, out, _ = run(*files)

    assert status == 1
    assert "open, and missed by name: Function to Kms" in out
    assert "name: kms.eu-west-1.amazonaws.com" in out


def test_a_new_client_and_one_that_goes(tmp_path: Path) -> None:
    without = resources(network(), Function=None)

    came, went = changes(tmp_path, without, network()), changes(tmp_path, network(), without)

    assert kinds(came) == [("paths", "opened", "Function to Kms")]
    assert came[0]["text"] == "the client is new, is reachable"
    assert kinds(went) == [("paths", "left", "Function")]
    assert went[0]["text"] == "is removed; it reached Kms"
    assert kinds(changes(tmp_path, resources(closed(), Function=None), closed())) == [("paths", "not-open", "Function to Kms")]


def test_a_new_endpoint_and_one_that_goes(tmp_path: Path) -> None:
    without = resources(network(), Kms=None)

    came, went = changes(tmp_path, without, network()), changes(tmp_path, network(), without)

    assert kinds(came) == [("paths", "opened", "Function to Kms"), ("endpoints", "added", "Kms")]
    assert kinds(went) == [("paths", "closed", "Function to Kms"), ("endpoints", "removed", "Kms")]
    assert "cuts off Function" in went[1]["details"]


def test_another_logical_id_is_a_replacement_that_the_private_name_forbids(tmp_path: Path) -> None:
    renamed = network()
    renamed["Resources"]["Keys"] = renamed["Resources"].pop("Kms")

    found = changes(tmp_path, network(), renamed)

    assert kinds(found) == [("endpoints", "replaced", "Keys")]
    assert found[0]["text"] == "its logical id changes from 'Kms' to 'Keys'"
    assert found[0]["details"][0].startswith("the deployment is refused (PL090): ")
    assert "interrupts Function" in found[0]["details"]
    assert [finding["subject"] for finding in found if finding["part"] == "findings"] == ["error PL090 Keys.PrivateDnsEnabled"]


def test_a_property_that_cannot_change_in_place_is_a_replacement(tmp_path: Path) -> None:
    off = {"PrivateDnsEnabled": False}
    old, new = endpoint(network(), **off), endpoint(network(), ServiceName="com.amazonaws.eu-west-1.sqs", **off)

    [found] = [change for change in changes(tmp_path, old, new) if change["part"] == "endpoints"]

    assert (found["kind"], found["text"]) == ("replaced", "ServiceName cannot change in place")
    assert "its own DNS names (vpce-...) are new: whoever calls it by the old ones fails" in found["details"]


def test_a_service_that_a_parameter_tells_is_perhaps_another_one(tmp_path: Path) -> None:
    new = endpoint(network() | {"Parameters": {"Service": {"Type": "String"}}}, ServiceName={"Ref": "Service"})

    assert ("endpoints", "perhaps-replaced", "Kms") in kinds(changes(tmp_path, network(), new))


def test_a_vpc_that_is_replaced_takes_its_endpoints_along(tmp_path: Path) -> None:
    new = network()
    new["Resources"]["Vpc"]["Properties"]["CidrBlock"] = "10.0.0.0/15"

    assert ("endpoints", "perhaps-replaced", "Kms") in kinds(changes(tmp_path, network(), new))


def test_what_changes_in_place_is_told_by_property(tmp_path: Path) -> None:
    new = endpoint(network(), SubnetIds=[{"Ref": "B"}], SecurityGroupIds=[{"Ref": "Group"}, {"Ref": "ClientGroup"}])

    [found] = [change for change in changes(tmp_path, network(), new) if change["part"] == "endpoints"]

    assert (found["kind"], found["text"]) == ("changed", "SubnetIds, SecurityGroupIds")
    assert found["details"] == [
        "SubnetIds: without A; connections through its interfaces there break",
        "SecurityGroupIds: with ClientGroup",
    ]


def test_another_way_to_write_the_same_is_no_change(tmp_path: Path) -> None:
    same = endpoint(network(), PrivateDnsEnabled="true", SubnetIds=[{"Ref": "B"}, {"Ref": "A"}])

    assert changes(tmp_path, network(), same) == []


def test_a_value_that_is_not_worked_out_is_the_same_only_where_it_is_written_alike(tmp_path: Path) -> None:
    one, other = (endpoint(network(), SecurityGroupIds={"Fn::Transform": {"Name": name}}) for name in ("One", "Other"))

    assert changes(tmp_path, one, one) == []
    [found] = [change for change in changes(tmp_path, one, other) if change["part"] == "endpoints"]
    assert found["details"][0].startswith("SecurityGroupIds: what it becomes is not known")


def test_findings_that_come_and_go(tmp_path: Path) -> None:
    single = endpoint(network(), SubnetIds=[{"Ref": "A"}])
    came, went = changes(tmp_path, network(), single), changes(tmp_path, single, network())

    assert [(one["kind"], one["subject"]) for one in came if one["part"] == "findings"] == [("new", "warning PL004 Kms.SubnetIds")]
    assert [(one["kind"], one["subject"]) for one in went if one["part"] == "findings"] == [("gone", "warning PL004 Kms.SubnetIds")]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 1),
        (["--fail-on", "never"], 0),
        (["--fail-on", "widened"], 0),
        (["--fail-on", "widened,replaced"], 0),
        (["--fail-on", "widened", "--fail-on", "closed"], 1),
        (["--fail-on", "any"], 1),
        (["--fail-on", "opened"], 2),
        (["--fail-on", "never,closed"], 2),
        (["--parameter", "nonsense"], 2),
        (["--format", "sarif"], 2),
    ],
)
def test_what_fails_a_comparison_is_chosen(tmp_path: Path, arguments: list[str], status: int) -> None:
    assert run(write(tmp_path, network(), "old.json"), write(tmp_path, closed(), "new.json"), *arguments)[0] == status


def test_what_opens_a_way_fails_nothing_unless_it_is_asked_to(tmp_path: Path) -> None:
    files = write(tmp_path, closed(), "old.json"), write(tmp_path, network(), "new.json")

    assert run(*files)[0] == 0
    assert run(*files, "--fail-on", "any")[0] == 1


def test_what_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    status, out, err = run(tmp_path / "nowhere.json", write(tmp_path, network()))

    assert (status, out) == (2, "")
    assert err.startswith("privatelink: template ")


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_no_secret_is_shown(tmp_path: Path, format: str) -> None:
    policy = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": {"Fn::Sub": "key-${Secret}"}}]}
    new = endpoint(network(), PolicyDocument=policy)
    files = write(tmp_path, network(), "old.json"), write(tmp_path, new, "new.json")

    default, given = ("".join(map(str, run(*files, "--format", format, *more))) for more in ([], ["--parameter", "Secret=swordfish"]))

    assert "Secret" in default
    assert "hunter2" not in default + given
    assert "swordfish" not in given


def test_markdown_takes_names_literally_and_notifies_nobody(tmp_path: Path) -> None:
    policy = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "<b>@team*"}]}
    files = write(tmp_path, network(), "old.json"), write(tmp_path, endpoint(network(), PolicyDocument=policy), "new.json")

    _, out, _ = run(*files, "--format", "markdown")

    assert "- **narrowed**: Kms" in out
    assert r"\<b\>@<!-- -->team\*" in out


def test_a_comparison_is_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "comment.txt"

    status, out, _ = run(write(tmp_path, network(), "old.json"), write(tmp_path, closed(), "new.json"), "--output", target)

    assert (status, out) == (1, "")
    assert target.read_text(encoding="utf-8").splitlines()[0] == "path closed: 1"


def assembly(folder: Path, **templates: Template) -> Path:
    """Write a cloud assembly with stacks of these names."""
    folder.mkdir()
    artifacts = {
        name: {"type": "aws:cloudformation:stack", "properties": {"templateFile": write(folder, template, f"{name}.template.json").name}}
        for name, template in templates.items()
    }
    (folder / "manifest.json").write_text(json.dumps({"version": "36.0.0", "artifacts": artifacts}), encoding="utf-8")
    return folder


def test_stacks_of_assemblies_are_compared_by_name(tmp_path: Path) -> None:
    old = assembly(tmp_path / "old", One=network(), Other=network())
    new = assembly(tmp_path / "new", One=network(), Other=closed())

    _, out, _ = run(old, new, "--format", "json")

    assert kinds(json.loads(out)["differences"]) == [("paths", "closed", "Other.Function to Other.Kms")]


def test_a_template_is_compared_with_the_only_stack_of_an_assembly(tmp_path: Path) -> None:
    template, cloud = write(tmp_path, network(), "deployed.json"), assembly(tmp_path / "new", Network=closed())

    assert run(template, cloud)[1].splitlines()[0] == "path closed: 1"
    assert run(cloud, template)[1].splitlines()[0] == "path opened: 1"


def test_assemblies_without_a_common_stack_are_all_new_and_gone(tmp_path: Path) -> None:
    old, new = assembly(tmp_path / "old", Before=network()), assembly(tmp_path / "new", After=network())

    status, out, _ = run(old, new, "--format", "json")

    assert status == 1
    assert kinds(json.loads(out)["differences"]) == [
        ("paths", "opened", "After.Function to After.Kms"),
        ("paths", "left", "Before.Function"),
        ("endpoints", "removed", "Before.Kms"),
        ("endpoints", "added", "After.Kms"),
    ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample") / "cdk.out"
    build = cdk.App(outdir=str(out))
    build_sample(build)
    build.synth()
    return out


def test_the_sample_app_stays_as_it_is(sample: Path) -> None:
    assert run(sample, sample)[:2] == (0, "nothing is known to change for anybody\n")


def test_a_change_of_the_sample_app_is_told_by_construct_paths(sample: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(sample, tmp_path / "changed")
    [path] = [one for one in changed.rglob("*.template.json") if "AWS::EC2::VPCEndpoint" in one.read_text(encoding="utf-8")]
    template = json.loads(path.read_text(encoding="utf-8"))
    [kms] = [
        resource
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::EC2::VPCEndpoint" and str(resource["Properties"]["ServiceName"]).rpartition(".")[2].startswith("kms")
    ]
    kms["Properties"].pop("PolicyDocument", None)
    kms["Properties"]["SecurityGroupIds"] = []
    path.write_text(json.dumps(template), encoding="utf-8")

    found = json.loads(run(sample, changed, "--format", "json")[1])["differences"]

    told = {(finding["part"], finding["kind"]) for finding in found}
    assert {("paths", "closed"), ("endpoints", "changed")} <= told
    assert {finding["subject"].partition("/")[0] for finding in found if finding["part"] == "paths"} == {"SampleApplication"}
