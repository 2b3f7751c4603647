"""A paragraph with the words marked that an item rests on."""

from dataclasses import dataclass

from ..models import Element


@dataclass(frozen=True)
class Part:
    """A run of a paragraph's words, with why it is marked: "clause", "asks" or not at all."""

    words: str
    mark: str = ""


def marked(text: str, clause: str, asks: str = "") -> list[Part]:
    """Split the text so that the clause, and what is asked where it stands apart, can be marked.

    Words that are not found verbatim stay unmarked.
    """
    spans = []
    if (start := text.find(clause) if clause else -1) >= 0:
        spans.append((start, start + len(clause), "clause"))
    if asks and asks not in clause and (start := text.find(asks)) >= 0:
        spans.append((start, start + len(asks), "asks"))
    parts, here = [], 0
    for start, end, mark in sorted(spans):
        if start >= here:
            parts += [Part(text[here:start]), Part(text[start:end], mark)]
            here = end
    return [part for part in [*parts, Part(text[here:])] if part.words]


def marked_element(element: Element, asks: str = "") -> list[Part]:
    return marked(element.paragraph.text, element.clause, asks)
