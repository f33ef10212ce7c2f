"""Work out what a template's values come to once it is deployed, from its own references and what is read back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tools.deploy_local.account import Json

_NOTHING = object()
_VARIABLE = re.compile(r"\$\{(!?)([^}]+)\}")


class UnknownValueError(LookupError):
    """A value that only CloudFormation could tell."""


class Values:
    """The values in one template."""

    def __init__(
        self,
        *,
        names: Mapping[str, str],
        attribute: Callable[[str, str], Json],
        imported: Callable[[str], Json],
        zones: Callable[[], list[str]],
    ) -> None:
        """Take what references lead to.

        Args:
            names: What ``Ref`` gives: physical ids and pseudo parameters.
            attribute: What ``Fn::GetAtt`` gives, by logical id and attribute.
            imported: What another stack exports under a name.
            zones: The Region's Availability Zones.

        """
        self._names = names
        self._attribute = attribute
        self._imported = imported
        self._zones = zones

    def of(self, declared: Json) -> Json:
        """Return what it comes to.

        Raises:
            UnknownValueError: Some part of it cannot be told.

        """
        value = self._of(declared)
        return None if value is _NOTHING else value

    def _of(self, declared: Json) -> Json:
        if isinstance(declared, list):
            return [value for value in map(self._of, declared) if value is not _NOTHING]
        if not isinstance(declared, dict):
            return declared
        if len(declared) == 1:
            ((key, argument),) = declared.items()
            if key == "Ref" or key.startswith("Fn::"):
                return self._intrinsic(key, argument)
        return {key: value for key, part in declared.items() if (value := self._of(part)) is not _NOTHING}

    def _intrinsic(self, key: str, argument: Json) -> Json:
        match key, argument:
            case "Ref", str(name):
                return _NOTHING if name == "AWS::NoValue" else self._ref(name)
            case "Fn::GetAtt", [str(name), str(attribute)]:
                return self._attribute(name, attribute)
            case "Fn::ImportValue", name:
                return self._imported(self._of(name))
            case "Fn::GetAZs", _:
                return self._zones()
        return self._text_or_list(key, argument)

    def _text_or_list(self, key: str, argument: Json) -> Json:
        match key, argument:
            case "Fn::Join", [str(between), parts]:
                return between.join(str(part) for part in self._of(parts))
            case "Fn::Split", [str(between), text]:
                return self._of(text).split(between)
            case "Fn::Select", [index, values]:
                return self._of(values)[int(self._of(index))]
            case "Fn::Sub", str(text):
                return self._substituted(text, {})
            case "Fn::Sub", [str(text), dict(variables)]:
                return self._substituted(text, {name: self._of(value) for name, value in variables.items()})
        raise UnknownValueError(f"{key} of {json.dumps(argument)}")

    def _ref(self, name: str) -> str:
        if name not in self._names:
            raise UnknownValueError(f"what {name} refers to")
        return self._names[name]

    def _substituted(self, text: str, variables: Mapping[str, Json]) -> str:
        def of(variable: re.Match[str]) -> str:
            literal, name = variable.groups()
            if literal:
                return f"${{{name}}}"
            if name in variables:
                return str(variables[name])
            return str(self._attribute(*name.split(".", 1)) if "." in name else self._ref(name))

        return _VARIABLE.sub(of, text)
