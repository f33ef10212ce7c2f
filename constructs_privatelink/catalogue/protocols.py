"""IP protocols by their IANA numbers, as EC2's rules and network ACL entries name them.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
"""

from __future__ import annotations

ALL_PROTOCOLS = -1
ICMP, TCP, UDP, ICMPV6 = 1, 6, 17, 58
LAST_PROTOCOL = 255
FIRST_EPHEMERAL_PORT, LAST_PORT = 1_024, 65_535

PROTOCOL_NUMBERS = {"tcp": TCP, "udp": UDP, "icmp": ICMP, "icmpv6": ICMPV6, "all": ALL_PROTOCOLS}
"""The names that EC2 takes for protocols."""

WITH_PORTS = frozenset({TCP, UDP})
"""Protocols whose rules have ports."""

ICMPS = frozenset({ICMP, ICMPV6})
"""Protocols whose rules have a type and a code."""
