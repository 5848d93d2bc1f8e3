"""Letting more people read something: asked with a reason, confirmed by somebody else, told to whose words it is."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from forum.audiences import events
from forum.audiences.models import Notice, Widening
from forum.audiences.querysets import is_alone
from forum.audiences.things import Thing, locked_thing, locked_thing_of
from forum.audiences.words import words_in
from forum.discussions.showing import told_by_quotes_elsewhere
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import widening as may
from forum.policies.actor import Actor
from forum.policies.audience import Audience
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import WideningState
from forum.publishing.authorship import people_to_tell
from forum.publishing.models import columns_of
from forum.record.actions import append


@verb
def ask_to_widen(actor: Actor, thread_id: UUID, *, to: Audience, reason: str) -> Widening:
    """Ask that a thread, with the case study that it is about, is for others too. Nothing changes before a second look.

    Raises `Unseen`, or `Refused` without the right or a reason.
    """
    thing = locked_thing(actor, thread_id)
    asked = Widening.objects.open().filter(thread=thing.thread).exists()
    require(may.ask_to_widen(actor, thing.for_actor(actor), to, asked=asked))
    _require(reason)
    widening = Widening.objects.create(
        thread=thing.thread,
        before=thing.audience.key,
        authority_id=actor.authority,
        reason=reason,
        asked_by_id=actor.seat,
        **columns_of(to),
    )
    publish(events.widening_asked(widening))
    append("widening.asked", actor=actor, object_id=widening.pk, reason=reason)
    return widening


@verb
def confirm_widening(actor: Actor, widening_id: UUID) -> Widening:
    """Let the others read it from now on, and tell everybody whose words stand there, or are quoted there.

    Raises `Unseen`, or `Refused` for who asked, or where it changed meanwhile.
    """
    widening, thing = _locked(actor, widening_id)
    require(may.look_at_widening(actor, widening, alone=is_alone(widening)))
    if thing.audience != widening.audience_before:
        raise Refused(_("It is for others than when this was asked. It has to be asked again."))
    before = thing.audience
    thing.let_be_for(widening.audience)
    _settle(widening, actor, WideningState.CONFIRMED)
    Notice.objects.bulk_create(
        Notice(person_id=person, widening=widening)
        for person in sorted(people_to_tell(words_in(thing.thread)) - {actor.person, widening.asked_by.person_id})
    )
    publish(
        *events.told_of_readers(thing.thread, thing.case, before, wider=True),
        *told_by_quotes_elsewhere(thing.thread),
        events.widening_settled(widening),
    )
    append("widening.confirmed", actor=actor, object_id=widening.pk)
    return widening


@verb
def decline_widening(actor: Actor, widening_id: UUID, *, reason: str) -> Widening:
    """Leave it as it is: who took the second look says why; who asked takes it back without a word.

    Raises `Unseen`, or `Refused` once it is settled, or without a reason.
    """
    widening, _thing = _locked(actor, widening_id)
    if widening.asked_by.person_id == actor.person:
        require(may.take_widening_back(actor, widening, alone=is_alone(widening)))
        _settle(widening, actor, WideningState.TAKEN_BACK)
    else:
        require(may.look_at_widening(actor, widening, alone=is_alone(widening)))
        _require(reason)
        _settle(widening, actor, WideningState.DECLINED, comments=reason)
    publish(events.widening_settled(widening))
    append(f"widening.{widening.state}", actor=actor, object_id=widening.pk, reason=widening.comments)
    return widening


@verb
def know_of_widening(actor: Actor, notice_id: UUID) -> None:
    """Say that one knows who reads one's words now: it does not wait any more. Raises `Unseen` for none of theirs."""
    notice = Notice.objects.for_actor(actor).select_related("widening").filter(pk=notice_id).first()
    if notice is None:
        raise Unseen
    notice.delete()
    publish(events.notice_known(actor.person))


def _locked(actor: Actor, widening_id: UUID) -> tuple[Widening, Thing]:
    """A widening that the actor may see, with what it is of, locked after that. Raises `Unseen`."""
    thread = Widening.objects.visible_to(actor).filter(pk=widening_id).values_list("thread", flat=True).first()
    if thread is None:
        raise Unseen
    thing = locked_thing_of(thread)
    Widening.objects.select_for_update(of=("self",)).get(pk=widening_id)
    return Widening.objects.with_all_that_is_shown().get(pk=widening_id), thing


def _settle(widening: Widening, actor: Actor, state: WideningState, *, comments: str = "") -> None:
    widening.state, widening.comments = state, comments
    widening.decided_by_id, widening.decided_at = actor.seat, timezone.now()
    widening.save(update_fields=["state", "comments", "decided_by", "decided_at"])


def _require(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Give a reason. It is kept in the record."))
