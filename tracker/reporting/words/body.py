"""The body of a document as it grows: its paragraphs count through."""

from collections.abc import Hashable, Iterable

from ..content import Said
from ..document import Block, Heading, Lettered, Line, Numbered, Unnumbered
from .marks import marked
from .saying import written

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Body:
    """Blocks in their order.

    Attributes:
        told: what has been told already, and in which paragraph: nothing is told twice.
        quoted: which words of the resolution have been quoted already, and in which paragraph.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.number = 0
        self.told: dict[str, int] = {}
        self.quoted: dict[Hashable, int] = {}

    def heading(self, text: str, anchor: str, level: int = 1) -> None:
        self.blocks.append(Heading(text, anchor, level))

    def say(self, line: Line) -> int:
        """Add a paragraph and return its number."""
        self.number += 1
        self.blocks.append(Numbered(self.number, line))
        return self.number

    def read(self, said: Said) -> None:
        """Add what somebody wrote, paragraph by paragraph; the last says its language."""
        for line in marked(written(said.text, said.language), said.language):
            self.say(line)

    def points(self, lines: Iterable[Line]) -> None:
        for at, line in enumerate(lines):
            self.blocks.append(Lettered(letter(at), line))

    def aside(self, line: Line, lead: str = "") -> None:
        self.blocks.append(Unnumbered(line, lead))

    def show(self, *blocks: Block) -> None:
        """Add tables and pictures."""
        self.blocks += blocks


def letter(at: int) -> str:
    """Return the letter of a point, from 0 on: a … z, aa, bb …, as word processors count."""
    turn, place = divmod(at, len(LETTERS))
    return LETTERS[place] * (turn + 1)
