"""Rates are growth over the time that really passed, whatever the sampling was like."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from czmq_lab.meters import FIELDS, Rates, Throughput


def metered(points: int = 600) -> tuple[SimpleNamespace, Throughput]:
    socket = SimpleNamespace(counters=(0, 0, 0, 0))
    return socket, Throughput(socket, points=points, now=100.0)


def test_a_fresh_meter_knows_no_rate():
    _, meter = metered()
    assert meter.rate() == Rates(0, 0, 0, 0)
    assert len(meter.messages) == len(meter.bytes) == 0
    assert list(meter.times) == [100.0]


def test_both_directions_are_told_apart_and_summed():
    socket, meter = metered()
    socket.counters = (10, 30, 100, 900)
    meter.sample(102.0)
    rate = meter.rate()
    assert rate == Rates(5, 15, 50, 450)
    assert (rate.messages, rate.bytes) == (20, 500)
    assert list(meter.messages) == [20]
    assert list(meter.bytes) == [500]
    assert [list(meter.series(field)) for field in FIELDS] == [[5], [15], [50], [450]]
    assert meter.totals == (10, 30, 100, 900)


def test_what_was_counted_before_the_meter_came_is_no_rate():
    socket = SimpleNamespace(counters=(1_000_000, 0, 0, 0))
    meter = Throughput(socket, now=0.0)
    meter.sample(1.0)
    assert meter.rate().sent == 0
    assert meter.totals[0] == 1_000_000


def test_the_area_under_the_curve_is_the_number_of_messages_however_irregular_the_sampling():
    socket, meter = metered()
    now, sent = 100.0, 0
    for gap, messages in [(0.1, 7), (0.1, 0), (4.7, 1000), (0.001, 3), (0.3, 11)]:
        now, sent = now + gap, sent + messages
        socket.counters = (sent, 0, sent * 16, 0)
        meter.sample(now)
    gaps = [end - start for start, end in zip(meter.times, meter.times[1:], strict=False)]
    assert sum(gap * rate for gap, rate in zip(gaps, meter.messages, strict=True)) == pytest.approx(sent, rel=1e-6)
    assert sum(gap * rate for gap, rate in zip(gaps, meter.bytes, strict=True)) == pytest.approx(sent * 16, rel=1e-6)
    assert meter.messages[2] == pytest.approx(1000 / 4.7)  # the long cell: one long interval at its true mean
    assert meter.rate().sent == pytest.approx(sent / 5.201)


def test_the_rate_of_the_last_second_reaches_back_over_a_gap():
    socket, meter = metered()
    for now, sent in [(100.5, 50), (110.5, 1050), (110.6, 1060)]:
        socket.counters = (sent, 0, 0, 0)
        meter.sample(now)
    assert meter.rate(seconds=1.0).sent == pytest.approx(1010 / 10.1)  # not 10 messages in 0.1 s
    assert meter.rate(seconds=0.1).sent == pytest.approx(100)
    assert meter.rate(seconds=3600).sent == pytest.approx(1060 / 10.6)


def test_a_second_reading_at_the_same_instant_is_ignored():
    socket, meter = metered()
    meter.sample(101.0)
    socket.counters = (5, 0, 0, 0)
    meter.sample(101.0)
    meter.sample(99.0)
    assert len(meter.messages) == 1
    meter.sample(102.0)
    assert meter.rate().sent == 2.5


def test_the_memory_is_bounded_and_keeps_the_newest():
    socket, meter = metered(points=50)
    for i in range(1, 1001):
        socket.counters = (i * i, 0, 0, 0)
        meter.sample(100.0 + i)
    assert len(meter.messages) == len(meter.bytes) == 50
    assert len(meter.times) == 51
    assert list(meter.messages) == [2 * i - 1 for i in range(951, 1001)]
    assert meter.rate().sent == pytest.approx((1000**2 - 950**2) / 50)


def test_totals_beyond_four_billion_lose_nothing():
    socket, meter = metered()
    socket.counters = (2**40, 0, 2**62, 0)
    meter.sample(101.0)
    socket.counters = (2**40 + 1, 0, 2**62, 0)
    meter.sample(102.0)
    assert meter.messages[-1] == 1
    assert meter.bytes[-1] == 0


def test_the_real_clock_is_the_default():
    socket = SimpleNamespace(counters=(0, 0, 0, 0))
    meter = Throughput(socket)
    while not meter.messages:  # until the clock has moved on
        meter.sample()
    assert meter.times[1] > meter.times[0]
