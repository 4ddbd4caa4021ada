"""A project with one made document, which a test publishes, edits and publishes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import copy_project

from build_corpus import anchors, pipeline

if TYPE_CHECKING:
    from pathlib import Path

FIRST = """# Доклад о мерах

## I. Введение

1. Государства отметили важность мер укрепления доверия в цифровой среде и подтвердили приверженность миру.

2. Группа рекомендовала государствам продолжать диалог по вопросам применения норм международного права.

## II. Угрозы

3. Участники подчеркнули необходимость наращивания потенциала развивающихся стран в области защиты сетей.

4. Секретариату предложено подготовить справочник контактных центров и обновлять его каждые полгода.
"""
SECOND = """# Доклад о мерах

## I. Введение

1. Новый пункт говорит о порядке работы группы и о её рабочем расписании на весь следующий год.

2. Государства отметили важность мер укрепления доверия в цифровой среде и подтвердили приверженность миру.

3. Группа рекомендовала государствам активно вести диалог по вопросам применения норм международного права.

4. Участники подчеркнули необходимость наращивания потенциала развивающихся стран в области защиты сетей.
"""
"""A paragraph is new, the others are renumbered, one is reworded, the last one and the second section are gone."""

RETIRED = ("sec-ii", "p-4")
ENTRY = """[[document]]
source = "{slug}.txt"
slug = "{slug}"
reader = "ocr-markdown"
title = {{ value = "Документ {slug}", known = "editorial" }}
{more}
"""
GLOSSARY = '[[term]]\nid = "ict"\nnames = ["информационно-коммуникационные технологии"]\n'


def made_project(folder: Path, **sources: str) -> Path:
    """A project in `folder` whose documents are `sources`, by slug."""
    project = copy_project(folder)
    corpus = project / "corpus"
    for path in (*(corpus / "sources").iterdir(), *corpus.glob("a*.*")):
        path.unlink()
    (corpus / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    for slug, text in sources.items():
        (corpus / "sources" / f"{slug}.txt").write_text(text, encoding="utf-8")
    manifest(project, **dict.fromkeys(sources, ""))
    return project


def manifest(project: Path, **more: str) -> None:
    """Describe the documents of `project`: for each slug the lines that go behind what all have."""
    entries = [ENTRY.format(slug=slug, more=lines) for slug, lines in more.items()]
    (project / "corpus" / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")


def published_twice(folder: Path) -> Path:
    """A project whose document `report` was published as FIRST and then as SECOND, dated 5 May 2026."""
    project = made_project(folder, report=FIRST)
    pipeline.build(project)
    (project / "corpus" / "sources" / "report.txt").write_text(SECOND, encoding="utf-8")
    manifest(project, report='edition = "2026-05-05"')
    ledger = project / pipeline.ANCHORS
    anchors.write(ledger, anchors.retire(anchors.read(ledger), "report", *RETIRED))
    pipeline.build(project)
    return project
