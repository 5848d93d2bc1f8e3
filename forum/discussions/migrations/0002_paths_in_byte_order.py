"""Paths are compared byte by byte: a database's language must not reorder them, nor slow the index down."""

from django.db import migrations


def in_byte_order(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE discussions_reply ALTER COLUMN path TYPE varchar(260) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("discussions", "0001_initial")]

    operations = [migrations.RunPython(in_byte_order, migrations.RunPython.noop)]
