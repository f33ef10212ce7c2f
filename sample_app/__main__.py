"""Synthesize the sample app: ``cdk synth``, which runs ``python -m sample_app``."""

from __future__ import annotations

import aws_cdk as cdk

from sample_app.app import build

app = cdk.App()
build(app)
app.synth()
