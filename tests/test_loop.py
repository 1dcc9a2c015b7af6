"""The kernel's loop, and the way home from other threads."""

from __future__ import annotations

import asyncio
import threading

import pytest

from czmq_lab import errors
from czmq_lab.loop import every, kernel_loop, on_main, until


def test_on_main_is_direct_at_home():
    assert on_main(lambda x: x + 1)(1) == 2


def test_on_main_brings_other_threads_home():
    async def main():
        kernel_loop()
        seen = []
        callback = on_main(lambda: seen.append(threading.current_thread()))
        thread = threading.Thread(target=callback)
        thread.start()
        await until(lambda: seen)
        thread.join()
        return seen

    assert asyncio.run(main()) == [threading.main_thread()]


def test_until_gives_the_value_or_times_out():
    async def main():
        assert await until(lambda: "yes") == "yes"

        async def later():
            return 7

        assert await until(later) == 7
        with pytest.raises(errors.Timeout, match=r"did not become true within 0.02 s"):
            await until(lambda: False, timeout=0.02)

    asyncio.run(main())


def test_every_repeats_keeps_errors_and_stops():
    async def main():
        calls = []

        def callback():
            calls.append(1)
            raise ValueError("kept")

        ticker = every(0.001, callback)
        await until(lambda: len(calls) >= 3)
        ticker.cancel()
        count = len(calls)
        await asyncio.sleep(0.02)
        return ticker, count, len(calls)

    ticker, before, after = asyncio.run(main())
    assert before == after
    assert str(ticker.error) == "kept"
    assert not ticker.active


def test_without_a_loop_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setattr("czmq_lab.loop._loop", None)
    with pytest.raises(RuntimeError, match=r"asyncio.run\(\)"):
        kernel_loop()
