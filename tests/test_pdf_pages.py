"""Where pages end without a form feed: the printed counts of the pages, and the notes that the next page follows."""

from __future__ import annotations

import pytest
from pdf_prints import block_texts, read_print

RULE = "__________________"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1", "2"),
        ("– 1 –", "– 2 –"),
        ("21-09876 1/3\nA/77/894–S/2023/370", "2/3 21-09876\nA/77/894–S/2023/370"),
        ("21-09876 1/3\n WSIS-05/TUNIS/DOC/6", "2/3 21-09876\n WSIS-05/TUNIS/DOC/6"),
    ],
    ids=["numbers", "dashes", "two symbols", "a conference"],
)
def test_counts_of_pages_leave_the_text(first: str, second: str) -> None:
    """What counts the pages stands in no paragraph, though it stands in the middle of a word."""
    text = (
        "1. Группа провела свою сессию в декабре и утвердила повестку дня и работу на пе-\n"
        f"{first}\nриод до следующей сессии. Государства отметили важность сотрудничества.\n"
        "2. Государства согласились продолжить обсуждение этих вопросов в рабочей\n"
        f"группе на следующей\n{second}\nсессии.\n3. Секретариат подготовит доклад.\n"
        f"{first.replace('1', '3', 1) if len(first) < 9 else '3/3 21-09876'}\n"
    )
    texts = block_texts(text)
    assert [each[:2] for each in texts] == ["1.", "2.", "3."]
    assert "на период до" in texts[0]
    assert texts[1].endswith("на следующей сессии.")


@pytest.mark.parametrize(
    ("below", "paragraphs"),
    [
        ("нального обмена опытом.\n78. Государства продолжат работу.\n", 2),
        ("нального обмена опытом.\nРекомендации\n78. Государства продолжат работу.\n", 3),
    ],
)
def test_the_page_behind_the_notes(below: str, paragraphs: int) -> None:
    """A note ends where a word of the text goes on, or where the next numbered paragraph begins."""
    text = (
        "77. Государства изучат механизмы9 регулярного межрегио-\n"
        f"{RULE}\n9 A/70/174, см. также резолюцию 70/237 Генеральной Ассамблеи.\n{below}"
    )
    result = read_print(text)
    assert [(note.label, note.text.text[-10:]) for note in result.notes] == [("9", "Ассамблеи.")]
    assert len(result.blocks) == paragraphs
    assert result.blocks[0].text.text.endswith("межрегионального обмена опытом.")


def test_a_rule_glued_to_a_word() -> None:
    """A program takes the rule for the other half of a word that the page breaks: «торгово______»."""
    text = f"1. Государства1 отметили торгово{RULE}\n1 См. доклад.\n"
    result = read_print(text)
    assert [note.text.text for note in result.notes] == ["См. доклад."]
    assert result.blocks[0].text.text == "1. Государства1 отметили торгово"


def test_headings_on_top_of_the_pages_stay() -> None:
    """«Статья 2» and «Статья 3» are two headings, no running title with a number; a symbol with a stop ends a text."""
    page = "Статья {0}\nГосударства отметили важность сотрудничества, о котором говорится в докладе\nA/65/406.\n{0}/5\n"
    text = "\f".join(page.format(number) for number in range(1, 6))
    texts = block_texts(text)
    assert [each for each in texts if each.startswith("Статья")] == [f"Статья {number}" for number in range(1, 6)]
    assert all(each.endswith("в докладе A/65/406.") for each in texts if not each.startswith("Статья"))


def test_printed_links_leave_the_text_though_blank_space_ends_them() -> None:
    """Where the links have a space at their ends like the lines of the text, it tells nothing."""
    link = "https://undocs.org/ru/A/RES/73/27"
    lines = ["1. Государства отметили важность", "сотрудничества и обмена опытом, а", "также при-"]
    page = "\n\n".join(line if line.endswith("-") else f"{line} " for line in lines)
    text = f"{page}\n\n{link} \n{link} \n звали к диалогу. \n\n2. Секретариат подготовит доклад. \n"
    assert block_texts(text) == [
        "1. Государства отметили важность сотрудничества и обмена опытом, а также призвали к диалогу.",
        "2. Секретариат подготовит доклад.",
    ]


def test_a_form_feed_at_the_end_of_many_pages_parts_none_of_them() -> None:
    """The pages are found by what else shows them."""
    text = "".join(
        f"{2 * page - 1}. Государства отметили важность обмена опытом.\n\n{2 * page}. Группа, кото- \n\nрая собралась "
        f"в Нью-\n\nЙорке, завершила работу в срок и про-\n 2{page}-12345 {page}/20 \n\n сила учесть это. \n\n"
        for page in range(1, 21)
    )
    assert block_texts(text + "\f") == block_texts(text)
    assert len(block_texts(text)) == 2 * 20


@pytest.mark.parametrize("head", ["", "A/75/816 \n\n", " A/75/816 \n\n"], ids=["no head", "a head", "a head set in"])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("государства напомнили о своих общих обязательствах в рамках резолюции", "73/27 Генеральной Ассамблеи."),
        ("государства отметили необходимость диалога и сотрудничества на самом", "2000-метровом участке."),
        ("государства отметили необходимость координации и сотрудничества на", "Африканском континенте."),
        ("государства отметили необходимость координации на национальном,", "региональном и международном уровнях."),
        ("государства отметили важность безопасной и пользующейся доверием", "ИКТ-среды."),
    ],
)
def test_a_page_ends_in_a_sentence(before: str, behind: str, head: str) -> None:
    """The space that a page begins with sets no line in, whatever the line begins with."""
    feet = [f"2{page}-12345 {page}/4 \n\n" if head else "" for page in range(4)]
    plain = "государства договорились продолжать сотрудничество в этих и других", "областях."
    ends = [plain, plain, (before, behind), plain]
    text = "".join(
        f"{page + 1}. Отметив важность сотрудничества, обмена сведениями и опытом, а \n\n"
        + "также необходимость принятия дополнительных мер в этой связи и их \n\n"
        "осуществления в полном объеме всеми государствами и организациями, а \n\n"
        * 3
        + f"{above} \n\n{foot}{head} {below} \n\n"
        for page, ((above, below), foot) in enumerate(zip(ends, feet, strict=True))
    )
    texts = block_texts(text)
    assert len(texts) == 4
    assert texts[2].endswith(f"{before} {behind}")
