"""What the page of what waits shows of a reply."""

from django import template

from forum.discussions.fragments import first_line as line_of
from forum.discussions.models import Reply
from forum.publishing.attribution import who

register = template.Library()


@register.filter
def author(reply: Reply) -> str:
    """The author as shown."""
    return who(reply).name


@register.filter
def first_line(reply: Reply) -> str:
    """The first words of a reply, nothing of words that are no longer shown."""
    return line_of(reply)
