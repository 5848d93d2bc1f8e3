"""What templates ask about people."""

from allauth.usersessions.models import UserSession
from django import template
from django.conf import settings
from django.db.models import QuerySet
from django.forms import Form

from accounts.models import Seat
from accounts.sessions import name_of

register = template.Library()


@register.filter
def labelled(form: Form) -> Form:
    """A form of allauth's without the placeholders that only repeat its labels."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.filter
def name_of_session(session: UserSession) -> str:
    """What a session is called in the form that ends it."""
    return name_of(session.session_key)


@register.simple_tag
def demo_seats() -> QuerySet[Seat]:
    """The demo people and for whom they speak, where there is anything to try out."""
    if not settings.DEMO_PEOPLE_EXEMPT:
        return Seat.objects.none()
    return (
        Seat.objects.active()
        .filter(person__is_demo=True)
        .with_holder()
        .order_by("authority__party", "person__name_as_given")
    )
