"""What those who curate do with what stands in the queue."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from forum.events.verbs import verb
from forum.moderation.models import Item
from forum.policies import moderation as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import ItemAct, ItemState


class DecidedMeanwhile(Refused):
    """Somebody acted since the page was drawn: the sentence names them."""

    def __init__(self, item: Item) -> None:
        last = item.steps.select_related("by__person").last()
        name = last.by.person.name if last and last.by else ""
        sentence = _("%(name)s acted on this meanwhile. See what became of it, then decide.") % {"name": name}
        super().__init__(sentence if name else _("What this was about has changed meanwhile. Nothing is left to do."))


@verb
def claim(actor: Actor, item_id: UUID, *, version: int) -> Item:
    """Say that one sees to an item. Raises `Unseen`, `Refused`, or `DecidedMeanwhile`."""
    item = _locked(actor, item_id, version)
    require(may.decide_item(actor, item))
    item.claimed_by_id = actor.seat
    return _step(actor, item, ItemAct.CLAIMED)


@verb
def let_go(actor: Actor, item_id: UUID, *, version: int) -> Item:
    """Leave an item that one claimed to others. Raises `Unseen`, `Refused`, or `DecidedMeanwhile`."""
    item = _locked(actor, item_id, version)
    require(may.let_item_go(actor, item))
    item.claimed_by_id = None
    return _step(actor, item, ItemAct.LET_GO)


@verb
def keep(actor: Actor, item_id: UUID, *, version: int) -> Item:
    """Let what an item is about stand as it is. Raises `Unseen`, `Refused`, or `DecidedMeanwhile`."""
    item = _locked(actor, item_id, version)
    require(may.decide_item(actor, item))
    item.state = ItemState.DECIDED
    return _step(actor, item, ItemAct.KEPT)


def _locked(actor: Actor, item_id: UUID, version: int) -> Item:
    require(may.keep_queue(actor))
    item = Item.objects.select_for_update().visible_to(actor).filter(pk=item_id).first()
    if item is None:
        raise Unseen
    if item.version != version:
        raise DecidedMeanwhile(item)
    return item


def _step(actor: Actor, item: Item, act: ItemAct) -> Item:
    item.version += 1
    item.save(update_fields=["state", "claimed_by", "version"])
    item.steps.create(act=act, by_id=actor.seat)
    return item
