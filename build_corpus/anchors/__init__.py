"""Anchors: names that every section, paragraph and note keeps for as long as the site exists."""

from build_corpus.anchors.naming import name

__all__ = ["name"]
