// What pages do beyond links and forms; each works without it, with a step more.
"use strict";

// The theme, before anything is drawn.
const root = document.documentElement;
const themes = ["", "light", "dark"];
const theme = () => localStorage.getItem("theme") || "";
root.dataset.theme = theme();

document.addEventListener("click", async (event) => {
  const copied = event.target.closest("[data-copy]");
  if (copied) {
    await navigator.clipboard.writeText(copied.dataset.copy);
    copied.classList.add("copied");
    setTimeout(() => copied.classList.remove("copied"), 1500);
  }
  if (event.target.closest("[data-theme-next]")) {
    localStorage.setItem("theme", themes[(themes.indexOf(theme()) + 1) % themes.length]);
    root.dataset.theme = theme();
  }
  // A click elsewhere closes menus.
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Instants in the viewer's time zone; UTC stays for the pointer.
const zoned = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
function local(within) {
  for (const one of within.querySelectorAll("time[datetime]:not([data-local])")) {
    one.title = one.textContent;
    one.textContent = zoned.format(new Date(one.dateTime));
    one.dataset.local = "";
  }
}
document.addEventListener("DOMContentLoaded", () => local(document));
document.addEventListener("htmx:afterSettle", () => local(document));

// The palette: Ctrl K or /, arrows, Enter.
document.addEventListener("keydown", (event) => {
  const palette = document.getElementById("palette");
  if (!palette) return;
  const typing = /^(input|textarea|select)$/i.test(event.target.tagName);
  if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing)) {
    event.preventDefault();
    if (!palette.open) palette.showModal();
    palette.querySelector("input").focus();
  }
  if (event.key === "Escape") for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
  if (!palette.open || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
  const links = [...palette.querySelectorAll("#found a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "Enter") {
    if (at < 0 && links.length) links[0].click();
    return;
  }
  event.preventDefault();
  const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
  (next || palette.querySelector("input")).focus();
});

// Parts of a form that go with a choice, as in data-when="value_type=numeric trait". Without scripts all are there.
function fit(form) {
  for (const part of form.querySelectorAll("[data-when]")) {
    const [name, values] = part.dataset.when.split("=");
    part.hidden = !values.split(" ").includes(form.elements[name].value);
  }
}
const fitAll = () => document.querySelectorAll("form:has([data-when])").forEach(fit);
document.addEventListener("change", (event) => event.target.form && fit(event.target.form));
document.addEventListener("DOMContentLoaded", fitAll);
document.addEventListener("htmx:afterSettle", fitAll);

// A list that grows by itself keeps its newest rows, each once.
const KEPT_ROWS = 500;
document.addEventListener("htmx:afterSettle", () => {
  const seen = new Set();
  for (const row of document.querySelectorAll("#newest > tr")) {
    if (seen.size >= KEPT_ROWS || seen.has(row.dataset.id)) row.remove();
    seen.add(row.dataset.id || row);
  }
});

// What is pressed stays until it is let go: a list that came anew in between would take the click from under the pointer.
let pressed = null;
const late = new Set();
document.addEventListener("pointerdown", (event) => (pressed = event.target), true);
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    pressed = null;
    setTimeout(() => {
      for (const one of late) htmx.trigger(one, "input");
      late.clear();
    });
  }, true);
}
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.target.contains(pressed)) return;
  event.detail.shouldSwap = false;
  late.add(event.detail.requestConfig.elt);
});
