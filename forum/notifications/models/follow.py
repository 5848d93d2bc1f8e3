"""What people follow."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Authority, Seat
from forum.agreements.models import Framework, Party
from forum.discussions.models import Thread
from forum.notifications.querysets import FollowQuerySet
from forum.notifications.vocabulary import Followed, Reason
from forum.taxonomy.models import Tool

LINKS = Followed.values


def one_of_them() -> Q:
    """The condition that exactly one of the links of a row is set."""
    condition = Q()
    for link in LINKS:
        condition |= Q(**{f"{other}__isnull": other != link for other in LINKS})
    return condition


class Follow(models.Model):
    """A person follows one thing; once they stopped, the row stays, so that it does not begin again by itself."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, null=True, on_delete=models.CASCADE, related_name="follows")
    framework = models.ForeignKey(Framework, null=True, on_delete=models.CASCADE, related_name="follows")
    tool = models.ForeignKey(Tool, null=True, on_delete=models.CASCADE, related_name="follows")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="follows")
    authority = models.ForeignKey(Authority, null=True, on_delete=models.CASCADE, related_name="follows")
    reason = models.CharField(max_length=12, choices=Reason)
    since = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=one_of_them(), name="a_follow_is_of_one_thing"),
            *(
                models.UniqueConstraint(fields=["person", link], name=f"a_{link}_is_followed_once_by_a_person")
                for link in LINKS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.person_id}"

    @property
    def kind(self) -> Followed:
        """What kind of thing is followed."""
        return next(kind for kind in Followed if getattr(self, f"{kind}_id") is not None)

    @property
    def thing_id(self) -> str:
        """The identifier of what is followed."""
        return str(getattr(self, f"{self.kind}_id"))

    @property
    def thing(self) -> Thread | Framework | Tool | Party | Authority:
        """What is followed."""
        thing: Thread | Framework | Tool | Party | Authority = getattr(self, self.kind)
        return thing

    @property
    def name(self) -> str:
        """What the thing is called; a thread by its title, as everybody reads it."""
        return self.thing.title if isinstance(self.thing, Thread) else str(self.thing.name)
