"""`manage.py tasks`: what the worker could not do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from forum.events.tasks import given_up, take_up_again


class Command(BaseCommand):
    """Lists tasks that failed too often, or puts them back in the queue."""

    help = "Lists the tasks that were given up. With --again they are all tried anew."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add --again."""
        parser.add_argument("--again", action="store_true", help="Put them back in the queue.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Name each by its kind, its last problem and its time: never by what it is about."""
        if options["again"]:
            self.stdout.write(f"Put back in the queue: {take_up_again(timezone.now())}")
            return
        for task in given_up():
            self.stdout.write(f"{task.finished_at:%Y-%m-%d %H:%M}  {task.task_name}  {task.exception_class_path}")
        self.stdout.write(f"Tasks given up: {given_up().count()}")
