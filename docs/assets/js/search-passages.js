/* The texts of the entries: where the words of a query stand in them, and the part of them that a list shows. */
"use strict";
(function () {
  const search = (self.corpusSearch ??= {});

  const BETWEEN_WORDS = /^[\s-]*$/u;
  const HYPHEN = /^[-\u2010\u2011]$/;
  /* Of an excerpt, in characters. */
  const EXCERPT = 240;
  const BEFORE_HIT = 60;

  /* Finds sequences of words. A sequence is {atoms: [{text, gap, terms, common}], exact}: `exact` minds the gaps. */
  class Passages {
    #entries;
    #lexicon;
    #versions = new Map();

    /* `entries` are [{text, readings: [[start, end, old, new]]}]. */
    constructor(entries, lexicon) {
      this.#entries = entries;
      this.#lexicon = lexicon;
    }

    /* The atoms of entry `id`, and those of its text before and after the amendments where these are proposed; all with
     * offsets in the text as printed. */
    versions(id) {
      let versions = this.#versions.get(id);
      if (!versions) {
        const { text, readings } = this.#entries[id];
        versions = [search.atoms(text)];
        if (readings.length) {
          versions.push(atomsOfVersion(text, readings, ([start, end, old]) => old ?? text.slice(start, end)));
          versions.push(atomsOfVersion(text, readings, ([, , , read]) => read));
        }
        this.#versions.set(id, versions);
      }
      return versions;
    }

    /* `atom` of a query with all that it may be in a text. */
    wanted(atom) {
      return { ...atom, terms: this.#lexicon.terms(atom.text), common: this.#lexicon.isCommon(atom.text) };
    }

    /* Whether `atom` of a text is the word that `want` asks for, in any form. */
    fits(want, atom) {
      if (want.text === atom.text) return true;
      if (want.common) return false;
      const terms = this.#lexicon.terms(atom.text);
      return want.terms.some((term) => terms.includes(term));
    }

    /* Where `sequence` stands in `atoms`: [[start, end]], offsets in the text. */
    find(atoms, { atoms: wanted, exact }) {
      const found = [];
      for (let first = 0; first + wanted.length <= atoms.length; first += 1) {
        const fits = wanted.every((want, offset) => {
          const atom = atoms[first + offset];
          return this.fits(want, atom) && (!exact || offset === 0 || sameGap(want.gap, atom.gap));
        });
        if (fits) found.push([atoms[first].start, atoms[first + wanted.length - 1].end]);
      }
      return found;
    }

    /* Whether `sequence` stands in entry `id`. */
    has(id, sequence) {
      return this.versions(id).some((atoms) => this.find(atoms, sequence).length > 0);
    }

    /* What the `units` of a query mean in entry `id`: [[start, end]], in order and apart, neighbours as one. */
    marks(id, units) {
      const { text } = this.#entries[id];
      const found = this.versions(id)
        .flatMap((atoms) => units.flatMap((unit) => this.#marksOf(unit, atoms)))
        .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
      const merged = [];
      for (const [start, end] of found) {
        const last = merged.at(-1);
        if (last && (start <= last[1] || BETWEEN_WORDS.test(text.slice(last[1], start)))) {
          last[1] = Math.max(last[1], end);
        } else merged.push([start, end]);
      }
      return merged;
    }

    /* The part of entry `id` with most of `marks`, or its beginning, in pieces: [{text, isMarked}]. */
    excerpt(id, marks, { isBeginning = false } = {}) {
      const { text } = this.#entries[id];
      const [from, to] = this.#window(text, isBeginning ? [] : marks);
      const pieces = [];
      const add = (start, end, isMarked) => {
        if (end > start) pieces.push({ text: text.slice(start, end).replace(/\s+/gu, " "), isMarked });
      };
      let position = from;
      for (const [start, end] of marks) {
        if (start < from || end > to) continue;
        add(position, start, false);
        add(start, end, true);
        position = end;
      }
      add(position, to, false);
      if (from > 0) pieces.unshift({ text: "…\u00a0", isMarked: false });
      if (to < text.length) pieces.push({ text: "\u00a0…", isMarked: false });
      return pieces;
    }

    #marksOf(unit, atoms) {
      if (unit.common) return [];
      const found = unit.sequences.flatMap((sequence) => this.find(atoms, sequence));
      if (unit.kind === "concept" && !found.length) return unit.parts.flatMap((part) => this.#marksOf(part, atoms));
      return [...found, ...this.#joined(unit, atoms)];
    }

    /* «веб-сайт» is a place of the word `вебсайт`. */
    #joined(unit, atoms) {
      const single = unit.sequences.filter((sequence) => sequence.atoms.length === 1).map(({ atoms: [want] }) => want);
      const found = [];
      atoms.forEach((atom, index) => {
        if (!single.length || !index || !HYPHEN.test(atom.gap)) return;
        const word = { text: atoms[index - 1].text + atom.text };
        if (this.#lexicon.knows(word.text) && single.some((want) => this.fits(want, word))) {
          found.push([atoms[index - 1].start, atom.end]);
        }
      });
      return found;
    }

    /* The window of EXCERPT characters that holds most marks, the first of equals; it ends between words. */
    #window(text, marks) {
      if (text.length <= EXCERPT) return [0, text.length];
      let best = { start: 0, count: 0 };
      for (const [start] of marks) {
        const count = marks.filter(([first, last]) => first >= start && last <= start + EXCERPT - BEFORE_HIT).length;
        if (count > best.count) best = { start, count };
      }
      let from = Math.max(0, Math.min(best.start - BEFORE_HIT, text.length - EXCERPT));
      while (from > 0 && from < best.start && !/\s/u.test(text[from - 1])) from += 1;
      let to = Math.min(text.length, from + EXCERPT);
      const end = Math.min(text.length, Math.max(to, marks.find(([start]) => start === best.start)?.[1] ?? 0));
      to = end;
      while (to < text.length && to > from && !/\s/u.test(text[to])) to -= 1;
      return [from, to > from ? to : end];
    }
  }

  /* The atoms of `text` with what `replaced` makes of each of its readings, with offsets in `text` itself. */
  function atomsOfVersion(text, readings, replaced) {
    const pieces = []; // {at: offset in the version, from and to: offsets in `text`, isRead}
    let version = "";
    let position = 0;
    const add = (words, from, to, isRead) => {
      if (words) pieces.push({ at: version.length, from, to, isRead });
      version += words;
    };
    for (const reading of readings) {
      add(text.slice(position, reading[0]), position, reading[0], false);
      add(replaced(reading), reading[0], reading[1], true);
      position = reading[1];
    }
    add(text.slice(position), position, text.length, false);
    const pieceAt = (offset) => pieces.findLast((piece) => piece.at <= offset);
    return search.atoms(version).map((atom) => {
      const [first, last] = [pieceAt(atom.start), pieceAt(atom.end - 1)];
      return {
        ...atom,
        start: first.isRead ? first.from : first.from + atom.start - first.at,
        end: last.isRead ? last.to : last.from + atom.end - last.at,
      };
    });
  }

  /* Whether a chain may be parted as the text parts it: by the same sign, whatever hyphen it is, with no space. */
  function sameGap(wanted, given) {
    const plain = (gap) => gap.replace(/[\u2010-\u2015\u2212]/gu, "-");
    return plain(wanted) === plain(given) || (wanted === "-" && /^\s?-\s?$/u.test(plain(given)));
  }

  search.Passages = Passages;
})();
