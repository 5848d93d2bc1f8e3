"""The shell of every page: for whom one speaks, forms that say what is wrong, errors that stand on nothing."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from lxml import html

from forum.home.context import everywhere

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PAGES = [path for path in sorted(TEMPLATES.rglob("*.html")) if "mail" not in path.parts]


class Questionnaire(forms.Form):
    """One field of every kind a page has."""

    title = forms.CharField(help_text="One sentence.")
    kind = forms.ChoiceField(
        choices=[("a", "One"), ("b", "Other")], widget=forms.RadioSelect, help_text="It can change."
    )
    tools = forms.MultipleChoiceField(choices=[("x", "Visa"), ("y", "Permit")], widget=forms.CheckboxSelectMultiple)
    audience = forms.ChoiceField(choices=[("", "Choose"), ("m", "Members")])
    agreed = forms.BooleanField(label="I have read who sees this")
    note = forms.CharField(required=False, widget=forms.Textarea)


@pytest.fixture
def refused():
    """A page's form, sent empty."""
    return html.fromstring(f"<main>{Questionnaire({})}</main>")


def page_for(actor, user):
    request = RequestFactory().get("/")
    request.actor, request.user = actor, user
    return html.fromstring(render_to_string("base.html", everywhere(request), request))


@pytest.mark.django_db
def test_the_header_says_for_whom_one_speaks(world):
    """Once in the bar, once in its menu, once below it where the bar is too small; whole in each."""
    page = page_for(world.actor("focal_qm"), world.user("focal_qm"))
    said = " ".join(page.find_class("speaks")[0].text_content().split())
    assert said == "Chidi Mensah · focal point · Directorate of Migration, Mirania"
    for speaker in page.find_class("speaker"):
        words = speaker.text_content()
        assert all(part in words for part in ("Chidi Mensah", "focal point", "Directorate of Migration", "Mirania"))


@pytest.mark.django_db
def test_without_a_party_there_is_no_comma(world):
    page = page_for(world.actor("expert"), world.user("expert"))
    assert " ".join(page.find_class("speaks")[0].text_content().split()).endswith("University of the Coast")


@pytest.mark.django_db
def test_powers_that_wait_for_a_second_factor_are_announced(world):
    page = page_for(world.actor("focal_bare_qm"), world.user("focal_bare_qm"))
    assert "second factor" in page.find_class("strip")[0].text_content()
    assert not page_for(world.actor("focal_qm"), world.user("focal_qm")).find_class("strip")


def test_every_link_of_the_error_summary_leads_to_a_field(refused):
    links = refused.xpath("//*[@class='error-summary']//a")
    assert len(links) == 5
    for link in links:
        assert refused.get_element_by_id(link.get("href")[1:]) is not None


def test_a_control_that_is_wrong_is_described_by_its_error(refused):
    for group in refused.find_class("invalid"):
        described = group.xpath(".//*[@aria-describedby]")
        assert described, html.tostring(group)
        words = [
            refused.get_element_by_id(name).text_content() for name in described[0].get("aria-describedby").split()
        ]
        assert any("required" in word for word in words)


def test_choices_stand_in_a_fieldset_with_a_legend(refused):
    assert [legend.text_content().strip() for legend in refused.xpath("//fieldset/legend")] == ["Kind", "Tools"]


def test_only_what_may_be_left_out_is_marked(refused):
    assert [mark.getparent().get("for") for mark in refused.find_class("optional")] == ["id_note"]


@pytest.mark.parametrize("name", ["400.html", "500.html", "403_csrf.html"])
def test_an_error_page_needs_no_context(name):
    page = html.fromstring(get_template(name).render())
    assert page.xpath("//h1")
    assert page.xpath("//main//p")
    assert not page.xpath("//script")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_title_leaves_the_name_of_the_house_to_the_shell(path):
    titles = re.findall(r"{% block (?:head_)?title %}(.*?){% endblock", path.read_text(encoding="utf-8"), re.DOTALL)
    assert not [title for title in titles if "block.super" in title or "Corridor" in title]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_nothing_is_styled_or_scripted_in_a_page(path):
    """The policy of our pages allows neither."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""\s(?:style|on[a-z]+|hx-on[:\w-]*)=["']""", text)
    assert not re.search(r"<style|javascript:|hx-vals=.js:", text)
    assert not [tag for tag in re.findall(r"<script\b[^>]*>", text) if "src=" not in tag and "json" not in tag]
