

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0003_user_language'),
    ]

    operations = [
        migrations.AddField(
            model_name='addressee',
            name='name_es',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in Spanish'),
        ),
        migrations.AddField(
            model_name='addressee',
            name='name_fr',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in French'),
        ),
        migrations.AddField(
            model_name='body',
            name='name_es',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in Spanish'),
        ),
        migrations.AddField(
            model_name='body',
            name='name_fr',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in French'),
        ),
        migrations.AddField(
            model_name='theme',
            name='name_es',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in Spanish'),
        ),
        migrations.AddField(
            model_name='theme',
            name='name_fr',
            field=models.CharField(blank=True, max_length=200, verbose_name='name in French'),
        ),
    ]
