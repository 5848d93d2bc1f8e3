"""A title goes with the first words of its thread."""

from django.db import migrations, models


def take_down(apps, schema_editor):
    first_words = apps.get_model("discussions", "Reply").objects.filter(number=0)
    threads = apps.get_model("discussions", "Thread").objects
    threads.filter(pk__in=first_words.exclude(state="published").values("thread")).update(title_is_shown=False)


class Migration(migrations.Migration):
    dependencies = [("discussions", "0002_paths_in_byte_order")]

    operations = [
        migrations.RenameField("thread", "title", "title_as_written"),
        migrations.AddField(
            "thread",
            "title_is_shown",
            models.BooleanField(default=True, help_text="Whether the first words, whose title it is, stand."),
        ),
        migrations.RunPython(take_down, migrations.RunPython.noop),
    ]
