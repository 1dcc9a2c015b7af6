// Messages and bytes a second of a few sockets over the last seconds, on a canvas.
// A frame is: the times of the samples (float64 seconds), then for each socket the rates in between (float32),
// messages and bytes. It replaces whatever was there, so a lost or late frame costs nothing.

const DARK = ["#56b4e9", "#f0a030", "#3ecf9a", "#e58fc0", "#f0e442", "#b0b0b0"];
const LIGHT = ["#0069a8", "#c24e00", "#00795a", "#a8447f", "#7a6c00", "#555555"];
const DASHES = [[], [7, 3], [2, 2.5], [9, 3, 2, 3], [4, 2]];
const LEFT = 62, RIGHT = 12, TITLE = 28, PANE = 88, GAP = 8; // px
const PATIENCE = 3000; // ms that a curve must stay low before its axis shrinks

function luminance(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}

// The round step (1, 2 or 5 times a power of ten) that reaches `most` in at most four steps.
function roundStep(most) {
  const raw = Math.max(most, 1e-9) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].find((factor) => factor * power >= raw * 0.9999) * power;
}

// A y axis that grows at once, and shrinks only after the curve has stayed low for a while.
class Axis {
  constructor(title, unit, note) {
    Object.assign(this, { title, unit, note, step: 1, top: 4, low: 0 });
  }
  fit(most, now) {
    const step = Math.max(roundStep(most * 1.1), 1);
    const top = step * Math.max(Math.ceil((most * 1.1) / step), 2);
    if (top <= this.top / 2) {
      this.low ||= now;
    } else {
      this.low = 0;
    }
    if (most > this.top || (this.low && now - this.low > PATIENCE)) {
      Object.assign(this, { step, top, low: 0 });
    }
  }
  label(value) {
    const [prefix, size] = [["G", 1e9], ["M", 1e6], ["k", 1e3]].find(([, s]) => value >= s) || ["", 1];
    return value === 0 ? "0" : `${Number((value / size).toFixed(2))} ${prefix}${this.unit}`.trimEnd();
  }
}

function render(context) {
  const { model } = context;
  const { title, names, window: span } = model.get("spec");
  const canvas = make("canvas");
  canvas.setAttribute("role", "img");
  canvas.dataset.frames = "0";
  const pen = canvas.getContext("2d");
  const axes = [new Axis("messages/s", "", ""), new Axis("bytes/s", "B", "1 kB = 1000 B")];
  const { table, cells, swatches } = numbers(names);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let frame = null, fresh = false, painted = -Infinity, request = 0, described = -Infinity;
  let ground, dark; // the last background, and whether it is a dark one

  function heard(message, buffers) {
    if (message.type !== "frame") return;
    const [times, ...rates] = buffers.map((view, number) => {
      const bytes = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength);
      return number ? new Float32Array(bytes) : new Float64Array(bytes);
    });
    frame = { times, rates, now: times[times.length - 1] };
    fresh = true;
    if (message.rows) tell(message);
    ask();
  }

  function tell({ rows, label }) {
    rows.forEach((row, number) => row.forEach((text, column) => {
      const cell = cells[number]?.[column];
      if (cell && cell.textContent !== text) cell.textContent = text;
    }));
    if (performance.now() - described > 2000) {
      described = performance.now();
      canvas.setAttribute("aria-label", label);
    }
  }

  // The latest frame is painted when the browser next paints; twice a second for who asked for less motion.
  function ask() {
    if (!request) request = requestAnimationFrame(paint);
  }
  function paint(time) {
    request = 0;
    if (calm.matches && fresh && time - painted < 500) {
      ask();
      return;
    }
    const width = canvas.clientWidth, height = canvas.clientHeight, ratio = window.devicePixelRatio || 1;
    if (!width) return;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    painted = time;
    const style = getComputedStyle(canvas.parentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    const look = { ink: style.color, ground: style.backgroundColor, dim: read("--zlab-dim"), line: read("--zlab-line") };
    if (look.ground !== ground) {
      ground = look.ground;
      dark = luminance(ground) < 0.4;
    }
    const colours = dark ? DARK : LIGHT;
    swatches.forEach((line, number) => line.setAttribute("stroke", colours[number % colours.length]));
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = look.ground;
    pen.fillRect(0, 0, width, height);
    pen.font = `11px ${style.fontFamily}`;
    axes.forEach((axis, number) => drawPane(axis, number, TITLE + number * (PANE + TITLE + GAP), width, look, colours, time));
    drawSeconds(TITLE + 2 * PANE + TITLE + GAP, width, look);
    if (fresh) {
      fresh = false;
      canvas.dataset.frames = Number(canvas.dataset.frames) + 1;
    }
  }

  function drawPane(axis, pane, y0, width, look, colours, time) {
    const bottom = y0 + PANE, right = width - RIGHT, scale = (right - LEFT) / span;
    const lines = frame ? names.map((_, number) => frame.rates[2 * number + pane]) : [];
    let most = 0;
    lines.forEach((rates) => rates.forEach((rate, i) => {
      if (frame.now - frame.times[i + 1] <= span && rate > most) most = rate;
    }));
    axis.fit(most, time);
    const y = (rate) => bottom - (rate / axis.top) * PANE;

    pen.textBaseline = "middle";
    pen.textAlign = "left";
    pen.fillStyle = look.ink;
    pen.fillText(axis.title, 12, y0 - 15);
    pen.fillStyle = look.dim;
    pen.fillText(axis.note, 12 + pen.measureText(axis.title + "  ").width, y0 - 15);
    pen.textAlign = "right";
    pen.lineWidth = 1;
    pen.strokeStyle = look.line;
    pen.setLineDash([]);
    for (let value = 0; value <= axis.top * 1.0001; value += axis.step) {
      const line = Math.round(y(value)) + 0.5;
      pen.globalAlpha = value ? 0.6 : 1;
      pen.beginPath();
      pen.moveTo(LEFT, line);
      pen.lineTo(right, line);
      pen.stroke();
      pen.globalAlpha = 1;
      pen.fillText(axis.label(value), LEFT - 8, line);
    }

    pen.save();
    pen.beginPath();
    pen.rect(LEFT, y0 - 2, right - LEFT + 4, PANE + 4);
    pen.clip();
    pen.lineJoin = "round";
    lines.forEach((rates, number) => {
      if (!rates.length) return;
      const path = curve(rates, (t) => right - (frame.now - t) * scale, y);
      pen.strokeStyle = pen.fillStyle = colours[number % colours.length];
      if (lines.length === 1) {
        const area = new Path2D(path.line);
        area.lineTo(path.end, bottom);
        area.lineTo(path.start, bottom);
        pen.globalAlpha = 0.1;
        pen.fill(area);
        pen.globalAlpha = 1;
      }
      pen.lineWidth = 1.6;
      pen.setLineDash(DASHES[number % DASHES.length]);
      pen.stroke(path.line);
      pen.beginPath();
      pen.arc(right, y(rates[rates.length - 1]), 2.5, 0, 7);
      pen.fill();
    });
    pen.restore();
  }

  // A rate holds for its whole interval: a long one is drawn as the plateau it is, short ones join into a curve.
  function curve(rates, x, y) {
    const line = new Path2D(), { times } = frame;
    rates.forEach((rate, i) => {
      const from = x(times[i]), to = x(times[i + 1]), height = y(rate);
      if (to - from > 8 || i === 0) line.lineTo(from, height);
      if (to - from > 8 || i === rates.length - 1) line.lineTo(to, height);
      else line.lineTo((from + to) / 2, height);
    });
    return { line, start: x(times[0]), end: x(times[times.length - 1]) };
  }

  function drawSeconds(y0, width, look) {
    const right = width - RIGHT, step = roundStep(span * (width < 640 ? 1 : 0.7));
    pen.fillStyle = look.dim;
    pen.textBaseline = "top";
    for (let age = 0; age <= span * 1.0001; age += step) {
      const text = age ? `${Number(age.toFixed(2))} s${age + step > span ? " ago" : ""}` : "now";
      pen.textAlign = age ? "center" : "right";
      pen.fillText(text, right - (age / span) * (right - LEFT), y0 + 7);
    }
  }

  const down = panel(context, title, [canvas, table], heard);
  const size = new ResizeObserver(() => paint(performance.now()));
  size.observe(canvas);
  const theme = new MutationObserver(ask);
  theme.observe(document.body, { attributes: true });
  return () => {
    size.disconnect();
    theme.disconnect();
    cancelAnimationFrame(request);
    down();
  };
}

// The legend, which is also where the numbers stand.
function numbers(names) {
  const table = make("table", "zlab-numbers"), head = make("tr"), body = make("tbody");
  const columns = [
    ["", "", ""], ["messages/s", "", "over the last second"], ["mean", "zlab-mean", "over the curve"],
    ["messages", "", "since the socket was opened"], ["bytes/s", "zlab-flow", "payload over the last second; 1 kB is 1000 B"],
    ["mean", "zlab-mean", "over the curve"], ["bytes", "zlab-volume", "payload since the socket was opened; 1 kB is 1000 B"],
  ];
  columns.forEach(([text, kind, hint]) => {
    const cell = make("th", kind, text);
    cell.scope = "col";
    cell.title = hint;
    head.append(cell);
  });
  const swatches = [], cells = [];
  names.forEach((name, number) => {
    const row = make("tr"), first = make("th");
    first.scope = "row";
    first.title = name;
    const space = "http://www.w3.org/2000/svg";
    const swatch = document.createElementNS(space, "svg"), line = document.createElementNS(space, "line");
    swatch.setAttribute("class", "zlab-swatch");
    swatch.setAttribute("aria-hidden", "true");
    const place = { x1: 0, x2: 26, y1: 4, y2: 4, "stroke-width": 2, "stroke-dasharray": DASHES[number % DASHES.length].join(" ") };
    Object.entries(place).forEach(([key, value]) => line.setAttribute(key, value));
    swatch.append(line);
    swatches.push(line);
    first.append(swatch, name);
    row.append(first);
    cells.push(columns.slice(1).map(([, kind]) => {
      const cell = make("td", kind, "–");
      row.append(cell);
      return cell;
    }));
    body.append(row);
  });
  const top = make("thead");
  top.append(head);
  table.append(top, body);
  return { table, cells, swatches };
}

export default { render };
