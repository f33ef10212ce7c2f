"""The bugs that the random networks have to show, each by what goes wrong."""

from __future__ import annotations

from tests.analysis.planting import Bug

PACKAGE = "constructs_privatelink.analysis.reachability"
KEPT = {f"{PACKAGE}.client_kinds"}
"""The clients are values that the networks are made of."""

BUGS = {
    "replies to port 1024 are forgotten": Bug(
        "addresses", "REPLY_PORTS: Interval = (FIRST_EPHEMERAL_PORT,", "REPLY_PORTS: Interval = (FIRST_EPHEMERAL_PORT + 1,"
    ),
    "replies to port 65535 are forgotten": Bug(
        "path_checks", "REPLIES = Ports(REPLY_PORTS)", "REPLIES = Ports((REPLY_PORTS[0], REPLY_PORTS[1] - 1))"
    ),
    "replies use Linux's ports": Bug("path_checks", "REPLIES = Ports(REPLY_PORTS)", "REPLIES = Ports((32_768, 60_999))"),
    "the first host of a subnet is forgotten": Bug("addresses", "int(network.network_address) + 4", "int(network.network_address) + 5"),
    "a reserved address counts as a host": Bug("addresses", "int(network.network_address) + 4", "int(network.network_address) + 3"),
    "the last host of a subnet is forgotten": Bug("addresses", "int(network.broadcast_address) - 1", "int(network.broadcast_address) - 2"),
    "the broadcast address counts as a host": Bug("addresses", "int(network.broadcast_address) - 1", "int(network.broadcast_address)"),
    "the last port of a range is forgotten": Bug(
        "verify", "Ports((ports_of.first, ports_of.last))", "Ports((ports_of.first, max(ports_of.first, ports_of.last - 1)))"
    ),
    "ACL entries are read as they stand": Bug(
        "acl_filter", "in sorted(matches, key=lambda step: _place(step[0], wide=wide))", "in matches"
    ),
    "ACL entries are read from the highest number": Bug("acl_filter", "return entry.number, later", "return -entry.number, later"),
    "the last ACL entry decides": Bug("acl_filter", "        remaining -= hit\n", ""),
    "an ACL's directions are swapped": Bug("acl_filter", "entry.egress is egress]", "entry.egress is not egress]"),
    "an ACL's protocol is ignored": Bug("acl_filter", "    elif entry.protocol != protocol:\n        return nothing(version), True\n", ""),
    "ports count for all protocols of an ACL": Bug(
        "acl_filter", "    elif entry.protocol == ALL_PROTOCOLS:\n        ports = ALL_PORTS\n", ""
    ),
    "the client's ACL out is forgotten": Bug(
        "paths",
        '(20, "ACL out of the client\'s subnet", client.subnet, "endpoint", egress=True',
        '(20, "ACL out of the client\'s subnet", client.subnet, "endpoint", egress=False',
    ),
    "the reply's ACL into the client is forgotten": Bug(
        "paths",
        '(80, "ACL into the client\'s subnet", client.subnet, "endpoint", egress=False, reply=True)',
        '(20, "ACL out of the client\'s subnet", client.subnet, "endpoint", egress=True, reply=False)',
    ),
    "the reply's ACL out of the endpoint is forgotten": Bug(
        "paths",
        '            checks.append(connection.acl_check(60, out, endpoint.subnet, "client", egress=True, reply=True))\n',
        "",
    ),
    "replies are taken for requests": Bug(
        "paths", 'endpoint.subnet, "client", egress=True, reply=True))', 'endpoint.subnet, "client", egress=True, reply=False))'
    ),
    "ACLs count inside a subnet": Bug("paths", "        same = self._in_one_subnet()", "        same = False"),
    "all of a VPC is one subnet": Bug("paths", "return self.connection.filters.identities.same(client.id, endpoint.id)", "return True"),
    "the client's groups are forgotten": Bug("paths", "        if client.checked:\n", "        if not client.checked:\n"),
    "a group's directions are swapped": Bug("group_filter", "if rule.egress is egress:", "if rule.egress is not egress:"),
    "a group's protocol is ignored": Bug(
        "group_filter",
        "    elif rule.protocol not in {ALL_PROTOCOLS, protocol}:\n        return none\n",
        "",
    ),
    "only a group's first rule counts": Bug(
        "group_filter",
        "            self._sure.extend(read.matched.boxes)",
        "            self._sure = self._sure or list(read.matched.boxes)",
    ),
    "references always match": Bug("group_filter", "            if carries is False:\n                continue\n", ""),
    "references match across a peering": Bug("crossing", "else ReferenceMatching.UNDOCUMENTED", "else ReferenceMatching.KEPT", "peered"),
    "associated VPCs are forgotten": Bug("group_filter", "{group.vpc, *group.associated_vpcs}", "{group.vpc}", "peered"),
    "references match through a transit gateway": Bug(
        "group_filter", "in {ReferenceMatching.LOST, ReferenceMatching.LOST_IN_TRANSIT}", "in {ReferenceMatching.LOST}", "transit"
    ),
    "IPv6 is ignored": Bug(
        "end_places",
        "            for version in (IPV4, IPV6):\n                network = block_of",
        "            for version in (IPV4,):\n                network = block_of",
    ),
    "families in common are not asked for": Bug(
        "verify", "end for end in ends if FAMILIES[end.version] in families", "end for end in ends if families"
    ),
    "only one interface counts": Bug("end_places", "for target in endpoint.subnets]", "for target in endpoint.subnets[:1]]"),
    "only one subnet of the client counts": Bug(
        "end_places",
        "        for target in workload.subnets:\n            subnet",
        "        for target in workload.subnets[:1]:\n            subnet",
    ),
    "the shortest prefix wins": Bug("routing", "    return -length, route.propagated", "    return length, route.propagated"),
    "blackholes pass": Bug(
        "routing",
        "    if option.kind == NextHop.BLACKHOLE:\n        return dropped(option, addresses)\n",
        "    if option.kind == NextHop.BLACKHOLE:\n        return None\n",
        "inside",
    ),
    "middleboxes pass": Bug("routing", "        return middlebox(option)\n", "        return None\n", "inside"),
    "what a part of a VPC lets through counts for all of it": Bug(
        "paths", 'all(hop.outcome == "passes" for _, hop, _ in judged)', 'any(hop.outcome == "passes" for _, hop, _ in judged)'
    ),
    "middleboxes keep addresses": Bug(
        "paths", "    return isinstance(fates, tuple) and through_middlebox(fates) is not False", "    return False", "inside"
    ),
    "the way back is not asked for": Bug(
        "paths", "            self._route_check(connection.back(inside=True), connection.endpoint, local_step, reply=True),\n", "", "inside"
    ),
    "a peering leads to everybody": Bug(
        "crossing",
        "return unknown_block(vpc, addresses.version) or Why(",
        "return unknown_block(vpc, addresses.version) and Why(",
        "outside",
    ),
    "NAT gateways take replies": Bug(
        "crossing", "return dropped(option, addresses) if reply else middlebox(option)", "return None", "outside"
    ),
    "an attachment needs no association": Bug(
        "transit_tables",
        "        if table is None:\n",
        "        table = table or next(iter(transit.tables))\n        if table is None:\n",
        "transit",
    ),
    "a transit gateway's blackholes pass": Bug(
        "transit_tables",
        "        if option.kind == NextHop.BLACKHOLE:",
        '        if option.kind == NextHop.BLACKHOLE:\n            return None\n        if option.kind == "black":',
        "transit",
    ),
    "propagated routes win over static ones": Bug(
        "routing", "    return -length, route.propagated", "    return -length, not route.propagated", "transit"
    ),
    "the endpoint's table serves both attachments": Bug(
        "transit_tables", "attachments(self._model, gateway, home)", "attachments(self._model, gateway, min(self._model.vpcs))", "transit"
    ),
    "any zone of an attachment will do": Bug(
        "transit_checks", "    return perhaps, reason if perhaps else None", "    return list(subnets), None", "transit"
    ),
    "an attachment's ACL out is forgotten": Bug("transit_checks", "    return [*acls, *(_onward", "    return [*(_onward", "transit"),
    "an attachment's ACL in is forgotten": Bug("transit_checks", "        checks.append(replace(acl, loose=unsure))\n", "", "transit"),
    "an attachment in the endpoint's subnet changes nothing": Bug(
        "paths", "if skipped.get(check.place) is not True]", "if check]", "transit"
    ),
    "gateway endpoints need no route": Bug(
        "gateways",
        "        return Filter(nothing(version), nothing(version), NO_ROUTE)\n",
        "        return Filter(everything(version), everything(version), NO_ROUTE)\n",
        "gateway",
    ),
    "gateway endpoints take clients from elsewhere": Bug("gateways", "    if together is False:", "    if together is None:", "gateway"),
    "a service's addresses may be any": Bug(
        "service_addresses",
        "Span(nothing(version), public(version), reason=reason)",
        "Span(nothing(version), union(version, [(0, 2**32 - 1, 0, 65_535)]), reason=reason)",
        "gateway",
    ),
    "a service's replies meet no ACL": Bug(
        "gateways",
        '(80, "ACL into the client\'s subnet", subnet, "endpoint", egress=False',
        '(80, "ACL into the client\'s subnet", subnet, "endpoint", egress=True',
        "gateway",
    ),
    "a prefix list by its id counts for nothing": Bug(
        "group_filter",
        "return lists.get(rule.listed, rule.held or Unknown(Code.PL_PREFIX_LIST_BY_ID, str(rule.listed), why))",
        "return False",
        "gateway",
    ),
    "every prefix list is the service's": Bug(
        "group_filter",
        "return lists.get(rule.listed, rule.held or Unknown(Code.PL_PREFIX_LIST_BY_ID, str(rule.listed), why))",
        "return True",
        "gateway",
    ),
    "narrower routes beside a gateway endpoint are forgotten": Bug(
        "gateways", "            doubts.append((part, _why(route, destination)))\n", "            doubts.extend(())\n", "gateway"
    ),
    "narrower blackholes beside a gateway endpoint only may win": Bug(
        "gateways", "if part and certain and route.kind", "if not part and certain and route.kind", "gateway"
    ),
    "wider routes win over a gateway endpoint's": Bug("gateways", " and network.prefixlen <= destination.prefixlen]", "]", "gateway"),
    "a route of the same size wins over a gateway endpoint's": Bug(
        "gateways", "all(network.prefixlen < destination.prefixlen for", "all(network.prefixlen <= destination.prefixlen for", "gateway"
    ),
    "IPv6 is not asked of each subnet": Bug(
        "end_places", "wish = block_of(subnet, IPV4) is None, workload.ipv6_in(subnet)", "wish = block_of(subnet, IPV4) is None, True"
    ),
    "all of several alternatives are needed": Bug("verify", 'endpoint.port_choice == "all" or', "True or"),
    "one blocked alternative blocks": Bug("results", 'if result.verdict == "reachable"]', 'if result.verdict == "blocked"]'),
    "what is left over passes": Bug("results", 'extent = "part" if any(tried.survivors for tried in pairs) else "all"', 'extent = "all"'),
    "ports that nothing lets through are not seen": Bug(
        "filters", "through.ports() if asked.every_port or not through else", "asked.may.ports() if through else"
    ),
}
"""Each by what goes wrong."""
