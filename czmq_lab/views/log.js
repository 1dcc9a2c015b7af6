// The last messages of a socket. Rows come in batches, already shortened and escaped by the kernel.

const ROW = 22; // px of a row of one line

function render(context) {
  const { model } = context;
  const { title, limit, note } = model.get("spec");
  const rows = make("div", "zlab-rows");
  rows.tabIndex = 0;
  rows.style.minHeight = `${Math.min(240, limit * ROW)}px`; // the page stays where it is while the log fills
  rows.setAttribute("role", "log");
  rows.setAttribute("aria-live", "off"); // a screen reader is told on request, not at every message
  rows.setAttribute("aria-label", title);
  const foot = make("div", "zlab-foot");
  const total = make("span", "", note), missing = make("span");
  foot.append(total, missing);

  function heard(message) {
    if (message.type !== "rows") return;
    const following = rows.scrollHeight - rows.scrollTop - rows.clientHeight < 24;
    const batch = message.rows.map(row);
    if (message.reset) rows.replaceChildren(...batch);
    else rows.append(...batch);
    while (rows.childElementCount > limit) rows.firstElementChild.remove();
    if (following || message.reset) rows.scrollTop = rows.scrollHeight;
    total.textContent = [message.total, note].filter(Boolean).join(" · ");
    missing.textContent = message.missing;
    rows.dataset.batches = Number(rows.dataset.batches || 0) + 1;
  }

  return panel(context, title, [rows, foot], heard);
}

function row([number, time, size, frames, more]) {
  const line = make("div", "zlab-row"), box = make("span", "zlab-frames");
  for (const [kind, text, left] of frames) {
    box.append(make("span", `zlab-frame zlab-${kind}`, kind === "empty" ? "empty" : text));
    if (left) box.append(make("span", "zlab-more", `… ${left.toLocaleString("en")} B more `));
  }
  if (more) box.append(make("span", "zlab-more", `… ${more.toLocaleString("en")} frames more`));
  line.append(make("span", "", number.toLocaleString("en")), make("span", "", time), make("span", "", size), box);
  return line;
}

export default { render };
