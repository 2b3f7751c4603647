from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tracker.demo import PASSWORD, AlreadyLoaded, CannotLoad, load_demo, read_story


class Command(BaseCommand):
    help = (
        "Loads the demonstration of fixtures/demo/: accounts, offices, meetings and a story of "
        "status updates, each marked as such. Only where DEBUG is on. Run again, it changes "
        "nothing. `manage.py remove_demo` takes it all away."
    )

    def handle(self, *args: Any, **options: Any) -> str:
        if not settings.DEBUG:
            raise CommandError(
                "The demonstration brings accounts with a known password, so it is loaded only "
                "where DEBUG is on: set DEBUG=1 to try the tracker out."
            )
        story = read_story()
        try:
            done = f"{load_demo(story)} status updates loaded."
        except AlreadyLoaded as found:
            done = str(found)
        except CannotLoad as found:
            raise CommandError(str(found)) from found
        names = ", ".join(each["username"] for each in story.accounts)
        return f"{done}\nDemonstration accounts: {names}; the password of each: {PASSWORD}"
