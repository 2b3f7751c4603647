"""Files in a ZIP archive: without a clock, so that the same content gives the same bytes."""

from datetime import date
from zipfile import ZIP_DEFLATED, ZipInfo

# The first year of which an archive can say that a file is.
EARLIEST = 1980


def member(name: str, day: date, *, hour: int = 0) -> ZipInfo:
    """Return what an archive says of a file: that it is of a day, and not of which system."""
    made = ZipInfo(name, (max(day.year, EARLIEST), day.month, day.day, hour, 0, 0))
    made.compress_type = ZIP_DEFLATED
    made.create_system = 0
    return made
