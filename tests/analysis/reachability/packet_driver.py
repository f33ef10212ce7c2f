"""Sends TCP connections through networks that Linux makes: a namespace for each interface, nftables for the filters, the kernel's routes.

A program, started in a user namespace of its own: it reads networks as JSON, one a line, and writes which connections came about.
A subnet is a bridge, so that packets inside it meet no filter of the router. Network ACLs are stateless rules of the router; security
groups are stateful rules of the hosts.
"""

from __future__ import annotations

import ctypes
import json
import os
import selectors
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

Json = dict[str, Any]
NEW_NETWORK = 0x40000000
PATIENCE, LONG_PATIENCE = 0.15, 3.5
"""Seconds to wait for a connection: the kernel's own networks answer at once; one that should come about is given a retransmission."""
SWITCHES = {
    "ipv4/ip_forward": "1",
    "ipv6/conf/all/forwarding": "1",
    "bridge/bridge-nf-call-iptables": "0",
    "bridge/bridge-nf-call-ip6tables": "0",
}
"""A router sends packets on; what stays on a bridge is not for its filters."""
_libc = ctypes.CDLL(None, use_errno=True)


def unshare() -> int:
    """Enter a new network namespace and return it."""
    if _libc.unshare(NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    return os.open("/proc/self/ns/net", os.O_RDONLY)


def enter(namespace: int) -> None:
    if _libc.setns(namespace, NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def run(program: str, text: str, *arguments: str) -> None:
    subprocess.run([program, *arguments], input=text, text=True, check=True, capture_output=True)


def ip(lines: list[str]) -> None:
    run("ip", "\n".join(lines), "-batch", "-")


def clauses(cidr: str, way: str, ports: list[int] | None) -> str:
    family = "ip6" if ":" in cidr else "ip"
    zero = cidr in {"0.0.0.0/0", "::/0"}
    address = f"meta nfproto {'ipv6' if family == 'ip6' else 'ipv4'}" if zero else f"{family} {way} {cidr}"
    return f"{address} tcp dport {ports[0]}-{ports[1]}" if ports is not None else address


def filters(net: Json) -> str:
    """Return the router's rules: each packet leaves a subnet and enters another, by the ACLs of both."""
    lines = ["table inet acls {"]
    for at, acl in enumerate(net["acls"]):
        for egress, way in ((True, "daddr"), (False, "saddr")):
            lines.append(f"chain acl{at}{way} {{")
            for entry in sorted((entry for entry in acl if entry["egress"] is egress), key=lambda entry: entry["number"]):
                if entry["protocol"] in {-1, 6}:
                    ports = None if entry["protocol"] == -1 else entry["ports"]
                    lines.append(f"{clauses(entry['cidr'], way, ports)} {'return' if entry['allow'] else 'drop'}")
            lines += ["drop", "}"]
    lines += ["chain forward { type filter hook forward priority 0; policy accept;", "meta l4proto != tcp accept"]
    for at, place in enumerate(net["places"]):
        lines.append(f"iifname subnet{at} jump acl{place['acl']}daddr")
    for at, place in enumerate(net["places"]):
        lines.append(f"oifname subnet{at} jump acl{place['acl']}saddr")
    return "\n".join([*lines, "}", "}"])


def groups(net: Json, carried: list[int], peer: list[int], addresses: list[str]) -> str:
    """Return a host's rules: what belongs to a connection passes, and what opens one needs a rule."""
    lines = ["table inet groups {"]
    for hook, egress, way in (("input", False, "saddr"), ("output", True, "daddr")):
        lines.append(f"chain {hook} {{ type filter hook {hook} priority 0; policy accept;")
        lines += ["meta l4proto != tcp accept", "ct state established,related accept"]
        for rule in (
            rule for group in carried for rule in net["groups"][group] if rule["egress"] is egress and rule["protocol"] in {-1, 6}
        ):
            ports = None if rule["protocol"] == -1 else rule["ports"]
            named = rule["peer"].startswith("sg-")
            blocks = (addresses if int(rule["peer"][3:]) in peer else []) if named else [rule["peer"]]
            lines += [f"{clauses(block, way, ports)} accept" for block in blocks]
        lines += ["drop", "}"]
    return "\n".join([*lines, "}"])


class Hosts:
    """The namespaces of one network: a router, and a host for each interface."""

    def __init__(self, net: Json) -> None:
        self.net = net
        self.router = unshare()
        self.hosts: dict[str, int] = {}
        for name, value in SWITCHES.items():
            switch = Path("/proc/sys/net") / name
            if switch.exists():
                switch.write_text(value, encoding="ascii")
        lines = ["link set lo up"]
        for at, place in enumerate(net["places"]):
            lines += [f"link add subnet{at} type bridge", f"link set subnet{at} up"]
            lines += [f"address add {router} dev subnet{at}{' nodad' if ':' in router else ''}" for router in place["routers"]]
            table = 100 + at
            for family in ("-4", "-6"):
                lines += [f"{family} rule add iif subnet{at} lookup {table}"]
            for way in net["tables"][place["table"]]:
                kind = "blackhole" if way["kind"] == "blackhole" else "throw"
                lines.append(f"{'-6' if ':' in way['cidr'] else '-4'} route add {kind} {way['cidr']} table {table}")
            lines += [
                f"{family} route add blackhole {whole} table {table} metric 9999"
                for family, whole in (("-4", "0.0.0.0/1"), ("-4", "128.0.0.0/1"), ("-6", "::/1"), ("-6", "8000::/1"))
            ]
        self._batch(lines)
        run("nft", filters(net), "-f", "-")

    def _batch(self, lines: list[str]) -> None:
        ip([line for line in lines if not line.startswith("-")])
        for family in ("-4", "-6"):
            chosen = [line.removeprefix(f"{family} ") for line in lines if line.startswith(family)]
            run("ip", "\n".join(chosen), family, "-batch", "-")

    def host(self, name: str, place: int, addresses: list[str], rules: str) -> None:
        """Make a host in a subnet."""
        namespace = unshare()
        self.hosts[name] = namespace
        enter(self.router)
        ip(
            [
                f"link add {name} type veth peer name eth0 netns /proc/{os.getpid()}/fd/{namespace}",
                f"link set {name} master subnet{place}",
                f"link set {name} up",
            ]
        )
        enter(namespace)
        lines = ["link set lo up", "link set eth0 up"]
        lines += [f"address add {address} dev eth0{' nodad' if ':' in address else ''}" for address in addresses]
        ip(lines)
        for router in self.net["places"][place]["routers"]:
            if not any((":" in address) == (":" in router) for address in addresses):
                continue
            family = "-6" if ":" in router else "-4"
            run("ip", f"route add default via {router.partition('/')[0]}", family, "-batch", "-")
        run("nft", rules, "-f", "-")

    def close(self) -> None:
        for namespace in (self.router, *self.hosts.values()):
            os.close(namespace)


def listen(address: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((address, port))
    listener.listen(64)
    return listener


def connecting(probe: Json) -> socket.socket:
    sender = socket.socket(socket.AF_INET6 if ":" in probe["client"] else socket.AF_INET, socket.SOCK_STREAM)
    sender.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sender.setblocking(False)  # noqa: FBT003 - its only argument
    sender.bind((probe["client"], probe["source"]))
    sender.connect_ex((probe["endpoint"], probe["port"]))
    return sender


def sent(net: Json) -> list[bool]:
    """Return which of the connections of a network come about."""
    world = Hosts(net)
    sides = {
        side: [address.partition("/")[0] for host in net["hosts"] if host["side"] == side for address in host["addresses"]]
        for side in ("client", "endpoint")
    }
    carried = {"client": net["client_groups"], "endpoint": net["endpoint_groups"]}
    for at, host in enumerate(net["hosts"]):
        side, other = host["side"], "endpoint" if host["side"] == "client" else "client"
        host["name"] = f"host{at}"
        world.host(host["name"], host["place"], host["addresses"], groups(net, carried[side], carried[other], sides[other]))
    listening = []
    for host in (host for host in net["hosts"] if host["side"] == "endpoint"):
        enter(world.hosts[host["name"]])
        listening += [listen(address.partition("/")[0], port) for address in host["addresses"] for port in net["doors"]]
    by_address = {
        address.partition("/")[0]: host["name"] for host in net["hosts"] if host["side"] == "client" for address in host["addresses"]
    }
    started: list[socket.socket] = []
    for probe in net["probes"]:
        enter(world.hosts[by_address[probe["client"]]])
        started.append(connecting(probe))
    answers = waited(started, [probe["expected"] for probe in net["probes"]])
    for connection in (*started, *listening):
        connection.close()
    world.close()
    return answers


def waited(started: list[socket.socket], expected: list[bool]) -> list[bool]:
    """Return which connections came about; those that are expected to are waited for longer."""
    selector, answers, begun = selectors.DefaultSelector(), [False] * len(started), time.monotonic()
    for at, connection in enumerate(started):
        selector.register(connection, selectors.EVENT_WRITE, at)
    open_ = set(range(len(started)))
    while open_ and time.monotonic() - begun < (LONG_PATIENCE if any(expected[at] for at in open_) else PATIENCE):
        for key, _ in selector.select(0.05):
            answers[key.data] = started[key.data].getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
            selector.unregister(key.fileobj)
            open_.discard(key.data)
    selector.close()
    return answers


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(sent(json.loads(line))), flush=True)  # noqa: T201 - the answer
