"""The commands that look something up."""

from __future__ import annotations

import json

from tests.cli.fixtures_commands import run


def test_services_are_found_by_words() -> None:
    _, out, _ = run("services", "secrets", "manager", "--format", "json")

    assert {"secretsmanager", "secretsmanager-fips"} == {row["service"] for row in json.loads(out)["services"]}


def test_no_service_of_that_name_ends_with_2_and_suggests() -> None:
    status, _, err = run("show", "kmss")

    assert status == 2
    assert "did you mean 'kms'" in err
