// The reading switch: a text in which amendments run together, as printed, as it was before them, as it is behind them.
// A classic script without requests, so that it works from disk. Without it a page shows the source text as printed.
(() => {
  "use strict";

  const control = document.querySelector(".reading-switch");
  if (!control) return;
  const key = `reading:${control.dataset.document}`;
  const modes = [...control.querySelectorAll("input")];
  const page = control.closest(".md-content") || document.body;

  const remembered = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // not permitted: each page begins with the source text
    }
  };
  const remember = (mode) => {
    try {
      localStorage.setItem(key, mode);
    } catch {
      // not permitted
    }
  };

  // Words for those who do not see the line through or under a text. They are never copied with it.
  const said = (words) => {
    const element = document.createElement("span");
    element.className = "said";
    element.textContent = words;
    return element;
  };

  const changed = (tag, content) => {
    const element = document.createElement(tag);
    element.className = "reading";
    element.append(said(tag === "del" ? "[исключено: " : "[включено: "), content, said("]"));
    return element;
  };

  // Links, the stretches of printed words under a mark, and all else that a mode changes, is put back by `undo`.
  const undo = [];
  const hide = (element) => {
    if (element.hidden) return;
    element.hidden = true;
    undo.push(() => (element.hidden = false));
  };
  const insert = (element, before) => {
    before.before(element);
    undo.push(() => element.remove());
  };
  const wrap = (element, tag) => {
    const inner = changed(tag, "");
    inner.insertBefore(document.createElement("span"), inner.lastChild).append(...element.childNodes);
    element.append(inner);
    undo.push(() => {
      element.append(...inner.children[1].childNodes);
      inner.remove();
    });
  };

  const stretches = (mark) => [...page.querySelectorAll(`[data-place="${CSS.escape(mark.dataset.for)}"]`)];
  const hideStretch = (stretch) => {
    const link = stretch.closest("a");
    hide(link && link.textContent === stretch.textContent ? link : stretch);
  };

  // A reading that is a link in the printed text stays one.
  const linked = (words, parts) => {
    const link = parts.map((part) => part.closest("a")).find((each) => each && each.textContent === words.trim());
    if (!link) return words;
    const copy = link.cloneNode(false);
    copy.removeAttribute("id");
    copy.textContent = words;
    return copy;
  };

  const showPlace = (mark, mode) => {
    const parts = stretches(mark);
    if (!parts.length) return;
    const { old, new: current } = mark.dataset;
    const printed = parts.map((part) => part.textContent).join("");
    if (mode === "old") {
      if (printed === old) return;
      const was = document.createElement("span");
      was.className = "reading";
      was.append(linked(old, parts));
      if (old) insert(was, mark);
      parts.forEach(hideStretch);
    } else if (!old && printed === current) {
      parts.forEach((part) => wrap(part, "ins")); // its links and terms stay
    } else if (!current && printed === old) {
      parts.forEach((part) => wrap(part, "del"));
    } else {
      if (old) insert(changed("del", linked(old, parts)), mark);
      if (current) insert(changed("ins", linked(current, parts)), mark);
      parts.forEach(hideStretch);
    }
  };

  const showLabel = (number, mode) => {
    const printed = number.textContent;
    const name = number.getAttribute("aria-label");
    number.textContent = number.dataset[mode];
    if (name) number.setAttribute("aria-label", name.replace(printed, number.textContent));
    undo.push(() => {
      number.textContent = printed;
      if (name) number.setAttribute("aria-label", name);
    });
  };

  const announced = { inserted: "[включённый пункт] ", deleted: "[исключённый пункт] " };
  const showItem = (item) => {
    const text = item.querySelector("p");
    const words = announced[item.dataset.amendment];
    if (!text || !words) return;
    const note = said(words);
    text.prepend(note);
    undo.push(() => note.remove());
  };

  const status = document.createElement("div");
  status.className = "said";
  status.setAttribute("role", "status");
  control.append(status);

  const show = (mode) => {
    while (undo.length) undo.pop()();
    page.dataset.reading = mode;
    modes.forEach((each) => (each.checked = each.value === mode));
    if (mode === "printed") return;
    page.querySelectorAll("sup.doubt[data-for]").forEach((mark) => showPlace(mark, mode));
    page.querySelectorAll("a.number[data-old]").forEach((number) => showLabel(number, mode));
    if (mode === "new") page.querySelectorAll("[data-amendment]").forEach(showItem);
  };

  const words = (mode) => modes.find((each) => each.value === mode).parentElement.textContent.trim();

  control.addEventListener("change", (event) => {
    const mode = event.target.value;
    show(mode);
    remember(mode);
    status.textContent = `Показан текст: ${words(mode).toLowerCase()}`;
  });

  const known = modes.map((each) => each.value);
  show(known.includes(remembered()) ? remembered() : "printed");
  control.hidden = false;
})();
