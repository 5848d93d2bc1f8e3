"""On PostgreSQL the database itself refuses to alter or delete an entry.

TRUNCATE is left out: tests empty their tables by it, and a cut chain no longer agrees with its head, which
`verify_record` finds. SQLite has no such users to keep apart: who can write the file can drop a trigger.
"""

from django.db import migrations

REFUSE = """
    CREATE FUNCTION record_entries_stand() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'Entries of the record are never altered and never deleted.';
    END $$;
    CREATE TRIGGER record_entries_stand BEFORE UPDATE OR DELETE ON record_entry
        FOR EACH STATEMENT EXECUTE FUNCTION record_entries_stand();
"""
ALLOW = """
    DROP TRIGGER record_entries_stand ON record_entry;
    DROP FUNCTION record_entries_stand();
"""


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(on_postgresql(REFUSE), on_postgresql(ALLOW))]
