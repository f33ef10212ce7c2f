"""How deep a document may be: by the reader's own count, whatever parses it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import pytest
import yaml

from constructs_privatelink.analysis.templates import yaml_forms
from constructs_privatelink.analysis.templates.documents import DEEPEST, document, each_text_once
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable

TOO_DEEP = f"^a template: is nested deeper than {DEEPEST} levels$"


class EarlyLimit(yaml.SafeLoader):
    """A parser that has a limit of its own, and meets it before it gives the first event: as libyaml does on one line."""

    LIMIT = DEEPEST + 50

    def fetch_flow_collection_start(self, token_class: type[yaml.Token]) -> None:
        # The types of older stubs do not know these two.
        parser, outer = cast("Any", self), cast("Any", super())
        if self.flow_level == self.LIMIT:
            raise yaml.scanner.ScannerError(None, None, "a limit of its own", parser.get_mark())
        outer.fetch_flow_collection_start(token_class)


LOADERS = [yaml.SafeLoader, EarlyLimit, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def json_levels(levels: int) -> str:
    return '{"A":' * levels + '"[[["' + "}" * levels


def flow_levels(levels: int) -> str:
    return "é: " + "[" * (levels - 1) + "'[[['" + "]" * (levels - 1)


def block_levels(levels: int) -> str:
    return "\n".join(f"{' ' * level}a:" for level in range(levels)) + " '[[['"


def tagged_levels(levels: int) -> str:
    """Nest functions in their short form, each of which is a mapping with a list."""
    functions, odd = divmod(levels, 2)
    return ("a: " if odd else "a:\n  b: ") + "!Join [" * (functions - 1 + odd) + "c" + "]" * (functions - 1 + odd)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", [json_levels, flow_levels, block_levels, tagged_levels])
def test_a_document_may_have_a_hundred_levels(text: Callable[[int], str], loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_forms, "_LOADER", loader)

    assert document(text(DEEPEST), "a template").content
    with pytest.raises(PrivateLinkError, match=TOO_DEEP):
        document(text(DEEPEST + 1), "a template")


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "text", ["é: " + "[" * 10_000, "é: " + "{a: " * 10_000, "- " * 10_000, "? " * 10_000, "é: " + "!Join [a, " * 10_000]
)
def test_levels_count_before_what_the_parser_says_of_them(text: str, loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_forms, "_LOADER", loader)

    with pytest.raises(PrivateLinkError, match=TOO_DEEP):
        document(text, "a template")


@pytest.mark.parametrize("loader", LOADERS)
def test_another_error_of_the_parser_is_told_as_it_is(loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_forms, "_LOADER", loader)

    with pytest.raises(PrivateLinkError, match="not YAML that CloudFormation takes: while parsing a flow sequence"):
        document("a: [[[b", "a template")


def test_a_parser_of_json_may_give_up_only_on_what_is_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "loads", give_up)

    with pytest.raises(RecursionError):
        document(json_levels(DEEPEST), "a template")
    with pytest.raises(PrivateLinkError, match=TOO_DEEP):
        document(json_levels(DEEPEST + 1), "a template")


def give_up(*_: object, **__: object) -> object:
    raise RecursionError


def test_a_text_is_read_once_while_that_is_asked_for() -> None:
    text = json.dumps({"Resources": {"A": {"Type": "AWS::SNS::Topic"}}})

    with each_text_once():
        first, second, other = document(text, "a template"), document(text, "another"), document('{"Resources": {}}', "a third")
    later = document(text, "a template")

    assert first is second
    assert other.content == {"Resources": {}}
    assert later is not first
    assert later == first


def test_each_file_of_one_broken_text_is_refused_by_its_own_name() -> None:
    with each_text_once():
        for name in ("a template", "another"):
            with pytest.raises(PrivateLinkError, match=f"^{name}: not JSON"):
                document('{"Resources": ', name)
