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


def visible(text: str) -> str:
    r"""Return a text as one line in which everything can be seen, and which is no command to a CI server.

    Line ends, control and format characters, marks of direction and lone halves of surrogate pairs become escapes such as ``\n``,
    ``\x1b`` and ``\u202e``; letters of any script, and spaces, stay.

    Args:
        text: The text.

    """
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() or _is_space(letter) else _escape(letter) for letter in text)
    return _COMMAND.sub(_defused, text) if "::" in text or "##" in text else text


def _is_space(letter: str) -> bool:
    return unicodedata.category(letter) == "Zs"


def _escape(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _defused(command: re.Match[str]) -> str:
    return (command[1] or "") + f"\\x{ord(command[0][-1]):02x}"
