// What can be scrolled sideways can be reached by keyboard.
addEventListener("load", () => {
  for (const one of document.querySelectorAll("article pre, article table")) {
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
  }
});
