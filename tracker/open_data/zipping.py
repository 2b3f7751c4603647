"""A zip that is sent while it is made: nothing of it is kept but the list of its members."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# So much is gathered before it is sent.
PIECE = 1 << 16
READABLE = 0o644 << 16


class Sink:
    """A file that cannot be gone back in, and from which is taken what was written to it."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        self.pieces.append(bytes(data))
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        found = b"".join(self.pieces)
        self.pieces, self.size = [], 0
        return found


@dataclass
class Member:
    """One file in the zip; what it came to is known once it was sent.

    Args:
        text: its lines, or larger pieces.
        is_large: whether it may come to more than two gigabytes, which takes another format.
    """

    path: str
    text: Iterable[str]
    is_large: bool = False
    rows: int = 0
    size: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def pieces(self) -> Iterator[bytes]:
        """Yield its bytes, counted, many lines at a time."""
        gathered: list[str] = []
        length = 0
        for each in self.text:
            gathered.append(each)
            length += len(each)
            if length >= PIECE:
                yield self.counted(gathered)
                gathered, length = [], 0
        if gathered:
            yield self.counted(gathered)

    def counted(self, gathered: Iterable[str]) -> bytes:
        piece = "".join(gathered).encode()
        self.size += len(piece)
        self.digest.update(piece)
        return piece


def zipped(members: Iterable[Member], at: datetime) -> Iterator[bytes]:
    """Yield a zip of the members, all of them dated `at`."""
    sink = Sink()
    day = at.astimezone(UTC).timetuple()[:6]
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for member in members:
            info = ZipInfo(member.path, day)
            info.compress_type, info.external_attr = ZIP_DEFLATED, READABLE
            with archive.open(info, "w", force_zip64=member.is_large) as file:
                for piece in member.pieces():
                    file.write(piece)
                    if sink.size >= PIECE:
                        yield sink.taken()
    yield sink.taken()
