// At every place of a document: a button that copies its permalink, and its citation in six forms.
// A classic script; what it needs to know stands in a script beside the document's page and is read when first wanted,
// as no page from a disk can fetch anything else. Without script the numbers are the permalinks.
(() => {
  "use strict";

  const LINK = "link";
  const FORMS = [
    [LINK, "Постоянная ссылка"],
    ["gost", "ГОСТ Р 7.0.5–2008: список литературы"],
    ["gost-footnote", "ГОСТ Р 7.0.5–2008: сноска"],
    ["bibtex", "BibTeX"],
    ["ris", "RIS"],
    ["csl-json", "CSL-JSON"],
    ["plain", "Простой текст"],
  ];
  const SCRIPT = "citations.js";

  // --- What a citation is made of ---

  const known = new Map(); // directory of a document -> promise of its templates, or of null

  /* What the script beside the document's page says; null where it cannot be read. */
  const templatesOf = (directory) => {
    if (!known.has(directory)) {
      known.set(
        directory,
        new Promise((resolve) => {
          const script = document.createElement("script");
          script.src = new URL(SCRIPT, directory).href;
          script.onload = () => resolve(self.corpusCitations?.[directory.split("/").at(-2)] ?? null);
          script.onerror = () => resolve(null);
          document.head.append(script);
        }),
      );
    }
    return known.get(directory);
  };

  /* The permalink that serves others: from this host, or from the one that the page names; empty where neither is. */
  const publicAddress = (link) => {
    if (location.protocol.startsWith("http")) return link.href;
    const canonical = document.querySelector("link[rel=canonical]");
    return canonical ? new URL(link.getAttribute("href"), canonical.href).href : "";
  };

  /* The reader's day in the forms that the templates ask for. */
  const today = () => {
    const now = new Date();
    const year = String(now.getFullYear());
    const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
    return {
      "day.ru": `${day}.${month}.${year}`,
      "day.iso": `${year}-${month}-${day}`,
      "day.ris": `${year}/${month}/${day}/`,
      "day.parts": `${year}, ${now.getMonth() + 1}, ${now.getDate()}`,
    };
  };

  const written = (data, style, place) => {
    const plain = data.locators[place.anchor] ?? "";
    const locator = data.escaped[style]?.[place.anchor] ?? plain;
    const address = publicAddress(place.link);
    const template = data.templates[style][(address ? "a" : "") + (locator ? "l" : "")];
    const blanks = {
      ...today(),
      address,
      anchor: place.anchor,
      locator,
      Locator: locator.charAt(0).toUpperCase() + locator.slice(1),
    };
    return template.map((part, index) => (index % 2 ? blanks[part] : part)).join("");
  };

  /* The text to copy; null where the citations cannot be read. */
  const textOf = async (form, place) => {
    if (form === LINK) return publicAddress(place.link) || place.link.href;
    const data = await templatesOf(new URL(".", place.link.href).href);
    return data && written(data, form, place);
  };

  // --- The dialog ---

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const dialog = element("dialog", { className: "cite" });
  if (!dialog.showModal) return; // the numbers are permalinks still
  const title = element("h2", { className: "cite__title", id: "_cite-title" });
  const preview = element("textarea", { className: "cite__text", readOnly: true, rows: 6, spellcheck: false });
  preview.setAttribute("aria-label", "Текст, который копируется");
  const status = element("p", { className: "cite__status" });
  status.setAttribute("role", "status");
  const closing = element("button", { className: "cite__close", type: "button", textContent: "Закрыть" });
  const choices = FORMS.map(([form, name]) => {
    const button = element("button", { className: "cite__form", type: "button", textContent: name });
    button.dataset.form = form;
    return button;
  });
  const forms = element("div", { className: "cite__forms" }, ...choices);
  forms.setAttribute("role", "group");
  forms.setAttribute("aria-label", "Скопировать");
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(title, forms, preview, status, closing);
  document.body.append(dialog);

  let place = null; // what the dialog is about: {anchor, link, name}
  let latest = 0; // of several texts asked for, the last one is shown

  /* Shows the text of `form`; null where there is none, or another was asked for since. */
  const show = async (form) => {
    const asked = ++latest;
    const text = await textOf(form, place);
    if (asked !== latest) return null;
    choices.forEach((button) => button.classList.toggle("cite__form--shown", button.dataset.form === form));
    preview.value = text ?? "";
    if (text === null) status.textContent = "Цитаты этого документа не загрузились. Ссылку можно скопировать.";
    return text;
  };

  /* Copies what the field shows: where the clipboard is not open to a page, as a key would. */
  const copied = async () => {
    try {
      await navigator.clipboard.writeText(preview.value);
      return true;
    } catch {
      const before = document.activeElement;
      preview.focus();
      preview.select();
      const done = document.execCommand("copy");
      if (done) before?.focus();
      return done;
    }
  };

  const copy = async (button) => {
    status.textContent = "";
    if ((await show(button.dataset.form)) === null) return;
    status.textContent = (await copied())
      ? `Скопировано: ${button.textContent}`
      : "Скопировать не удалось: текст выделен, нажмите Ctrl+C.";
  };

  const open = (wanted) => {
    place = wanted;
    title.textContent = place.name ? `Цитировать: ${place.name}` : "Цитировать документ";
    status.textContent = "";
    preview.value = "";
    dialog.showModal();
    choices[0].focus();
    show(LINK);
  };

  forms.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) copy(button);
  });
  forms.addEventListener("focusin", (event) => {
    if (place && event.target.dataset.form) show(event.target.dataset.form);
  });
  closing.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // outside, on the backdrop
  });
  dialog.addEventListener("keydown", (event) => event.stopPropagation()); // the page has keys of its own

  // --- The buttons ---

  /* A quiet button at the end of `host`, the line or heading that `wanted` is about. */
  const addButton = (host, wanted) => {
    const button = element("button", { className: "cite-open", type: "button" });
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-label", wanted.name ? `Цитировать: ${wanted.name}` : "Цитировать документ");
    button.addEventListener("click", () => open(wanted));
    host.append(button);
  };

  const withoutFragment = (address) => address.split("#")[0];

  document.querySelectorAll(".md-content :is(a.number, a.pilcrow)").forEach((link) => {
    const anchor = link.closest("[id]")?.id;
    // A permalink leads to the page of the document, which is another one.
    const isPermalink = anchor && link.href.endsWith(`#${anchor}`) && !link.getAttribute("href").startsWith("#");
    if (!isPermalink) return;
    const name = (link.getAttribute("aria-label") ?? "").split("Постоянная ссылка: ").at(-1);
    addButton(link.parentElement, { anchor, link, name });
  });

  const documentTitle = document.querySelector(".md-content h1.document-title:has(~ .facts)");
  if (documentTitle) {
    const link = element("a");
    link.setAttribute("href", withoutFragment(location.href).split("/").at(-1) || "index.html");
    addButton(documentTitle, { anchor: "", link, name: "" });
  }
})();
