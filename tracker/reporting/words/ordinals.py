"""Which meeting of a body it is: 56th, 56e, 56.ª."""

from .saying import tongue

ENGLISH = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """Return the ordinal of a meeting, which is feminine in French and Spanish."""
    match tongue():
        case "fr":
            return "1re" if number == 1 else f"{number}e"
        case "es":
            return f"{number}.ª"
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else ENGLISH.get(number % 10, 'th')}"
