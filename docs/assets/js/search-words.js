/* Words of the search: cuts a text into atoms and leads each form of a word to its lemmas.
 *
 * The counterpart of build_corpus/outputs/search_words.py: what one of them changes the other must follow.
 */
"use strict";
(function () {
  const search = (self.corpusSearch ??= {});

  const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[\u00ad\u0300-\u036f])*/gu;
  const DIGITS_OR_LETTERS = /\p{Nd}+|\P{Nd}+/gu;
  const HAS_LATIN = /[a-z]/;
  const HAS_CYRILLIC = /[\u0400-\u04ff]/;
  const LATIN = "abcehkmoptxy";
  const CYRILLIC = "авсенкмортху";
  /* Of up to so many letters nobody can say the alphabet by their shape. */
  const LABEL_LENGTH = 2;
  const COMPARATIVE_PREFIX = "по";
  const NO_TERMS = Object.freeze([]);

  /* `text` in lower case, ё as е, without soft hyphens and stress marks. */
  function fold(text) {
    return text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[\u00ad\u0301]/g, "");
  }

  function translated(word, from, to) {
    return Array.from(word, (letter) => (from.includes(letter) ? to[from.indexOf(letter)] : letter)).join("");
  }

  /* The folded `word` in one alphabet where its letters allow it. */
  function sameLetters(word) {
    if (!HAS_LATIN.test(word)) return word;
    const cyrillic = translated(word, LATIN, CYRILLIC);
    if (!HAS_CYRILLIC.test(word)) {
      const isLabel = word.length <= LABEL_LENGTH && [...word].every((letter) => LATIN.includes(letter));
      return isLabel ? cyrillic : word;
    }
    if (!HAS_LATIN.test(cyrillic)) return cyrillic;
    const latin = translated(word, CYRILLIC, LATIN);
    return HAS_CYRILLIC.test(latin) ? word : latin;
  }

  /* The runs of letters or of digits of `text`: {text: folded, start, end, gap: what stands before it}. */
  function atoms(text) {
    const found = [];
    let end = 0;
    for (const token of text.matchAll(TOKEN)) {
      for (const part of token[0].matchAll(DIGITS_OR_LETTERS)) {
        const start = token.index + part.index;
        found.push({
          text: sameLetters(fold(part[0])),
          start,
          end: start + part[0].length,
          gap: text.slice(end, start),
        });
        end = start + part[0].length;
      }
    }
    return found;
  }

  /* All forms of all words of the corpus. */
  class Lexicon {
    #stems;
    #lines;
    #paradigms = new Map();
    #known = new Map();
    #common;

    /* `data` is the value of the index script; see build_corpus/outputs/search_index.py. */
    constructor(data) {
      this.#stems = new Map(Object.entries(data.stems));
      this.#lines = data.paradigms;
      this.#common = new Set(data.common);
    }

    /* Whether `word` stands almost everywhere, so that it finds nothing. */
    isCommon(word) {
      return this.#common.has(word);
    }

    /* What the folded `word` is indexed under: its lemmas, and itself (a number, an adverb, an abbreviation). */
    terms(word) {
      let terms = this.#known.get(word);
      if (!terms) {
        terms = [...new Set([...this.#lemmas(word), word])];
        this.#known.set(word, terms);
      }
      return terms;
    }

    /* Whether the corpus has a Russian word with the form `word`. */
    knows(word) {
      return this.#lemmas(word).length > 0;
    }

    /* The lemmas that have a form which begins with `beginning`. */
    startingWith(beginning) {
      const found = new Set();
      for (const [stem, numbers] of this.#stems) {
        const rest = beginning.startsWith(stem) ? beginning.slice(stem.length) : null;
        if (rest === null && !stem.startsWith(beginning)) continue;
        for (const number of numbers) {
          const paradigm = this.#paradigm(number);
          if (rest === null || paradigm.list.some((ending) => ending.startsWith(rest))) {
            found.add(paradigm.lemma ?? stem + paradigm.ending);
          }
        }
      }
      return [...found];
    }

    /* Calls `visit(form, lemma)` with each form whose length is between `shortest` and `longest` letters. */
    eachForm(shortest, longest, visit) {
      for (const [stem, numbers] of this.#stems) {
        if (stem.length > longest) continue;
        for (const number of numbers) {
          const paradigm = this.#paradigm(number);
          for (const ending of paradigm.list) {
            const length = stem.length + ending.length;
            if (length >= shortest && length <= longest) visit(stem + ending, paradigm.lemma ?? stem + paradigm.ending);
          }
        }
      }
    }

    #lemmas(word) {
      if (word.length < 2 || !HAS_CYRILLIC.test(word)) return NO_TERMS;
      const found = new Set(this.#ofForm(word, ""));
      if (word.startsWith(COMPARATIVE_PREFIX)) {
        for (const lemma of this.#ofForm(word.slice(COMPARATIVE_PREFIX.length), "+")) found.add(lemma);
      }
      return [...found];
    }

    *#ofForm(word, mark) {
      for (let cut = 0; cut <= word.length; cut += 1) {
        const stem = word.slice(0, cut);
        for (const number of this.#stems.get(stem) ?? NO_TERMS) {
          const paradigm = this.#paradigm(number);
          if (paradigm.endings.has(mark + word.slice(cut))) yield paradigm.lemma ?? stem + paradigm.ending;
        }
      }
    }

    #paradigm(number) {
      let paradigm = this.#paradigms.get(number);
      if (!paradigm) {
        const [first, ...others] = this.#lines[number].split(" ");
        const own = first.startsWith("=");
        const endings = new Set(own ? others : [first, ...others]);
        paradigm = {
          lemma: own ? first.slice(1) : null,
          ending: own ? null : first,
          endings,
          list: [...endings].filter((ending) => !ending.startsWith("+")),
        };
        this.#paradigms.set(number, paradigm);
      }
      return paradigm;
    }
  }

  /* In how many letters two words differ: left out, put in, replaced, or two neighbours swapped (Damerau, restricted);
   * more than `most` is Infinity. */
  function distance(first, second, most) {
    if (Math.abs(first.length - second.length) > most) return Infinity;
    let before = null;
    let row = Array.from({ length: second.length + 1 }, (_, column) => column);
    for (let i = 1; i <= first.length; i += 1) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= second.length; j += 1) {
        const same = first[i - 1] === second[j - 1];
        let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (before && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        next.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return Infinity;
      [before, row] = [row, next];
    }
    return row[second.length] <= most ? row[second.length] : Infinity;
  }

  Object.assign(search, { Lexicon, atoms, distance, fold });
})();
