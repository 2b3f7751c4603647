from django.db import migrations

from parties import guards


class Migration(migrations.Migration):
    dependencies = [("parties", "0003_party_actions")]

    operations = [migrations.RunPython(guards.install, guards.remove, elidable=False)]
