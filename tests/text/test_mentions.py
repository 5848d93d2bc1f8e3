"""Who is mentioned is decided where the text stands, not by who typed it."""

from uuid import UUID

from forum.text.markdown import nobody, render

ANA = UUID("11111111-1111-4111-8111-111111111111")
BEN = UUID("22222222-2222-4222-8222-222222222222")
CEM = UUID("33333333-3333-4333-8333-333333333333")


class Members:
    """A resolver that remembers what it was asked."""

    def __init__(self, **names):
        self.names = {ANA: "Ana Lind", BEN: "Ben <b>Okoro</b>"}
        self.asked = []

    def __call__(self, people):
        self.asked.append(people)
        return self.names


def test_a_mention_is_a_link_with_the_present_name():
    shown = render(f"Dear [@Ana Berg](/people/{ANA}/), thanks", mentions=Members())
    assert f'Dear <a class="mention" href="/people/{ANA}/" dir="auto">@Ana Lind</a>, thanks' in shown.html
    assert "Berg" not in shown.html
    assert "rel=" not in shown.html
    assert shown.mentions == (ANA,)


def test_a_name_is_text_and_nothing_else():
    assert ">@Ben &lt;b&gt;Okoro&lt;/b&gt;</a>" in render(f"[@Ben](/people/{BEN}/)", mentions=Members()).html


def test_who_cannot_be_mentioned_here_is_plain_words():
    shown = render(f"Dear [@Cem **Aydın**](/people/{CEM}/)", mentions=Members())
    assert shown.html == '<p dir="auto">Dear @Cem <strong>Aydın</strong></p>\n'
    assert shown.mentions == ()


def test_everybody_is_asked_for_at_once_and_told_in_order():
    members = Members()
    source = f"[@C](/people/{CEM}/)\n\n- [@B](/people/{BEN}/)\n\n|[@A](/people/{ANA}/)|\n|-|\n|[@B](/people/{BEN}/)|"
    assert render(source, mentions=members).mentions == (BEN, ANA)
    assert members.asked == [frozenset({ANA, BEN, CEM})]


def test_nobody_is_asked_for_when_nobody_is_mentioned():
    members = Members()
    assert render("ana@example.org", mentions=members).mentions == ()
    assert members.asked == []


def test_upper_case_is_the_same_person():
    assert render(f"[@Ana](/people/{str(ANA).upper()}/)", mentions=Members()).mentions == (ANA,)


def test_only_what_is_written_as_a_mention_is_one():
    for source in (
        f"[Ana](/people/{ANA}/)",
        f"`[@Ana](/people/{ANA}/)`",
        f"```\n[@Ana](/people/{ANA}/)\n```",
        f"\\[@Ana](/people/{ANA}/)",
        f"![@Ana](/people/{ANA}/x)",
        f"[@Ana](https://evil.example/people/{ANA}/)",
        f"[@Ana](/people/{ANA}/edit/)",
        f"[@Ana](/people/{ANA})",
        "[@Ana](/people/1/)",
        "@Ana",
    ):
        members = Members()
        shown = render(source, mentions=members)
        assert shown.mentions == (), source
        assert members.asked == [], source
        assert 'class="mention"' not in shown.html, source
        assert "Ana" in shown.html, source


def test_a_mention_in_a_picture_keeps_its_words():
    shown = render(f"![see [@Ana](/people/{ANA}/)](https://x.example)", mentions=Members())
    assert ">see @Ana</a>" in shown.html
    assert shown.mentions == ()


def test_an_image_of_a_person_is_a_mention_too_for_it_is_a_link():
    assert render(f"![@Ana](/people/{ANA}/)", mentions=Members()).mentions == (ANA,)


def test_where_nobody_can_be_mentioned_the_words_stay():
    assert render(f"[@Ana](/people/{ANA}/)", mentions=nobody).html == '<p dir="auto">@Ana</p>\n'
