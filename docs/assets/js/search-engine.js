/* The search engine: a query in, entries out, in their order.
 *
 * MiniSearch finds and scores (BM25+); what it cannot know (word order, concepts, labels, misspellings) is added here.
 */
"use strict";
(function () {
  const search = (self.corpusSearch ??= {});

  /* Scores of a hit are multiplied by these. */
  const PHRASE_BONUS = 2;
  const HEADING_BONUS = 0.25;
  const CONCEPT_WEIGHT = 2;
  /* More hits than these are not ranked by their texts; they are all counted. */
  const RANKED = 400;
  /* A word shorter than this is no beginning and no misspelling of another. */
  const SHORTEST_GUESS = 3;
  const MOST_GUESSES = 8;
  const CONCEPT_MARK = "term:";

  class Engine {
    #index;
    #lexicon;
    #labels;
    #passages;
    #vocabulary;
    #wordings;
    #headings = new Map();

    /* `data` is the value of the index script; see build_corpus/outputs/search_index.py. */
    constructor(data, MiniSearch) {
      this.documents = data.documents.map(([title, symbol, slug]) => ({ title, symbol, slug }));
      this.places = data.places.map(([document, page, headings]) => ({ document, page, headings }));
      this.entries = data.entries.map(([place, anchor, name, text, readings = []]) => ({ place, anchor, name, text, readings }));
      this.#lexicon = new search.Lexicon(data);
      this.#passages = new search.Passages(this.entries, this.#lexicon);
      this.#wordings = data.concepts.flatMap(([term, every]) =>
        every.map((wording) => ({ term, atoms: search.atoms(wording) })),
      );
      this.#vocabulary = data.index.index.map(([term]) => term).filter((term) => !term.startsWith(CONCEPT_MARK));
      this.#index = MiniSearch.loadJS(data.index, {
        fields: ["text"],
        searchOptions: { tokenize: (term) => [term], processTerm: (term) => term },
      });
      this.#labels = this.#namedEntries();
    }

    /* The answer to `query`: {query, total, terms, groups: [{document, hits: [id]}], units, notes}.
     *
     * `total` counts hits in documents, `terms` those in the glossary. A note says what was done to find anything:
     * {kind: "apart" | "beginning" | "common" | "end" | "label" | "layout" | "longer" | "some" | "spelling", …}. */
    answer(query) {
      const label = search.label(query);
      if (label && !label.bare) {
        const found = this.#labelled(label);
        if (found.size) return this.#result(query, found, [], [{ kind: "label" }]);
        return { ...this.#byWords(label.words), query };
      }
      return this.#byWords(query);
    }

    /* Where the words of an answer stand in the text of entry `id`: [[start, end]], in order and apart. */
    marks(id, { units }) {
      return this.#passages.marks(id, units);
    }

    /* The part of the text of entry `id` that has most of `marks`, in pieces: [{text, isMarked}]; of a term the
     * beginning, which defines it. */
    excerpt(id, marks) {
      const isBeginning = !this.documents[this.places[this.entries[id].place].document].slug;
      return this.#passages.excerpt(id, marks, { isBeginning });
    }

    /* The address of entry `id` from the root of the site. */
    address(id) {
      const { place, anchor } = this.entries[id];
      return this.places[place].page + (anchor ? `#${anchor}` : "");
    }

    #byWords(query) {
      const units = this.#units(query);
      const asked = units.filter((unit) => !unit.common);
      const exact = all(asked);
      const found = this.#withBareLabels(query, exact);
      if (!asked.length) return this.#result(query, found, units, units.length && !found.size ? [{ kind: "common" }] : []);
      if (found.size) return this.#result(query, found, units, exact.size && !/\s$/u.test(query) ? this.#longerWords(asked) : []);
      return (
        this.#apart(query, units) ??
        this.#replaced(query, units, (word) => this.#startingWith(word), "beginning") ??
        this.#shortened(query, units) ??
        this.#typedElsewhere(query) ??
        this.#replaced(query, units, (word) => this.#nearTo(word), "spelling") ??
        this.#some(query, asked)
      );
    }

    // --- what a query means -----------------------------------------------------------------------------------------

    /* The units of `query`: each has `sequences` (what its words may be, in order), and `hits` (id -> score). */
    #units(query) {
      const same = (wording, word) => this.#passages.fits(this.#passages.wanted(wording), word);
      return search.withConcepts(search.segments(query), this.#wordings, same).map((segment) => this.#unit(segment));
    }

    #unit(segment) {
      if (segment.kind === "concept") return this.#concept(segment);
      if (segment.isBeginning) return this.#beginning(segment);
      const atoms = segment.atoms.map((atom) => this.#passages.wanted(atom));
      const sequences = [{ atoms, exact: segment.kind === "chain" }];
      const joined = segment.atoms.map((atom) => atom.text).join("");
      if (segment.kind === "chain" && segment.printed.includes("-") && this.#lexicon.knows(joined)) {
        sequences.push({ atoms: [this.#passages.wanted({ text: joined, gap: "" })], exact: false });
      }
      const resolution = segment.kind === "chain" ? search.resolutionNumber(segment.atoms) : [];
      if (resolution.length) sequences.push({ atoms: atoms.slice(-resolution.length), exact: true });
      const unit = this.#made(segment, sequences);
      return segment.isOpen && !unit.hits.size ? this.#beginning(segment) : unit;
    }

    /* The unit of `segment` with the hits of any of `sequences`. */
    #made(segment, sequences) {
      const hits = new Map();
      for (const sequence of sequences) {
        for (const [id, score] of this.#hitsOf(sequence)) hits.set(id, Math.max(hits.get(id) ?? 0, score));
      }
      const common = segment.kind === "word" && sequences[0].atoms[0].common;
      return { ...segment, sequences, hits, common };
    }

    /* Where the concept stands, by the glossary's own matching, and where all its words stand, as in any query. */
    #concept(segment) {
      const parts = segment.parts.map((part) => this.#unit(part));
      const hits = all(parts.filter((part) => !part.common));
      for (const [id, score] of this.#scores(segment.terms.map((term) => CONCEPT_MARK + term))) {
        hits.set(id, (hits.get(id) ?? 0) + CONCEPT_WEIGHT * segment.atoms.length * score);
      }
      const sequences = this.#wordings
        .filter(({ term }) => segment.terms.includes(term))
        .map(({ atoms }) => ({ atoms: atoms.map((atom) => this.#passages.wanted(atom)), exact: false }));
      return { ...segment, sequences, parts, hits, common: false };
    }

    /* A word of which only the beginning is known: any word that has a form with it. */
    #beginning(segment) {
      return this.#withLast(segment, this.#startingWith(segment.atoms.at(-1).text));
    }

    /* The unit of `segment` with `terms` for what its last word may be. */
    #withLast(segment, terms) {
      const last = segment.atoms.length - 1;
      const atoms = segment.atoms.map((atom, index) =>
        index === last ? { ...atom, terms, common: false } : this.#passages.wanted(atom),
      );
      return this.#made(segment, [{ atoms, exact: segment.kind === "chain" }]);
    }

    // --- what it finds ----------------------------------------------------------------------------------------------

    #scores(terms) {
      if (!terms.length) return new Map();
      const found = this.#index.search({ combineWith: "OR", queries: terms });
      return new Map(found.map(({ id, score }) => [id, score]));
    }

    #hitsOf(sequence) {
      const telling = sequence.atoms.filter((atom) => !atom.common);
      if (sequence.atoms.length === 1) return telling.length ? this.#scores(telling[0].terms) : new Map();
      const anywhere = telling.length
        ? intersection(telling.map((atom) => this.#scores(atom.terms)))
        : new Map(this.entries.map((_, id) => [id, 1]));
      return new Map([...anywhere].filter(([id]) => this.#passages.has(id, sequence)));
    }

    // --- labels -----------------------------------------------------------------------------------------------------

    /* Entries by the key of their name, and by that of its last part: «раздел F, п. 1» is a «п. 1» too. */
    #namedEntries() {
      const found = new Map();
      const add = (key, id) => (found.has(key) ? found.get(key).push(id) : found.set(key, [id]));
      this.entries.forEach((entry, id) => {
        if (!this.documents[this.places[entry.place].document].slug) return;
        const words = search.nameKey(entry.name);
        if (words.length) add(words.join(" "), id);
        const last = words.findLastIndex((word) => search.labelWord(word));
        if (last > 0) add(words.slice(last).join(" "), id);
      });
      return found;
    }

    /* The entries that `label` names; words beside it narrow down the document or the section. */
    #labelled(label) {
      const shortest = search.labelWord(label.key[0]) ? 2 : label.key.length;
      for (let length = label.key.length; length >= shortest; length -= 1) {
        const ids = this.#labels.get(label.key.slice(0, length).join(" ")) ?? [];
        const meant = ids.filter((id) => this.#standsIn(id, label.rest));
        if (meant.length) return new Map(meant.map((id) => [id, 1]));
      }
      return new Map();
    }

    /* Whether each of `atoms` stands in what entry `id` is or lies in: its document, its headings, its name. */
    #standsIn(id, atoms) {
      if (!atoms.length) return true;
      const { place, name } = this.entries[id];
      const { document, headings } = this.places[place];
      const { title, symbol } = this.documents[document];
      const around = search.atoms([title, symbol, name, ...headings].join(" "));
      return atoms
        .map((atom) => this.#passages.wanted(atom))
        .every((want) => want.common || around.some((atom) => this.#passages.fits(want, atom)));
    }

    /* `hits` with the entries that have the query for their label put before all others. */
    #withBareLabels(query, hits) {
      const label = search.label(query);
      if (!label?.bare) return hits;
      const key = label.key.join(" ");
      const ids = new Set([...(this.#labels.get(`п ${key}`) ?? []), ...(this.#labels.get(key) ?? [])]);
      const highest = Math.max(1, ...hits.values());
      const found = new Map(hits);
      for (const id of ids) found.set(id, (found.get(id) ?? 0) + 10 * highest);
      return found;
    }

    // --- when nothing is found --------------------------------------------------------------------------------------

    /* The note that more words begin like the last word of the query. */
    #longerWords(units) {
      const last = units.at(-1);
      if (last.kind !== "word" || last.isBeginning || last.atoms[0].text.length < SHORTEST_GUESS) return [];
      const found = all([...units.slice(0, -1), this.#beginning(last)]);
      const more = [...found.keys()].filter((id) => !last.hits.has(id)).length;
      return more ? [{ kind: "longer", word: last.printed, more }] : [];
    }

    /* The words of a phrase that stands nowhere, each for itself; or null. */
    #apart(query, units) {
      const isLost = (unit) => !unit.hits.size && unit.atoms.length > 1 && !/\p{Nd}/u.test(unit.printed);
      if (!units.some(isLost)) return null;
      const alone = (atom) => this.#unit({ kind: "word", printed: atom.text, atoms: [atom], isBeginning: false });
      const meant = units.flatMap((unit) => (isLost(unit) ? unit.atoms.map(alone) : [unit]));
      return this.#found(query, meant, { kind: "apart" });
    }

    /* The end of a symbol that stands nowhere whole: `A/75/816` is found in «75/816»; or null. */
    #shortened(query, units) {
      const shortened = [];
      const meant = units.map((unit) => {
        if (unit.kind !== "chain" || unit.hits.size || !/\p{Nd}/u.test(unit.printed)) return unit;
        for (let first = 1; first + 1 < unit.atoms.length; first += 1) {
          const printed = unit.printed.slice(unit.atoms[first].start);
          const end = this.#unit({ ...unit, printed, atoms: search.atoms(printed) });
          if (end.hits.size) {
            shortened.push({ from: unit.printed, to: printed });
            return end;
          }
        }
        return unit;
      });
      return shortened.length ? this.#found(query, meant, { kind: "end", replaced: shortened }) : null;
    }

    /* The query as it is with the other keyboard layout; or null. */
    #typedElsewhere(query) {
      const other = query.trim().length < SHORTEST_GUESS ? null : search.otherLayout(query);
      return other && this.#found(query, this.#units(other), { kind: "layout", to: other });
    }

    /* Each word that stands nowhere replaced by what `guess` makes of it ([{form, term}] or terms); or null. */
    #replaced(query, units, guess, kind) {
      const replaced = [];
      const meant = units.map((unit) => {
        const { text } = unit.atoms.at(-1);
        const isLost = ["word", "chain"].includes(unit.kind) && !unit.common && !unit.hits.size && !unit.isBeginning;
        if (!isLost || (unit.kind === "word" && text.length < SHORTEST_GUESS)) return unit;
        const guesses = guess(text);
        replaced.push({ from: unit.printed, to: guesses[0]?.form ?? null });
        return this.#withLast(
          unit,
          guesses.map((found) => found.term ?? found),
        );
      });
      return replaced.length ? this.#found(query, meant, { kind, replaced }) : null;
    }

    /* The answer where all `units` stand in one place; null if there is none. */
    #found(query, units, note) {
      const found = all(units.filter((unit) => !unit.common));
      return found.size ? this.#result(query, found, units, [note]) : null;
    }

    /* Where some of the words stand, those places first that have more of them. */
    #some(query, units) {
      const found = new Map();
      const counts = new Map();
      for (const [id, score] of units.flatMap((unit) => [...unit.hits])) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
        found.set(id, (found.get(id) ?? 0) + score);
      }
      for (const [id, score] of found) found.set(id, score * (counts.get(id) / units.length) ** 2);
      const missing = units.filter((unit) => !unit.hits.size).map((unit) => unit.printed);
      return this.#result(query, found, units, found.size ? [{ kind: "some", missing }] : []);
    }

    /* The terms of which a form begins with `beginning`. */
    #startingWith(beginning) {
      const others = this.#vocabulary.filter((term) => term.startsWith(beginning));
      return [...new Set([...this.#lexicon.startingWith(beginning), ...others])];
    }

    /* The words of the corpus that differ least from `word`: [{form, term}], those with its first letter before others. */
    #nearTo(word) {
      const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
      let least = most;
      let found = [];
      const consider = (form, term) => {
        const differs = search.distance(word, form, least);
        if (differs > least) return;
        if (differs < least) found = [];
        least = differs;
        found.push({ form, term });
      };
      if (most) {
        this.#lexicon.eachForm(word.length - most, word.length + most, consider);
        for (const term of this.#vocabulary) consider(term, term);
      }
      const rank = ({ form }) => (form[0] === word[0] ? 0 : 1);
      return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_GUESSES);
    }

    // --- the order --------------------------------------------------------------------------------------------------

    #result(query, found, units, notes) {
      const ranked = [...found].sort(byScore);
      const top = ranked.slice(0, RANKED).map(([id, score]) => [id, score * this.#bonus(id, units)]);
      const groups = new Map();
      for (const [id] of [...top.sort(byScore), ...ranked.slice(RANKED)]) {
        const { document } = this.places[this.entries[id].place];
        if (!groups.has(document)) groups.set(document, { document: this.documents[document], hits: [] });
        groups.get(document).hits.push(id);
      }
      const documents = [...groups.values()].filter((group) => group.document.slug);
      const glossary = [...groups.values()].filter((group) => !group.document.slug);
      const terms = glossary.reduce((sum, group) => sum + group.hits.length, 0);
      const isAboutConcept = units.some((unit) => unit.kind === "concept");
      const list = isAboutConcept ? [...glossary, ...documents] : [...documents, ...glossary];
      return { query, total: found.size - terms, terms, groups: list, units, notes };
    }

    /* How much more an entry is worth if the words stand side by side in their order, or in its headings. */
    #bonus(id, units) {
      const asked = units.filter((unit) => !unit.common);
      if (!asked.length) return 1;
      const atoms = units.flatMap((unit) => unit.atoms).map((atom) => this.#passages.wanted(atom));
      const isInOrder = atoms.length > 1 && this.#passages.has(id, { atoms, exact: false });
      const headings = this.#headingsOf(this.entries[id].place);
      const named = asked.filter((unit) =>
        unit.sequences.some((sequence) => headings.some((heading) => this.#passages.find(heading, sequence).length)),
      );
      return (isInOrder ? PHRASE_BONUS : 1) * (1 + HEADING_BONUS * named.length);
    }

    #headingsOf(place) {
      let headings = this.#headings.get(place);
      if (!headings) {
        headings = this.places[place].headings.map((heading) => search.atoms(heading));
        this.#headings.set(place, headings);
      }
      return headings;
    }
  }

  /* Highest score first; of equals the first in the corpus. */
  function byScore([firstId, first], [secondId, second]) {
    return second - first || firstId - secondId;
  }

  /* The entries that all `units` have. */
  function all(units) {
    return intersection(units.map((unit) => unit.hits));
  }

  /* The ids that all `maps` (id -> score) have, with the sums of their scores. */
  function intersection(maps) {
    const [first, ...others] = [...maps].sort((a, b) => a.size - b.size);
    const found = new Map();
    for (const [id, score] of first ?? []) {
      if (others.every((map) => map.has(id))) found.set(id, others.reduce((sum, map) => sum + map.get(id), score));
    }
    return found;
  }

  search.Engine = Engine;
})();
