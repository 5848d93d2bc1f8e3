"""What stands in the sources only where it is meant to: reading, writing, telling, unsealing, trusting HTML, the clock.

Each exception is listed with its reason; one that no longer exists fails too.
"""

import ast
import re

from tests.guards.sources import ROOT, calls, modules, parsed

READ_OTHERWISE = {
    "forum/audiences/things.py": "First words of threads found by visible_to, or by what waits for a second look.",
    "forum/audiences/words.py": "Of threads found so; named as every reader sees them.",
    "forum/discussions/actions/posting.py": "By the submit key, which is the actor's own.",
    "forum/discussions/actions/clearing.py": "By the submit key, which is the actor's own, or found by visible_to.",
    "forum/discussions/actions/rooms.py": "By the submit key, which is the actor's own; begun and ended for nobody.",
    "forum/discussions/follower.py": "What hangs on a seat goes on with it.",
    "forum/notifications/standing.py": "By questions that narrow visible_to.",
    "forum/notifications/waiting.py": "By questions that narrow visible_to.",
    "forum/home/clearing/desk.py": "By a question that narrows visible_to.",
    "forum/discussions/steps.py": "Rows found by visible_to, locked; sources of which the rule book is asked.",
    "forum/discussions/showing.py": "What changes with a reply found by visible_to, for the events about it.",
    "forum/discussions/fragments.py": "Drawn for readers whom the door of the stream has let in.",
    "forum/discussions/views/threads.py": "The reply that the reader has posted just now.",
    "forum/discussions/erasing.py": "Whoever is erased is taken out of all threads, whoever may read them.",
    "forum/home/own_data/words.py": "A person's own words, for them alone; their threads are found by visible_to.",
    "forum/home/views/erasures.py": "How many words show who is to be erased: counted, not shown.",
    "forum/toolbox/querysets.py": "First words and requests, only to choose among threads that are visible.",
    "forum/home/directory/authority.py": "Words of an authority, only to choose among threads that are visible.",
    "forum/discussions/actions/response.py": "The worker counts for nobody in particular.",
    "forum/cases/views/reading.py": "The thread of a case that was found by visible_to.",
    "forum/discussions/unspoken.py": "The step asks visible_to first; a form sent again is its sender's.",
    "forum/discussions/actions/later.py": "What falls due is done for nobody; may it stand is asked for its author.",
    "forum/moderation/follower.py": "The worker reads for nobody; who is shown an item is asked in visible_to.",
    "forum/moderation/views.py": "Words of items that were found by visible_to.",
    "forum/discussions/subjects.py": "The thread of a subject that the verb above has found.",
    "forum/live/registry.py": "The rule book is asked of each.",
    "forum/notifications/follower.py": "The worker reads for nobody; who is shown is asked in for_actor.",
    "forum/notifications/handover.py": "What hangs on a seat goes on with it; who is shown is asked in for_actor.",
    "forum/notifications/followed.py": "First words, only to choose among threads that are visible.",
    "forum/notifications/letters.py": "What still stands for its reader, as forum.notifications.standing has found.",
    "forum/search/follower.py": "The worker reads for nobody; who finds it is asked in visible_to.",
    "forum/search/texts/spoken.py": "Words to be indexed, for nobody, and those of what was found by visible_to.",
    "forum/home/demo/calendar.py": "The demo is given its dates.",
    "forum/home/demo/threads.py": "The demo is written once.",
    "forum/home/demo/cases.py": "The demo is written once.",
    "forum/home/demo/rooms.py": "The demo is written once.",
}
WRITES = {
    "accounts/querysets.py": "create_user of Django's manager.",
    "accounts/management/commands/invite_secretariat.py": "The authority of the first account.",
    "accounts/erasing.py": "A step of the verbs that erase a person.",
    "forum/discussions/erasing.py": "A step of the verbs that erase a person.",
    "forum/cases/erasing.py": "A step of the verbs that erase a person.",
    "forum/notifications/erasing.py": "A step of the verbs that erase a person.",
    "forum/audiences/things.py": "Steps that verbs share.",
    "forum/discussions/steps.py": "Steps that verbs share.",
    "forum/discussions/reading.py": "Steps that verbs share.",
    "forum/discussions/showing.py": "Steps that verbs share.",
    "forum/discussions/saying.py": "Steps that verbs share.",
    "forum/discussions/unspoken.py": "Steps that verbs share.",
    "forum/publishing/clearing.py": "The trail, a step of verbs.",
    "forum/discussions/subjects.py": "Steps that the verbs of rooms above share.",
    "forum/cases/facets.py": "Steps that verbs share: by what a case is found.",
    "forum/cases/steps.py": "Steps that verbs share.",
    "forum/publishing/authorship.py": "The seal, a step of verbs.",
    "forum/search/indexing.py": "Steps that the follower and the command share.",
    "forum/events/publish.py": "The log itself.",
    "forum/events/running.py": "The debts of followers.",
    "forum/events/due.py": "What falls due.",
    "forum/events/tasks.py": "The queue of tasks.",
    "forum/notifications/handover.py": "A step of the follower: what hangs on a seat that is passed on.",
    "forum/notifications/telling.py": "A step of the follower: who is to be mailed.",
    "forum/home/mail.py": "The words of a letter, forgotten by the task that sends it.",
    "forum/notifications/sending.py": "What became of a mail, noted by the task that sends it.",
    "forum/home/demo/calendar.py": "The demo is given its dates.",
    "forum/home/demo/people.py": "The demo's people.",
}
TRUSTED_HTML = {
    "forum/discussions/fragments.py": "What the fragments' own templates, which escape, have drawn.",
    "forum/cases/fragments.py": "What the fragments' own templates, which escape, have drawn.",
    "templates/fragments/discussions/_place.html": "Markdown, cleaned when it was written.",
    "templates/accounts/_document.html": "Markdown of ours, cleaned when it was rendered.",
    "templates/discussions/_acts.html": "Markdown, cleaned when it was written.",
    "templates/discussions/_revision.html": "Markdown, cleaned when it was rendered.",
    "templates/discussions/_preview.html": "Markdown, cleaned when it was rendered.",
    "templates/django/forms/field.html": "Help texts are ours, or Django's list of rules for passwords.",
}
UNSEALS = {"forum/publishing/authorship.py": "Reads it.", "forum/publishing/models.py": "Is it."}
SEALED = ("SealedAuthor", "SealedLabel")
TELLS = re.compile(r"(\w+/)+(actions(/\w+)?|follower)\.py")

WRITING = re.compile(
    r"\.objects(\.|\().*\b(create|update|delete|bulk_create|bulk_update|get_or_create|update_or_create)$|\.save$"
    r"|\b(create|bulk_create|bulk_update|get_or_create|update_or_create|delete)$"
)
GUARDED = re.compile(r"(^|\.)(Thread|Reply|ReplyRevision)\.objects\.(?!create$|bulk_)")


def outermost(module: str) -> set[str]:
    """Every chain of calls that a module writes, without the beginnings of longer ones."""
    names = {(node.lineno, name) for name, node in calls(module)}
    longer = {
        (line, name) for line, name in names for at, other in names if at == line and other.startswith(f"{name}(")
    }
    return {name for _line, name in names - longer}


def test_reading_starts_from_what_is_visible():
    found = {
        module
        for module in modules()
        if any(GUARDED.search(name) and "visible_to" not in name for name in outermost(module))
    }
    assert found == set(READ_OTHERWISE)


def test_only_verbs_and_their_steps_write():
    found = {
        module
        for module in modules()
        if not TELLS.fullmatch(module) and any(WRITING.search(name) for name, _node in calls(module))
    }
    assert found - {"forum/record/actions.py"} == set(WRITES)


def test_only_verbs_and_followers_publish():
    found = {module for module in modules() if any(name.endswith("publish") for name, _node in calls(module))}
    assert {module for module in found if not TELLS.fullmatch(module)} == set()


def test_one_module_unseals_authors():
    found = {
        module
        for module in modules()
        for node in ast.walk(parsed(module))
        if (isinstance(node, ast.Name | ast.ClassDef) and getattr(node, "id", getattr(node, "name", "")) in SEALED)
        or (isinstance(node, ast.Constant) and node.value in SEALED)
    }
    assert found == set(UNSEALS)


def test_html_is_trusted_only_where_it_is_known():
    python = {
        module for module in modules() if any(re.search(r"mark_safe$|Markup$", name) for name, _ in calls(module))
    }
    templates = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape\s+(off|false)", path.read_text(encoding="utf-8"))
    }
    assert python | templates == set(TRUSTED_HTML)


def test_no_question_compares_the_clock():
    """What falls due is done by a verb: who sees what does not change in silence."""
    questions = [module for module in modules() if module.endswith("querysets.py")]
    assert questions
    assert not [module for module in questions if any(name.endswith("now") for name, _node in calls(module))]
