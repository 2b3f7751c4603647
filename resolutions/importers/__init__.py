"""Loads the reference data of `resolutions` from a folder of fixtures."""

from pathlib import Path

from ..reference import Loader, read_json
from .groups import load_groups
from .texts import TextLoader
from .vocabularies import Vocabularies, load_external_codes


def load_resolutions(loader: Loader, fixtures: Path) -> None:
    """Load the groups, the vocabularies and every resolution in `fixtures/resolutions/`."""
    load_groups(loader, fixtures)
    vocabularies = Vocabularies.load(loader, fixtures)
    load_external_codes(loader, fixtures)
    for path in sorted((fixtures / "resolutions").glob("*.json")):
        TextLoader(loader, vocabularies, read_json(path)).run()
