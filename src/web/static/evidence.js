/*
 * evidence - a box to search items, how many are ticked, and how far an upload
 * is.  Without it the page does the same with less to see.
 */
"use strict";
(() => {
  const form = document.querySelector("form.pick");
  if (!form)
    return;
  const choices = [...form.querySelectorAll(".choice")];
  const units = [...form.querySelectorAll("details")];
  const label = document.createElement("label");
  const search = document.createElement("input");
  const field = document.createElement("div");
  const count = document.createElement("p");

  const tell = () => {
    const n = form.querySelectorAll(":checked").length;
    count.textContent = n === 0 ? "" : `${form.dataset.chosen} ${n}`;
  };
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    for (const c of choices) {
      const text = c.textContent.toLowerCase();
      c.hidden = !words.every((w) => text.includes(w));
    }
    for (const u of units) {
      u.hidden = !u.querySelector(".choice:not([hidden])");
      if (search.value !== "")
        u.open = true;
    }
  };

  search.type = "search";
  search.id = "search";
  label.htmlFor = "search";
  label.textContent = form.dataset.search;
  field.className = "field";
  field.append(label, search);
  units[0]?.before(field);
  count.className = "meta";
  count.setAttribute("role", "status");
  form.querySelector("button").closest(".actions").before(count);
  search.addEventListener("input", filter);
  /* Enter in a box would press the first button, which sends. */
  form.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && e.target.matches("input"))
      e.preventDefault();
  });
  form.addEventListener("change", tell);
  tell();
})();

(() => {
  const form = document.querySelector("form.upload");
  if (!form)
    return;
  const bar = document.createElement("progress");
  const words = document.createElement("p");
  const button = form.querySelector("button");

  const end = (text) => {
    bar.remove();
    words.textContent = text;
    button.disabled = false;
  };
  const answered = (xhr) => {
    if (xhr.status < 400) {
      location.assign(xhr.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(
      xhr.responseText, "text/html");
    document.body.replaceWith(page.body);
    document.querySelector("main").focus();
  };

  form.addEventListener("submit", (e) => {
    const input = form.querySelector("[type=file]");
    if (!input || input.files.length === 0)
      return;
    const xhr = new XMLHttpRequest();
    e.preventDefault();
    button.disabled = true;
    bar.setAttribute("aria-label", form.dataset.sending);
    words.setAttribute("role", "status");
    words.textContent = form.dataset.sending;
    button.closest(".actions").before(words, bar);
    xhr.upload.addEventListener("progress", (p) => {
      if (p.lengthComputable)
        bar.value = p.loaded / p.total;
    });
    xhr.addEventListener("load", () => answered(xhr));
    xhr.addEventListener("error", () => end(form.dataset.broken));
    xhr.open("POST", form.action);
    xhr.send(new FormData(form));
  });
})();
