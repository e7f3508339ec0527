
"use strict";
// Shows the pieces that belong to the reading chosen. What was not read is answered by the reading
// that has the option just chosen and most of the others.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("choices");
  const pieces = [...document.querySelectorAll("[data-part]")].map((element) => ({
    element,
    part: element.dataset.part,
    states: new Set(element.dataset.in.split(" ").map(Number)),
  }));

  const show = (reading) => {
    for (const { element, part, states } of pieces) {
      element.classList.toggle("off", !states.has(data.parts[part][reading]));
    }
  };

  const chosen = () =>
    [...form.querySelectorAll("input:checked")].map((input) => Number(input.value));

  const nearest = (wanted, changed) => {
    const likeness = data.readings.map((options) =>
      options.reduce(
        (sum, option, i) => sum + (option === wanted[i]) * (i === changed ? wanted.length : 1), 0));
    return likeness.indexOf(Math.max(...likeness));
  };

  form.addEventListener("change", (event) => {
    const changed = Number(event.target.name.split("-")[1]);
    const reading = nearest(chosen(), changed);
    data.readings[reading].forEach((option, i) => {
      form.querySelector(`input[name="choice-${i}"][value="${option}"]`).checked = true;
    });
    show(reading);
  });
  form.addEventListener("reset", () => show(0));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.reset(); // a browser may have kept what was chosen before the page was loaded again
})();
