"""Findings for programs, by the published schema."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

import constructs_privatelink.analysis
from tests.cli.fixtures_acknowledged import REASON, checked

SCHEMA = json.loads(Path(constructs_privatelink.analysis.__file__).with_name("result.schema.json").read_text(encoding="utf-8"))


def test_json_lists_what_other_formats_do_with_who_acknowledged_it(tmp_path: Path) -> None:
    _, out = checked(tmp_path, "Stack/Kms", format="json")

    answer = json.loads(out)
    Draft202012Validator(SCHEMA).validate(answer)
    told = [(finding["rule"], finding["path"], finding["acknowledged"]) for finding in answer["findings"]]
    assert told == [
        ("client-blocked", "Stack/Sqs", None),
        ("client-blocked", "Stack/Kms", {"scope": "Stack/Kms", "id": "PrivateLink::client-blocked", "reason": REASON}),
    ]
