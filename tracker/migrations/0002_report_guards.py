from django.db import migrations

from tracker import guards


class Migration(migrations.Migration):
    dependencies = [("tracker", "0001_progress_reports")]

    operations = [migrations.RunPython(guards.install, guards.remove, elidable=False)]
