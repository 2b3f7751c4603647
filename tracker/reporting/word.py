from .document import Document


def render(document: Document) -> bytes:
    raise NotImplementedError
