from django.db import migrations

from resolutions import guards, search


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0001_initial")]

    operations = [
        migrations.RunPython(guards.install, guards.remove, elidable=False),
        migrations.RunPython(search.install, search.remove, elidable=False),
    ]
