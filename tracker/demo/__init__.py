"""The demonstration: a labelled story that shows every page at work, and its complete removal.

It lies in `fixtures/demo/`, is loaded through the services by accounts of its own, and is marked
row by row (`is_demo`), so that it can go without touching anything else.
"""

from .loading import AlreadyLoaded, CannotLoad, load_demo
from .removing import remove_demo
from .story import PASSWORD, read_story

__all__ = ["PASSWORD", "AlreadyLoaded", "CannotLoad", "load_demo", "read_story", "remove_demo"]
