"""What networks that make nothing use, in the metadata of their VPC."""

from __future__ import annotations

from constructs_privatelink.decisions.used_endpoints import key_of, read


def test_each_network_of_a_vpc_tells_what_it_uses() -> None:
    metadata = {key_of("Shop/A"): {"kms": "vpce-1", "sqs": ""}, key_of("Shop/B"): {"sns": "vpce-2"}, "aws:cdk:path": "Shop/Vpc/Resource"}

    assert list(read(metadata)) == [("Shop/A", "kms", "vpce-1"), ("Shop/A", "sqs", ""), ("Shop/B", "sns", "vpce-2")]


def test_other_forms_say_nothing() -> None:
    assert list(read({key_of("Shop/A"): "kms", key_of("Shop/B"): ["kms"]})) == []
