"""The maintainer: adds a raw file, corrects one, rebuilds, and finds on the site what was done, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from building import build_site, copy_project, tree

from build_corpus import manifest

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """
[[document]]
source = "новый документ.txt"
slug = "new-letter"
title = { value = "Новый документ", known = "editorial" }
"""
TEXT = """# Новый документ

## I. Введение

1. Государства отметили <b>важность</b> {{ config }} мер & доверия.

2. Государства подтвердили приверженность миру.
"""


def words(site: Path, slug: str) -> str:
    """All that the pages of sections of a document say."""
    pages = sorted(site.glob(f"{slug}/*/index.html"))
    return " ".join(BeautifulSoup(page.read_bytes(), "html.parser").get_text(" ") for page in pages)


@pytest.fixture
def project(site: Path, tmp_path: Path) -> Path:
    """A project of one's own; `site` is what it looks like before anything is done."""
    assert (site / "index.html").is_file()
    return copy_project(tmp_path / "project")


def test_a_new_document_is_listed_found_and_cited(project: Path) -> None:
    """A raw file and four lines of TOML are enough; what the text says stays text."""
    (project / "corpus" / "sources" / "новый документ.txt").write_text(TEXT, encoding="utf-8")
    with (project / "corpus" / "corpus.toml").open("a", encoding="utf-8") as file:
        file.write(ENTRY)
    site = build_site(project)
    assert "new-letter/index.html" in (site / "index.html").read_text(encoding="utf-8")
    assert 'id="p-2"' in (site / "new-letter" / "index.html").read_text(encoding="utf-8")
    assert "{{ config }} мер & доверия" in " ".join(words(site, "new-letter").split())


def test_a_corrected_source_changes_its_own_pages_only(project: Path, site: Path) -> None:
    """A word put right in a raw file is right on the site; the other documents keep every byte of their text."""
    entry = manifest.load(project / "corpus")[0]
    source = entry.path.read_bytes().decode()
    slug = entry.metadata.slug
    printed = words(site, slug)
    counts = Counter(re.findall(r"(?<=[а-я] )[а-я]{12,}(?= [а-я])", source))
    wrong = next(word for word, count in counts.items() if count == source.count(word) == printed.count(word) == 1)
    right = "исправленными"
    entry.path.write_bytes(source.replace(wrong, right).encode())
    corrected = build_site(project)
    assert right in words(corrected, slug)
    assert wrong not in words(corrected, slug)
    before, after = tree(site), tree(corrected)
    others = [other.metadata.slug for other in manifest.load(project / "corpus")[1:]]
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name for name in changed if name.split("/")[0] in others} == set()
    assert any(name.startswith(f"{slug}/") for name in changed)
