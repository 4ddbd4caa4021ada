/* The language of queries: words, chains (73/27, ИКТ-среда), phrases in quotes, concepts of the glossary, labels. */
"use strict";
(function () {
  const search = (self.corpusSearch ??= {});

  const SEGMENT = /["«„“”]([^"»“”]*)(?:["»“”]|$)|(\S+)/gu;
  /* What people write before a number, and the word that the names of entries have for it. */
  const LABEL_WORDS = [
    [/^(?:п|пп|р|para|paras|paragraph|paragraphs|(?:под)?пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?|параграф(?:а|у|ом|е|ы)?)$/, "п"],
    [/^(?:сн|прим|сноск(?:а|и|е|у|ой)|примечани(?:е|я|ю|ем|и)|note|footnote|fn)$/, "прим"],
    [/^(?:ст|стать(?:я|и|е|ю|ей)|art|article)$/, "ст"],
    [/^(?:разд|раздел(?:а|у|ом|е)?|section)$/, "раздел"],
    [/^(?:приложени(?:е|я|ю|ем|и)|annex)$/, "приложение"],
    [/^(?:абз|абзац(?:а|у|ем|е)?)$/, "абз"],
  ];
  /* «п.» and «прим.» are signs; «пункт» is a word that may stand in a text. */
  const SIGN_LENGTH = 4;
  const LABEL_PART = /^(?:\p{Nd}+|\p{L}|[a-z]{1,4}|bis|quater|quart|quinquies|sexies)$/u;
  const LAYOUT_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
  const LAYOUT_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";

  /* The word that stands for `text` in the names of entries: пункта -> п. */
  function labelWord(text) {
    return LABEL_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  }

  /* The query as the other keyboard layout would have written it: `vths` -> `меры`, `сшке` -> `cirt`; or null. */
  function otherLayout(query) {
    const isLatin = /[a-z]/i.test(query);
    if (isLatin === /[а-яё]/i.test(query)) return null;
    const [from, to] = isLatin ? [LAYOUT_LATIN, LAYOUT_RUSSIAN] : [LAYOUT_RUSSIAN, LAYOUT_LATIN];
    return Array.from(query.toLowerCase(), (key) => to[from.indexOf(key)] ?? key).join("");
  }

  /* The words that a query for the entry with this name has: «п. 86 a)» -> [п, 86, а], ««напоминая», e)» -> [е]. */
  function nameKey(name) {
    const words = search.atoms(name.replace(/^«[^»]*»/, " ")).map((atom) => atom.text);
    return words.map((word, index) => (index + 1 < words.length && labelWord(word)) || word);
  }

  /* Cuts a query at its white space and quotes: [{kind: word | chain | phrase, printed, atoms, isBeginning, isOpen}]. */
  function segments(query) {
    const found = [];
    for (const match of query.matchAll(SEGMENT)) {
      const quoted = match[1] !== undefined;
      const printed = quoted ? match[1].trim() : match[2];
      const atoms = search.atoms(printed);
      if (!atoms.length) continue;
      const kind = quoted ? "phrase" : atoms.length > 1 ? "chain" : "word";
      const isOpen = quoted && !/["»“”]$/u.test(match[0].slice(1));
      found.push({ kind, printed, atoms, isOpen, isBeginning: !quoted && printed.endsWith("*") });
    }
    return found;
  }

  /* The label that `query` asks for: {key, bare, rest, words}, or null. `rest` are the atoms that are no part of it,
   * `words` is the query without «п.» and the like, to look for where there is no such label. A bare label has no word
   * before it («86», «4 bis», «a)»), so that it may be a plain number as well. */
  function label(query) {
    const atoms = search.atoms(query.replaceAll("§", " п. ").replaceAll("№", " "));
    const isPart = (atom) => atom && LABEL_PART.test(atom.text);
    const isWord = (index) => labelWord(atoms[index]?.text ?? "") && isPart(atoms[index + 1]);
    const first = atoms.findIndex((_, index) => isWord(index));
    if (first < 0) return labelAtEnd(query, atoms, isPart);
    let last = first + 1;
    while (isPart(atoms[last + 1]) || isWord(last + 1)) last += 1;
    const inside = atoms.slice(first, last + 1);
    const rest = [...atoms.slice(0, first), ...atoms.slice(last + 1)];
    const isSign = (atom) => labelWord(atom.text) && atom.text.length <= SIGN_LENGTH;
    return {
      key: inside.map((atom) => labelWord(atom.text) ?? atom.text),
      bare: false,
      rest,
      words: atoms.filter((atom) => !isSign(atom)).map((atom) => atom.text).join(" "),
    };
  }

  /* A label with no word before it: the whole query («86», «a)»), or its end where a bracket shows it («решает, 4 a)»). */
  function labelAtEnd(query, atoms, isPart) {
    const hasBracket = /\)\s*$/.test(query);
    const first = atoms.findLastIndex((atom) => !isPart(atom)) + 1;
    if (first === atoms.length || !(hasBracket || (first === 0 && /^\p{Nd}/u.test(atoms[0].text)))) return null;
    const key = atoms.slice(first).map((atom) => atom.text);
    return { key, bare: first === 0, rest: atoms.slice(0, first), words: query };
  }

  /* The atoms of the number in the symbol of a resolution or decision of the United Nations, as running text names it:
   * `A/RES/73/27` is «резолюция 73/27». Empty for anything else. */
  function resolutionNumber(atoms) {
    const mark = atoms.findIndex((atom) => /^(?:res|dec)$/.test(atom.text));
    const number = mark < 0 ? [] : atoms.slice(mark + 1);
    return number.length > 1 && /^\p{Nd}+$/u.test(number[0].text) ? number : [];
  }

  /* Replaces the words of `query` (segments) that name a concept by it, the longest wording first:
   * {kind: "concept", terms: [id], parts: [segment], …}. `wordings` are {term, atoms}; `same(atom, atom)` compares. */
  function withConcepts(query, wordings, same) {
    const found = [];
    for (let index = 0; index < query.length; ) {
      const best = longestConcept(query, index, wordings, same);
      if (best) {
        const parts = query.slice(index, index + best.size);
        const atoms = parts.flatMap((part) => part.atoms);
        found.push({ kind: "concept", terms: best.terms, parts, atoms, printed: parts.map((p) => p.printed).join(" ") });
        index += best.size;
      } else {
        found.push(query[index]);
        index += 1;
      }
    }
    return found;
  }

  function longestConcept(query, index, wordings, same) {
    const run = [];
    let best = null;
    for (let size = 1; index + size <= query.length; size += 1) {
      const segment = query[index + size - 1];
      if (segment.kind === "phrase" || segment.isBeginning) break;
      run.push(...segment.atoms);
      const terms = wordings
        .filter(({ atoms }) => atoms.length === run.length && atoms.every((atom, i) => same(atom, run[i])))
        .map(({ term }) => term);
      if (terms.length) best = { size, terms: [...new Set(terms)] };
    }
    return best;
  }

  Object.assign(search, { label, labelWord, nameKey, otherLayout, resolutionNumber, segments, withConcepts });
})();
