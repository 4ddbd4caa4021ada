/* Opens the search, loads it when it is first opened, and shows where its hits stand on the page that they lead to. */
"use strict";
(function () {
  const ROOT = new URL("../../", document.currentScript.src);
  const SCRIPTS = [
    "assets/vendor/minisearch/dist/umd/index.js",
    "assets/js/search-words.js",
    "assets/js/search-query.js",
    "assets/js/search-passages.js",
    "assets/js/search-engine.js",
    "assets/js/search-results.js",
    "assets/search/index.js",
  ];
  const SHORTCUTS = new Set(["KeyS", "KeyF"]);
  const ARRIVAL = "corpus-search";
  /* In milliseconds: while someone types; until a slow load is admitted. */
  const PAUSE = 80;
  const SLOW = 8000;

  const dialog = document.getElementById("_search");
  const input = dialog?.querySelector(".search__query");
  if (!dialog?.showModal) return; // the link in the head leads to a page instead
  const status = dialog.querySelector(".search__status");
  const results = dialog.querySelector(".search__results");
  const help = dialog.querySelector(".search__help");
  const share = dialog.querySelector(".search__share");
  let loading = null;
  let view = null;
  let timer = 0;
  let shown = null;

  // --- loading ------------------------------------------------------------------------------------------------------

  function loadScript(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(path, ROOT).href;
      script.async = false; // they run in this order, whichever arrives first
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        reject(new Error(`${path} did not load`));
      };
      document.head.append(script);
    });
  }

  /* Loads all that the search needs, once; after a failure it may be tried again. */
  function load() {
    loading ??= Promise.all(SCRIPTS.map(loadScript))
      .then(() => {
        const { Engine, Results } = self.corpusSearch;
        view = new Results(results, new Engine(self.corpusSearchIndex, self.MiniSearch), ROOT);
        self.corpusSearchIndex = null; // the engine has all of it
      })
      .catch((error) => {
        loading = null;
        throw error;
      });
    return loading;
  }

  // --- asking -------------------------------------------------------------------------------------------------------

  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  async function ask() {
    const query = input.value;
    const isAsked = query.trim() !== "";
    shown = null;
    share.hidden = !isAsked;
    share.href = new URL(`search/index.html?q=${encodeURIComponent(query.trim())}`, ROOT).href;
    help.hidden = isAsked;
    if (!view) {
      if (isAsked) say("Поиск загружается…");
      const slow = setTimeout(() => say("Поиск загружается дольше обычного…"), SLOW);
      try {
        await load();
      } catch {
        fail();
        return;
      } finally {
        clearTimeout(slow);
      }
      if (query !== input.value) return; // a later call answers
    }
    shown = query;
    if (isAsked) say(view.show(query));
    else {
      view.clear();
      say("");
    }
  }

  function fail() {
    say("Поиск не загрузился: его файлы недоступны. Проверьте соединение или целостность копии сайта.");
    const again = document.createElement("button");
    again.type = "button";
    again.className = "search__again";
    again.textContent = "Попробовать ещё раз";
    again.addEventListener("click", () => {
      results.replaceChildren();
      input.focus();
      ask();
    });
    results.replaceChildren(again);
  }

  function open(query) {
    if (query !== undefined) input.value = query;
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    return ask();
  }

  /* Closes the dialog; what had the focus before has it again, and no key goes to a field that is hidden. */
  function close() {
    dialog.close();
    if (dialog.contains(document.activeElement)) document.activeElement.blur();
  }

  // --- opening and closing ------------------------------------------------------------------------------------------

  function isTyping(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest("[data-search-open]")) return;
    event.preventDefault();
    open();
  });

  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.defaultPrevented || event.altKey || event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const isWanted = isCommand
      ? event.code === "KeyK" && !event.shiftKey
      : !isTyping(event.target) && (event.key === "/" || (!event.shiftKey && SHORTCUTS.has(event.code)));
    if (!isWanted) return;
    event.preventDefault();
    open();
  });

  dialog.querySelector("[data-search-close]").addEventListener("click", close);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close(); // outside, on the backdrop
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  // --- keys in the dialog -------------------------------------------------------------------------------------------

  function links() {
    return [...results.querySelectorAll("a, button")];
  }

  function move(to) {
    (to ?? input).focus();
    to?.scrollIntoView({ block: "nearest" });
  }

  const KEYS = {
    ArrowDown: (all, at) => move(all[Math.min(at + 1, all.length - 1)]),
    ArrowUp: (all, at) => move(all[at - 1]),
    Home: (all, at) => at >= 0 && move(all[0]),
    End: (all, at) => at >= 0 && move(all.at(-1)),
  };

  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the theme has keys of its own
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const isInInput = document.activeElement === input;
    if (isInInput && event.key === "ArrowDown") answerNow();
    const all = links();
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && isInInput) {
      event.preventDefault();
      openFirst();
    } else if (KEYS[event.key] && (at >= 0 || (isInInput && event.key.startsWith("Arrow")))) {
      event.preventDefault();
      KEYS[event.key](all, at);
    } else if (at >= 0 && (event.key.length === 1 || event.key === "Backspace") && event.key !== " ") {
      input.focus(); // what is typed goes on with the query
    }
  });

  /* Answers what now stands in the query, without a pause for more to come. */
  async function answerNow() {
    clearTimeout(timer);
    if (shown !== input.value) await ask();
  }

  async function openFirst() {
    await answerNow();
    results.querySelector("a.search__hit")?.click();
  }

  // --- to a hit and back --------------------------------------------------------------------------------------------

  results.addEventListener("click", (event) => {
    const more = event.target.closest("[data-query]");
    if (more) {
      input.focus();
      open(more.dataset.query);
    }
    const link = event.target.closest("a.search__hit");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    try {
      sessionStorage.setItem(ARRIVAL, JSON.stringify({ address: link.href, words: view.wordsOf(link) }));
      history.replaceState({ ...history.state, [ARRIVAL]: { query: input.value, address: link.href } }, "");
    } catch {
      // Storage may be forbidden; the link works without it.
    }
    if (samePage(link.href)) {
      close();
      setTimeout(arrive);
    }
  });

  function samePage(address) {
    return address.split("#")[0] === location.href.split("#")[0];
  }

  /* Marks the words that led here in the paragraph that the address names. */
  function arrive() {
    let arrival = null;
    try {
      arrival = JSON.parse(sessionStorage.getItem(ARRIVAL));
      sessionStorage.removeItem(ARRIVAL);
    } catch {
      return;
    }
    if (!arrival || arrival.address !== location.href || !self.Highlight || !CSS.highlights) return;
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) CSS.highlights.set(ARRIVAL, new Highlight(...ranges(target, arrival.words)));
  }

  /* The places of whole `words` in the text of `element`, which may be parted by links. */
  function ranges(element, words) {
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.data;
    }
    const place = (offset) => {
      const { node, start } = nodes.findLast((candidate) => candidate.start <= offset);
      return [node, offset - start];
    };
    const isLetter = (character) => /[\p{L}\p{N}]/u.test(character ?? "");
    const found = [];
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        if (isLetter(text[at - 1]) || isLetter(text[at + word.length])) continue;
        const range = document.createRange();
        range.setStart(...place(at));
        const [node, offset] = place(at + word.length - 1);
        range.setEnd(node, offset + 1);
        found.push(range);
      }
    }
    return found;
  }

  /* A query in the address (`?q=…` or `#search=…`), or the one that the reader comes back to. */
  async function askFromAddress() {
    const inHash = /^#search=(.*)$/s.exec(location.hash)?.[1];
    let query = new URLSearchParams(location.search).get("q");
    try {
      if (inHash !== undefined) query = decodeURIComponent(inHash);
    } catch {
      query = inHash;
    }
    const [entry] = performance.getEntriesByType("navigation");
    const before = entry?.type === "back_forward" ? history.state?.[ARRIVAL] : null;
    if (before) {
      await open(before.query);
      move(links().find((link) => link.href === before.address));
    } else if (query !== null) await open(query);
  }

  arrive();
  addEventListener("hashchange", arrive);
  askFromAddress();
})();
