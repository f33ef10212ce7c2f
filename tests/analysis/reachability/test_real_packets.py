"""The analysis against Linux: real connections through network namespaces, filtered by nftables and led by the kernel's routes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, replace
from ipaddress import ip_address, ip_interface, ip_network
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from constructs_privatelink.analysis.reachability.verify import verify
from tests.analysis.reachability.network_models import as_model
from tests.analysis.reachability.oracle import doors, forward, interfaces, reply, verdict
from tests.analysis.reachability.oracle_networks import EPHEMERAL
from tests.analysis.reachability.random_networks import any_network

if TYPE_CHECKING:
    from tests.analysis.reachability.oracle_networks import End, Net

Json = dict[str, Any]
NETWORKS = int(os.environ.get("PACKET_NETWORKS", "24"))
UNSHARE = ["unshare", "--user", "--map-root-user", "--net", "--"]
MOST_PROBES = 250


def _missing() -> str:
    """Return why this machine cannot make networks; empty where it can."""
    for program in ("unshare", "ip", "nft"):
        if shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is None:
            return f"{program} is not installed"
    check = "ip link add a1 type veth peer name b1 && ip link add c1 type bridge && nft add table inet t"
    tried = subprocess.run([*UNSHARE, "sh", "-c", f"PATH=$PATH:/usr/sbin:/sbin; {check}"], capture_output=True, text=True, check=False)
    return "" if tried.returncode == 0 else f"namespaces are not to be had here: {tried.stderr.strip()}"


def _drawn() -> list[Net]:
    """Return networks that Linux can stand in for: workloads in one or two peered VPCs, and no middlebox."""
    drawn: list[Net] = []
    seed = 0
    while len(drawn) < NETWORKS:
        seed += 1
        net = any_network(Random(seed), "inside" if seed % 3 else "peered")  # noqa: S311 - reproducible, not secret
        odd = {way.kind for table in net.tables for way in table} & {"nat", "vpc-endpoint"}
        referring = any(rule.peer.startswith("sg-") for group in net.groups for rule in group) and seed % 3 == 0
        wanted = "reachable" if len(drawn) % 2 else "blocked"
        usable = net.client_cidr is None and not odd and not referring and all(_served(net, at) for at in net.client_places)
        if usable and verdict(net)[0] == wanted:
            drawn.append(net)
    return drawn


def _served(net: Net, place: int) -> bool:
    return any((6 if ":" in cidr else 4) in net.families for cidr in net.places[place].cidrs if ":" not in cidr or net.client_ipv6)


def _text(end: End, net: Net) -> str:
    assert end.place is not None
    size = next(ip_network(cidr).prefixlen for cidr in net.places[end.place].cidrs if (":" in cidr) == (end.version == 6))
    return f"{ip_address(end.address) if end.version == 4 else _ipv6(end.address)}/{size}"


def _ipv6(address: int) -> str:
    return str(ip_network((address, 128)).network_address)


def _world(net: Net) -> Json:
    """Return the network as the driver wants it, with a connection for each two packets that could differ."""
    versions = [version for version in net.families if version == 4 or net.client_ipv6]
    ends = {
        side: [end for version in versions for place in places for end in interfaces(net, place, version, groups)]
        for side, places, groups in (
            ("client", net.client_places, net.client_groups),
            ("endpoint", net.endpoint_places, net.endpoint_groups),
        )
    }
    shared = set(net.client_places) & set(net.endpoint_places)
    for at, side in enumerate(ends):
        # two hosts of one subnet share its addresses
        ends[side] = [end for number, end in enumerate(ends[side]) if end.place not in shared or number % 2 == at]
    hosts = [
        {"side": side, "place": place, "addresses": [_text(end, net) for end in ends[side] if end.place == place]}
        for side, places in (("client", net.client_places), ("endpoint", net.endpoint_places))
        for place in places
    ]
    probes = [
        {"client": _text(end, net).partition("/")[0], "endpoint": _text(far, net).partition("/")[0], "port": port, "source": source,
         "expected": forward(net, end, far, port) == "pass" and reply(net, end, far, source) == "pass"}
        for end in ends["client"] for far in ends["endpoint"] if end.version == far.version
        for port in doors(net, net.ports) for source in doors(net, EPHEMERAL)
    ]  # fmt: skip
    told = asdict(replace(net, hub=None))
    for place in told["places"]:
        place["routers"] = [str(ip_interface(f"{ip_network(cidr)[1]}/{ip_network(cidr).prefixlen}")) for cidr in place["cidrs"]]
    random = Random(0)  # noqa: S311 - reproducible, not secret
    return {
        **told,
        "hosts": hosts,
        "probes": random.sample(probes, min(len(probes), MOST_PROBES)),
        "doors": doors(net, net.ports),
        "whole": not shared and len(probes) <= MOST_PROBES,
    }


def test_real_connections_come_about_where_the_analysis_says_so() -> None:
    reason = _missing()
    if reason:
        pytest.skip(f"real packets need Linux with unshare, ip and nft: {reason}")
    nets = _drawn()
    worlds = [_world(net) for net in nets]
    driver = Path(__file__).with_name("packet_driver.py")
    environment = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"}

    answered = subprocess.run(
        [*UNSHARE, sys.executable, str(driver)],
        input="\n".join(map(json.dumps, worlds)),
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )

    assert answered.returncode == 0, answered.stderr
    tally: Counter[str] = Counter()
    for net, world, line in zip(nets, worlds, answered.stdout.splitlines(), strict=True):
        came = json.loads(line)
        wrong = [probe for probe, arrived in zip(world["probes"], came, strict=True) if arrived is not probe["expected"]]
        result = verify(*as_model(net))
        assert not wrong, f"{net}\n{wrong[:3]}\n{result}"
        if result.verdict == "reachable":
            assert all(came), f"{net}\n{result}"
        elif result.extent == "all":
            assert not any(came), f"{net}\n{result}"
        elif world["whole"]:
            assert not all(came), f"{net}\n{result}"
        tally[result.verdict] += 1
        tally["connections"] += len(came)
    assert min(tally["reachable"], tally["blocked"]) >= NETWORKS / 4, tally
