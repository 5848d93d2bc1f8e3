"""The template of a case study: its sections and fields in order, what each is for, and what may not be missing.

From the domain reference, section 4: limits are in words; `what_worked` is ours, beside "what did not work".
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.cases.vocabulary import Form

BOTH = frozenset(Form)
FULL = frozenset({Form.FULL})
NEVER: frozenset[Form] = frozenset()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the template. `required` says in which forms it may not be missing; `most` and `least` count words."""

    name: str
    label: str | Promise
    help: str | Promise = ""
    example: str | Promise = ""
    required: frozenset[Form] = NEVER
    most: int | None = None
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the guided form."""

    key: str
    title: str | Promise
    purpose: str | Promise
    fields: tuple[Field, ...]


WHAT = Section(
    "what",
    _("What it is"),
    _("Title, reason and summary: what a reader sees first, and what is translated first."),
    (
        Field(
            "title",
            _("Title"),
            _("Descriptive, without acronyms."),
            _("Two immigration services at one desk: joint controls at a river crossing"),
            BOTH,
            most=15,
        ),
        Field(
            "why_it_matters",
            _("Why it matters"),
            _("One sentence: why should another authority read this?"),
            _("Waiting fell by half without a new building, because one form replaced two."),
            FULL,
            most=35,
        ),
        Field(
            "summary",
            _("Summary"),
            _("Stands alone: what was done, where, for whom, with what result."),
            _("Two neighbouring services moved their checks into one hall and trained officers together…"),
            FULL,
            most=100,
        ),
        Field("case_type", _("Kind of experience"), _("What failed or was stopped is as welcome."), "", FULL),
        Field("language", _("Written in"), _("The original is authentic."), "", BOTH),
    ),
)
BASIS = Section(
    "basis",
    _("Legal basis and who took part"),
    _("Under which framework it was done, on which article it rests, and with whom."),
    (
        Field("frameworks", _("Frameworks"), _("All under which it was done."), "", BOTH),
        Field(
            "legal_bases",
            _("Legal basis"),
            _("The instrument, the article, and its words: quoting avoids guesswork."),
            _("Common Market Protocol, article 7: “…ensure non-discrimination of the citizens…”"),
        ),
        Field(
            "partner_authorities",
            _("Partner authorities"),
            _("Each is asked when this is published; until it confirms, nobody else sees its name."),
        ),
        Field("third_parties", _("Other Parties concerned"), _("Parties that took no part but are affected.")),
        Field(
            "coordination",
            _("Who did what"),
            _("Bodies of your own Party included: work between ministries is often the hard part."),
            _("Ministry of Transport: gave the hall, and pays for its cleaning"),
            FULL,
        ),
    ),
)
SCOPE = Section(
    "scope",
    _("Tools and scope"),
    _("Which tools for managing the movement of people were used, for whom, where and when."),
    (
        Field("tools", _("Tools used"), _("All that were used."), "", BOTH),
        Field("main_tool", _("Main tool"), _("The one this experience is mostly about."), "", BOTH),
        Field("person_categories", _("Persons covered"), "", "", FULL),
        Field("level", _("Level"), "", "", FULL),
        Field("period_start", _("From"), _("The first day it was applied, or the first of that month."), "", FULL),
        Field("period_end", _("Until"), _("Empty if it goes on.")),
        Field("status", _("How it stands today"), "", "", FULL),
    ),
)
STORY = Section(
    "story",
    _("The story"),
    _("Why it was done, what was wanted, and how it works."),
    (
        Field(
            "context",
            _("Context"),
            _("The conditions that made it possible."),
            _("Citizens of Partner States enter without a visa, but were checked twice, a few hundred metres apart…"),
            FULL,
            most=150,
        ),
        Field(
            "problem",
            _("Problem"),
            _("What was wrong, and how it stood before: the baseline."),
            _("A crossing took 95 minutes at midday; traders paid for places in the queue…"),
            FULL,
            most=150,
        ),
        Field(
            "objectives",
            _("Objectives"),
            _("One a line, measurable where possible: results are read against these."),
            _("Cut the median crossing to 45 minutes within a year"),
            FULL,
        ),
        Field(
            "measure",
            _("What was done"),
            _("How it works, told so that somebody else could do it."),
            _("A bilateral agreement gives officers of both services the power to act on the same premises…"),
            BOTH,
            most=250,
        ),
        Field("steps", _("Steps"), _("One a line, in order."), _("Sign the agreement on powers")),
    ),
)
MEANS = Section(
    "means",
    _("People and means"),
    _("For whom it was made, whether they were asked, and what it took."),
    (
        Field("beneficiaries", _("For whom"), "", _("Market women and other small traders"), NEVER, most=40),
        Field("consulted", _("Were they asked?")),
        Field(
            "consultation", _("How they were asked"), "", _("Two meetings with the traders’ association"), NEVER, 100
        ),
        Field("resources_not_disclosed", _("The means are not disclosed")),
        Field("cost_band", _("Cost")),
        Field("currency", _("Currency"), _("Three letters, as in ISO 4217.")),
        Field("staff", _("Staff"), "", _("Twelve officers, two of them retrained"), NEVER, 60),
        Field("funding", _("Paid by"), "", "", NEVER, 60),
        Field("technology", _("Technology"), "", "", NEVER, 60),
    ),
)
EVIDENCE = Section(
    "evidence",
    _("Results and evidence"),
    _("What was measured, and what bears it out. A row with a source raises the grade to B."),
    (
        Field(
            "sources",
            _("Sources"),
            _("Documents that others can open."),
            _("Annual report 2025, Immigration Service, https://…"),
        ),
        Field(
            "results",
            _("Results"),
            _("One row for each figure: before, after, when. For a course over time, one row for each date."),
            _("Median crossing time: before 95, after 42 minutes"),
            FULL,
        ),
        Field(
            "not_measured_because",
            _("Not measured, because"),
            _("Instead of results: saying why is an honest answer."),
            "",
            NEVER,
            100,
        ),
        Field("evidence_type", _("What the results rest on"), "", "", FULL),
        Field(
            "side_effects",
            _("Side effects"),
            _("What else happened: displacement, exclusion, costs shifted to others."),
            "",
            NEVER,
            100,
        ),
    ),
)
LESSONS = Section(
    "lessons",
    _("What was learnt"),
    _("What worked and what did not: the rarest and most useful part."),
    (
        Field(
            "what_worked",
            _("What worked"),
            "",
            _("Joint training before the opening; one complaints desk."),
            BOTH,
            most=150,
        ),
        Field(
            "what_did_not_work",
            _("What did not work"),
            _("Everything has something that did not. Nobody will hold it against you."),
            _("Two case systems that could not exchange records: officers typed entries twice for a year…"),
            BOTH,
            most=150,
            least=20,
        ),
        Field("barriers", _("Barriers met")),
        Field(
            "lessons",
            _("Lessons"),
            _("Dos and don’ts for who comes next."),
            _("Begin with the form, not with the building."),
            FULL,
            most=150,
        ),
        Field(
            "preconditions",
            _("It needs"),
            _("What must be in place elsewhere for it to work."),
            _("An agreement that lets officers act on foreign soil"),
            FULL,
            most=100,
        ),
        Field("adaptable", _("It can be adapted"), _("What others may do differently."), "", NEVER, 100),
        Field("not_transferable", _("It cannot be taken along"), _("What held only here."), "", NEVER, 100),
        Field("sustainability", _("After the project"), _("Who pays and keeps it going."), "", NEVER, 75),
    ),
)
SAFEGUARDS = Section(
    "safeguards",
    _("Safeguards and reading"),
    _("How rights are kept, whom to write to, who may read it, and until when it holds."),
    (
        Field("safeguards_child", _("Children")),
        Field("safeguards_gender", _("Gender")),
        Field("safeguards_data", _("Data protection")),
        Field("safeguards_equality", _("Non-discrimination")),
        Field(
            "safeguards",
            _("How rights are kept"),
            _("Tick what was looked at, and say what is done."),
            _("Children are interviewed in the presence of a guardian; entries are deleted after 90 days."),
            FULL,
            most=150,
        ),
        Field(
            "contact",
            _("Contact"),
            _("A functional mailbox: it stays when staff move on. No person’s own address."),
            _("mobility@authority.example"),
            FULL,
        ),
        Field(
            "audience",
            _("Who may read it"),
            _("Its discussion has the same readers; that of a case for everybody is for members."),
            "",
            BOTH,
        ),
        Field("review_by", _("Review by"), _("Then you are asked whether it still holds. Empty: in two years.")),
    ),
)

SECTIONS = (WHAT, BASIS, SCOPE, STORY, MEANS, EVIDENCE, LESSONS, SAFEGUARDS)
BY_KEY = {section.key: section for section in SECTIONS}
FIELDS = {field.name: field for section in SECTIONS for field in section.fields}

SHORT_NAMES = ("title", "measure", "what_worked", "what_did_not_work", "frameworks", "tools", "main_tool", "language")
SHORT = Section(
    "short",
    _("A short experience"),
    _("Five things, in your own words. It can grow into a full case study at any time."),
    tuple(FIELDS[name] for name in SHORT_NAMES),
)
"""All that a short experience asks: five things, with the main one of several tools and the language."""

ALL_SECTIONS = {**BY_KEY, SHORT.key: SHORT}

SAFEGUARDS_TICKED = ("safeguards_child", "safeguards_gender", "safeguards_data", "safeguards_equality")


def sections_of(form: str) -> tuple[Section, ...]:
    """The steps in which a form is written."""
    return (SHORT,) if form == Form.SHORT else SECTIONS
