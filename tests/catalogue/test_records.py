"""The facts of ``services.json`` as Python values: tuples and ports in place of lists and texts, and a date of its own or the file's."""

from __future__ import annotations

import json
from pathlib import Path

import constructs_privatelink.catalogue
from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.records import read

FILE = json.loads(Path(constructs_privatelink.catalogue.__file__).with_name("services.json").read_text(encoding="utf-8"))
RECORDS = {record.facts["short_name"]: record for record in read()}


def test_every_service_of_the_file_is_a_record_in_its_order() -> None:
    assert list(RECORDS) == [facts["short_name"] for facts in FILE["services"]]


def test_a_constant_comes_first_and_its_other_names_behind_it() -> None:
    names = {facts["short_name"]: (facts["constant"], *facts.get("aliases", [])) for facts in FILE["services"]}

    assert {name: record.constants for name, record in RECORDS.items()} == names
    assert any(len(constants) > 1 for constants in names.values())
    assert not any({"constant", "aliases"} & {*record.facts} for record in RECORDS.values())


def test_ports_are_ranges_and_lists_are_tuples() -> None:
    streaming = RECORDS["appstream.streaming"].facts

    assert streaming["ports"] == (PortRange.parse("tcp/443"), PortRange.parse("tcp/1400-1499"))
    kinds = {type(value) for record in RECORDS.values() for value in record.facts.values()}
    mappings = [value for record in RECORDS.values() for value in record.facts.values() if isinstance(value, dict)]
    inner = {type(item) for mapping in mappings for item in mapping.values()}
    assert tuple in kinds
    assert list not in kinds | inner


def test_what_has_no_date_of_its_own_has_the_files() -> None:
    dates = {facts["short_name"]: facts.get("as_of", FILE["as_of"]) for facts in FILE["services"]}

    assert {name: record.facts["as_of"] for name, record in RECORDS.items()} == dates


def test_what_is_read_is_nobody_elses() -> None:
    first, second = read()[0], read()[0]

    first.facts["short_name"] = "changed"

    assert second.facts["short_name"] != "changed"
