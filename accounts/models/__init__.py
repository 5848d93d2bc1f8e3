"""Who people are, and for whom they speak."""

from accounts.models.acceptance import Acceptance
from accounts.models.access import AccessRequest
from accounts.models.authority import ApprovedDomain, Authority
from accounts.models.erasure import ErasureRequest
from accounts.models.group import Group, GroupMember
from accounts.models.invitation import Invitation
from accounts.models.person import User
from accounts.models.seat import Handover, Seat
from accounts.models.session import Session

__all__ = [
    "Acceptance",
    "AccessRequest",
    "ApprovedDomain",
    "Authority",
    "ErasureRequest",
    "Group",
    "GroupMember",
    "Handover",
    "Invitation",
    "Seat",
    "Session",
    "User",
]
