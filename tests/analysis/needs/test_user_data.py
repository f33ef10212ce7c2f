"""User data as it was written."""

from __future__ import annotations

from base64 import b64encode

import pytest

from constructs_privatelink.analysis.needs.user_data import decoded

SCRIPT = "#!/bin/sh\nexport AWS_REGION=eu-west-1"


@pytest.mark.parametrize("text", [SCRIPT, b64encode(SCRIPT.encode()).decode(), f"${{Fn::Base64:{SCRIPT}}}"])
def test_user_data_is_read_whoever_encodes_it(text: str) -> None:
    assert decoded(text) == SCRIPT
