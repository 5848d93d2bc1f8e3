"""What a text looks like on the page."""

import pytest

from forum.text.limits import TextRefused
from forum.text.markdown import nobody, render
from forum.text.submitted import submitted


def html(source: str) -> str:
    return render(source, mentions=nobody).html


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**bold** *lean* ~~gone~~ `code`", "<strong>bold</strong> <em>lean</em> <s>gone</s> <code>code</code>"),
        ("one\ntwo", "one<br>\ntwo"),
        ("---", "<hr>"),
        ("R&D < S", "R&amp;D &lt; S"),
        ("&copy; &lt;b&gt;", "&amp;copy; &amp;lt;b&amp;gt;"),
        ("<b onclick=x>bold</b>", "&lt;b onclick=x&gt;bold&lt;/b&gt;"),
        ("[text][label]", "[text][label]"),
        ("[label]: mailto:a@b.org 'title'\n\n[label]", "'title'</p>\n<p dir=\"auto\">[label]</p>"),
        ("[ ] to do", "[ ] to do"),
    ],
)
def test_marks_are_shown_and_everything_else_stays_as_typed(source, shown):
    assert shown in html(source)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("[guide](https://iom.int/a_b_c)", "https://iom.int/a_b_c"),
        ("https://iom.int/a_*b*_c", "https://iom.int/a_*b*_c"),
        ("www.iom.int", "http://www.iom.int"),
        ("<ana@authority.example>", "mailto:ana@authority.example"),
        ("ana@iom.int", "mailto:ana@iom.int"),
        ("[write](mailto:ana@iom.int?subject=Hall)", "mailto:ana@iom.int?subject=Hall"),
    ],
)
def test_links_lead_outward_and_nobody_vouches_for_them(source, address):
    assert f'<a href="{address}" rel="nofollow ugc noopener">' in html(source)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,words",
        "vbscript:words",
        "file:///etc/words",
        "ftp://words.example",
        "//words.example",
        "/accounts/logout/",
        "words.html",
        "#words",
        "http:words",
        "https://",
        "mailto:",
    ],
)
def test_other_addresses_are_refused_and_stay_visible(address):
    shown = html(f"[click]({address})")
    assert "<a" not in shown
    assert f"[click]({address})" in shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("![map](https://x.example/m.png)", '<a href="https://x.example/m.png" rel="nofollow ugc noopener">map</a>'),
        ("![](https://x.example/m.png)", ">https://x.example/m.png</a>"),
        ('![map](https://x.example/m.png "of 2024")', ">map</a> (of 2024)"),
        ("![a **b** [c](https://y.example)](https://x.example)", ">a <strong>b</strong> c</a>"),
        ("[![map](https://x.example/m.png)](https://y.example)", '<a href="https://y.example" rel='),
        ("[![](https://x.example/m.png)](https://y.example)", ">https://x.example/m.png</a>"),
        ("![x](data:image/png;base64,iVBORw0KGgo=)", "![x](data:image/png;base64,iVBORw0KGgo=)"),
    ],
)
def test_images_are_links(source, shown):
    result = html(source)
    assert shown in result
    assert "<img" not in result
    assert result.count("<a ") <= 1


def test_a_link_without_words_shows_its_address():
    assert ">https://x.example</a>" in html("[](https://x.example)")
    assert ">https://x.example</a>" in html("[ ](https://x.example)")


def test_a_links_title_is_read_behind_it():
    assert "guide</a> (second edition)" in html('[guide](https://x.example "second edition")')


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("# a", ["h4"]),
        ("###### a", ["h4"]),
        ("# a\n## b\n### c\n#### d", ["h4", "h5", "h6", "h6"]),
        ("## a\n#### b\n## c\n# d\n### e", ["h4", "h5", "h4", "h4", "h5"]),
        ("a\n=\n\nb\n-", ["h4", "h5"]),
    ],
)
def test_headings_go_on_below_the_page_and_leave_no_level_out(source, tags):
    assert [part[:2] for part in html(source).split("<")[1:] if part.startswith("h")] == tags


def test_a_table_scrolls_in_a_region_named_by_its_headings():
    shown = html('|**Entries** "a"|2024|\n|:--|--:|\n|1|2|')
    assert '<div class="table-scroll" tabindex="0" role="region" aria-label="Entries &quot;a&quot;, 2024">' in shown
    assert '<th class="to-start" dir="auto"><strong>Entries</strong> "a"</th>' in shown
    assert '<td class="to-end" dir="auto">2</td>' in shown
    assert "style" not in shown


def test_a_table_without_headings_is_reached_by_keyboard_all_the_same():
    assert '<div class="table-scroll" tabindex="0">' in html("| | |\n|-|-|\n|1|2|")


def test_a_row_longer_than_its_heading_keeps_its_cells():
    shown = html("|a|b|\n|-|-|\n|1|2|three|**four**\n|5|")
    assert '<td dir="auto">three</td>' in shown
    assert '<td dir="auto"><strong>four</strong></td>' in shown
    assert shown.count("<td") == 4 + 2


def test_what_stands_behind_the_fence_is_shown_above_the_code():
    shown = html("```python first & second\nx < 1\n```")
    assert '<p class="code-language" dir="auto">python first &amp; second</p>' in shown
    assert '<pre dir="auto" tabindex="0"><code>x &lt; 1\n</code></pre>' in shown


@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("1. a\n1. b\n1. c", ["<li", "<li", "<li"]),
        ("1. a\n2. b", ["<li", "<li"]),
        ("1. a\n3. b\n4. c", ["<li", '<li value="3"', "<li"]),
        ("12. a\n- b\n7. c", ["<li", "<li", "<li"]),
    ],
)
def test_paragraphs_keep_the_numbers_they_are_cited_by(source, items):
    shown = html(source)
    assert [part.split(" dir")[0] for part in shown.split("\n") if part.startswith("<li")] == items
    assert ('start="12"' in shown) == source.startswith("12")


def test_every_block_finds_its_own_direction():
    assert html("سلام world") == '<p dir="auto">سلام world</p>\n'
    assert html("- سلام\n\n- world") == (
        '<ul dir="rtl">\n<li dir="rtl">\n<p dir="auto">سلام</p>\n</li>\n'
        '<li dir="ltr">\n<p dir="auto">world</p>\n</li>\n</ul>\n'
    )
    assert '<blockquote dir="rtl">\n<ul dir="rtl">' in html("> - 1.\n> - **سلام** world")
    assert '<blockquote dir="auto">' in html("> 2024")
    assert '<table dir="rtl">' in html("|سلام|\n|-|\n|world|")


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_fifteen_levels_are_shown_and_a_sixteenth_is_refused(mark):
    def nested(levels):
        indents = ["> " * levels] if mark == "> " else [mark * levels]
        return indents[0] + "innermost"

    assert "innermost" in html(nested(15))
    for levels in (16, 20, 500):
        with pytest.raises(TextRefused, match="at most 15 levels") as refusal:
            html(nested(levels))
        assert refusal.value.sentence.endswith(".")


def test_levels_of_quotes_and_lists_count_together():
    assert "innermost" in html("> - 1. " * 5 + "innermost")
    with pytest.raises(TextRefused, match="15 levels"):
        html("> - 1. " * 5 + "> innermost")


def test_wide_is_not_deep():
    assert html("- > a\n\n" * 50).count("<blockquote") == 50


def test_two_thousand_cells_are_shown_and_no_more():
    def table(rows):
        return "|a|b|\n|-|-|\n" + "|1|2|\n" * (rows - 1)

    assert html(table(1000)).count("<td") + 2 == 2000
    with pytest.raises(TextRefused, match="2,000 cells"):
        html(table(1001))
    with pytest.raises(TextRefused, match="2,000 cells"):
        html(table(600) + "\n" + table(600))
    with pytest.raises(TextRefused, match="2,000 cells"):  # empty cells the library would add
        html("|" * 1000 + "\n" + "|-" * 999 + "|\n" + "|\n" * 100)
    with pytest.raises(TextRefused, match="2,000 cells"):  # cells beyond the heading
        html("|a|\n|-|\n" + "|x" * 2001)
    assert "<td" not in html("```\n" + table(2000) + "```")


def test_sixty_four_kilobytes_are_shown_and_no_more():
    assert html("a" * 65_536)
    for source in ("a" * 65_537, "ع" * 32_769):
        with pytest.raises(TextRefused, match="too long"):
            html(source)


def test_too_many_brackets_are_refused():
    assert html("[" * 2_000)
    with pytest.raises(TextRefused, match="square brackets"):
        html("[" * 2_001)


def test_submitted_text_can_be_stored_and_shown():
    text = submitted("one\r\ntwo\rthree\0 \ud800four")
    assert text == "one\ntwo\nthree four"
    assert submitted(text) == text
    assert "four" in html(text)


@pytest.mark.parametrize("source", ["", " ", "\n\n"])
def test_nothing_is_nothing(source):
    assert html(source) == ""
