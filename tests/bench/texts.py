"""Texts of about thirty words, made of the words that resolutions use."""

import random
import re

from resolutions.models import Paragraph

SENTENCES = 3_000
WORDS = 9


class Texts:
    """Gives any number of texts; the same seed gives the same ones."""

    def __init__(self, seed: int = 11) -> None:
        chance = random.Random(seed)
        vocabulary = [
            word.lower()
            for text in Paragraph.objects.order_by("pk")[:55].values_list("text", flat=True)
            for word in re.findall(r"[A-Za-z-]{2,}", text)
        ]
        self.pool = [
            f"{' '.join(chance.choices(vocabulary, k=WORDS)).capitalize()}."
            for _ in range(SENTENCES)
        ]

    def achievements(self, turn: int) -> str:
        """Two sentences and a number of their own."""
        first, second = self.pool[turn % SENTENCES], self.pool[turn * 7 // 3 % SENTENCES]
        return f"{first} {second} See report {turn % 9973}."

    def sentence(self, turn: int) -> str:
        return self.pool[turn * 13 % SENTENCES]
