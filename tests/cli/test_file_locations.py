"""Where in a file a resource stands."""

from __future__ import annotations

import pytest

from constructs_privatelink.cli.file_locations import FileLocation


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a folder/bü.json", "a%20folder/b%C3%BC.json"),
        ("a:b.json", "a%3Ab.json"),
        ("/out side/x.json", "file:///out%20side/x.json"),
        ("C:/out side/x.json", "file:///C:/out%20side/x.json"),
        ("//server/share/x.json", "file://server/share/x.json"),
    ],
)
def test_files_are_uris(file: str, uri: str) -> None:
    assert FileLocation(file, 1).uri == uri
