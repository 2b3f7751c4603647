from typing import Any

from django.core.management.base import BaseCommand

from tracker.demo import remove_demo


class Command(BaseCommand):
    help = (
        "Removes the demonstration and all that its accounts recorded, and nothing else. "
        "Items go back to the status that the real record gives them."
    )
    # The check that finds demonstration accounts in service must not stop their removal.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> str:
        return "\n".join(remove_demo())
