"""What a live picture costs the kernel's main thread, next to matplotlib drawing the same lines as png.

Two lines of 600 points, in a real kernel, both ways in one run. Prints milliseconds of main-thread time (median and
95th percentile) and their ratio, which is to stay under 1/100.
"""

import json
import sys

from jupyter_client.manager import start_new_kernel

CODE = """
import io, json, statistics, time
import czmq_lab as zl
from czmq_lab.widgets import LivePlot
from matplotlib.figure import Figure

inp, out = zl.Pull("@inproc://bench", rcvhwm=0), zl.Push(">inproc://bench", sndhwm=0)
plot = LivePlot(inp, out, names=["inp", "out"], window=60, fps=10)
plot._ticker.cancel()
display(plot)
for _ in range(605):  # fill the curve
    for _ in range(10):
        out.send(b"x" * 16)
        inp.recv()
    plot._sample(plot.meters[0].times[-1] + 0.1)
for meter in plot.meters:
    meter.times = type(meter.times)("d", [t - meter.times[-1] + time.monotonic() for t in meter.times])
points = len(plot.meters[0].messages)

def cost(once, count):
    spent = []
    for _ in range(count):
        start = time.thread_time()
        once()
        spent.append((time.thread_time() - start) * 1000)
    return statistics.median(spent), sorted(spent)[int(count * 0.95)]

def live():
    plot._beat = time.monotonic()
    plot._tick()

def agg():
    figure = Figure(figsize=(6.4, 3.2), dpi=100)
    axes = figure.subplots(2)
    for pane, name in zip(axes, ("messages", "bytes")):
        for meter in plot.meters:
            pane.plot(getattr(meter, name))
    figure.savefig(io.BytesIO(), format="png")

agg(), live()
frame, picture = cost(live, 300), cost(agg, 20)
assert plot.error is None, plot.error
print(json.dumps({"points": points, "frame_ms": frame, "matplotlib_ms": picture, "ratio": frame[0] / picture[0]}))
"""


def main() -> int:
    manager, client = start_new_kernel()
    try:
        lines, sizes = [], []

        def output(message):
            if message["msg_type"] == "comm_msg" and message["buffers"]:
                sizes.append(sum(map(len, message["buffers"])))
            if message["msg_type"] == "stream":
                lines.append(message["content"]["text"])
            elif message["msg_type"] == "error":
                lines.extend(message["content"]["traceback"])

        reply = client.execute_interactive(CODE, timeout=120, output_hook=output)
        if reply["content"]["status"] != "ok":
            print("\n".join(lines), file=sys.stderr)
            return 1
        found = json.loads([line for line in "".join(lines).splitlines() if line.startswith("{")][-1])
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    frame, points = found["frame_ms"], found["points"]
    print(f"live frame, 2 lines x {points} points, ms: {frame[0]:.3f} (95 %: {frame[1]:.3f})", end="; ")
    print(f"{len(sizes)} frames arrived, the last of {sizes[-1]:,} B")
    print(f"matplotlib png, ms: {found['matplotlib_ms'][0]:.1f} (95 %: {found['matplotlib_ms'][1]:.1f})")
    print(f"ratio: 1/{1 / found['ratio']:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
