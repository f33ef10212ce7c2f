"""The user data of instances, as it was written.

AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
"""

from __future__ import annotations

import re
from base64 import b64decode

_ENCODING = re.compile(r"\$\{Fn::Base64:(.*)\}", re.DOTALL)


def decoded(text: str) -> str:
    """Return user data as it was written: the text that is Base64, or that ``Fn::Base64`` stands around; any other as it is."""
    inner = _ENCODING.fullmatch(text)
    if inner is not None:
        return inner[1]
    try:
        return b64decode(text, validate=True).decode()
    except ValueError:
        return text
