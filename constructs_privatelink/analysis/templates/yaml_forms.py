"""YAML as CloudFormation takes it: the short forms of its functions, and no type that JSON lacks.

PyYAML does the parsing. Values are made from its events and not by its loaders, which recurse: a deep document kills the process there.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html#template-formats.supported-yaml-specifications
"""

from __future__ import annotations

import re
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_Collection: TypeAlias = "_List | _Mapping"
_TAGS = "tag:yaml.org,2002:"
_TRUE, _FALSE = {"yes", "true", "on"}, {"no", "false", "off"}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,100}\.[0-9]{0,100}(?:[eE][-+]?[0-9]{1,2})?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """What is no YAML document that CloudFormation takes."""


class YamlTooDeepError(ValueError):
    """A YAML text with more levels of lists and mappings in each other than were asked for."""


class _List:
    """A list that is being read; a tag of a short form is `function`."""

    def __init__(self, function: str | None, anchor: str | None) -> None:
        self.function, self.anchor = function, anchor
        self.value: list[object] = []

    def add(self, value: object) -> None:
        self.value.append(value)

    def ended(self) -> tuple[object, str | None]:
        """Return the whole value, and its anchor."""
        return self.value if self.function is None else {self.function: self.value}, self.anchor


class _Mapping:
    """A mapping that is being read."""

    def __init__(self, function: str | None, anchor: str | None, repeated: dict[str, None]) -> None:
        self.function, self.anchor = function, anchor
        self.value: dict[str, object] = {}
        self._key: str | None = None
        self._repeated = repeated

    def add(self, value: object) -> None:
        if self._key is not None:
            self.value[self._key], self._key = value, None
            return
        if isinstance(value, list | dict):
            message = "a key is a list or mapping"
            raise YamlError(message)
        key = _as_key(value)
        if key == "<<":
            message = "merge keys ('<<') are not supported"
            raise YamlError(message)
        if key in self.value:
            self._repeated[key] = None
        self._key = key

    def ended(self) -> tuple[object, str | None]:
        """Return the whole value, and its anchor."""
        return self.value if self.function is None else {self.function: self.value}, self.anchor


def yaml_document(text: str, *, deepest: int) -> tuple[object, tuple[str, ...]]:
    """Return the only document of a YAML text, and the keys that a mapping of it has twice: the later one counts, as in JSON.

    Args:
        text: The text.
        deepest: The most levels of lists and mappings in each other.

    Raises:
        YamlError: It is no YAML, has several documents, or has what CloudFormation does not take.
        YamlTooDeepError: It is too deep.

    """
    try:
        repeated: dict[str, None] = {}
        return _read(_events(text, deepest), repeated), tuple(repeated)
    except yaml.YAMLError as error:
        _check_levels(text, error, deepest)
        raise YamlError(" ".join(str(error).split())[:300]) from error


def _check_levels(text: str, error: yaml.YAMLError, deepest: int) -> None:
    """Count the levels that stand before an error of the parser: it reads ahead of its events, and may have a limit of its own."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        with suppress(yaml.YAMLError):
            deque(_events(text[: mark.index], deepest), maxlen=0)


def _events(text: str, deepest: int) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    levels = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            levels += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if levels > deepest:
                raise YamlTooDeepError
            yield event
    finally:
        loader.dispose()


def _read(events: Iterator[yaml.Event], repeated: dict[str, None]) -> object:
    root = _List(None, None)
    opened: list[_Collection] = [root]
    anchors: dict[str, object] = {}
    for event in events:
        match event:
            case yaml.SequenceStartEvent(anchor=anchor, tag=tag):
                opened.append(_List(_function(tag), anchor))
            case yaml.MappingStartEvent(anchor=anchor, tag=tag):
                opened.append(_Mapping(_function(tag), anchor, repeated))
            case yaml.AliasEvent(anchor=str(anchor)) if anchor in anchors:
                opened[-1].add(anchors[anchor])
            case yaml.AliasEvent(anchor=anchor):
                message = f"the alias '*{anchor}' names nothing that stands before it"
                raise YamlError(message)
            case yaml.ScalarEvent() | yaml.CollectionEndEvent():
                value, anchor = (_scalar(event), event.anchor) if isinstance(event, yaml.ScalarEvent) else opened.pop().ended()
                if anchor:
                    anchors[anchor] = value
                opened[-1].add(value)
    if len(root.value) != 1:
        message = f"it has {len(root.value)} documents"
        raise YamlError(message)
    return root.value[0]


def _function(tag: str | None) -> str | None:
    """Return the name that the long form of a function has: ``Fn::Join`` for ``!Join``."""
    if tag is None or tag in {"!", _TAGS + "map", _TAGS + "seq"}:
        return None
    if not tag.startswith("!"):
        message = f"the type {tag.removeprefix(_TAGS)!r} is not supported"
        raise YamlError(message)
    name = tag.removeprefix("!")
    return name if name in {"Ref", "Condition"} else f"Fn::{name}"


def _scalar(event: yaml.ScalarEvent) -> object:
    text, tag = event.value, event.tag
    if tag is None or tag == "!":
        return _plain(text) if event.implicit[0] and tag is None else text
    if tag.startswith(_TAGS):
        return _typed(text, tag.removeprefix(_TAGS))
    function = _function(tag)
    if function == "Fn::GetAtt":
        resource, dot, attribute = text.partition(".")
        return {function: [resource, attribute] if dot else text}
    return {function: text}


def _plain(text: str) -> object:
    """Return what a scalar without quotes means; dates, octal and sexagesimal numbers stay the text that JSON would hold."""
    lower = text.lower()
    if lower in _TRUE or lower in _FALSE:
        return lower in _TRUE
    if lower in {"", "~", "null"}:
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


_TYPES: Mapping[str, Callable[[object], bool]] = {
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def _typed(text: str, type_name: str) -> object:
    value = text if type_name == "str" else _plain(text)
    if type_name not in _TYPES or not _TYPES[type_name](value):
        message = f"{text[:40]!r} is no {type_name!r} that is supported"
        raise YamlError(message)
    return value


def _as_key(value: object) -> str:
    """Return a key as text: CloudFormation reads 443 and true as keys of JSON."""
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case _:
            return str(value)
