import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from resolutions.models import ReferenceRow
from tracker import env


class Command(BaseCommand):
    help = (
        "Tries the tracker out: migrates the database, loads the reference data and, unless "
        "DEMO=0, the demonstration; then serves on 127.0.0.1, port PORT (8000)."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("This serves for trying out only: set DEBUG=1, or use gunicorn.")
        port = env.integer("PORT", 8000, at_least=1)
        call_command("migrate", verbosity=0, interactive=False)
        self.load_reference_once(settings.ROOT / "fixtures")
        if env.flag("DEMO", default=True):
            call_command("load_demo", stdout=self.stdout)
        self.stdout.write(f"Serving on http://127.0.0.1:{port}/ – stop with Ctrl+C.")
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, skip_checks=True)

    def load_reference_once(self, fixtures: Path) -> None:
        """Load the reference data where its files have changed since they were last loaded."""
        now = fingerprint(fixtures)
        known = ReferenceRow.objects.filter(model="fixtures", key=fixtures.name).first()
        if known and known.loaded == now:
            return
        call_command("load_reference", stdout=self.stdout)
        ReferenceRow.objects.update_or_create(
            model="fixtures", key=fixtures.name, defaults={"loaded": now}
        )


def fingerprint(folder: Path) -> str:
    """Return a digest of the names and contents of the reference data's files."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name.startswith("demo/"):
            continue
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
