"""What a person follows, has read, is told and has chosen."""

from accounts.models import User
from forum.discussions.models import ReadState
from forum.home.models import Aside, Letter
from forum.home.own_data.entries import Entries
from forum.home.own_data.words import titles_of
from forum.notifications.models import Follow, Mail, MailChoice, Waiting
from forum.policies.actor import Actor


def follows(person: User, actor: Actor | None) -> Entries:
    """A thread has its title where it may be read, everything else its name: all of it is public."""
    own = list(Follow.objects.by(person.pk).with_things().order_by("since", "pk"))
    titles = titles_of({follow.thread_id for follow in own if follow.thread_id}, actor)
    for follow in own:
        thread = titles.get(follow.thread_id) if follow.thread_id else None
        yield {
            "kind": follow.kind,
            "what": thread if follow.thread_id else follow.name,
            "because": follow.reason,
            "since": follow.since,
            "stopped_at": follow.stopped_at,
        }


def reading(person: User, actor: Actor | None) -> Entries:
    """How much of each thread."""
    states = list(ReadState.objects.filter(person=person).values_list("thread_id", "count"))
    titles = titles_of({thread for thread, _count in states}, actor)
    for thread, count in states:
        yield {"thread": titles.get(thread), "replies_read": count}


def waiting(person: User, actor: Actor | None) -> Entries:
    """Not what the words say: they are somebody else's."""
    own = list(Waiting.objects.filter(person=person).values_list("kind", "since", "reply__thread_id"))
    titles = titles_of({thread for _kind, _since, thread in own}, actor)
    for kind, since, thread in own:
        yield {"kind": kind, "since": since, "thread": titles.get(thread)}


def asides(person: User, _actor: Actor | None) -> Entries:
    """Since when something is put aside; what it is stands where it waits."""
    return Aside.objects.filter(person=person).values("put_at")


def letters(person: User, _actor: Actor | None) -> Entries:
    """When, and to whom."""
    return Letter.objects.filter(sender__person=person).order_by("sent_at").values("authority__name", "sent_at")


def mail_choice(person: User, _actor: Actor | None) -> Entries:
    """What they chose, if they chose."""
    return MailChoice.objects.filter(person=person).values("for_me", "followed")


def mails(person: User, _actor: Actor | None) -> Entries:
    """When each was made and sent, and about what kinds of thing."""
    for mail in Mail.objects.filter(person=person).prefetch_related("items").order_by("made_at"):
        yield {
            "made_at": mail.made_at,
            "settled_at": mail.settled_at,
            "state": mail.state,
            "about": sorted(item.cause for item in mail.items.all()),
        }
