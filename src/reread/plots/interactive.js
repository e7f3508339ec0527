/* Figures that answer: hover or focus tells what a mark stands for, click or Enter leads there, and
   buttons, the wheel with Ctrl, and keys zoom. Works on every .reread-figure of the page when it
   loads; call rereadFigure(svg) for one that comes later. Nothing is fetched.

   A mark that is clicked emits `reread-place` ({start, end, sentence}), which bubbles; a listener
   that shows the place itself calls preventDefault. Otherwise #s<sentence>, or an element of the
   page with data-start and data-end around the place, is scrolled into view. */
function rereadFigure(svg) {
  if (!svg || svg.rereadFigure) return;
  svg.rereadFigure = true;
  const marks = [...svg.querySelectorAll("a[data-start]")];
  const stops = marks.filter((mark) => mark.hasAttribute("aria-label"));
  stops.sort((a, b) => a.dataset.start - b.dataset.start || a.dataset.mark - b.dataset.mark);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const full = svg.getAttribute("viewBox").split(/[\s,]+/).map(Number);
  let view = [...full];
  const words = new Map();
  for (const mark of marks) {
    const title = mark.querySelector(":scope > title");
    words.set(mark, title ? title.textContent : "");
    if (title) title.remove(); /* the browser's own tip would stand over ours */
  }

  function widen() { /* thin marks and the gaps between letters can be hit as well */
    for (const mark of marks) {
      const box = mark.getBBox();
      if (!box.width && !box.height) continue;
      svg.removeEventListener("pointerenter", widen);
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const [dx, dy] = [Math.max(8 - box.width, 2) / 2, Math.max(8 - box.height, 2) / 2];
      for (const [name, value] of Object.entries({ x: box.x - dx, y: box.y - dy, fill: "transparent",
        width: box.width + 2 * dx, height: box.height + 2 * dy })) rect.setAttribute(name, value);
      mark.prepend(rect);
    }
  }
  svg.addEventListener("pointerenter", widen); /* a figure that is hidden now has no sizes yet */
  widen();

  const tip = document.createElement("div");
  tip.className = "reread-tip";
  tip.setAttribute("aria-hidden", "true"); /* the mark's name says the same */
  tip.style.cssText = "position:fixed;z-index:99999;max-width:min(30em,90vw);padding:.45em .7em;" +
    "font:13px/1.4 system-ui,sans-serif;border-radius:4px;pointer-events:none;display:none;" +
    "background:#222;color:#fff;border:1px solid #999;overflow-wrap:anywhere";
  const together = (mark) => marks.filter((other) => other.dataset.mark === mark.dataset.mark &&
    other.dataset.start === mark.dataset.start);
  function tell(mark, x, y) {
    hush();
    together(mark).forEach((part) => part.classList.add("here"));
    tip.textContent = words.get(mark);
    document.body.append(tip); /* JupyterLab's panels would shift what is fixed inside them */
    tip.style.display = "block";
    const left = Math.min(x + 12, innerWidth - tip.offsetWidth - 8);
    const below = y + 16 + tip.offsetHeight < innerHeight;
    tip.style.left = Math.max(left, 8) + "px";
    tip.style.top = Math.max(below ? y + 16 : y - tip.offsetHeight - 12, 8) + "px";
  }
  function hush() {
    tip.remove();
    marks.forEach((mark) => mark.classList.remove("here"));
  }

  function lead(event, mark) {
    const { start, end, sentence } = mark.dataset;
    const place = { start: +start, end: +end, sentence: +sentence };
    const asked = new CustomEvent("reread-place",
      { bubbles: true, composed: true, cancelable: true, detail: place });
    const free = mark.dispatchEvent(asked);
    const root = svg.getRootNode();
    const named = root.querySelector("#s" + place.sentence);
    const here = [...root.querySelectorAll("[data-start][data-end]")].find((element) =>
      !element.closest("svg") && +element.dataset.start <= place.start &&
      place.start < +element.dataset.end);
    if (free && named && named.checkVisibility?.() !== false) return; /* the link itself leads */
    event.preventDefault();
    if (free && here) here.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function stop(at) {
    stops.forEach((mark, n) => mark.setAttribute("tabindex", n === at ? "0" : "-1"));
  }
  stop(0); /* one stop of the Tab key for all marks; the arrow keys go from one to the next */
  for (const mark of marks) {
    mark.addEventListener("pointermove", (event) => tell(mark, event.clientX, event.clientY));
    mark.addEventListener("pointerleave", hush);
    mark.addEventListener("blur", hush);
    mark.addEventListener("focus", () => {
      if (!mark.matches(":focus-visible")) return;
      const box = mark.getBoundingClientRect();
      tell(mark, box.left, box.bottom);
      stop(stops.indexOf(mark));
    });
    mark.addEventListener("click", (event) => lead(event, mark));
  }

  function show(next) {
    const wide = Math.min(Math.max(next[2], full[2] / 16), full[2]);
    const high = wide / full[2] * full[3];
    view = [Math.min(Math.max(next[0], full[0]), full[0] + full[2] - wide),
      Math.min(Math.max(next[1], full[1]), full[1] + full[3] - high), wide, high];
    svg.setAttribute("viewBox", view.join(" "));
  }
  function zoom(by, x = 0.5, y = 0.5) {
    const wide = Math.min(Math.max(view[2] / by, full[2] / 16), full[2]);
    const high = wide / full[2] * full[3];
    show([view[0] + x * (view[2] - wide), view[1] + y * (view[3] - high), wide]);
  }
  const pan = (dx, dy) => show([view[0] + dx * view[2], view[1] + dy * view[3], view[2]]);

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, (event.clientX - box.left) / box.width,
      (event.clientY - box.top) / box.height);
  }, { passive: false });
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = stops.indexOf(event.target.closest("a"));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const move = { ArrowRight: [.2, 0], ArrowLeft: [-.2, 0], ArrowDown: [0, .2], ArrowUp: [0, -.2] };
    const act = { "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5),
      0: () => show(full), Escape: hush, Home: () => stops[0].focus(),
      End: () => stops[stops.length - 1].focus() }[event.key];
    if (event.shiftKey && move[event.key]) pan(...move[event.key]);
    else if (step) stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
    else if (act) act();
    else return;
    event.preventDefault();
    event.stopPropagation(); /* keys that JupyterLab would take */
  });
  let held = null;
  svg.addEventListener("pointerdown", (event) => {
    if (view[2] < full[2] && !event.target.closest("a")) held = [event.clientX, event.clientY];
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) { held = null; return; }
    const box = svg.getBoundingClientRect();
    pan((held[0] - event.clientX) / box.width, (held[1] - event.clientY) / box.height);
    held = [event.clientX, event.clientY];
  });

  const bar = document.createElement("div");
  bar.className = "reread-zoom";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Zoom");
  for (const [sign, name, act] of [["+", "Zoom in", () => zoom(1.5)],
    ["−", "Zoom out", () => zoom(1 / 1.5)], ["↺", "Whole figure", () => show(full)]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    bar.append(button, " ");
  }
  svg.before(bar);
}
if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".reread-figure").forEach(rereadFigure));
} else document.querySelectorAll(".reread-figure").forEach(rereadFigure);
