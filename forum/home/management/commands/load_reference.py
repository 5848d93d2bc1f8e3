"""`manage.py load_reference`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forum.home.reference import BadFile, load


class Command(BaseCommand):
    help = "Loads frameworks and tools from our data files; repeating it changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            load()
        except BadFile as problem:
            raise CommandError(str(problem)) from problem
