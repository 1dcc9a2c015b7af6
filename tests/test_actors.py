"""The Monitor: who came, who went, and no freeze when nobody reads it."""

from __future__ import annotations

import asyncio
import time

import pytest

import czmq_lab as zl
from czmq_lab.actors import Monitor
from czmq_lab.loop import until


def wait(condition, timeout=5):
    deadline = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:*", "ipc://*"])
def test_peers_come_and_go(address):
    with zl.Pull() as inp:
        monitor = Monitor(inp)
        inp.bind(address)
        peers = [zl.Push(">" + inp.endpoint) for _ in range(3)]
        wait(lambda: monitor.peers == 3)
        peers.pop().close()
        wait(lambda: monitor.peers == 2)
        names = [event.name for event in monitor.events]
        assert names[0] == "listening"
        assert names.count("handshake_succeeded") == 3
        assert names[-1] == "disconnected"
        for peer in peers:
            peer.close()
        monitor.close()
        monitor.close()


def test_a_wrong_type_is_no_peer():
    with zl.Pull() as inp:
        monitor = Monitor(inp)
        inp.bind("tcp://127.0.0.1:*")
        with zl.Sub(">" + inp.endpoint):
            wait(lambda: "disconnected" in [event.name for event in monitor.events])
            assert monitor.peers == 0


def test_nobody_reading_freezes_nothing():
    """A storm of connections, nobody looks, and every socket of the process goes on."""
    with zl.Pull() as inp, zl.Pull("@tcp://127.0.0.1:*", timeout=5) as other, zl.Push(">" + other.endpoint) as out:
        monitor = Monitor(inp, limit=10)
        inp.bind("tcp://127.0.0.1:*")
        for _ in range(1000):
            with zl.Push(">" + inp.endpoint):
                pass
        out.send(b"alive")
        assert other.recv() == b"alive"
        wait(lambda: monitor.events and monitor.peers == 0)
        assert len(monitor.events) == 10


def test_a_running_loop_reads_the_events():
    async def main():
        with zl.Pull() as inp:
            monitor = Monitor(inp)
            inp.bind("tcp://127.0.0.1:*")
            with zl.Push(">" + inp.endpoint):
                await until(lambda: monitor._peers)
            await until(lambda: not monitor._peers)
            monitor.close()

    asyncio.run(main())


def test_the_socket_may_go_first():
    inp = zl.Pull("@tcp://127.0.0.1:*")
    monitor = Monitor(inp)
    inp.close()
    assert monitor.peers == 0
    monitor.close()


def test_a_second_monitor_is_refused_and_the_first_goes_on():
    with zl.Pull() as inp:
        monitor = Monitor(inp)
        inp.bind("tcp://127.0.0.1:*")
        with pytest.raises(zl.BadArgument, match=r"has a monitor already .* Monitor.of\(socket\)"):
            Monitor(inp)
        assert Monitor.of(inp) is monitor
        with zl.Push(">" + inp.endpoint):
            wait(lambda: monitor.peers == 1)
        monitor.close()
        again = Monitor.of(inp)
        assert again is not monitor
        with zl.Push(">" + inp.endpoint):
            wait(lambda: again.peers == 1)


def test_a_closed_socket_has_no_monitor():
    inp = zl.Pull()
    inp.close()
    with pytest.raises(zl.Gone):
        Monitor(inp)
