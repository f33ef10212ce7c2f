"""What is known of services, and its sources."""

from __future__ import annotations

import pytest

from tests.cli.fixtures_commands import run


@pytest.mark.parametrize(("asked", "shown"), [([], False), (["--sources"], True)])
def test_the_sources_of_what_is_shown_are_told_where_they_are_asked_for(asked: list[str], *, shown: bool) -> None:
    _, out, _ = run("show", "ecr.api", *asked)

    assert ("AWS PrivateLink Guide" in out) is shown
    assert ("--sources shows" in out) is not shown
    assert "Companions" in out


def test_names_that_only_sdks_tell_are_shown_as_hints() -> None:
    _, out, _ = run("show", "apigateway")

    assert "apigateway.{region}.amazonaws.com (perhaps" in out


def test_everything_known_of_a_service_is_shown() -> None:
    _, out, _ = run("show", "s3", "--region", "cn-north-1")

    assert "cn.com.amazonaws.cn-north-1.s3" in out or "com.amazonaws.cn-north-1.s3" in out
    assert "Sources" in out
    assert "As of" in out
