// Reloads the page when there is a new proof, and sets the mail and the web
// page as their switches say. The switches are remembered for as long as the
// tab is open.
"use strict";

const root = document.documentElement;
const scrollBar = 17; // a frame is so much wider than what it shows

// switched sets the frame of a section as the section's switches say.
function switched(section, file) {
  const form = section.querySelector("form");
  const frame = section.querySelector("iframe");
  const switches = [...new Set(Array.from(form.querySelectorAll("input"), (input) => input.name))];
  const key = (name) => `${section.id} ${name}`;

  function set() {
    const query = new URLSearchParams({ n: root.dataset.number });
    for (const name of switches) {
      const choice = form.elements[name].value;
      sessionStorage.setItem(key(name), choice);
      if (name !== "width") query.set(name, choice === "inverted" ? "light" : choice);
    }
    const src = `/files/${file}?${query}`;
    if (frame.getAttribute("src") !== src) frame.setAttribute("src", src);
    frame.style.width = `${Number(form.elements.width.value) + scrollBar}px`;
    frame.className = form.elements.colour.value;
    requestAnimationFrame(measure);
  }

  function measure() {
    const inside = frame.contentDocument && frame.contentDocument.documentElement;
    const over = inside ? inside.scrollWidth - inside.clientWidth : 0;
    section.querySelector("output").textContent = over > 0 ? `${over} pixels too wide` : "";
  }

  for (const name of switches) {
    const kept = sessionStorage.getItem(key(name));
    if (kept) form.elements[name].value = kept;
  }
  form.addEventListener("change", set);
  frame.addEventListener("load", measure);
  set();
}

for (const [id, file] of [["mail", "edition.html"], ["web", "page.html"]]) {
  const section = document.getElementById(id);
  if (section) switched(section, file);
}

document.querySelector("#again").addEventListener("click", () => fetch("/again", { method: "POST" }));

new EventSource("/events").onmessage = (event) => {
  const state = JSON.parse(event.data);
  root.dataset.making = state.making;
  if (state.making) document.querySelector("#state").textContent = "making the edition …";
  else if (String(state.number) !== root.dataset.number) location.reload();
};
