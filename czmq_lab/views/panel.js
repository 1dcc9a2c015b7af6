// What every live panel has in common: head, buttons, heartbeat, and the word about the kernel.
// Python puts this text in front of plot.js or log.js; the two together are one ES module.
// Whatever a peer may have sent reaches the page through textContent and fillText alone.

const BEAT = 2000; // ms between heartbeats, which are sent only while the panel can be seen
const SILENCE = 7000; // ms without an answer until the panel says so
const WORDS = {
  live: "live",
  paused: "paused",
  ended: "socket closed",
  // The picture went to the output of a page that is no more; see `Panel._stop` in widgets.py.
  frozen: "frozen; the page was reloaded, so show the panel again in a new cell to keep it",
};

function make(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
}

// Build the frame around `body` in `el`. `heard(message, buffers)` gets what the kernel sends.
// Returns a function that takes everything down again.
function panel({ model, el }, title, body, heard) {
  const root = make("div", "zlab");
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", title);
  const state = make("span", "zlab-state");
  state.setAttribute("role", "status");
  const pause = make("button", "", "Pause");
  const freeze = make("button", "", "Freeze");
  pause.type = freeze.type = "button";
  freeze.title = "Replace this by a picture that stays in the saved notebook";
  const head = make("div", "zlab-head");
  head.append(make("span", "zlab-title", title), state, pause, freeze);
  const error = make("div", "zlab-error");
  error.setAttribute("role", "alert");
  root.append(head, error, ...body);
  el.append(root);

  let answered = performance.now();
  let asked = 0; // when a button was pressed that the kernel has not answered yet
  let gone = false;
  let seen = false;

  const word = (kind, text) => {
    state.dataset.state = kind;
    if (state.textContent !== text) state.textContent = text;
  };

  function show() {
    const now = performance.now();
    const kind = model.get("state");
    const waiting = seen && now - Math.max(answered, asked) > SILENCE && (kind === "live" || asked);
    if (gone) word("lost", "kernel gone: nothing more will come");
    else if (waiting) word("lost", "the kernel is busy or gone");
    else if (asked) word(kind, "waiting for the kernel …");
    else word(kind, WORDS[kind] || kind);
    pause.textContent = kind === "paused" ? "Resume" : "Pause";
    pause.disabled = gone || !(kind === "live" || kind === "paused");
    freeze.disabled = gone || kind === "frozen";
    const problem = model.get("error");
    error.hidden = !problem;
    if (error.textContent !== problem) error.textContent = problem;
  }

  function send(type) {
    try {
      model.send({ type, page: performance.timeOrigin });
    } catch {
      gone = true; // JupyterLab closed the line: the kernel was restarted or ended
    }
  }

  function press(what) {
    asked = performance.now();
    send(what);
    show();
  }
  pause.onclick = () => press(model.get("state") === "paused" ? "resume" : "pause");
  freeze.onclick = () => press("freeze");

  const onMessage = (message, buffers) => {
    answered = performance.now();
    heard(message, buffers);
  };
  const onChange = () => {
    asked = 0;
    answered = performance.now();
    show();
  };
  model.on("msg:custom", onMessage);
  model.on("change:state", onChange);
  model.on("change:error", onChange);

  const visible = () => seen && !document.hidden;
  const beat = () => {
    if (visible() && !gone) send("beat");
  };
  const look = () => {
    answered = performance.now(); // silence while nobody looked is no sign of anything
    beat();
    show();
  };
  const watcher = new IntersectionObserver((entries) => {
    seen = entries[entries.length - 1].isIntersecting;
    look();
  });
  watcher.observe(root);
  document.addEventListener("visibilitychange", look);
  const timer = setInterval(() => {
    beat();
    show();
  }, BEAT);
  send("hello");
  show();

  return () => {
    clearInterval(timer);
    watcher.disconnect();
    document.removeEventListener("visibilitychange", look);
    model.off("msg:custom", onMessage);
    model.off("change:state", onChange);
    model.off("change:error", onChange);
  };
}
