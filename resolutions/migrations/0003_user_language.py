

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0002_guards_and_search'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='language',
            field=models.CharField(default='en-gb', help_text='In which this person reads pages and e-mails.', max_length=10, verbose_name='language'),
        ),
    ]
