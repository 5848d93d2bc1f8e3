"""Threads and what stands in them."""

from forum.discussions.models.reading import ReadRange, ReadState
from forum.discussions.models.reply import Mention, Quote, Reply, ReplyVersion, Usefulness
from forum.discussions.models.request import ExperienceRequest
from forum.discussions.models.room import Room, Unmasking
from forum.discussions.models.thread import Thread
from forum.discussions.models.unspoken import ReplyDraft, ReplyRevision, ThreadDraft

__all__ = [
    "ExperienceRequest",
    "Mention",
    "Quote",
    "ReadRange",
    "ReadState",
    "Reply",
    "ReplyDraft",
    "ReplyRevision",
    "ReplyVersion",
    "Room",
    "Thread",
    "ThreadDraft",
    "Unmasking",
    "Usefulness",
]
