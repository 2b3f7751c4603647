"""The admin for the staff of the Secretariat. Importing it registers all that is in it."""

from . import items, people, texts, updates, vocabularies

__all__ = ["items", "people", "texts", "updates", "vocabularies"]
