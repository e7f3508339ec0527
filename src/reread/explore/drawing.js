// Shows the figure that the kernel draws, and tells the kernel which mark was chosen.
// `rereadFigure` is that of plots/interactive.js, which stands above this in the module.
const hush = () => document.querySelectorAll(".reread-tip").forEach((tip) => tip.remove());
function render({ model, el }) {
  const draw = () => {
    hush();
    el.innerHTML = model.get("svg");
    rereadFigure(el.querySelector("svg"));
  };
  const choose = (event) => {
    event.preventDefault(); // no link is followed: the kernel shows the place
    const { start, end } = event.detail;
    model.set("place", [start, end, (model.get("place")[2] ?? 0) + 1]);
    model.save_changes();
  };
  draw();
  model.on("change:svg", draw);
  el.addEventListener("reread-place", choose);
  return () => {
    hush();
    model.off("change:svg", draw);
    el.removeEventListener("reread-place", choose);
  };
}
export default { render };
