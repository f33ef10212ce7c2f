r"""Texts that quote what a template says: what a reader does not see, or a terminal or a CI server obeys, is made visible.

Names in templates are anybody's: a construct's path may hold a line end, an escape sequence or a mark that turns the direction of writing.
A text that is written for people goes through `visible` once, where it becomes a text; twice does no harm.

```python
>>> print(visible("Orders\n::error::all is well"))
Orders\n::error::all is well

```
"""

from __future__ import annotations

import re
import unicodedata

# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands: at the start of a line, after spaces. The older
# form of GitHub and those of Azure Pipelines (##vso[) and TeamCity (##teamcity[) are obeyed wherever they stand.
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\w*\[)")


# What only a deployment tells stands in texts as what gives it, and stands alone there: not as a part of a name or an ARN.
_ALONE = r"(?<![^\s'\"(\[])%s(?![^\s:,;.)'\"\]])"
_PARAMETER = re.compile(_ALONE % r"\$\{((?:[^{}:.]+/)?[^{}:./]+)/([A-Za-z][A-Za-z0-9]*)(?:/(\d+))?(?:\.(\w+))?\}")
_IMPORT = re.compile(_ALONE % r"\$\{Fn::ImportValue:((?:[^{}@]|\$\{[^{}]*\})+)(?:@[^{}]*)?\}")
_STORED = re.compile(_ALONE % r"\$\{resolve:ssm:([^{}@]+)(?:@[^{}]*)?\}")


def visible(text: str) -> str:
    r"""Return a text as one line in which everything can be seen, and which is no command to a CI server.

    Line ends, control and format characters, marks of direction and lone halves of surrogate pairs become escapes such as ``\n``,
    ``\x1b`` and ``\u202e``; letters of any script, and spaces, stay. A parameter, an import or an SSM parameter that stands for the thing
    that it gives is named in words.

    Args:
        text: The text.

    """
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() or _is_space(letter) else _escape(letter) for letter in text)
    text = _in_words(text) if "${" in text else text
    return _COMMAND.sub(_defused, text) if "::" in text or "##" in text else text


def _in_words(text: str) -> str:
    text = _PARAMETER.sub(_parameter, text)
    text = _IMPORT.sub(r"the import \1", text)
    return _STORED.sub(r"the SSM parameter \1", text)


def _parameter(given: re.Match[str]) -> str:
    of = f"the {given[4]} of " if given[4] else ""
    return f"{of}the parameter {given[1]}/{given[2]}" + (f"[{given[3]}]" if given[3] else "")


def _is_space(letter: str) -> bool:
    return unicodedata.category(letter) == "Zs"


def _escape(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _defused(command: re.Match[str]) -> str:
    return (command[1] or "") + f"\\x{ord(command[0][-1]):02x}"
