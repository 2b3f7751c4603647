from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from parties.importers import load_parties
from resolutions.importers import load_resolutions
from resolutions.reference import Loader


class Command(BaseCommand):
    help = (
        "Loads the resolutions, bodies, meetings, vocabularies, groups, Parties and instruments "
        "of fixtures/ by natural keys. Safe to run at any time: it touches no status and no "
        "update, and reports what staff edited as kept."
    )

    def handle(self, *args: Any, **options: Any) -> str:
        loader = Loader()
        with transaction.atomic():
            load_resolutions(loader, settings.ROOT / "fixtures")
            load_parties(loader, settings.ROOT / "fixtures")
        return "\n".join(loader.report.lines()) if options["verbosity"] else ""
