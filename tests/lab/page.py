"""The page «О точности», written from the laboratory's own figures."""

# ruff: noqa: E501 - the paragraphs of a Markdown page

from __future__ import annotations

from typing import TYPE_CHECKING

from lab import calibration
from lab.comparing import MEASURES
from lab.paths import ROOT

if TYPE_CHECKING:
    from lab.comparing import Score
    from lab.running import Result

PAGE = ROOT / "docs" / "accuracy.md"

_HEAD = """\
# О точности

Тексты этого сайта прочитаны программой из файлов, повреждённых при преобразовании. Насколько верно она читает, проверено на документах, в которых известно каждое слово.

## Как проверено

Лаборатория сочиняет документы пяти видов: доклады, резолюции, письма с приложением, договоры с частями, главами и статьями, резолюции МСЭ. Она набирает их так, как набирают в Организации Объединённых Наций: узкой колонкой, с русскими переносами, со сносками под короткой чертой, с колонтитулами, номером страницы и номером задания. Из полученных файлов PDF текст извлекают разные программы; кроме того, те же документы записываются как распознанные страницы (Markdown) и как текст файла Word. Каждый текст читается заново, без указания формата, и сравнивается с тем, что было сочинено.

Программы запускаются на самом деле. Строка «Apache Tika\\*» — печать, какой эта программа передала файлы Организации Объединённых Наций этому сайту: пустая строка за каждой строкой, адреса ссылок в конце страницы; она воспроизведена по образцу.

Документы разных рядов не имеют общих существительных, прилагательных и глаголов. На **первом** ряду чтение налаживали. **Второй** ряд при этом не читали: по нему судят. **Третий**, на котором чтение тоже налаживали, — для заголовков: длинных и коротких, из прописных букв, с датами, скобками, кавычками, двоеточием и именами органов, один под другим, над таблицей, над перечнем, над абзацем без номера.
"""

_TERMS = """\
- **Заголовки, абзацы, пункты** — мера F1 (среднее гармоническое полноты и точности). Найденное верно, если номер и место в документе те же, а текст отличается не более чем на один знак из пятидесяти.
- **Сноски** — верно, если верны номер и текст сноски, а знак её стоит в том же абзаце после той же буквы (дефисы и пробелы не считаются).
- **Ошибки в тексте** — сколько знаков нужно вставить, убрать или заменить, чтобы получить сочинённый текст, в процентах от его длины; сноски не считаются.
"""

_GOALS = """\
Цель: заголовки и нумерованные абзацы — не менее 0,99; сноски — не менее 0,98; ошибки в тексте — не более 0,1 % для Apache Tika и pdftotext, не более 0,5 % для остальных.
"""

_LIMITS = """\
## Чего эти числа не говорят

Предложения сочинены по грамматике, а не взяты из жизни: смысла в них нет, а трудностей больше, чем в настоящих документах. Таблицы в тексте PDF узнаются по числам в их строках; таблица из одних слов читается как строки. Программа pdftotext без ключей сама стирает дефисы на концах строк и печатает столбцы страницы один за другим, pdfminer.six ставит номера и первые строки абзацев не на их места: что они потеряли, чтение не возвращает. Ошибки распознавания букв здесь не измеряются.

Повторить измерение: `make lab`. Одни и те же документы дают одни и те же числа.
"""


def write_page(tuned: Result, held_out: Result, varied: Result, tried: str) -> None:
    """Write the page from the scores of the three rows of documents and the sentence on what the fuzzer `tried`."""
    PAGE.write_text(page(tuned, held_out, varied, tried), encoding="utf-8")


def page(tuned: Result, held_out: Result, varied: Result, tried: str) -> str:
    """The text of the page."""
    parts = [
        _HEAD,
        f"## Результат\n\nВторой ряд: документов — {held_out.documents}, страниц — {held_out.pages}.\n",
        _table(held_out),
        _TERMS,
        _GOALS,
        f"Первый ряд: документов — {tuned.documents}, страниц — {tuned.pages}.\n",
        _table(tuned),
        f"Третий ряд: документов — {varied.documents}, страниц — {varied.pages}.\n",
        _table(varied),
        calibration.section(),
        "## Что в документах трудного\n\nСколько раз каждая трудность встретилась в документах.\n",
        _difficulties(tuned, held_out, varied),
        f"{tried}\n",
        _LIMITS,
    ]
    return "\n".join(parts)


def _table(result: Result) -> str:
    head = ["Текст извлечён", *(measure.capitalize() for measure in MEASURES), "Ошибки в тексте"]
    lines = [_row(head), _row([":--", *["--:"] * (len(head) - 1)])]
    lines += [_row([form.replace("*", "\\*"), *_cells(score)]) for form, score in result.scores.items()]
    return "\n".join(lines) + "\n"


def _cells(score: Score) -> list[str]:
    figures = [f"{_floor(score.tallies[measure].f1):.3f}" for measure in MEASURES]
    figures.append(f"{score.error_rate * 100:.2f}\u00a0%")
    return [figure.replace(".", ",") for figure in figures]


def _floor(value: float) -> float:
    """`value` to three places, never rounded up: 1,000 means that nothing was wrong."""
    return int(value * 1000) / 1000


def _difficulties(*rows: Result) -> str:
    names = sorted({name for row in rows for name in row.difficulties})
    lines = [_row(["Трудность", "Первый ряд", "Второй ряд", "Третий ряд"]), _row([":--", *["--:"] * len(rows)])]
    lines += [_row([name[0].upper() + name[1:], *(str(row.difficulties[name]) for row in rows)]) for name in names]
    return "\n".join(lines) + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
