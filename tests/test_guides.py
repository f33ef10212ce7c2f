"""The Python of every guide page runs, each page in a namespace of its own, and what its app synthesizes has no error."""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

ROOT = Path(__file__).parents[1]
FENCE = "```python"
GUIDES = sorted(path for path in (ROOT / "docs").rglob("*.md") if FENCE in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_python_example_of_the_guide_runs(guide: Path) -> None:
    document = Sybil(parsers=[PythonCodeBlockParser()]).parse(guide)
    examples = list(document.examples())

    for example in examples:
        example.evaluate()

    text = guide.read_text(encoding="utf-8")
    assert len(examples) == text.count(FENCE) + text.count("invisible-code-block: python")
    assert errors_of(document.namespace.get("app")) == []


def errors_of(app: object) -> list[str]:
    """Return the errors that the synthesis of a guide's app shows; a guide without an app has none."""
    if not isinstance(app, cdk.App):
        return []
    messages = [message for stack in app.synth().stacks for message in stack.messages]
    return [str(message.entry.data) for message in messages if message.level.name == "ERROR"]


@pytest.mark.parametrize("service", ["api-gateway", "appstream", "eks", "elasticache", "opensearch-serverless"])
def test_there_is_a_guide_for_each_family_of_services(service: str) -> None:
    assert ROOT / "docs" / f"{service}.md" in GUIDES
