"""What is no whole answer of AWS is refused with what to run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.errors import PrivateLinkError
from tools.live_answer import read_answer
from tools.update_catalogue import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html>", "it is not JSON"),
        ("[]", "it has no list 'ServiceDetails'"),
        ('{"ServiceNames": ["com.amazonaws.eu-west-1.kms"]}', "it has no list 'ServiceDetails'"),
        ('{"ServiceDetails": [], "NextToken": "abc"}', "it was cut off: it ends with a NextToken"),
        ('{"ServiceDetails": [{"Owner": "amazon"}]}', "1 of its 1 ServiceDetails have no ServiceName"),
        ('{"ServiceDetails": []}', "it has no service of Amazon in any Region"),
        ('{"ServiceDetails": [{"ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-1", "Owner": "1"}]}', "it has no service of Amazon"),
    ],
)
def test_what_is_no_whole_answer_is_refused_with_what_to_run(text: str, reason: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        read_answer(text)

    assert reason in str(refusal.value)
    assert "aws ec2 describe-vpc-endpoint-services --region <region> --output json" in str(refusal.value)


def test_an_answer_that_cannot_be_used_ends_the_program_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"ServiceNames": []}), encoding="utf-8")

    assert main([str(path), "--date", "2026-12-01"]) == 2
    assert capsys.readouterr().err.startswith("answer: it has no list 'ServiceDetails'")
