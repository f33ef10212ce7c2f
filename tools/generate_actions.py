"""Write ``actions.json`` of the catalogue: which endpoint service an IAM action goes to, derived from the models of botocore.

``python -m tools.generate_actions`` writes it; with ``--check`` it only says whether it is as this program would write it. An operation's
host is what botocore's endpoint rules answer for one Region, with the prefix that the operation puts before it; a host belongs to the
endpoint service whose private DNS names have it, or whose name it is. What no model tells (protocols of their own, names that differ)
stands in ``reviewed_actions.json``, each line with its page.

Only prefixes that need it are written: those that several services share, and those of which a host has no endpoint service. An IAM action
that is no operation and in no reviewed line is left out: nobody knows where it goes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

import botocore  # type: ignore[import-untyped] # botocore has no types
from botocore.endpoint_provider import EndpointProvider  # type: ignore[import-untyped] # as above
from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped] # as above
from botocore.session import get_session  # type: ignore[import-untyped] # as above

from tools.catalogue_file import CATALOGUE, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tools.catalogue_records import Catalogue

ACTIONS_JSON = "actions.json"
_REVIEWED = Path(__file__).with_name("reviewed_actions.json")
_REGION = "us-east-1"
_VERB = re.compile(r"[A-Z]+[a-z0-9]*?(?=[A-Z])|[A-Z][a-z0-9]*")


class _Line(TypedDict):
    actions: str
    services: str
    page: str


class _Reviewed(TypedDict):
    prefixes: dict[str, str]
    hosts: dict[str, list[str]]
    unknown_hosts: dict[str, object]
    actions: list[_Line]


class _Operation(TypedDict, total=False):
    endpoint: dict[str, str]
    staticContextParams: dict[str, dict[str, object]]


Hosts = dict[str, dict[str, set[str]]]
"""By IAM prefix and host, the operations that are called there."""


def reviewed() -> _Reviewed:
    """Return what people looked up, because no model tells it."""
    return cast("_Reviewed", json.loads(_REVIEWED.read_text(encoding="utf-8")))


def hosts(prefixes: Mapping[str, str]) -> Hosts:
    """Return the operations of every service of botocore, by IAM prefix and host.

    Args:
        prefixes: The IAM prefixes of services that sign with another name; empty for those that IAM does not know.

    """
    loader = get_session().get_component("data_loader")
    partitions = loader.load_data("partitions")
    hosts: Hosts = defaultdict(lambda: defaultdict(set))
    for name in loader.list_available_services("service-2"):
        model = loader.load_service_model(name, "service-2")
        metadata = model["metadata"]
        signed = metadata.get("signingName") or metadata["endpointPrefix"]
        prefix = prefixes.get(name, prefixes.get(signed, signed))
        provider = EndpointProvider(loader.load_service_model(name, "endpoint-rule-set-1"), partitions)
        for operation, said in model["operations"].items() if prefix else ():
            host = _host(provider, said)
            if host:
                hosts[prefix][host].add(operation)
    return hosts


def _host(provider: EndpointProvider, operation: _Operation) -> str:
    """Return the host that an operation is sent to, as a template of the Region; empty where a resource decides it."""
    static = {name: param["value"] for name, param in operation.get("staticContextParams", {}).items()}
    try:
        endpoint = provider.resolve_endpoint(Region=_REGION, UseFIPS=False, UseDualStack=False, **static)
    except BotoCoreError:
        return ""
    before = re.sub(r"\{[^}]*\}[.-]?", "", operation.get("endpoint", {}).get("hostPrefix", ""))
    return before + str(endpoint.url).removeprefix("https://").split("/")[0].replace(_REGION, "{region}")


def services_by_host(catalogue: Catalogue) -> dict[str, set[str]]:
    """Return the endpoint services that answer to a host: it is one of their private names, or their own name turned into one."""
    by_host: dict[str, set[str]] = defaultdict(set)
    for record in catalogue["services"]:
        name = record["short_name"]
        if "-fips" in name:
            continue
        plain = re.sub(r"^(aws\.api|com\.amazonaws)\.", "", name)
        turned = ".".join(reversed(plain.split(".")))
        own = {f"{label}.{tail}" for label in (plain, turned) for tail in ("{region}.amazonaws.com", "{region}.api.aws", "amazonaws.com")}
        for host in (*record.get("private_dns_names", ()), *own):
            by_host[host].add(name)
    return by_host


def prefixes_of(catalogue: Catalogue) -> dict[str, set[str]]:
    """Return the services of each IAM prefix."""
    by_prefix: dict[str, set[str]] = defaultdict(set)
    for record in catalogue["services"]:
        for prefix in record.get("iam_prefixes", ()):
            by_prefix[prefix.lower()] |= {record["short_name"]} if "-fips" not in record["short_name"] else set()
    return by_prefix


def destinations(catalogue: Catalogue) -> dict[str, dict[str, set[str]]]:
    """Return by IAM prefix what its actions go to, ``a|b`` for one of several and empty for nothing, and which actions those are."""
    facts = reviewed()
    by_host, by_prefix = services_by_host(catalogue), prefixes_of(catalogue)
    known = {host: services for host, (services, _) in facts["hosts"].items()}
    unknown = set(cast("list[str]", facts["unknown_hosts"]["hosts"]))
    lines = dict(_lines(facts["actions"]))
    going: dict[str, dict[str, set[str]]] = {}
    for prefix, called in hosts(facts["prefixes"]).items():
        told = {host: known.get(host) or "|".join(sorted(by_host.get(host, ()))) for host in called if host not in unknown}
        if _needs_no_table(prefix, told, by_prefix.get(prefix.lower(), set())):
            continue
        services: dict[str, set[str]] = defaultdict(set)
        for host, service in told.items():
            for operation in called[host]:
                services[operation] |= set(service.split("|")) if service else {""}
        going[prefix] = _turned(services)
    for prefix, exceptions in lines.items():
        table = going.setdefault(prefix, {})
        for action, services_of_line in exceptions.items():
            for actions in table.values():
                actions.discard(action)
            table.setdefault(services_of_line, set()).add(action)
    return going


def _needs_no_table(prefix: str, told: Mapping[str, str], services: set[str]) -> bool:
    """Return whether the prefix alone tells the service of every action: it has one, and no host is another's or nobody's."""
    matched = {service for service in told.values() if service}
    alone = len(services) == 1 and (not matched or matched == services) and (all(told.values()) or not matched)
    return not told or alone or prefix.lower() != prefix


def _turned(services: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the actions by what they go to; one that goes to a service and to nothing is asked of the service."""
    turned: dict[str, set[str]] = defaultdict(set)
    for operation, names in services.items():
        turned["|".join(sorted(names - {""}))].add(operation)
    return turned


def _lines(lines: Sequence[_Line]) -> Iterator[tuple[str, dict[str, str]]]:
    by_prefix: dict[str, dict[str, str]] = defaultdict(dict)
    for line in lines:
        for action in line["actions"].split():
            prefix, _, name = action.partition(":")
            by_prefix[prefix][name] = line["services"]
    yield from by_prefix.items()


def text(catalogue: Catalogue) -> str:
    """Return the file: by prefix and service, the actions as verbs and what follows them."""
    going, by_prefix = sorted(destinations(catalogue).items()), prefixes_of(catalogue)
    nothing = {prefix for prefix, table in going if set(table) == {""} and (not by_prefix.get(prefix) or "*" in table[""])}
    whole = {
        "botocore": botocore.__version__,
        "as_of": catalogue["as_of"],
        "without_services": sorted(nothing),
        "prefixes": {
            prefix: {services: _verbs(table[services]) for services in sorted(table) if table[services]}
            for prefix, table in going
            if prefix not in nothing
        },
    }
    return json.dumps(whole, indent=1) + "\n"


def _verbs(actions: set[str]) -> dict[str, str]:
    """Return actions by their first word, which many share: ``{"Create": "Agent Flow"}``."""
    verbs: dict[str, list[str]] = defaultdict(list)
    for action in sorted(actions):
        first = _VERB.match(action)
        verb = first[0] if first is not None else action
        verbs[verb].append(action.removeprefix(verb) or ".")
    return {verb: " ".join(rest) for verb, rest in verbs.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.generate_actions", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the file differs from what would be written")
    check = parser.parse_args(arguments).check
    path, wanted = CATALOGUE / ACTIONS_JSON, text(read(CATALOGUE))
    stale = not path.exists() or path.read_text(encoding="utf-8") != wanted
    if stale:
        print(f"{path.name} {'differs from what this program writes: run python -m tools.generate_actions' if check else 'written'}")
        if not check:
            path.write_text(wanted, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
