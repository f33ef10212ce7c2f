"""Which letters of the key of an unknown value are certain."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.key_texts import masked


@pytest.mark.parametrize(
    ("key", "certain"),
    [
        ("com.amazonaws.eu-west-1.kms", "com.amazonaws.eu-west-1.kms"),
        ("a.${App/Name}.b", "a.___________.b"),
        ("${Fn::Split:,:${App/Ids}},b", "_" * 25 + ",b"),
        ("${Fn::If:App/X:a:${App.B}}:c", "_" * 26 + ":c"),
        ('${Fn::If:App/X:["a","b"]:{"c":1}}', "_" * 33),
        ("${Fn::ImportValue:${App/Name}-${App/Stage}@?/eu-west-1}/*", "_" * 55 + "/*"),
    ],
)
def test_what_a_deployment_fills_in_is_hidden_with_all_that_is_written_in_it(key: str, certain: str) -> None:
    assert masked(key) == certain
