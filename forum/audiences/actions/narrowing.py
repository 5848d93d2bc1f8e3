"""Letting fewer people read something: at once."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from forum.audiences import events
from forum.audiences.models import Widening
from forum.audiences.things import Thing, locked_thing
from forum.discussions.showing import told_by_quotes_elsewhere
from forum.events.envelopes import Envelope
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import widening as may
from forum.policies.actor import Actor
from forum.policies.audience import Audience
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import WideningState
from forum.record.actions import append


@verb
def narrow_audience(actor: Actor, thread_id: UUID, *, to: Audience, reason: str) -> Thing:
    """Let a thread, with the case study that it is about, be for fewer people from now on.

    Whoever does not belong to these finds nothing there any more, and is told so where they have it open. A request for
    more readers that waits is overtaken. Raises `Unseen`, or `Refused` without the right or a reason.
    """
    thing = locked_thing(actor, thread_id)
    require(may.narrow(actor, thing.for_actor(actor), to, keeps=thing.keeps_who_began_it(to)))
    if not reason.strip():
        raise Refused(_("Give a reason. It is kept in the record."))
    before = thing.audience
    thing.let_be_for(to)
    told = events.told_of_readers(thing.thread, thing.case, before, wider=False)
    publish(*told, *told_by_quotes_elsewhere(thing.thread), *_overtaken(thing))
    append("audience.narrowed", actor=actor, object_id=thing.thread.pk, reason=reason)
    return thing


def _overtaken(thing: Thing) -> list[Envelope]:
    waiting = list(Widening.objects.select_for_update(of=("self",)).open().filter(thread=thing.thread))
    for one in waiting:
        one.state, one.decided_at = WideningState.OVERTAKEN, timezone.now()
        one.save(update_fields=["state", "decided_at"])
    return [events.widening_settled(one) for one in waiting]
