"""Which names of a service its clients call: none of dual stack or FIPS where there are others, and special ones for special calls."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.dns.client_names import depends_on_actions, is_called

KMS, FIPS, DUAL = "kms.eu-west-1.amazonaws.com", "kms-fips.eu-west-1.amazonaws.com", "kms.eu-west-1.api.aws"


@pytest.mark.parametrize(
    ("name", "names", "called"),
    [
        (KMS, [KMS, FIPS, DUAL], True),
        (FIPS, [KMS, FIPS, DUAL], False),
        (DUAL, [KMS, FIPS, DUAL], False),
        (FIPS, [FIPS], True),
        (DUAL, [DUAL], True),
        ("*.s3.eu-west-1.amazonaws.com", ["*.s3.eu-west-1.amazonaws.com"], True),
        ("s3-accesspoint.eu-west-1.amazonaws.com", ["s3-accesspoint.eu-west-1.amazonaws.com"], False),
        ("*.control-kinesis.eu-west-1.amazonaws.com", ["*.control-kinesis.eu-west-1.amazonaws.com"], False),
        ("memory-db.eu-west-1.amazonaws.com", ["memory-db.eu-west-1.amazonaws.com"], False),
    ],
)
def test_the_names_that_the_sdks_call_by_default_are_called(name: str, names: list[str], *, called: bool) -> None:
    assert is_called(name, names, ["kms:decrypt"]) is called


@pytest.mark.parametrize(
    ("action", "called"),
    [
        ("s3:createjob", True),
        ("s3:listjobs", True),
        ("s3:createaccesspoint", True),
        ("s3:putaccountpublicaccessblock", True),
        ("s3:getdataaccess", True),
        ("s3:getobject", False),
        ("sqs:createjob", False),
    ],
)
def test_a_name_for_some_calls_is_called_where_a_role_may_make_one(action: str, called: bool) -> None:  # noqa: FBT001 # a case
    control = "s3-control.eu-west-1.amazonaws.com"

    assert is_called(control, [control], ["s3:getobject", action]) is called


def test_only_names_that_calls_tell_of_depend_on_them() -> None:
    assert depends_on_actions(("s3.eu-west-1.amazonaws.com", "*.s3-control.eu-west-1.amazonaws.com"))
    assert not depends_on_actions(("s3.eu-west-1.amazonaws.com", "s3-accesspoint.eu-west-1.amazonaws.com"))
    assert not depends_on_actions(())
