"""What whoever operates the forum does across its rooms."""

from collections.abc import Sequence

from forum.agreements.actions.standing import Count, stand
from forum.events.verbs import verb
from forum.home.reference.tables import Table


@verb
def load_reference(_: None, tables: Sequence[Table]) -> dict[str, Count]:
    """Let every line of the tables stand, in one transaction; for each file how many are new, changed, left alone."""
    return {table.path.name: stand(table.rows, table.sources, table.fields) for table in tables}
