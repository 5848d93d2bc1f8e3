"""The index says what things say now; building it anew gives the same; and what is behind is not found."""

import pytest
from django.core.management import call_command

from accounts.actions.secretariat import change_authority, create_authority
from forum.agreements.models import Claim
from forum.cases.actions.review import publish_version, submit_version
from forum.cases.actions.standing import withdraw_case
from forum.cases.actions.writing import begin_version
from forum.discussions.actions.curation import hide_reply, show_reply
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply
from forum.discussions.words import prepare
from forum.events.running import run_pending
from forum.policies.vocabulary import AuthorityKind, ReplyState
from forum.search.actions import bring_up_to_date
from forum.search.indexing import SAID
from forum.search.models import SearchDocument
from forum.search.texts.cases import CASES
from forum.search.texts.spoken import REPLIES
from forum.taxonomy.models import Example
from forum.toolbox.actions.corrections import accept_correction, propose_correction
from tests.case_studies import published_by, taxonomy, write
from tests.threads import reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(world):
    return world.actor("official_qm")


@pytest.fixture
def reader(world):
    return world.actor("official_qn")


def edited(actor, reply, body):
    version = Reply.objects.get(pk=reply.pk).version
    edit_reply(actor, reply.pk, words=prepare(body, reply.thread), version=version)


def everything():
    """What the index holds, by what it is of; but for its keys, which nobody sees."""
    columns = ("thing", "part", *SAID, "reply", "case", "framework", "tool", "party", "authority")
    return sorted(SearchDocument.objects.values_list(*columns), key=str)


def test_what_is_posted_is_found_when_the_worker_has_looked(author, reader, find):
    thread = thread_by(author, title="Joint controls", body="Two queues")
    reply_in(thread, author, body="One hall")
    assert find(reader, "hall").count == 0
    run_pending()
    assert [hit.kind for hit in find(reader, "hall").hits] == ["reply"]
    assert [hit.kind for hit in find(reader, "joint queues").hits] == ["thread"]


def test_an_edit_is_found_by_its_new_words_and_at_no_moment_by_its_old_ones(author, reader, find, taken_in):
    reply = reply_in(thread_by(author), author, body="The old wording")
    taken_in()
    assert find(reader, "old wording").count == 1
    edited(author, reply, "A fresh sentence")
    assert find(reader, "old wording").count == 0, "Before the index has heard of it."
    taken_in()
    assert find(reader, "old wording").count == 0
    assert find(reader, "fresh sentence").count == 1


def test_words_that_are_hidden_are_gone_at_once_and_come_back(author, reader, world, find, taken_in):
    moderator = world.actor("moderator")
    reply = reply_in(thread_by(author), author, body="A name that should not stand here")
    taken_in()
    hide_reply(moderator, reply.pk, reason="Names a person.")
    for actor in (reader, author, moderator):
        assert find(actor, "name stand").count == 0
    taken_in()
    assert not SearchDocument.objects.filter(reply=reply).exists(), "Nor does the index keep them."
    show_reply(moderator, reply.pk)
    taken_in()
    assert find(reader, "name stand").count == 1


def test_a_thread_whose_first_words_were_withdrawn_is_not_found_by_its_title(author, reader, find, taken_in):
    thread = thread_by(author, title="A secret title", body="First")
    reply_in(thread, author, body="Still there")
    taken_in()
    withdraw_reply(author, thread.replies.get(number=0).pk)
    assert find(reader, "secret title").count == 0
    [hit] = find(reader, "still there").hits
    assert "secret" not in hit.heading
    taken_in()
    assert find(reader, "secret").count == 0


def test_a_case_is_found_by_its_current_version_only(author, world, reader, find, taken_in):
    focal = world.actor("focal_qm")
    case = published_by(author, focal, context="Ferries were slow")
    taken_in()
    [hit] = find(reader, "ferries").hits
    assert hit.address == f"{case.get_absolute_url()}#context"
    version = begin_version(author, case.pk)
    write(author, version, "story", context="Bridges were narrow", measure="One hall", problem="Waiting")
    submit_version(author, version.pk)
    taken_in()
    assert find(author, "bridges").count == 0, "What is not published is found by nobody, its author included."
    publish_version(focal, version.pk)
    assert find(reader, "ferries").count == 0, "Before the index has heard of it."
    taken_in()
    assert (find(reader, "ferries").count, find(reader, "bridges").count) == (0, 1)
    withdraw_case(focal, case.pk, reason="It was replaced.")
    assert find(reader, "bridges").count == 0
    taken_in()
    assert not SearchDocument.objects.filter(case=case).exists()


def test_the_discussion_of_a_case_is_found_but_its_first_words_are_the_case(author, world, reader, find, taken_in):
    case = published_by(author, world.actor("focal_qm"), why_it_matters="Unmistakable")
    reply_in(case.thread, author, body="Nobody waits now")
    taken_in()
    assert [hit.kind for hit in find(reader, "unmistakable").hits] == ["case"]
    [hit] = find(reader, "nobody waits").hits
    assert (hit.kind, str(hit.heading)) == ("reply", case.current.title)


def test_what_is_on_record_follows_its_corrections(author, world, find, taken_in):
    framework = world.frameworks["FWX"]
    claim = Claim.objects.create(framework=framework, topic="aim", words="Free movement of persons")
    call_command("rebuild_search", verbosity=0)
    assert find(None, "free movement").count == 1
    correct(world, claim, "Establishment of nationals")
    taken_in()
    assert (find(None, "free movement").count, find(None, "establishment nationals").count) == (0, 1)


def test_an_authority_is_found_when_it_is_made_and_by_its_new_name_with_its_cases(world, author, find, taken_in):
    secretariat, kind = world.actor("secretariat"), AuthorityKind.PARTY
    made = create_authority(secretariat, name="Harbour Office", kind=kind, party=world.parties["QM"])
    own = world.authorities["migration_qm"]
    published_by(author, world.actor("focal_qm"), context="Ferries were slow")
    taken_in()
    [hit] = find(author, "harbour").hits
    assert hit.address == f"/directory/{made.pk}/"
    version = type(own).objects.get(pk=own.pk).rights_version
    change_authority(
        secretariat, own.pk, name="Lighthouse Service", kind=kind, party=world.parties["QM"], version=version
    )
    taken_in()
    assert find(author, "directorate").count == 0
    assert [hit.kind for hit in find(author, "lighthouse").hits] == ["authority"]
    assert [hit.kind for hit in find(author, "ferries lighthouse").hits] == ["case"]


def test_a_tool_follows_corrections_of_its_examples(world, find, taken_in):
    tool, _person, _barrier = taxonomy()
    example = Example.objects.create(tool=tool, framework=world.frameworks["FWX"], words="Posts in the valley")
    call_command("rebuild_search", verbosity=0)
    assert find(None, "valley").count == 1
    correct(world, example, "Posts on the ridge")
    taken_in()
    assert (find(None, "valley").count, find(None, "ridge").count) == (0, 1)


def correct(world, fact, words):
    said = {"source_title": "Gazette", "source_address": "", "as_of": "", "why": "So it is.", "form_key": "k"}
    proposed = propose_correction(world.actor("expert"), fact.pk, version=1, changes={"words": words}, **said)
    accept_correction(world.actor("secretariat"), proposed.pk)


def test_building_it_anew_gives_exactly_what_following_gave(author, world, taken_in):
    """After everything that can happen to words; and doing it again changes nothing."""
    focal, moderator = world.actor("focal_qm"), world.actor("moderator")
    taxonomy()
    call_command("rebuild_search", verbosity=0)  # what stands on record before anybody speaks
    thread = thread_by(author, frameworks=[world.frameworks["FWX"]])
    replies = [reply_in(thread, author, body=f"Reply {n}") for n in range(5)]
    edited(author, replies[0], "Other words")
    hide_reply(moderator, replies[1].pk, reason="Off the matter.")
    withdraw_reply(author, replies[2].pk)
    hide_reply(moderator, replies[3].pk, reason="By mistake.")
    show_reply(moderator, replies[3].pk)
    withdraw_reply(author, thread_by(author).replies.get().pk)
    case = published_by(author, focal)
    version = begin_version(author, case.pk)
    write(author, version, "story", context="Shorter", measure="One hall", problem="Waiting")
    submit_version(author, version.pk)
    publish_version(focal, version.pk)
    withdraw_case(focal, published_by(author, focal, title="Another").pk, reason="Replaced.")
    claim = Claim.objects.create(framework=world.frameworks["FWX"], topic="aim", words="Free movement")
    correct(world, claim, "Establishment")
    taken_in()
    followed = everything()
    call_command("rebuild_search", verbosity=0)
    assert everything() == followed
    SearchDocument.objects.all().delete()
    call_command("rebuild_search", verbosity=0)
    assert everything() == followed
    call_command("rebuild_search", anew=True, verbosity=0)
    assert everything() == followed
    assert len(followed) > 20


def test_building_mends_what_is_behind_and_takes_out_what_is_gone(author, reader, capsys, find, taken_in):
    call_command("rebuild_search", verbosity=0)
    thread = thread_by(author)
    behind, gone, missing, old = (reply_in(thread, author, body=f"Number {n} of four") for n in range(4))
    taken_in()
    right = everything()
    SearchDocument.objects.filter(reply=behind).update(edition=7)
    SearchDocument.objects.filter(reply=missing).delete()
    SearchDocument.objects.filter(reply=old).update(analysed_by=0, body_terms="eelsewhere")
    Reply.objects.filter(pk=gone.pk).update(state=ReplyState.WITHDRAWN)
    call_command("rebuild_search")
    assert "4 documents changed" in capsys.readouterr().out
    assert everything() == [row for row in right if row[0] != f"reply:{gone.pk}"]
    assert find(reader, "number four").count == 3


def test_what_the_index_knows_already_is_not_analysed_again(author, taken_in, monkeypatch):
    reply_in(thread_by(author), author)
    taken_in()
    monkeypatch.setattr("forum.search.indexing.indexed", None)
    assert bring_up_to_date([REPLIES, CASES]) == 0
