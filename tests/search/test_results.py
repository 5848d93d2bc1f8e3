"""What is found: in which order, on which pages, narrowed by what, counted over what."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from forum.agreements.models import Participation, Party
from forum.discussions.models import Reply
from forum.policies.vocabulary import AudienceKind
from forum.search.models import SearchDocument
from tests.case_studies import published_by, taxonomy
from tests.cast import SPEAKING
from tests.threads import for_parties, reply_in, thread_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(world):
    return world.actor("official_qm")


@pytest.fixture
def reader(world):
    return world.actor("official_qn")


@pytest.fixture
def shelves(world, author, taken_in):
    """Things of every kind about ferries, for members, for Parties of FWX, and for everybody."""
    tool, _person, _barrier = taxonomy()
    fwx, fwy = world.frameworks["FWX"], world.frameworks["FWY"]
    type(tool).objects.filter(pk=tool.pk).update(definition="A ferry with one desk")
    type(fwx).objects.filter(pk="FWX").update(name="Union of ferries")
    Party.objects.filter(pk="QO").update(illustrative=False, name="Ferry Islands", names={"fr": "Îles du Bac"})
    type(world.authorities["labour_qm"]).objects.filter(name="Ministry of Labour").update(name="Ferry Ministry")
    thread = thread_by(author, title="Ferries for members", body="Who pays?", frameworks=[fwx], tools=[tool])
    reply_in(thread, author, body="The ferry pays")
    narrow = {"audience": for_parties(fwx), "frameworks": [fwx]}
    inner = thread_by(author, title="Ferries among us", body="Our ferry", **narrow)
    reply_in(inner, author, body="A ferry of ours")
    focal = world.actor("focal_qm")
    published_by(author, focal, title="A public ferry", context="The ferry was slow", audience=AudienceKind.PUBLIC)
    published_by(author, focal, title="A members’ crossing", problem="No ferry", framework=fwy)
    call_command("rebuild_search", verbosity=0)
    taken_in()
    return tool


def seen(results):
    return [(hit.kind.value, str(hit.heading).replace("<mark>", "").replace("</mark>", "")) for hit in results.hits]


PUBLIC = {
    ("framework", "FWX · Union of ferries"),
    ("tool", "One-stop post"),
    ("party", "Ferry Islands"),
    ("case", "A public ferry"),
}
MEMBERS = PUBLIC | {
    ("authority", "Ferry Ministry"),
    ("thread", "Ferries for members"),
    ("reply", "Ferries for members"),
    ("case", "A members’ crossing"),
}
INNER = MEMBERS | {("thread", "Ferries among us"), ("reply", "Ferries among us")}
OUTSIDE = ("official_qo", "expert", "moderator_bare")


@pytest.mark.parametrize("who", [None, *SPEAKING])
def test_everybody_finds_what_they_may_read_and_nothing_else(who, world, shelves, find):
    actor = world.actor(who) if who else None
    results = find(actor, "ferry")
    expected = PUBLIC if who is None else MEMBERS if who in OUTSIDE else INNER
    assert set(seen(results)) == expected
    assert results.count == len(expected)


@pytest.mark.parametrize("who", [None, "official_qo", "official_qn"])
def test_what_is_offered_is_what_would_be_found(who, world, shelves, find):
    """Each figure beside a choice is the number of things that the choice leaves, for this reader."""
    actor = world.actor(who) if who else None
    for chosen in ({}, {"kind": "case"}, {"framework": "FWX"}, {"tool": "T04", "since": "week"}):
        results = find(actor, "ferry", **chosen)
        for offered in [results.kinds, *results.offered]:
            assert offered.values or who is None
            for value in offered.values:
                narrowed = find(actor, "ferry", **{**chosen, offered.facet.key: value.value})
                assert narrowed.count == value.count == len(narrowed.hits), (chosen, value)


def test_a_framework_keeps_threads_cases_and_itself(reader, shelves, find):
    assert set(seen(find(reader, "ferry", framework="FWX"))) == {
        ("framework", "FWX · Union of ferries"),
        ("case", "A public ferry"),
        *(("thread", title) for title in ("Ferries for members", "Ferries among us")),
        *(("reply", title) for title in ("Ferries for members", "Ferries among us")),
    }
    assert set(seen(find(reader, "ferry", framework="FWY"))) == {("case", "A members’ crossing")}


def test_a_tool_keeps_threads_cases_and_itself(reader, shelves, find):
    found = set(seen(find(reader, "ferry", tool="T04")))
    assert {kind for kind, _ in found} == {"tool", "case", "thread", "reply"}
    assert ("thread", "Ferries among us") not in found


def test_a_period_keeps_what_was_said_in_it(reader, shelves, find):
    long_ago = timezone.now() - timedelta(days=20)
    SearchDocument.objects.filter(kind="reply").update(at=long_ago)
    assert {kind for kind, _ in seen(find(reader, "ferry", since="week"))} == {"thread", "case"}
    assert {kind for kind, _ in seen(find(reader, "ferry", since="month"))} == {"thread", "case", "reply"}


def test_what_is_no_choice_is_passed_over(reader, shelves, find):
    results = find(reader, "ferry", kind="nonsense", framework="NOWHERE", tool="\x00", since="tomorrow")
    assert results.chosen == {}
    assert results.count == len(INNER)


def test_what_is_called_so_comes_first_then_titles_then_words_then_the_record(reader, shelves, find):
    order = [kind for kind, _ in seen(find(reader, "ferry"))]
    assert order[:3] == ["framework", "party", "authority"], "On record, and called so."
    assert set(order[3:6]) == {"thread", "case"}, "Titled so."
    assert order[-1] == "tool", "On record, with the word in its text."


def test_words_in_a_row_come_before_words_apart(author, reader, taken_in, find):
    thread = thread_by(author, title="Anything")
    reply_in(thread, author, body="Joint controls by day")
    reply_in(thread, author, body="Controls that are joint, and newer")
    taken_in()
    numbers = [hit.thing.number for hit in find(reader, "joint controls").hits]
    assert numbers == [1, 2]
    assert [hit.thing.number for hit in find(reader, "controls joint").hits] == [2, 1], "The newest first."


def test_a_case_is_found_once_in_its_best_part_with_the_others_beside(author, world, reader, taken_in, find):
    case = published_by(
        author, world.actor("focal_qm"), title="A desk", context="Barges", problem="No barges", lessons="More barges"
    )
    taken_in()
    results = find(reader, "barges")
    [hit] = results.hits
    assert results.count == 1
    assert (hit.part, hit.address) == ("Context", f"{case.get_absolute_url()}#context")
    assert [str(part.label) for part in hit.also] == ["Problem", "Lessons"]
    assert [part.address.partition("#")[2] for part in hit.also] == ["problem", "lessons"]


def test_every_part_that_can_be_found_has_its_anchor_on_the_page(author, world, reader, taken_in, find):
    every = {name: f"Zeppelin in {name}" for name in FIELDS_OF_TEXT}
    rows = {"sources": [{"title": "Zeppelin report", "address": "https://example.org/1"}]}
    case = published_by(author, world.actor("focal_qm"), title="A zeppelin", **every)
    for name, values in rows.items():
        for position, row in enumerate(values, start=1):
            getattr(case.current, name).create(position=position, **row)
    call_command("rebuild_search", anew=True, verbosity=0)
    [hit] = find(reader, "zeppelin").hits
    page = world.client("official_qn").get(case.get_absolute_url()).content.decode()
    anchors = [part.address.partition("#")[2] for part in hit.also]
    assert len(anchors) >= 8
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []


FIELDS_OF_TEXT = (
    "context",
    "problem",
    "objectives",
    "measure",
    "what_worked",
    "lessons",
    "preconditions",
    "safeguards",
)


def test_words_of_what_a_part_belongs_to_help_but_do_not_find_it_alone(author, world, reader, taken_in, find):
    """A case of an authority is not found in all its parts by the name of the authority."""
    published_by(author, world.actor("focal_qm"), title="A hall", context="Barges at night")
    taken_in()
    assert find(reader, "barges FWX directorate hall").count == 1
    assert find(reader, "directorate").count == 0
    assert [str(hit.part) for hit in find(reader, "hall").hits[:1]] == [""]


def test_pages_hold_everything_once_in_one_order(author, reader, taken_in, find, monkeypatch):
    thread = thread_by(author, title="Ferries", body="Ferry")
    replies = [reply_in(thread, author, body="The ferry leaves") for _ in range(11)]
    same = timezone.now()
    Reply.objects.filter(pk__in=[one.pk for one in replies[:6]]).update(posted_at=same)
    for code in ("QA", "QB", "QC"):
        Party.objects.create(code=code, name=f"Ferry {code}")
    call_command("rebuild_search", anew=True, verbosity=0)
    whole = [hit.address for hit in find(reader, "ferry").hits]
    assert len(set(whole)) == len(whole) == 15
    monkeypatch.setattr("forum.search.results.SIZE", 2)
    paged, below = [], ""
    while below is not None:
        results = find(reader, "ferry", below=below)
        assert len(results.hits) <= 2
        paged += [hit.address for hit in results.hits]
        below = results.more_below
    assert paged == whole


def test_who_finds_more_than_is_looked_through_is_told_so(author, world, taken_in, find, monkeypatch):
    thread = thread_by(author, title="Anything")
    for _ in range(4):
        reply_in(thread, author, body="The ferry leaves")
    taken_in()
    client = world.client("official_qn")
    for module in ("findings", "querysets", "results"):
        monkeypatch.setattr(f"forum.search.{module}.MOST", 4)
    assert "more than" not in client.get("/search/?q=ferry").content.decode()
    for module in ("findings", "querysets", "results"):
        monkeypatch.setattr(f"forum.search.{module}.MOST", 3)
    page = client.get("/search/?q=ferry")
    assert "This stands in more than 3 texts." in page.content.decode()
    assert page.context["results"].count == 3


def test_a_place_that_is_not_there_is_passed_over(reader, shelves, find):
    assert len(find(reader, "ferry", below="reply:nobody").hits) == len(INNER)


def test_where_nothing_fits_it_says_what_to_drop(reader, shelves, find):
    results = find(reader, "ferry", framework="FWY", kind="thread")
    assert results.count == 0
    assert {facet.key: count for facet, count in results.droppable} == {"framework": 2, "kind": 1}
    assert find(reader, "ferry zzz", framework="FWY").droppable == []


def test_where_nothing_fits_words_that_begin_alike_are_offered(world, reader, author, taken_in, find):
    """In languages of which nobody knows the forms, too."""
    thread_by(author, title="Wafanyakazi mipakani", body="Swali")
    taken_in()
    results = find(reader, "mipaka")
    assert (results.count, results.like_these) == (0, 1)
    loosened = find(reader, "mipaka", like="1")
    assert loosened.count == 1
    assert "<mark>mipakani</mark>" in loosened.hits[0].heading
    page = world.client("official_qn").get("/search/?q=mipaka").content.decode()
    assert "?q=mipaka&amp;like=1" in page


def test_a_party_is_found_by_its_name_in_every_language(db, find):
    names = {"ar": "مصر", "zh": "埃及", "fr": "Égypte", "ru": "Египет", "es": "Egipto"}
    Party.objects.create(code="EG", m49="818", name="Egypt", names=names)
    call_command("rebuild_search", verbosity=0)
    for asked in ("Egypt", "egypte", "ÉGYPTE", "ЕГИПЕТ", "egipto", "مصر", "埃及", "EG", "818"):
        assert [hit.address for hit in find(None, asked).hits] == ["/parties/EG/"], asked


def test_a_party_is_found_as_its_framework_calls_it(world, find):
    row = Participation.objects.filter(party="QM").first()
    Participation.objects.filter(pk=row.pk).update(designation="Mirania, Harbour City")
    Party.objects.filter(pk="QM").update(illustrative=False)
    call_command("rebuild_search", verbosity=0)
    assert [hit.address for hit in find(None, "harbour city").hits] == ["/parties/QM/"]


def test_nobody_is_found_by_the_name_of_who_spoke(author, world, reader, taken_in, find):
    reply_in(thread_by(author, title="Anything"), author, body="Nothing of note")
    taken_in()
    assert find(reader, "Amara Osei").count == 0
    assert find(reader, "Directorate of Migration").count == 0


class TestThePage:
    """What is read on it."""

    def test_it_is_there_for_everybody(self, client, shelves):
        page = client.get("/search/", {"q": "ferry"})
        assert page.status_code == 200
        assert "4 found" in page.content.decode()

    def test_it_shows_what_was_asked_and_runs_nothing_of_it(self, client):
        page = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page

    def test_it_says_when_a_question_was_cut(self, client):
        assert "only the first 200 characters" in client.get("/search/", {"q": "x " * 150}).content.decode()

    def test_it_says_when_there_is_no_word_in_it(self, client):
        for asked in ("-ferry", "…", '""'):
            assert "There is no word to look for" in client.get("/search/", {"q": asked}).content.decode()

    def test_it_says_what_there_is_to_find(self, client, world):
        assert "Public case studies" in client.get("/search/").content.decode()
        assert "that you may read" in world.client("expert").get("/search/").content.decode()

    def test_it_goes_on_below(self, world, author, taken_in):
        thread = thread_by(author)
        for _ in range(21):
            reply_in(thread, author, body="The ferry leaves")
        taken_in()
        client = world.client("official_qn")
        first = client.get("/search/", {"q": "ferry"})
        below = first.context["results"].more_below
        assert f"below={below.replace(':', '%3A')}" in first.content.decode()
        rest = client.get("/search/", {"q": "ferry", "below": below})
        assert len(rest.context["results"].hits) == 1

    def test_what_is_made_up_says_so(self, world, shelves):
        type(world.authorities["labour_qm"]).objects.update(illustrative=True)
        page = world.client("official_qn").get("/search/", {"q": "ferry ministry"}).content.decode()
        assert "Illustrative" in page
