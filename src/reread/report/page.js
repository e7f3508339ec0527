"use strict";
// Shows the pieces that belong to the reading chosen. What was not read is answered by the reading
// that has the option just chosen and most of the others. Whoever follows a number to its sentence
// finds there a link back.
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

  const sentences = [...document.querySelectorAll("article .s")];
  const back = document.createElement("button");
  back.type = "button";
  back.className = "back";
  back.textContent = "↩ back";
  let origin = null;

  const comeFrom = (link, sentence) => {
    origin = link;
    sentence.append(" ", back);
  };

  back.addEventListener("click", () => {
    back.remove();
    origin.focus();
    origin.scrollIntoView({ block: "center" });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#c"]');
    const sentence = link && document.getElementById(link.getAttribute("href").slice(1));
    if (sentence && !event.defaultPrevented) comeFrom(link, sentence);
  });

  // Where a mark of a figure leads: the last sentence that begins before its place
  document.addEventListener("reread-place", (event) => {
    const place = event.detail.start;
    const sentence = sentences.findLast((one) => Number(one.id.slice(1)) <= place);
    if (!sentence) return;
    event.preventDefault();
    comeFrom(event.target, sentence);
    location.hash = sentence.id;
  });
})();
