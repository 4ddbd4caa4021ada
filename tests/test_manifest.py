"""`corpus.toml`: what is accepted, and how each mistake is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from build_corpus import manifest
from build_corpus.errors import ManifestError
from build_corpus.model import Fact, Known, ReaderName

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """\
[[document]]
source = "letter.txt"
slug = "letter"
title = { value = "Письмо", known = "printed" }
"""


def _corpus(folder: Path, text: str) -> Path:
    (folder / "sources").mkdir()
    (folder / "sources" / "letter.txt").write_text("Письмо", encoding="utf-8")
    (folder / "secret.txt").write_text("тайна", encoding="utf-8")
    (folder / "corpus.toml").write_text(text, encoding="utf-8")
    return folder


def test_an_entry_says_what_is_known_and_how(tmp_path: Path) -> None:
    """Each fact carries its provenance; what is not known is None."""
    more = 'date = { value = "2020-12", known = "editorial" }\nreader = "pdf-text"\n'
    (entry,) = manifest.load(_corpus(tmp_path, ENTRY + more))
    assert entry.path == tmp_path / "sources" / "letter.txt"
    assert entry.metadata.title == Fact("Письмо", Known.PRINTED)
    assert entry.metadata.date == Fact("2020-12", Known.EDITORIAL)
    assert entry.metadata.symbol is None
    assert entry.reader is ReaderName.PDF_TEXT


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (ENTRY + 'titel = "x"\n', 5, "unknown key"),
        (ENTRY.replace('slug = "letter"\n', ""), 1, "missing"),
        (ENTRY.replace('slug = "letter"', 'slug = "Письмо"'), 3, "no slug"),
        (ENTRY.replace('slug = "letter"', 'slug = "assets"'), 3, "used by the site"),
        (ENTRY.replace("letter.txt", "other.txt"), 2, "there is no file"),
        (ENTRY.replace("letter.txt", "../secret.txt"), 2, "outside"),
        (ENTRY.replace("letter.txt", "/etc/passwd"), 2, "outside"),
        (ENTRY + ENTRY, 7, "letter"),
        (ENTRY + 'date = { value = "22.12.2020", known = "printed" }\n', 5, "no date"),
        (ENTRY + 'symbol = { value = "A/75/1", known = "guessed" }\n', 5, "'printed' or 'editorial'"),
        (ENTRY + 'reader = "word"\n', 5, "pdf-text"),
        ("document = 3\n", 1, "list"),
        ("[[document]\n", 1, "not valid TOML"),
        (ENTRY + 'date = { value = "2021-02-29", known = "printed" }\n', 5, "'2021-02-29' is no date"),
        (ENTRY + 'edition = "２０２１"\n', 5, "no date"),
        (ENTRY + 'language = "zz"\n', 5, "no language that we know"),
        (ENTRY.replace("letter.txt", "let\\u0000ter.txt"), 2, "no file can have this name"),
        (ENTRY.replace("letter.txt", "x" * 300), 2, "no file can have this name"),
        (ENTRY.replace('slug = "letter"', f'slug = "{"x" * 300}"'), 3, "at most 100 characters"),
        (ENTRY + f"force = {'9' * 5000}\n", None, "not valid TOML"),
        (ENTRY + f"force = {'[' * 5000}\n", None, "not valid TOML"),
        (ENTRY + "<<<<<<< HEAD\nforce = true\n=======\nforce = false\n>>>>>>> other\n", 5, "finish the merge"),
        (ENTRY + "force = ", 5, "not valid TOML"),
        (ENTRY + 'symbol = "A/75/1"\n', 5, "document.1.symbol: a table belongs here"),
        (ENTRY + 'force = "maybe"\n', 5, "document.1.force: true or false belongs here"),
        (ENTRY.replace('slug = "letter"', "slug = 3"), 3, "document.1.slug: a text in quotes belongs here"),
        (ENTRY + 'symbol = { value = " ", known = "printed" }\n', 5, "the text is empty"),
        (ENTRY + 'acknowledge = [{ code = "a", line = "x", reason = "b" }]\n', 5, "a whole number belongs here"),
        ("", None, "missing"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, line: int | None, told: str) -> None:
    """Each mistake is one line with the file, the line and what is wrong."""
    with pytest.raises(ManifestError, match=told) as error:
        manifest.load(_corpus(tmp_path, text))
    assert error.value.line == line
    assert str(tmp_path / "corpus.toml") in str(error.value)
    assert "\n" not in str(error.value)


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    """A symbolic link does not bring in a file from elsewhere."""
    corpus = _corpus(tmp_path, ENTRY)
    (corpus / "sources" / "letter.txt").unlink()
    (corpus / "sources" / "letter.txt").symlink_to(corpus / "secret.txt")
    with pytest.raises(ManifestError, match="outside"):
        manifest.load(corpus)


def test_a_missing_manifest_is_told(tmp_path: Path) -> None:
    """Without the file there is one clear line."""
    with pytest.raises(ManifestError, match="missing"):
        manifest.load(tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Editors of other systems write one."""
    corpus = _corpus(tmp_path, ENTRY)
    (corpus / "corpus.toml").write_text(ENTRY, encoding="utf-8-sig")
    assert len(manifest.load(corpus)) == 1


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    """The line is that of the first byte which is no UTF-8."""
    corpus = _corpus(tmp_path, ENTRY)
    (corpus / "corpus.toml").write_bytes(ENTRY.encode("cp1251"))
    with pytest.raises(ManifestError, match=r"corpus\.toml:4: the file is not UTF-8"):
        manifest.load(corpus)
