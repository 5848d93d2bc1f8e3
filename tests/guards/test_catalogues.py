"""The catalogues: every text is found, and the mirrored language changes nothing but letters."""

import re

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from forum.home.catalogues import messages as extraction
from forum.home.catalogues.compile import compile_catalogues
from forum.home.catalogues.messages import Message, messages
from forum.home.catalogues.mirror import KEPT, mirrored


@pytest.fixture
def elsewhere(settings, tmp_path):
    """A project of four files, whose catalogues are written beside it."""
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    for name, text in {
        "forum/words.py": 'from x import gettext_lazy as _\nA = _("In code")\nB = ngettext("One", "Many", 2)',
        "forum/migrations/0001.py": '_("In a migration")',
        "templates/page.html": """
            {% load i18n %}{% if a %}
              {% translate "In a page" %} {{ a|default:_("In a filter") }}
                {% blocktranslate trimmed count counter=n %}
                  One {{ counter }}
                {% plural %}
                  Many {{ counter }}
                {% endblocktranslate %}
            {% endif %} {% translate "May" context "verb" %} it's""",
        "templates/fragments/room/_row.html": "<p>{{ _('In a fragment of %(name)s', name=n) }}</p>",
        "locale/fr/LC_MESSAGES/django.po": 'msgid ""\nmsgstr ""\n\nmsgid "In code"\nmsgstr "Dans le code"\n',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_every_kind_of_source_is_read(elsewhere, monkeypatch):
    monkeypatch.setattr(extraction, "_libraries", list)
    assert messages() == {
        Message("In code"),
        Message("One", "Many"),
        Message("In a page"),
        Message("In a filter"),
        Message("One %(counter)s", "Many %(counter)s"),
        Message("May", context="verb"),
        Message("In a fragment of %(name)s"),
    }


def test_catalogues_are_made_once_and_again_when_a_source_changes(elsewhere):
    assert compile_catalogues() == ["fr", "qps"]
    assert compile_catalogues() == []
    (elsewhere / "forum/words.py").write_text('A = _("Other")')
    assert compile_catalogues() == ["qps"]


@pytest.fixture
def mirror():
    """The mirrored language, as pages in it are shown."""
    compile_catalogues()
    with translation.override("qps"):
        yield


def test_the_mirrored_language_is_written_from_right_to_left(mirror):
    assert translation.get_language_bidi()


def test_the_pages_of_libraries_are_mirrored_too(mirror):
    assert translation.gettext("This field is required.") == "[Ţĥîš ƒîéļð îš ŕéǫûîŕéð. ļöŕéɱ]"
    assert translation.gettext("Recovery Codes") == mirrored("Recovery Codes")


def test_plurals_and_placeholders_survive(mirror):
    few = "Ensure this value has at most %(limit_value)d character (it has %(show_value)d)."
    many = "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d)."
    sentence = translation.ngettext(few, many, 9) % {"limit_value": 9, "show_value": 12}
    assert sentence.startswith("[Éñšûŕé ţĥîš ṽåļûé ĥåš åţ ɱöšţ 9 çĥåŕåçţéŕš (îţ ĥåš 12).")
    assert translation.ngettext(few, many, 1) == mirrored(few)


@pytest.mark.parametrize(
    ("text", "mirror_image"),
    [
        ("Show", "[Šĥöŵ ļö]"),
        ("%(count)s new", "[%(count)s ñéŵ ļ]"),
        ("Hello {name}", "[Ĥéļļö {name} ļö]"),
        ("<a href='%(url)s'>Go</a>&nbsp;on", "[<a href='%(url)s'>Ĝö</a>&nbsp;öñ ļö]"),
        ("100%% of %d", "[100%% öƒ %d ļ]"),
        (" spaced\n", " [šþåçéð ļö]\n"),
        ("", ""),
        (" ", " "),
        ("%s", "[%s]"),
        ("%%(n)s now", "[%%(n)s ñöŵ ļ]"),
    ],
)
def test_what_is_mirrored(text, mirror_image):
    assert mirrored(text) == mirror_image


@given(st.text() | st.from_regex(KEPT))
def test_nothing_but_letters_changes(text):
    image = mirrored(text)
    assert [found.group() for found in KEPT.finditer(image)] == [found.group() for found in KEPT.finditer(text)]
    assert len(image) >= len(text)
    assert re.match(r"\s*", image).group() == re.match(r"\s*", text).group() or not text.strip()
