"""Answers of the court's tables that were given once: records ask the same things over and over."""

from collections.abc import Callable
from typing import Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")


class Answers(dict[Q, A], Generic[Q, A]):
    """`answers[question]`, asked once and kept. Up to a limit, so that a hostile file cannot fill the memory."""

    def __init__(self, ask: Callable[[Q], A], limit: int = 50_000) -> None:
        super().__init__()
        self._ask = ask
        self._limit = limit

    def __missing__(self, question: Q) -> A:
        answer = self._ask(question)
        if len(self) >= self._limit:
            self.clear()
        self[question] = answer
        return answer
