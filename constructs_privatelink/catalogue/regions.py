"""The Regions of AWS: a name that is none of them is a slip, or newer than this list.

Source: the partitions file that the AWS SDKs share (botocore 1.44.8), as of 2026-11.
"""

from __future__ import annotations

from constructs_privatelink.catalogue.slips import one_slip

AS_OF = "2026-11"
REGIONS = frozenset(
    {
        *("af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2"),
        *("ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7"),
        *("ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2"),
        *("eu-west-3", "il-central-1", "me-central-1", "me-south-1", "me-west-1", "mx-central-1", "sa-east-1", "sa-west-1"),
        *("us-east-1", "us-east-2", "us-west-1", "us-west-2"),
        *("cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "eusc-de-east-1"),
        *("us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "us-isob-west-1", "us-isof-east-1", "us-isof-south-1", "eu-isoe-west-1"),
    }
)
"""The names of all Regions that the SDKs know."""


def region_meant(name: str) -> str | None:
    """Return the only Region that a text is one slip of the pen away from; None where there is none, or several."""
    near = [region for region in sorted(REGIONS) if one_slip(name, region)]
    return near[0] if len(near) == 1 else None
