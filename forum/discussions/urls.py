from django.urls import path

from forum.discussions.views import asking, clearing, exchange, personal, replies, threads

app_name = "discussions"

urlpatterns = [
    path("exchange/", exchange.exchange, name="exchange"),
    path("drafts/", personal.drafts, name="drafts"),
    path("drafts/<uuid:draft_id>/", personal.save_draft, name="draft"),
    path("drafts/<uuid:draft_id>/discarded/", personal.discard, name="discard"),
    path("preview/", personal.preview, name="preview"),
    path("threads/new/", threads.start, name="start"),
    path("threads/<uuid:thread_id>/", threads.thread, name="thread"),
    path("threads/<uuid:thread_id>/replies/", threads.replies, name="replies"),
    path("threads/<uuid:thread_id>/closure/", threads.closure, name="closure"),
    path("threads/<uuid:thread_id>/pin/", threads.pin, name="pin"),
    path("threads/<uuid:thread_id>/requests/", asking.ask, name="ask"),
    path("threads/<uuid:thread_id>/marks/", personal.marks, name="marks"),
    path("threads/<uuid:thread_id>/reading/", personal.reading, name="reading"),
    path("threads/<uuid:thread_id>/mentions/", personal.mentions, name="mentions"),
    path("replies/<uuid:reply_id>/", replies.reply, name="reply"),
    path("replies/<uuid:reply_id>/acts/", replies.acts, name="acts"),
    path("replies/<uuid:reply_id>/edit/", replies.edit, name="edit"),
    path("replies/<uuid:reply_id>/history/", replies.history, name="history"),
    path("replies/<uuid:reply_id>/withdrawal/", replies.withdrawal, name="withdrawal"),
    path("replies/<uuid:reply_id>/usefulness/", replies.usefulness, name="usefulness"),
    path("replies/<uuid:reply_id>/hiding/", replies.hiding, name="hiding"),
    path("replies/<uuid:reply_id>/insight/", replies.insight, name="insight"),
    path("replies/<uuid:reply_id>/answer/", replies.answer, name="answer"),
    path("replies/<uuid:reply_id>/unread/", replies.unread, name="unread"),
    path("exchange/reach/", threads.reach, name="reach"),
    path("revisions/<uuid:revision_id>/", clearing.revision, name="revision"),
    path("revisions/<uuid:revision_id>/taken-back/", clearing.taking_back, name="take_back"),
    path("revisions/<uuid:revision_id>/published/", clearing.publishing_now, name="publish_revision"),
    path("revisions/<uuid:revision_id>/discarded/", clearing.discarding, name="discard_revision"),
    path("revisions/<uuid:revision_id>/returned/", clearing.returning, name="return_revision"),
    path("revisions/<uuid:revision_id>/cleared/", clearing.clearance, name="clear_revision"),
    path("requests/<uuid:request_id>/", asking.settle, name="settle"),
]
