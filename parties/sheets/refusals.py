"""How a file is refused: always with one sentence that says what to do."""


class SheetRefused(Exception):
    """The file cannot be taken; the message says why, and what to do."""


class CellRefused(Exception):
    """What a cell holds cannot be taken; the message says why, and what to do."""
