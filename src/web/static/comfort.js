"use strict";
// Comfort only: every page works without this file.
// The summary of what is to be mended is read out first.
const summary = document.querySelector(".errors");
if (summary) summary.focus();
// What is left of points to give away, as one types.
for (const set of document.querySelectorAll("[data-total]")) {
  const out = set.querySelector("[data-rest]"), total = Number(set.dataset.total);
  const inputs = [...set.querySelectorAll("input[type=text]")];
  const show = () => {
    const given = inputs.reduce((sum, input) => sum + (Number(input.value.replace(",", ".")) || 0), 0);
    out.textContent = String(Math.round((total - given) * 1e6) / 1e6).replace(".", set.dataset.mark);
  };
  set.addEventListener("input", show);
  show();
  set.querySelector(".sum").hidden = false;
}
// An option that excludes the others takes their ticks away, and they take its.
document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.type !== "checkbox" || !box.checked || !box.form) return;
  for (const other of box.form.elements) {
    if (other !== box && other.name === box.name && other.type === "checkbox" && (box.dataset.alone || other.dataset.alone)) other.checked = false;
  }
});
// Words beside an option choose it.
document.addEventListener("input", (event) => {
  const option = event.target.dataset && event.target.dataset.option && document.getElementById(event.target.dataset.option);
  if (option && event.target.value) option.checked = true;
});
// A second press while the first one is on its way does nothing (it would do no harm either).
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
addEventListener("pageshow", (event) => {
  for (const form of document.forms) delete form.dataset.sent;
  // The town's tablet shows no page a second time as somebody else has left it.
  if (event.persisted && document.body.dataset.away) location.replace(location.pathname);
});
// The town's tablet begins anew when nobody touches it any more; its first page waits until somebody has.
const { away, idle, touched } = document.body.dataset;
if (away) {
  let timer;
  const wait = () => { clearTimeout(timer); timer = setTimeout(() => location.replace(away), idle * 1000); };
  for (const what of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(what, wait, { passive: true });
  if (!touched) wait();
}
// A code may stand after the # of the address: it never leaves the browser but in the form, and does not stay in the address.
const box = document.getElementById("invitation") || document.getElementById("code");
if (box && /^#([0-9a-z]{4}-?){3,4}$/i.test(location.hash)) {
  if (!box.value) box.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
}
