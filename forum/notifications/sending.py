"""Sending a mail: the task, which asks rights, choices and reading anew, at the last moment."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from accounts.actors import actors_of
from accounts.mail import HOST, compose, message_id
from accounts.models import User
from forum.notifications.choices import choices_of
from forum.notifications.letters import Letter
from forum.notifications.models import Mail
from forum.notifications.standing import still_standing
from forum.notifications.stopping import Stop
from forum.notifications.vocabulary import Cause, Frequency, MailState

LONGEST_SUBJECT = 150


@task()
def send(mail_id: str) -> None:
    """Send a mail, unless it is settled, or nothing of it still stands: then it is dropped.

    Who is killed between the sending and the note of it sends the same mail once more, under the same Message-ID.
    """
    mail = Mail.objects.select_related("person").filter(pk=mail_id, state=MailState.WAITS).first()
    if mail is None:
        return
    with translation.override(mail.person.language or settings.LANGUAGE_CODE):
        message = _message(mail)
    if message:
        message.send()
    state = MailState.SENT if message else MailState.DROPPED
    Mail.objects.filter(pk=mail.pk).update(state=state, settled_at=timezone.now())


def _message(mail: Mail) -> EmailMultiAlternatives | None:
    """The mail as it is to be said now; none if nothing is left to say."""
    person = mail.person
    choice = choices_of([person.pk])[person.pk]
    wanted = [one for one in mail.items.all() if choice.frequency(Cause(one.cause).level) != Frequency.NEVER]
    items = still_standing(actors_of([person.pk]).get(person.pk, []), wanted)
    if not items:
        return None
    letter = Letter(person.pk, items)
    subject = _subject(mail, letter)
    stop = Stop(person.pk, levels=letter.levels)
    context = {
        "subject": subject,
        "lines": letter.lines,
        "is_digest": mail.frequency == Frequency.DAILY,
        "levels": ", ".join(str(level.label) for level in letter.levels),
        "stop": stop.address,
        "settings": f"{settings.ADDRESS}{reverse('notifications:mail')}",
        "site": settings.ADDRESS,
    }
    text = render_to_string("notifications/mail/news.txt", context).strip() + "\n"
    html = render_to_string("notifications/mail/news.html", context)
    return compose(subject, text, person.email, html=html, headers=_headers(mail, letter, stop))


def _subject(mail: Mail, letter: Letter) -> str:
    if mail.frequency == Frequency.DAILY:
        number = len(letter.lines)
        said = ngettext("%(number)s thing since yesterday", "%(number)s things since yesterday", number)
        return said % {"number": number}
    [line] = letter.lines
    said = line.says.rstrip(".")
    return f"{said}: {line.title}"[:LONGEST_SUBJECT] if line.title else said


def _headers(mail: Mail, letter: Letter, stop: Stop) -> dict[str, str]:
    """How mail programs know copies as one, keep what is about one thread together, and stop it in one click."""
    return {
        **_names(mail, letter),
        "List-Id": f"{_('Corridor')} <{'.'.join(letter.levels)}.{HOST}>".replace("_", "-"),
        "List-Unsubscribe": f"<{stop.address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }


def _names(mail: Mail, letter: Letter) -> dict[str, str]:
    person: User = mail.person
    if mail.frequency == Frequency.DAILY:
        return {"Message-ID": message_id(person.pk, "digest", mail.pk)}
    [item] = letter.items
    if not letter.threads:
        return {"Message-ID": message_id(person.pk, "event", item.event_id)}
    [thread] = letter.threads
    root = thread_root(person.pk, thread)
    if item.cause == Cause.NEW:
        return {"Message-ID": root}
    return {"Message-ID": message_id(person.pk, "event", item.event_id), "In-Reply-To": root, "References": root}


def thread_root(person: UUID, thread: UUID) -> str:
    """What all mails to a person about a thread answer, be there such a mail or not."""
    return message_id(person, "thread", thread)
