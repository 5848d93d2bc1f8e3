"""The mail by which a letter reaches an authority."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from accounts.mail import compose, message_id
from forum.home.models import Letter
from forum.policies.vocabulary import Role


@task()
def send_letter(letter_id: str) -> None:
    """Send it from the forum's own address, then forget what was written; an answer goes to the sender's.

    Nothing is left to send once the words are forgotten, or where the mailbox was taken away meanwhile.
    """
    rows = Letter.objects.select_related("authority", "sender__person", "sender__authority__party")
    letter = rows.filter(pk=letter_id).exclude(words="").first()
    if letter is None:
        return
    if letter.authority.mailbox:
        _send(letter)
    Letter.objects.filter(pk=letter.pk).update(subject="", words="")


def _send(letter: Letter) -> None:
    person = letter.sender.person
    with translation.override(person.language or settings.LANGUAGE_CODE):
        context = {
            "seat": letter.sender,
            "role": Role(letter.sender.role).label,
            "words": letter.words,
            "profile": f"{settings.ADDRESS}{reverse('people:person', args=[person.pk])}",
        }
        text = render_to_string("home/mail/letter_message.txt", context).strip()
        headers = {"Message-ID": message_id("letter", letter.pk)}
        message = compose(letter.subject, text, letter.authority.mailbox, headers=headers)
    message.reply_to = [person.email]
    message.send()
