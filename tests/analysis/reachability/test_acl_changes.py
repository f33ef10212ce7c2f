"""Entries that let packets through stand before what denies them, under free numbers."""

from __future__ import annotations

from tests.analysis.reachability.fixtures_verdicts import own_acl, said


def test_numbers_that_one_change_takes_are_taken_for_the_next() -> None:
    both = own_acl("Ends", "Apps")

    result = said(both)

    numbers = [(entry["Egress"], entry["RuleNumber"]) for change in result.changes for entry in change.entries]
    assert len(numbers) == 4
    assert len(set(numbers)) == 4
