"""The OpenAPI 3.1 document, derived from what the views of the API say of themselves."""

from .operations import AutoSchema

__all__ = ["AutoSchema"]
