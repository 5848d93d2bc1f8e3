"""`manage.py verify_record` tells whether the audit chain is whole."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from forum.record.models import Head
from forum.record.verify import faults


class Command(BaseCommand):
    """Says where the chain is broken and ends with 1, or prints its head, to be noted elsewhere."""

    help = "Verify the record of acts of power. Note the head it prints somewhere else, and compare."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = list(faults())
        for sentence in broken:
            self.stderr.write(self.style.ERROR(sentence))
        if broken:
            sys.exit(1)
        head = Head.objects.first() or Head()
        self.stdout.write(f"The record is whole: {head.seq} entries, head {head.digest}.")
