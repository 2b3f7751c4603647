"""The Secretariat's side of what Parties say. Importing it registers all that is in it."""

from . import actions, items, messages, parties, people, periods

__all__ = ["actions", "items", "messages", "parties", "people", "periods"]
