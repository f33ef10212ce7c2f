"""Values of parameters that are none are refused."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.templates.fixtures_hostile import one


@pytest.mark.parametrize("value", [None, {}, {"a": 1}, [["a"]], object()])
def test_a_parameter_that_is_no_text_number_or_list_of_texts_is_refused(value: object) -> None:
    with pytest.raises(PrivateLinkError, match="for 'P'; give a text, a number, or a list of texts"):
        load(one(1), parameters={"P": value})
