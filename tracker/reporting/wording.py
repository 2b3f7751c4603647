from .content import Content
from .document import Document


def document_of(content: Content, language: str, *, draft: bool = False) -> Document:
    """Return the report in the words of one language."""
    raise NotImplementedError
