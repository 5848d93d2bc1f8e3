from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0003_streams_of_facts'),
    ]

    operations = [
        migrations.AlterField(
            model_name='stream',
            name='kind',
            field=models.CharField(choices=[('thread', 'Thread'), ('person', 'Person'), ('audience', 'Audience'), ('fact', 'Fact'), ('authority', 'Authority'), ('desk', 'Desk'), ('rights', 'Rights')], max_length=16),
        ),
    ]
