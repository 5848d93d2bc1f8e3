"""What a section of somebody's own data holds."""

from collections.abc import Iterable, Mapping

Entries = Iterable[Mapping[str, object]]
