"""Answers are sent small: what is for everybody by Brotli where the reader takes it, else by gzip.

Pages hold tokens that must not be guessed from the length of what is compressed (BREACH); Django's
gzip blurs that length, Brotli does not. So pages, and what is for one person, go by gzip alone.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

# Beyond this, more time buys few bytes.
QUALITY = 5
# Shorter ones fit into one packet anyhow.
WORTH_IT = 200
# Compressed already, or not text.
SMALL_ALREADY = ("application/zip", "application/pdf", "image/png", "font/", "application/vnd.")


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is sent; an ETag that named the very bytes is made weak."""

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        kind = response.get("Content-Type", "")
        if kind.startswith(SMALL_ALREADY) or response.has_header("Content-Encoding"):
            return response  # type: ignore[no-any-return]
        if not takes_brotli(request.headers.get("Accept-Encoding", "")) or is_guarded(response):
            found: HttpResponseBase = super().process_response(request, response)
            return found
        patch_vary_headers(response, ["Accept-Encoding"])
        return by_brotli(response)


def takes_brotli(header: str) -> bool:
    """Whether the reader takes `br`: named, and not with a weight of nought."""
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "br":
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def is_guarded(response: HttpResponseBase) -> bool:
    """Whether it may hold something that only its reader knows."""
    caching = response.get("Cache-Control", "")
    is_page = response.get("Content-Type", "").startswith("text/html")
    return is_page or "private" in caching or "no-store" in caching


def by_brotli(response: Any) -> HttpResponseBase:
    if response.streaming:
        response.streaming_content = pressed(response.streaming_content)
        del response["Content-Length"]
    elif len(response.content) < WORTH_IT:
        return response  # type: ignore[no-any-return]
    else:
        response.content = brotli.compress(response.content, quality=QUALITY)
        response["Content-Length"] = str(len(response.content))
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        response["ETag"] = f"W/{etag}"
    response["Content-Encoding"] = "br"
    return response  # type: ignore[no-any-return]


def pressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    compressor = brotli.Compressor(quality=QUALITY)
    for part in parts:
        if made := compressor.process(part):
            yield made
    yield compressor.finish()
