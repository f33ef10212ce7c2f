"""The bugs that random zones and endpoints have to show, each by what goes wrong."""

from __future__ import annotations

from tests.analysis.planting import Bug

PACKAGE = "constructs_privatelink.analysis.dns"

BUGS = {
    "private DNS needs no host names": Bug("lookups", "_answering(switches) if hostnames else [None]", "_answering(switches)"),
    "private DNS that is off answers": Bug("lookups", "return False if False in switches else unknown", "return unknown"),
    "private DNS answers in every VPC": Bug("names", "known = around.endpoints.get(vpc.id, ())", "known = tuple(around.by_id.values())"),
    "an endpoint answers wherever it is asked about": Bug(
        "names",
        "own = endpoint if endpoint.vpc == vpc.id else next((other for other in known if other.id == endpoint.id), None)",
        "own = endpoint",
    ),
    "an endpoint answers every service's names": Bug("names", " and name in names_of(other) and ", " and "),
    "which endpoint answers is forgotten": Bug("lookups", 'else Led("private", answered)', 'else Led("private")'),
    "a VPC without Amazon's servers is told private names": Bug("lookups", "elif not support:", "elif support is None:"),
    "other DNS servers tell private names": Bug("lookups", "        if custom:\n", "        if custom is None:\n"),
    "zones need no host names": Bug("lookups", "if hostnames and zone.state", "if zone.state"),
    "zones answer in every VPC": Bug("zone_answers", "    if vpc in zone.vpcs:\n", "    if zone.vpcs:\n"),
    "zones answer in none": Bug("zone_answers", "    if vpc in zone.vpcs:\n", "    if not zone.vpcs:\n"),
    "the shortest zone answers": Bug("zone_answers", "longest = max(", "longest = min("),
    "a zone answers names that only end alike": Bug("zone_answers", 'plain.endswith(f".{name}")', "plain.endswith(name)"),
    "a zone above hides private DNS": Bug("lookups", "and (zone.same or answered is None):", ":"),
    "an empty zone leads to public addresses": Bug(
        "lookups", 'Led("none" if zone.state == "empty"', 'Led("public" if zone.state == "empty"'
    ),
    "a zone that leads elsewhere is an empty one": Bug(
        "zone_answers", 'ZoneAnswer("elsewhere", same=same) if only is None', 'ZoneAnswer("empty", same=same) if only is None'
    ),
    "where a record leads is forgotten": Bug("lookups", 'return Led("private", zone.to)', 'return Led("private")'),
    "a record may lead to another service": Bug(
        "names", "if other is None or not (_serves(self.name, other, self.endpoint) or self._alike(other)):", "if other is None:"
    ),
    "wildcards answer nothing": Bug("zone_answers", 'if text.startswith("*.") and', 'if text.startswith("**.") and'),
    "the shortest wildcard answers": Bug("zone_answers", "nearest = max(wildcards", "nearest = min(wildcards"),
    "a wildcard wins over the very name": Bug(
        "zone_answers",
        "[target for text, target in named if text == plain] or [target for text, target in named if nearest and text == nearest]",
        "[target for text, target in named if nearest and text == nearest] or [target for text, target in named if text == plain]",
    ),
}
"""Each by what goes wrong."""
