"""The Regions of what kinds of workloads need: an image, a secret or a log group of another Region is fetched or written there.

Sources: https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html,
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html,
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
"""

from __future__ import annotations

import re

from constructs_privatelink.catalogue.partitions import is_region

_REGION = re.compile(r"\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.|:(?:secretsmanager|ssm):([a-z0-9-]+):")


def named_region(text: str) -> str:
    """Return the Region in the host of a registry or in an ARN; empty where it is none, or is not known."""
    match = _REGION.search(text)
    region = (match[1] or match[2]) if match is not None else ""
    return region if is_region(region) else ""
