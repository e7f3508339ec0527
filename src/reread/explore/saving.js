// Saves a file that the kernel has made: the kernel cannot write into the browser's own folder of
// downloads, and a link can. The bytes come as they are, not as a long address, so that a sheet of
// some megabytes is no trouble; the link stays, to save the file again.
function render({ model, el }) {
  let address = "";
  const forget = () => address && URL.revokeObjectURL(address);
  const offer = () => {
    forget();
    address = URL.createObjectURL(new Blob([model.get("data")], { type: model.get("kind") }));
    const link = document.createElement("a");
    link.href = address;
    link.download = link.textContent = model.get("name");
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.append("Saved: ", link, ` (${model.get("size")})`);
    el.replaceChildren(said);
    return link;
  };
  const save = () => offer().click();
  if (model.get("saved")) offer(); // shown again: there to be saved again
  model.on("change:saved", save);
  return () => {
    forget();
    model.off("change:saved", save);
  };
}
export default { render };
