"""The sample app as ``cdk synth`` builds it."""

from __future__ import annotations

import json
from pathlib import Path

import aws_cdk as cdk

from sample_app.app import build

ROOT = Path(__file__).parents[1]
CHINA = "cn-north-1"


def context(region: str | None = None) -> dict[str, object]:
    """Return what ``cdk synth`` gives the app."""
    given: dict[str, object] = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["context"]
    return given if region is None else given | {"region": region}


def sample_app(region: str | None = None, outdir: Path | None = None) -> cdk.App:
    """Return the app for any Region, or for one, which is synthesized to a directory where one is given."""
    app = cdk.App(context=context(region), outdir=None if outdir is None else str(outdir))
    build(app)
    return app
