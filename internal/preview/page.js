// Reloads the page when there is a new proof, and sets the mail as the
// switches say. The switches are remembered for as long as the tab is open.
"use strict";

const root = document.documentElement;
const form = document.querySelector("#mail form");
const mail = document.querySelector("#mail iframe");
const scrollBar = 17; // the frame is so much wider than what it shows

function choice(name) { return form.elements[name].value; }

function set() {
  for (const name of ["width", "colour", "images"]) sessionStorage.setItem(name, choice(name));
  const colour = choice("colour") === "dark" ? "dark" : "light";
  const src = `/files/edition.html?colour=${colour}&images=${choice("images")}&n=${root.dataset.number}`;
  if (mail.getAttribute("src") !== src) mail.setAttribute("src", src);
  mail.style.width = `${Number(choice("width")) + scrollBar}px`;
  mail.className = choice("colour");
  requestAnimationFrame(measure);
}

function measure() {
  const inside = mail.contentDocument && mail.contentDocument.documentElement;
  const over = inside ? inside.scrollWidth - inside.clientWidth : 0;
  document.querySelector("#overflow").textContent = over > 0 ? `${over} pixels too wide` : "";
}

if (form) {
  for (const name of ["width", "colour", "images"]) {
    const kept = sessionStorage.getItem(name);
    if (kept) form.elements[name].value = kept;
  }
  form.addEventListener("change", set);
  mail.addEventListener("load", measure);
  set();
}

document.querySelector("#again").addEventListener("click", () => fetch("/again", { method: "POST" }));

new EventSource("/events").onmessage = (event) => {
  const state = JSON.parse(event.data);
  root.dataset.making = state.making;
  if (state.making) document.querySelector("#state").textContent = "making the edition …";
  else if (String(state.number) !== root.dataset.number) location.reload();
};
