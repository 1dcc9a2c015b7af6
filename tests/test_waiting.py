"""Awaiting sockets on an event loop, and reading them in the background."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

import czmq_lab as zl
from czmq_lab import errors
from czmq_lab.loop import until


@pytest.fixture
def tcp():
    with zl.Pull("@tcp://127.0.0.1:*") as inp, zl.Push(">" + inp.endpoint) as out:
        yield out, inp


def test_await_one(tcp):
    out, inp = tcp

    async def main():
        waiting = asyncio.ensure_future(inp.arecv(timeout=5))
        await asyncio.sleep(0)
        await out.asend(b"hello")
        return await waiting

    assert asyncio.run(main()) == b"hello"


def test_async_for_is_complete_and_in_order(tcp):
    out, inp = tcp
    count = 5000

    async def main():
        async def produce():
            for i in range(count):
                await out.asend(b"%d" % i)

        sending = asyncio.ensure_future(produce())
        got = []
        async for message in inp:
            got.append(int(message[0]))
            if len(got) == count:
                break
        await sending
        return got

    assert asyncio.run(main()) == list(range(count))


def test_full_duplex_loses_no_wakeup():
    """A send on the same socket swallows the edge of a waiting reply."""
    count = 3000

    async def main():
        with zl.Router("@tcp://127.0.0.1:*") as router, zl.Dealer(">" + router.endpoint) as dealer:

            async def echo():
                async for message in router:
                    await router.asend_multipart(message)

            async def receive():
                return [await dealer.arecv(timeout=10) for _ in range(count)]

            tasks = asyncio.ensure_future(echo()), asyncio.ensure_future(receive())
            for i in range(count):
                await dealer.asend(b"%d" % i)
                if i % 7 == 0:
                    await asyncio.sleep(0)
            got = await tasks[1]
            tasks[0].cancel()
            return got

    assert asyncio.run(main()) == [b"%d" % i for i in range(count)]


def test_cancelling_loses_no_message(tcp):
    out, inp = tcp
    count = 300

    async def main():
        got = []
        for i in range(count):
            task = asyncio.ensure_future(inp.arecv())
            await asyncio.sleep(0)
            out.send(b"%d" % i)
            if i % 3:
                await asyncio.sleep(0.0003 * (i % 5))
                task.cancel()
            try:
                got.append(await task)
            except asyncio.CancelledError:
                pass
        while len(got) < count:
            got.append(await inp.arecv(timeout=5))
        return got

    assert sorted(asyncio.run(main())) == sorted(b"%d" % i for i in range(count))


def test_timeout_then_message(tcp):
    out, inp = tcp

    async def main():
        with pytest.raises(errors.Timeout, match="nothing arrived on PULL"):
            await inp.arecv(timeout=0.02)
        with pytest.raises(errors.Timeout):
            await inp.arecv(timeout=0)
        out.send(b"late")
        return await inp.arecv(timeout=5)

    assert asyncio.run(main()) == b"late"


def test_two_tasks_are_both_served(tcp):
    out, inp = tcp

    async def main():
        got = {"a": 0, "b": 0}

        async def take(name):
            while True:
                await inp.arecv()
                got[name] += 1

        tasks = [asyncio.ensure_future(take(name)) for name in got]
        for _ in range(100):
            await out.asend(b"x")
            await asyncio.sleep(0)
        await until(lambda: sum(got.values()) == 100)
        for task in tasks:
            task.cancel()
        return got

    got = asyncio.run(main())
    assert min(got.values()) >= 20


def test_a_long_async_for_lets_others_run():
    async def main():
        with zl.Pull("@inproc://busy") as inp, zl.Push(">inproc://busy", sndhwm=0) as out:
            inp.rcvhwm = 0
            ticks = 0

            async def tick():
                nonlocal ticks
                while True:
                    ticks += 1
                    await asyncio.sleep(0.001)

            task = asyncio.ensure_future(tick())
            received = 0
            for _ in range(1000):
                out.send(b"x")
            began = time.monotonic()
            async for _ in inp:
                received += 1
                out.send(b"x")
                if time.monotonic() - began > 0.3:
                    break
            task.cancel()
            return ticks

    assert asyncio.run(main()) >= 10


def test_closing_ends_the_wait():
    async def main():
        inp = zl.Pull("@tcp://127.0.0.1:*")
        task = asyncio.ensure_future(inp.arecv())
        await asyncio.sleep(0)
        inp.close()
        with pytest.raises(errors.Gone, match="closed while a task was waiting"):
            await task

    asyncio.run(main())


def test_closing_ends_an_async_for():
    async def main():
        with zl.Pull("@inproc://ends") as inp, zl.Push(">inproc://ends") as out:
            out.send(b"1")
            got = []
            async for message in inp:
                got.append(message)
                inp.close()
            return got

    assert asyncio.run(main()) == [(b"1",)]


def test_closing_ends_an_async_for_that_waits():
    async def collect(inp):
        return [message async for message in inp]

    async def main():
        with zl.Pull("@inproc://ends-waiting") as inp, zl.Push(">inproc://ends-waiting") as out:
            out.send(b"1")
            task = asyncio.ensure_future(collect(inp))
            await asyncio.sleep(0)
            assert inp.counters.received == 1
            inp.close()
            return await task

    assert asyncio.run(main()) == [(b"1",)]


def test_a_full_queue_is_awaited():
    async def main():
        with zl.Pull("@inproc://full", rcvhwm=1) as inp, zl.Push(sndhwm=1) as out:
            out.connect("inproc://full")
            await out.asend(b"1")
            await out.asend(b"2")
            third = asyncio.ensure_future(out.asend(b"3", timeout=5))
            await asyncio.sleep(0.01)
            assert not third.done()
            for expected in (b"1", b"2"):
                assert await inp.arecv(timeout=5) == expected
            await third
            assert await inp.arecv(timeout=5) == b"3"

    asyncio.run(main())


def test_one_socket_on_two_loops_in_turn(tcp):
    out, inp = tcp

    async def main():
        waiting = asyncio.ensure_future(inp.arecv(timeout=5))
        await asyncio.sleep(0)
        out.send(b"x")
        return await waiting

    assert [asyncio.run(main()), asyncio.run(main())] == [b"x", b"x"]


def test_nothing_stays_registered(tcp):
    _, inp = tcp

    async def main():
        loop = asyncio.get_running_loop()
        with pytest.raises(errors.Timeout):
            await inp.arecv(timeout=0.01)
        await asyncio.sleep(0.01)
        return inp._loop, loop._selector.get_map()

    watched, registered = asyncio.run(main())
    assert watched is None
    assert len(registered or ()) <= 1  # the loop's own


# -- in the background ------------------------------------------------------------------------------------------------


def test_a_reader_gets_every_message(tcp):
    out, inp = tcp

    async def main():
        got = []
        reader = inp.on_message(got.extend)
        for i in range(2000):
            await out.asend_multipart([b"k", b"%d" % i])
        await until(lambda: len(got) == 2000)
        reader.stop()
        return got

    got = asyncio.run(main())
    assert got == [(b"k", b"%d" % i) for i in range(2000)]
    assert isinstance(got[0], zl.Message)


def test_without_a_callback_messages_are_counted(tcp):
    out, inp = tcp

    async def main():
        inp.on_message()
        for _ in range(5000):
            await out.asend(b"12345")
        await until(lambda: inp.counters.received == 5000)

    asyncio.run(main())
    assert inp.counters == (0, 5000, 0, 25_000)


def test_two_readers_both_get_everything(tcp):
    out, inp = tcp

    async def main():
        one, two = [], []
        first, second = inp.on_message(one.extend), inp.on_message(two.extend)
        out.send(b"1")
        await until(lambda: one and two)
        first.stop()
        assert (first.active, second.active) == (False, True)
        out.send(b"2")
        await until(lambda: len(two) == 2)
        return one, two

    assert asyncio.run(main()) == ([(b"1",)], [(b"1",), (b"2",)])


def test_a_readers_error_is_kept_and_stops_nothing(tcp):
    out, inp = tcp

    async def main():
        seen = []

        def callback(batch):
            seen.append(batch)
            raise ValueError("mine")

        reader = inp.on_message(callback)
        for _ in range(2):
            before = len(seen)
            out.send(b"x")
            await until(lambda: len(seen) > before)  # noqa: B023
        return reader.error

    assert str(asyncio.run(main())) == "mine"


def test_a_reader_leaves_the_loop_to_others(tcp):
    out, inp = tcp

    async def main():
        inp.on_message()
        worst, ticks = 0.0, 0
        until_then = time.monotonic() + 0.5
        while time.monotonic() < until_then:
            for _ in range(500):
                out.send(b"x" * 100)
            before = time.monotonic()
            await asyncio.sleep(0)
            worst = max(worst, time.monotonic() - before)
            ticks += 1
        return ticks, worst

    ticks, worst = asyncio.run(main())
    assert ticks > 5
    assert worst < 0.2


def test_a_background_reader_makes_the_socket_the_main_threads(tcp):
    _, inp = tcp

    async def main():
        inp.on_message()
        caught = []

        def use():
            try:
                inp.recv(timeout=0)
            except errors.WrongThread as problem:
                caught.append(str(problem))

        thread = threading.Thread(target=use, name="other")
        thread.start()
        thread.join()
        return caught

    (text,) = asyncio.run(main())
    assert "belongs to thread 'MainThread'" in text


def test_a_socket_of_another_thread_is_not_read_in_the_background(tcp):
    _, inp = tcp
    thread = threading.Thread(target=lambda: inp.poll(0))
    thread.start()
    thread.join()

    async def main():
        with pytest.raises(errors.WrongThread):
            inp.on_message()

    asyncio.run(main())


def test_closing_from_elsewhere_ends_a_blocked_receive_although_a_loop_watches(tcp):
    _, inp = tcp

    async def main():
        inp.on_message()
        closer = threading.Thread(target=lambda: (wait_until_busy(inp), inp.close()))
        closer.start()
        with pytest.raises(errors.Gone):
            inp.recv(timeout=20)
        closer.join()

    asyncio.run(main())
    assert inp.closed


def wait_until_busy(socket):
    while not socket.is_busy:
        time.sleep(0.001)


def test_closing_from_elsewhere_closes_what_a_loop_watches(tcp):
    _, inp = tcp

    async def main():
        inp.on_message()
        thread = threading.Thread(target=inp.close)
        thread.start()
        thread.join()
        await until(lambda: inp.closed)

    asyncio.run(main())


@pytest.mark.parametrize("callback", [5, "print", until])
def test_what_cannot_be_called_with_a_batch_is_refused(tcp, callback):
    _, inp = tcp

    async def main():
        with pytest.raises(errors.BadType, match="takes a plain function"):
            inp.on_message(callback)

    asyncio.run(main())


def test_a_reader_ends_with_its_loop(tcp):
    out, inp = tcp
    first, second = [], []

    async def one():
        return inp.on_message(first.extend)

    async def two():
        inp.on_message(second.extend)
        out.send(b"x")
        await until(lambda: second)

    reader = asyncio.run(one())
    asyncio.run(two())
    assert (first, second) == ([], [(b"x",)])
    assert not reader.active
