"""What waits for people, what they follow, and the mails about both."""

from forum.notifications.models.follow import Follow
from forum.notifications.models.mail import Mail, MailChoice, MailItem
from forum.notifications.models.waiting import Waiting, WaitingKind

__all__ = ["Follow", "Mail", "MailChoice", "MailItem", "Waiting", "WaitingKind"]
