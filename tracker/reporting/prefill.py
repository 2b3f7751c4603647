"""What the data says in the texts of a report, until people write something else.

Paragraphs of one text are parted by a blank line. What the data says is said by the tracker, in
all its languages; what stands in one language only (the title of a resolution) is left out of
the others.
"""

from collections.abc import Callable
from functools import partial

from .content import LANGUAGES, Content, Words
from .passages import theme_section
from .words import figures, opening, recommending
from .words.background import background
from .words.saying import spoken


def prefilled(content: Content) -> dict[str, Words]:
    """Return the text of each section: title, summary, background, and one for each theme."""
    themes = {
        theme_section(theme.code): _in_languages(partial(opening.of_theme, content, theme.code))
        for theme in content.themes
        if figures.of_theme(content, theme.code)
    }
    return {
        "title": _in_languages(partial(opening.title_of, content)),
        "summary": _in_languages(partial(opening.summary, content)),
        "background": _in_languages(partial(background, content)),
        **themes,
    }


def recommended(content: Content) -> tuple[Words, ...]:
    """Return the recommended actions: clauses that continue "is recommended to:"."""
    by_language = {}
    for language in LANGUAGES:
        with spoken(language):
            by_language[language] = recommending.recommended(content)
    count = len(by_language[LANGUAGES[0]])
    return tuple(
        {language: by_language[language][at] for language in LANGUAGES} for at in range(count)
    )


def _in_languages(make: Callable[[], str]) -> Words:
    words = {}
    for language in LANGUAGES:
        with spoken(language):
            words[language] = make()
    return words
