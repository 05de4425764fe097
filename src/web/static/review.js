/*
 * review - the keyboard of the review page, numbers to call items by, and a
 * live count on the button.  Without it everything is done by radio and box.
 */
"use strict";
(() => {
  const form = document.querySelector("form.review");
  if (!form)
    return;
  const items = [...form.querySelectorAll(".item")];
  const ticks = [...form.querySelectorAll("[name=vacr]")];
  const passphrase = form.querySelector("[name=passphrase]");
  const button = form.querySelector(".sign .button");
  const help = document.querySelector(".keys");
  const on = help.querySelector("input");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const forms = form.dataset.counts.split("|");
  const negative = ["more-needed", "not-yet"];
  let here = null, typed = "";

  const radio = (item, value) =>
    item.querySelector(`input[type=radio][value="${value}"]`);
  const decision = (item) => {
    const chosen = item.querySelector("input[type=radio]:checked");
    return chosen ? chosen.value : "";
  };

  const count = () => {
    const n = items.filter((i) =>
      !["", "refused"].includes(decision(i))).length;
    const at = ["zero", "one", "two", "few", "many", "other"];
    button.textContent =
      forms[at.indexOf(plural.select(n))].replace(/\d+/, n);
  };

  const decide = (item, value) => {
    const input = radio(item, value);
    if (!input)
      return;
    input.checked = true;
    count();
    if (negative.includes(value))
      item.querySelector("select").focus();
  };

  const go = (item) => {
    if (here)
      here.classList.remove("here");
    here = item || null;
    if (!here)
      return;
    const fold = here.closest("details.gaps");
    if (fold)
      fold.open = true;
    here.classList.add("here");
    here.querySelector("input:checked").focus();
    here.scrollIntoView({block: "nearest"});
  };

  const move = (by) => {
    const seen = items.filter((i) => i.offsetParent !== null);
    const at = here ? seen.indexOf(here) + by : 0;
    go(seen[Math.min(Math.max(at, 0), seen.length - 1)]);
  };

  const number = (digit) => {
    typed = Number(typed + digit) <= items.length ? typed + digit : digit;
    go(items[Number(typed) - 1]);
  };

  const meet = () => {
    if (here)
      decide(here, "met");
    else
      items.filter((i) => i.dataset.mapped && decision(i) === "")
        .forEach((i) => decide(i, "met"));
  };

  const tick = (letter) => {
    const box = ticks.find((t) => t.value === letter.toUpperCase());
    box.checked = !box.checked;
  };

  const keys = {
    "*": () => ticks.forEach((t) => { t.checked = true; }),
    m: meet,
    n: () => here && decide(here, "not-yet"),
    r: () => (here ? decide(here, "more-needed") : tick("r")),
    x: () => here && decide(here, "refused"),
    v: () => tick("v"),
    a: () => tick("a"),
    c: () => tick("c"),
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    "?": () => {
      help.open = !help.open;
      help.scrollIntoView({block: "nearest"});
    }
  };

  const writes = (field) => field.matches(
    "textarea, select, input:not([type=radio], [type=checkbox])");

  document.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && e.ctrlKey) {
      e.preventDefault();
      if (passphrase.value === "")
        passphrase.focus();
      else
        form.requestSubmit(button);
      return;
    }
    if (e.key === "Escape") {
      if (writes(document.activeElement) && here)
        here.querySelector("input:checked").focus();
      else
        go(null);
      return;
    }
    if (!on.checked || e.ctrlKey || e.altKey || e.metaKey)
      return;
    if (e.target.matches("select") && /^[vacsr]$/.test(e.key)) {
      e.target.value = e.key.toUpperCase();
      e.target.closest(".item").querySelector("textarea").focus();
      e.preventDefault();
    }
    if (writes(e.target))
      return;
    if (/^\d$/.test(e.key)) {
      number(e.key);
      return;
    }
    typed = "";
    if (!Object.hasOwn(keys, e.key) || (e.key.startsWith("Arrow") && !here))
      return;
    keys[e.key]();
    e.preventDefault();
  });

  /* Whoever taps has no keys to be told of. */
  if (matchMedia("(any-pointer: fine)").matches) {
    help.hidden = false;
    items.forEach((item, i) => {
      const name = document.createElement("kbd");
      name.textContent = i + 1;
      item.querySelector("p").prepend(name, " ");
    });
  }
  form.addEventListener("change", count);

  /* What was written before goes where one was writing. */
  let field = form.querySelector("[name=feedback]");
  form.addEventListener("focusin", (e) => {
    if (e.target.matches("textarea"))
      field = e.target;
  });
  for (const use of form.querySelectorAll(".phrases button")) {
    use.hidden = false;
    use.addEventListener("click", () => {
      const words = use.closest("li").querySelector("bdi").textContent;
      field.value += (field.value === "" ? "" : "\n") + words;
      field.focus();
    });
  }
  count();
})();
