"""Russian sentences of the kind that treaties and reports are made of, from a grammar and two halves of a vocabulary.

Tuned and held-out documents share the little words and the compounds with a true hyphen only: the nouns, adjectives
and verbs of one half never stand in documents of the other, and those of a third vocabulary in neither.
"""

# ruff: noqa: E501, SIM905 - lists of words, and sentences that are read more easily whole

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pymorphy3

from lab import third_words

if TYPE_CHECKING:
    from random import Random

THIRD = 2
"""Which vocabulary the documents of varied titles take."""

_NOUNS = """
информация безопасность угроза государство мера доверие потенциал право норма международный_договор развитие общество
сотрудничество технология инфраструктура система данные риск доклад группа механизм диалог усилие подход вопрос
деятельность обязательство принцип рекомендация регион организация эксперт участник процесс уровень основа цель
программа ресурс средство сеть объект оценка анализ обмен опыт практика стратегия политика законодательство орган
ответственность суверенитет юрисдикция конфликт спор урегулирование разоружение космос климат океан здравоохранение
торговля финансирование помощь образование исследование наука население беженец миграция транспорт энергетика вода
продовольствие окружающая_среда биоразнообразие лес опустынивание катастрофа чрезвычайная_ситуация восстановление
примирение выборы правосудие преступление терроризм коррупция наркотик оружие боеприпас материал установка реактор
соглашение протокол поправка ратификация депозитарий конференция комитет секретариат бюджет взнос персонал мандат
миссия наблюдатель гарантия проверка инспекция уведомление консультация переговоры заявление резолюция решение
предложение замечание пункт приложение перечень таблица показатель статистика перепись выборка методология обзор
электросвязь радиочастота спутник орбита стандартизация оборудование оператор пользователь потребитель ребёнок женщина
молодёжь инвалид меньшинство языковая_группа культура наследие памятник спорт туризм занятость профсоюз работодатель
предпринимательство конкуренция инвестиция задолженность налогообложение таможня пошлина происхождение перевозка
судоходство авиация железная_дорога порт страхование кредитование банк валюта рынок
""".split()

_ADJECTIVES = """
международный национальный региональный глобальный государственный правовой технический добровольный устойчивый
эффективный необходимый соответствующий существующий потенциальный ответственный открытый безопасный стабильный
доступный мирный регулярный институциональный многосторонний двусторонний межправительственный неправительственный
заинтересованный компетентный специальный всеобъемлющий комплексный дополнительный предварительный окончательный
экономический социальный культурный экологический гуманитарный финансовый административный избирательный уголовный
гражданский коммерческий промышленный сельскохозяйственный энергетический транспортный космический морской ядерный
химический биологический радиологический обычный легкий стрелковый незаконный трансграничный организованный
транспарентный подотчетный инклюзивный справедливый равноправный взаимовыгодный долгосрочный краткосрочный первоочередной
ключевой важнейший существенный значительный передовой инновационный цифровой электронный спутниковый наземный
подводный прибрежный внутренний внешний общий отдельный конкретный практический теоретический методологический
статистический аналитический консультативный исполнительный законодательный судебный конституционный муниципальный
""".split()

_VERBS = """
рассматривать подчеркивать отмечать признавать поддерживать обеспечивать укреплять развивать осуществлять соблюдать
учитывать содействовать_ предотвращать использовать предоставлять проводить принимать совершенствовать расширять
координировать анализировать публиковать распространять одобрять представлять разрабатывать утверждать уважать защищать
финансировать контролировать проверять регистрировать направлять получать передавать создавать восстанавливать
сохранять охранять пересматривать дополнять уточнять согласовывать
""".split()

COMPOUNDS = (
    "военно-политический", "торгово-экономический", "научно-технический", "социально-экономический",
    "информационно-коммуникационный", "финансово-экономический", "культурно-просветительский", "северо-восточный",
    "организационно-правовой", "нормативно-правовой", "материально-технический", "учебно-методический",
    "общественно-политический", "административно-территориальный",
)  # fmt: skip
"""Adjectives with a true hyphen, in the masculine nominative."""

THINGS = ("ИКТ-среда", "ИКТ-специалист", "интернет-платформа", "онлайн-консультация", "веб-сайт", "пресс-служба",
          "ДНК-анализ", "ИКТ-инфраструктура", "конференц-зал", "бизнес-план")  # fmt: skip
"""Nouns with a true hyphen."""

ADVERBS = (
    "по-разному", "по-прежнему", "во-первых", "во-вторых", "по-видимому", "как-либо", "в той или иной степени",
    "в надлежащих случаях", "на постоянной основе", "в полном объеме", "в частности", "по мере необходимости",
    "в первую очередь", "по-новому", "когда-либо", "в-третьих", "с учетом изложенного", "безотлагательно",
)  # fmt: skip

_LINKS = ("и", "а также", "и, в частности,", "или", "и при этом")
_FRAMES = (
    "в области", "в контексте", "в целях", "с учетом", "при условии", "в рамках", "по линии", "на основе",
    "без ущерба для",
)  # fmt: skip
_STARTS = ("Группа рассмотрела", "Комиссия подтвердила", "Конференция обсудила", "Рабочая группа отметила")

GERUNDS = (
    "отмечая", "подчеркивая", "признавая", "ссылаясь на", "подтверждая", "напоминая", "приветствуя", "учитывая",
    "принимая во внимание", "будучи убеждена в том, что касается", "выражая озабоченность по поводу", "сознавая",
    "с удовлетворением отмечая", "памятуя о",
)  # fmt: skip

ACTS = (
    "постановляет", "призывает", "просит", "предлагает", "рекомендует", "подтверждает", "настоятельно призывает",
    "вновь подтверждает", "приветствует", "поддерживает", "отмечает", "поручает",
)  # fmt: skip

_CASES = {"именительный": "nomn", "родительный": "gent", "дательный": "datv", "винительный": "accs",
          "творительный": "ablt", "предложный": "loct"}  # fmt: skip


@cache
def _morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def _phrase(words: tuple[str, ...], case: str, number: str) -> str:
    """Adjectives and a noun, agreed, in a case and a number; the last word is the noun."""
    *adjectives, noun = words
    parse = _noun(noun)
    form = parse.inflect({case, number}) or parse.inflect({case})
    if form is None:
        return " ".join(words)
    wanted = {case, "plur"} if "plur" in form.tag else {case, "sing", form.tag.gender or "masc"}
    if case == "accs" and ("plur" in form.tag or form.tag.gender == "masc"):
        wanted |= {form.tag.animacy or "inan"}
    return " ".join([*(_adjective(word, frozenset(wanted)) for word in adjectives), _spelled(noun, form.word)])


@cache
def _noun(word: str) -> pymorphy3.analyzer.Parse:
    last = word.rpartition("-")[2]
    parses = [p for p in _morph().parse(last) if "NOUN" in p.tag and "nomn" in p.tag]
    return (parses or _morph().parse(last))[0]


def _spelled(noun: str, form: str) -> str:
    first, hyphen, _ = noun.rpartition("-")
    return first + hyphen + form.replace("ё", "е")


@cache
def _adjective(word: str, wanted: frozenset[str]) -> str:
    first, hyphen, last = word.rpartition("-")
    parses = [p for p in _morph().parse(last) if "ADJF" in p.tag or "PRTF" in p.tag]
    form = parses[0].inflect(set(wanted)) if parses else None
    return first + hyphen + (form.word.replace("ё", "е") if form else last)


@cache
def _verb(word: str, number: str) -> str:
    parse = next(p for p in _morph().parse(word.rstrip("_")) if "INFN" in p.tag)
    form = parse.inflect({"3per", number, "pres"})
    return form.word.replace("ё", "е") if form else word


class Speaker:
    """Makes sentences with one half of the vocabulary."""

    def __init__(self, random: Random, half: int) -> None:
        """Take every second word, from the word number `half` (0 or 1) on; 2 is a vocabulary of its own."""
        self.random = random
        self._nouns = nouns(half)
        self._adjectives = third_words.ADJECTIVES if half == THIRD else _ADJECTIVES[half::2]
        self._verbs = third_words.VERBS if half == THIRD else [w for w in _VERBS if not w.endswith("_")][half::2]
        self.actions = third_words.ACTIONS

    def noun_phrase(self, case: str = "nomn", depth: int = 2) -> str:
        """A noun with adjectives and, down to `depth`, one or two others in the genitive."""
        random = self.random
        adjectives = random.sample(self._adjectives, random.choice((0, 1, 1, 2)))
        if random.random() < 0.12:
            adjectives.append(random.choice(COMPOUNDS))
        noun = random.choice(THINGS) if random.random() < 0.08 else random.choice(self._nouns)
        text = _phrase((*adjectives, noun), case, random.choice(("sing", "plur")))
        if depth and random.random() < 0.6:
            text += " " + self.noun_phrase("gent", depth - 1)
        if depth and random.random() < 0.2:
            text += f" {random.choice(_LINKS)} {self.noun_phrase(case, 0)}"
        return text

    def clause(self) -> str:
        """Subject, verb, object, and often where or why; in lower case, without a stop."""
        random = self.random
        subject = _phrase(
            (*random.sample(self._adjectives, random.choice((0, 1))), random.choice(self._nouns)),
            "nomn",
            number := random.choice(("sing", "plur")),
        )
        number = "sing" if random.choice((0, 1)) and number == "sing" else number
        parts = [subject]
        if random.random() < 0.35:
            parts.append(random.choice(ADVERBS))
        parts += [_verb(random.choice(self._verbs), number), self.noun_phrase("accs")]
        if random.random() < 0.5:
            parts += [random.choice(_FRAMES), self.noun_phrase("gent", 1)]
        return " ".join(parts)

    def sentence(self) -> str:
        """A sentence with its capital and its full stop."""
        random = self.random
        text = self.clause()
        roll = random.random()
        if roll < 0.2:
            text += f", поскольку {self.clause()}"
        elif roll < 0.3:
            text += f" (см. {random.choice(('пункт', 'раздел', 'документ'))} {random.randint(2, 90)})"
        elif roll < 0.4:
            text += f", в том числе в период {random.randint(1990, 2012)}–{random.randint(2013, 2029)} годов"
        elif roll < 0.48:
            text += f", как это указано в документе A/{random.randint(60, 79)}/{random.randint(10, 500)}"
        elif roll < 0.54:
            text += f" — «{self.noun_phrase('nomn', 1)}» —  это часть общего подхода".replace("  ", " ")
        elif roll < 0.6:
            text += f", в том числе COVID-{random.randint(19, 25)}"
        return text[0].upper() + text[1:] + "."

    def prose(self, least: int, most: int) -> str:
        """Between `least` and `most` sentences, with what looks like labels put where lines may break."""
        random = self.random
        sentences = [self.sentence() for _ in range(random.randint(least, most))]
        if random.random() < 0.25:
            year, paragraph = random.randint(1998, 2024), random.randint(2, 180)
            letter = random.choice("abcdгд")
            traps = (
                f"доклад от {random.randint(1, 28)} марта {year} года и приняла его к сведению.",
                f"положения, которые изложены в пункте {paragraph}. {self.sentence()}",
                f"вывод, сделанный в {year} году, и подпункт {letter}) пункта {paragraph} выше.",
                f"положения пунктов {paragraph}, {paragraph + 1} и {paragraph + 3}. {self.sentence()}",
            )
            trap = f"{random.choice(_STARTS)} {random.choice(traps)}"
            sentences.insert(random.randint(0, len(sentences)), trap)
        return " ".join(sentences)

    def heading(self, *, long: bool = False) -> str:
        """A heading: a noun phrase, with its capital, without a stop; `long` ones take two or three lines."""
        parts = [self.noun_phrase("nomn", 2)]
        if long:
            parts += [self.random.choice(_FRAMES), self.noun_phrase("gent", 2), "и", self.noun_phrase("gent", 1)]
        text = " ".join(parts)
        return text[0].upper() + text[1:]


def nouns(half: int) -> list[str]:
    """The nouns of a half (0 or 1) of the vocabulary, or of the third one (2), of one word each, in the nominative."""
    if half == THIRD:
        return third_words.NOUNS
    return [word for word in _NOUNS if "_" not in word][half::2]
