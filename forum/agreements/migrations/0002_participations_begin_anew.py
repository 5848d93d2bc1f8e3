"""Participations become facts with identifiers of their own; until now there were but the demo's, which it makes anew."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="framework", name="parties"),
        migrations.DeleteModel(name="Participation"),
    ]
