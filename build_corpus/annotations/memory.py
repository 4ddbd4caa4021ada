"""What has been found out about the words of texts is kept: most words of a text have stood in it before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Memory(dict[K, V]):
    """The values of a function, found when they are first looked up. Unlike a cache of `functools` it has one owner."""

    def __init__(self, find: Callable[[K], V]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> V:
        """Find the value of `key` and keep it."""
        value = self[key] = self._find(key)
        return value
