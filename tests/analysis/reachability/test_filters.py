"""What a filter does with packets: it passes those that it certainly lets through, drops those that it cannot, and else nobody knows."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.addresses import Packets, block, everything, interfaces, nothing
from constructs_privatelink.analysis.reachability.filters import Filter, Ports, Span, Why, anywhere, judge, known, unknown_filter
from constructs_privatelink.analysis.values import Unknown

HTTPS, NARROW = (443, 443), (0, 442)
DOUBT = Unknown(Code.PL_UNRESOLVED_VALUE, "Rule.CidrIp", "a parameter without a default")
OTHER = Unknown(Code.UNKNOWN_RESOURCE, "sg-1", "its rules are not known")
CODE = Code.ENI_SG_RULES_MISMATCH


def net(cidr: str, ports: tuple[int, int] = (0, 65535)) -> Packets:
    return block(ip_network(cidr), ports)


def filter_of(sure: str | None, may: str | None = None) -> Filter:
    """Return a filter that certainly lets a block through, and another one possibly."""
    certain = nothing(4) if sure is None else net(sure)
    return Filter(certain, certain if may is None else net(may), CODE, ((everything(4), DOUBT),))


@pytest.mark.parametrize(
    ("sure", "may", "asked", "outcome"),
    [
        ("10.0.0.0/16", None, "10.0.1.0/24", "passes"),
        ("10.0.0.0/16", None, "10.0.0.0/16", "passes"),
        ("10.0.0.0/16", None, "10.0.0.0/15", "drops"),
        ("10.0.0.0/16", None, "10.1.0.0/24", "drops"),
        (None, "10.0.0.0/16", "10.0.1.0/24", "undetermined"),
        ("10.0.0.0/24", "10.0.0.0/16", "10.0.0.0/23", "undetermined"),
        (None, "10.0.0.0/16", "10.1.0.0/24", "drops"),
    ],
)
def test_all_that_is_certainly_sent_counts(sure: str | None, may: str | None, asked: str, outcome: str) -> None:
    assert judge(filter_of(sure, may), known(net(asked))).outcome == outcome


def test_what_is_dropped_and_what_is_open_are_told_apart() -> None:
    judged = judge(filter_of("10.0.0.0/24", "10.0.0.0/23"), known(net("10.0.0.0/22")))

    assert judged.dropped.blocks() == ("10.0.2.0/23",)
    assert judged.open.blocks() == ("10.0.1.0/24",)
    assert judged.reasons == (DOUBT,)
    assert judged.code == CODE


def test_the_code_of_what_is_open_is_that_of_its_reason() -> None:
    judged = judge(filter_of(None, "10.0.0.0/16"), known(net("10.0.1.0/24")))

    assert (judged.outcome, judged.code, judged.reasons) == ("undetermined", Code.PL_UNRESOLVED_VALUE, (DOUBT,))


def test_a_drop_is_told_with_the_rule_that_drops_it() -> None:
    drops = (Why(net("10.9.0.0/16"), Code.PL_MIDDLEBOX, "entry 90"), Why(net("10.1.0.0/16"), Code.PL_UNRESOLVED_VALUE, "entry 100"))
    judged = judge(Filter(net("10.0.0.0/16"), net("10.0.0.0/16"), CODE, drops=drops), known(net("10.1.1.0/24")))

    assert (judged.outcome, judged.code, judged.detail) == ("drops", Code.PL_UNRESOLVED_VALUE, "entry 100")


def test_of_what_is_perhaps_sent_nothing_is_certainly_lost_while_some_may_arrive() -> None:
    span = Span(nothing(4), net("10.0.0.0/15"), some=True, reason=OTHER)

    half = judge(filter_of("10.0.0.0/16"), span)
    none = judge(filter_of("10.8.0.0/16"), span)

    assert (half.outcome, half.reasons) == ("undetermined", (DOUBT, OTHER))
    assert (none.outcome, none.dropped.blocks()) == ("drops", ("10.0.0.0/15",))


def test_what_is_perhaps_not_sent_at_all_is_not_lost() -> None:
    span = Span(nothing(4), net("10.0.0.0/15"), some=False, reason=OTHER)

    assert judge(filter_of("10.8.0.0/16"), span).outcome == "undetermined"


def test_a_port_that_lets_nobody_in_is_lost_whoever_is_sent() -> None:
    closed = Filter(net("10.0.0.0/16", NARROW), net("10.0.0.0/16", NARROW), CODE)
    span = Span(nothing(4), net("10.0.0.0/16"), some=True, reason=OTHER)

    judged = judge(closed, span)

    assert judged.outcome == "drops"
    assert judged.dropped.port_text() == "443-65535"


def test_a_span_of_known_ports_has_these_only_and_of_unknown_ones_is_not_sure() -> None:
    span = known(net("10.0.0.0/24"))

    assert span.to(Ports(HTTPS)) == Span(net("10.0.0.0/24", HTTPS), net("10.0.0.0/24", HTTPS))
    open_ = span.to(Ports((1024, 65535), DOUBT))
    assert (open_.sure, open_.may, open_.reason, open_.every_port) == (nothing(4), net("10.0.0.0/24", (1024, 65535)), DOUBT, False)


def test_nothing_is_known_of_what_is_not_told() -> None:
    assert unknown_filter(4, CODE, DOUBT) == Filter(nothing(4), everything(4), CODE, ((everything(4), DOUBT),))
    assert anywhere(4, DOUBT) == Span(nothing(4), interfaces(4), some=True, reason=DOUBT)
    assert known(nothing(4)).some is False
