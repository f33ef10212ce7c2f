"""The README as it stands in the package's metadata, for readers who have no repository around it.

A link to a file of the repository, or to a heading, leads nowhere there. It becomes the command that prints the page, which the wheel has,
or its text alone; with a ``Repository`` among the project's URLs it leads there.
"""

from __future__ import annotations

import re
from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"\[([^\]]+)\]\((?!https?://)([^)#]*)(#[^)]*)?\)")


class ReadmeHook(MetadataHookInterface):
    """Sets the readme when the package is built."""

    def update(self, metadata: dict[str, object]) -> None:
        """Set it."""
        urls = metadata.get("urls")
        repository = str(urls.get("Repository", "")) if isinstance(urls, dict) else ""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": outside_of_the_repository(text, repository)}


def outside_of_the_repository(text: str, repository: str = "") -> str:
    """Return Markdown without links that work in the repository only.

    Args:
        text: The Markdown.
        repository: Where the repository is, ``"https://example.com/group/name"``. Default: nobody knows.

    """
    return _LINK.sub(lambda link: _outside(link, repository), text)


def _outside(link: re.Match[str], repository: str) -> str:
    text, path, anchor = link[1], link[2], link[3] or ""
    if repository:
        return f"[{text}]({repository}/blob/main/{path or 'README.md'}{anchor})"
    page = re.fullmatch(r"docs/([^/]+)\.md", path)
    return f"{text} (`privatelink docs {page[1]}`)" if page else text
