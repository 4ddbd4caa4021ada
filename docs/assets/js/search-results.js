/* The list of hits: grouped by document, each hit a link to its paragraph. All text is set as text, never as markup. */
"use strict";
(function () {
  const search = (self.corpusSearch ??= {});

  /* How many hits a document shows at first, and how many more each time; how many terms of the glossary and how many
   * documents at first. */
  const HITS = 5;
  const TERMS = 2;
  const MORE_HITS = 20;
  const DOCUMENTS = 20;

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /* `number` with its noun: 1 место, 2 места, 5 мест, 11 мест, 21 место. */
  function plural(number, one, few, many) {
    const [units, tens] = [number % 10, number % 100];
    const noun = units === 1 && tens !== 11 ? one : units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
    return `${number.toLocaleString("ru")}\u00a0${noun}`;
  }

  class Results {
    #container;
    #engine;
    #root;
    #words = new WeakMap();

    /* Shows hits of `engine` in `container`, with addresses from `root`, the URL of the site. */
    constructor(container, engine, root) {
      this.#container = container;
      this.#engine = engine;
      this.#root = root;
    }

    /* Shows the answer to `query` and says in a sentence what it is. */
    show(query) {
      const answer = this.#engine.answer(query);
      const notes = answer.notes.map((note) => this.#note(note, answer)).filter(Boolean);
      this.#container.replaceChildren(...notes, ...this.#groups(answer, 0));
      this.#container.scrollTop = 0;
      return summary(answer);
    }

    clear() {
      this.#container.replaceChildren();
    }

    /* The words, as they are printed there, that the hit behind `link` was found by. */
    wordsOf(link) {
      return this.#words.get(link) ?? [];
    }

    #groups(answer, first) {
      const shown = answer.groups.slice(first, first + DOCUMENTS).map((group) => this.#group(group, answer));
      const rest = answer.groups.length - first - DOCUMENTS;
      if (rest > 0) {
        const more = button(`Ещё ${plural(rest, "документ", "документа", "документов")}`, () => {
          const added = this.#groups(answer, first + DOCUMENTS);
          more.replaceWith(...added);
          added[0].querySelector("a")?.focus();
        });
        shown.push(more);
      }
      return shown;
    }

    #group({ document: shelf, hits }, answer) {
      const title = element("h2", "search__document", shelf.title);
      if (shelf.symbol) title.append(" ", element("span", "search__symbol", shelf.symbol));
      title.append(" ", element("span", "search__count", String(hits.length)));
      const list = element("ol", "search__hits");
      list.setAttribute("role", "list");
      const isGlossary = !shelf.slug;
      const group = element("section", `search__group${isGlossary ? " search__group--glossary" : ""}`, title, list);
      const add = (from, to) => list.append(...hits.slice(from, to).map((id) => element("li", "", this.#hit(id, answer))));
      const extend = (from) => {
        const rest = hits.length - from;
        if (rest <= 0) return;
        const named = isGlossary
          ? plural(rest, "термин", "термина", "терминов")
          : `${plural(rest, "место", "места", "мест")} в этом документе`;
        const more = button(`Ещё ${named}`, () => {
          more.remove();
          add(from, from + MORE_HITS);
          list.children[from].firstElementChild.focus();
          extend(from + MORE_HITS);
        });
        group.append(more);
      };
      const first = isGlossary ? TERMS : HITS;
      add(0, first);
      extend(first);
      return group;
    }

    #hit(id, answer) {
      const { name, place, text } = this.#engine.entries[id];
      const { headings } = this.#engine.places[place];
      const marks = this.#engine.marks(id, answer);
      const where = element("span", "search__place", element("b", "", shortName(name, headings)));
      const above = headings.filter((heading) => heading !== text && !heading.endsWith(` ${text}`));
      if (above.length) where.append(` · ${above.join(" › ")}`);
      const excerpt = element("span", "search__excerpt");
      for (const piece of this.#engine.excerpt(id, marks)) {
        excerpt.append(piece.isMarked ? element("mark", "", piece.text) : piece.text);
      }
      const link = element("a", "search__hit", where, " ", excerpt);
      link.href = new URL(this.#engine.address(id), this.#root).href;
      this.#words.set(link, [...new Set(marks.map(([start, end]) => text.slice(start, end)))]);
      return link;
    }

    /* What was done to find anything, and what else could be looked for. */
    #note(note, { query }) {
      const text = noteText(note);
      if (text) return element("p", "search__note", text);
      if (note.kind !== "longer") return null;
      const more = button(`Ещё ${plural(note.more, "место", "места", "мест")} со словами на «${note.word}…»`);
      more.dataset.query = `${query.trim()}*`;
      return element("p", "search__note", more);
    }
  }

  /* The name without the quoted heading that it may begin with, which is shown beside it. */
  function shortName(name, headings) {
    if (!headings.length) return name;
    return /^«[^»]*»$/.test(name) ? "заголовок" : name.replace(/^«[^»]*»,\s*/, "");
  }

  function button(text, action) {
    const made = element("button", "search__more", text);
    made.type = "button";
    if (action) made.addEventListener("click", action);
    return made;
  }

  function quoted(words) {
    return words.map((word) => `«${word}»`).join(", ");
  }

  const NOTES = {
    apart: () => "Этих слов подряд нет нигде. Показаны места, где они стоят врозь.",
    beginning: ({ replaced }) => `Показаны слова с таким началом: ${quoted(replaced.map(({ from }) => `${from}…`))}.`,
    common: () => "Такие слова есть почти в каждом пункте. Добавьте ещё одно или возьмите фразу в кавычки.",
    end: ({ replaced }) =>
      `Не встречается: ${quoted(replaced.map(({ from }) => from))}. Показано для ${quoted(replaced.map(({ to }) => to))}.`,
    layout: ({ to }) => `Похоже, запрос набран в другой раскладке. Показано для «${to}».`,
    some: ({ missing }) =>
      missing.length
        ? `Не встречается: ${quoted(missing)}. Показаны места с остальными словами.`
        : "Все эти слова вместе не встречаются. Показаны места, где есть часть из них.",
    spelling: ({ replaced }) =>
      `Не встречается: ${quoted(replaced.map(({ from }) => from))}. ` +
      `Показано похожее: ${quoted(replaced.filter(({ to }) => to).map(({ to }) => to))}.`,
  };

  function noteText(note) {
    return NOTES[note.kind]?.(note) ?? "";
  }

  /* «Найдено 22 места в 3 документах и 1 термин в глоссарии». */
  function summary({ total, terms, groups, notes }) {
    const documents = groups.filter((group) => group.document.slug).length;
    const parts = [];
    if (total) {
      const places = plural(total, "место", "места", "мест");
      parts.push(`${places} в ${plural(documents, "документе", "документах", "документах")}`);
    }
    if (terms) parts.push(`${plural(terms, "термин", "термина", "терминов")} в глоссарии`);
    if (parts.length) return `Найдено${total ? "" : ":"} ${parts.join(" и ")}`;
    if (notes.some((note) => note.kind === "common")) return "Слишком общий запрос";
    return "Ничего не найдено. Попробуйте другое слово или только его начало.";
  }

  Object.assign(search, { Results, plural, summary });
})();
