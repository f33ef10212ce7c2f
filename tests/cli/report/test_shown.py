"""What a report shows, in short words: marks, counts, names, and the worst first."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.cli.report.shown import (
    Chip,
    Matrix,
    MatrixCell,
    MatrixRow,
    SubnetView,
    VpcView,
    ZoneView,
    counted,
    name_of,
    path_of,
    short,
)
from tests.analysis.reachability.fixtures_reachability import ENDPOINT, UNKNOWN

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Proof

KMS, SQS = ResourceId("App", "Kms"), ResourceId("App", "Sqs")


def chip(name: str = "app", blocked: int = 0, unknown: int = 0, declared: int = 0) -> Chip:
    return Chip(name, f"App/{name}", "workload", blocked, unknown, declared)


def cell(verdict: str, *, declared: bool = True) -> MatrixCell:
    return MatrixCell(cast("Proof", SimpleNamespace(result=SimpleNamespace(verdict=verdict))), declared)


@pytest.mark.parametrize(
    ("shown", "verdict", "mark", "summary"),
    [
        (chip(), "", "", ""),
        (chip(declared=1), "reachable", "✓", "1 declared path, reachable"),
        (chip(declared=3), "reachable", "✓", "3 declared paths, reachable"),
        (chip(unknown=1, declared=3), "unknown", "? 1/3", "1 unknown of 3 declared paths"),
        (chip(blocked=2, declared=3), "blocked", "✕ 2/3", "2 blocked of 3 declared paths"),
        (chip(blocked=1, unknown=2, declared=3), "blocked", "✕ 1/3", "1 blocked and 2 unknown of 3 declared paths"),
    ],
)
def test_a_thing_shows_the_worst_of_its_declared_paths(shown: Chip, verdict: str, mark: str, summary: str) -> None:
    assert (shown.verdict, shown.mark, shown.summary) == (verdict, mark, summary)


@pytest.mark.parametrize(
    ("cells", "trouble"),
    [
        ({KMS: cell("reachable")}, 2),
        ({KMS: cell("reachable"), SQS: cell("unknown")}, 1),
        ({KMS: cell("blocked"), SQS: cell("unknown")}, 0),
        ({KMS: cell("blocked", declared=False), SQS: cell("unknown", declared=False)}, 2),
    ],
)
def test_a_row_is_as_bad_as_its_worst_declared_path(cells: dict[ResourceId, MatrixCell], trouble: int) -> None:
    assert MatrixRow(("app",), cells).trouble == trouble


def test_clients_that_are_alike_are_counted() -> None:
    assert MatrixRow(("app",), {}).name == "app"
    assert MatrixRow(("app", "other", "third"), {}).name == "app and 2 alike"


def test_only_declared_paths_are_those_of_the_templates() -> None:
    declared, other = cell("blocked"), cell("reachable", declared=False)
    row = MatrixRow(("app",), {KMS: declared, SQS: other})

    assert list(Matrix((row,), ()).declared()) == [(row, declared)]


def test_a_thing_in_two_subnets_stands_in_the_vpc_once() -> None:
    subnets = tuple(SubnetView(name, "10.0.0.0/24", (chip("app"), chip(name))) for name in ("a", "b"))
    vpc = VpcView("Vpc", "10.0.0.0/16", (ZoneView("a", subnets),), (chip("beside"), chip("app")), (), (), Matrix((), ()))

    assert [shown.name for shown in vpc.chips()] == ["app", "a", "b", "beside"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("App/Vpc/privateSubnet1/Subnet", "privateSubnet1"),
        ("App/Fn/Resource", "Fn"),
        ("App/Fn/Default", "Fn"),
        ("App/Fn", "Fn"),
        ("Resource", "Resource"),
    ],
)
def test_the_last_part_of_a_path_that_tells_something_is_its_name(path: str, name: str) -> None:
    assert short(path) == name


def test_an_endpoint_is_called_by_its_service_or_else_by_where_it_is_made() -> None:
    unknown = replace(ENDPOINT, service=None, service_name=UNKNOWN, path="App/Net/Kms/Resource")

    assert name_of(ENDPOINT) == "eks"
    assert name_of(replace(ENDPOINT, service=None, service_name="com.amazonaws.vpce.eu-west-1.vpce-svc-1")) == "vpce-svc-1"
    assert name_of(replace(ENDPOINT, service=None, service_name="cn.com.amazonaws.cn-north-1.new")) == "new"
    assert name_of(unknown) == "Kms"
    assert (path_of(ENDPOINT), path_of(unknown)) == ("App.Eks", "App/Net/Kms/Resource")


@pytest.mark.parametrize(("count", "text"), [(0, "0 paths"), (1, "1 path"), (2, "2 paths"), (1_500, "1,500 paths")])
def test_a_count_has_its_noun(count: int, text: str) -> None:
    assert counted(count, "path") == text
