"""The pages of what is on record, as stops: the route, who looks, the address, and what they do there."""

from collections.abc import Callable
from uuid import uuid4

from django.core.management import call_command
from playwright.sync_api import Page

from forum.agreements.models import Claim
from forum.home.reference.tables import identifier_of
from forum.toolbox.actions.corrections import accept_correction, propose_correction
from tests.browser.walk.acts import refused
from tests.cast import World

OnRecord = tuple[str, str, str] | tuple[str, str, str, Callable[[Page], None]]


def on_record(world: World) -> list[OnRecord]:
    """Load the reference data, correct a fact, and propose one correction more."""
    call_command("load_reference", verbosity=0)
    fact = identifier_of(Claim, "EAC-depth-VX")
    for version, words in enumerate(("90 days", "180 days"), start=1):
        said = {"source_title": "Gazette", "source_address": "https://example.org/", "as_of": "2026-02"}
        proposal = propose_correction(
            world.actor("expert"),
            fact,
            version=version,
            changes={"words": words},
            why="It says so.",
            form_key=uuid4().hex,
            **said,
        )
        if version == 1:
            accept_correction(world.actor("secretariat"), proposal.pk)
    framework, party, tool = "agreements/<slug:code>/", "parties/<slug:code>/", "toolbox/<slug:code>/"
    return [
        ("agreements/", "visitor", "/agreements/"),
        ("agreements/", "official_qm", "/agreements/?depth=NB&mobility=secondary"),
        (framework, "visitor", "/agreements/COMESA/"),
        (framework, "official_qm", "/agreements/CARICOM/?on=2025-09-30"),
        (framework, "official_qm", "/agreements/EU/?on=yesterday"),
        (party, "visitor", "/parties/XK/"),
        (party, "official_qm", "/parties/CL/"),
        ("toolbox/", "official_qm", "/toolbox/"),
        (tool, "visitor", "/toolbox/T06/"),
        (tool, "official_qm", "/toolbox/T17/"),
        ("facts/<uuid:fact_id>/", "visitor", f"/facts/{fact}/"),
        ("facts/<uuid:fact_id>/", "secretariat", f"/facts/{fact}/"),
        ("facts/<uuid:fact_id>/correction/", "official_qm", f"/facts/{fact}/correction/"),
        ("facts/<uuid:fact_id>/correction/", "official_qm", f"/facts/{fact}/correction/", refused),
        ("waiting/", "secretariat", "/waiting/"),
    ]
