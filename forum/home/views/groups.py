"""Named groups: the reader's own, the page of each, and keeping one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.actions.groups import (
    GroupConflict,
    add_member,
    change_group,
    create_group,
    end_group,
    remove_member,
)
from accounts.forms import ReasonForm
from accounts.models import Group, GroupMember
from accounts.requests import ForumRequest
from forum.discussions.asked import sent
from forum.home.groups.forms import GroupForm, MemberForm
from forum.home.groups.page import GroupPage, seats_to_add
from forum.policies.decision import Refused, require
from forum.policies.groups import keep_group, make_group
from forum.policies.groups import remove_member as may_remove

MOST = 200
SAID = ("name", "purpose", "ends")


@require_GET
def groups(request: ForumRequest) -> HttpResponse:
    """The groups that the reader may see, the newest first."""
    seen = Group.objects.visible_to(request.actor).with_owner().newest_first()
    context = {"groups": seen[:MOST], "makes": bool(make_group(request.actor))}
    return render(request, "home/groups.html", context)


@require_http_methods(["GET", "POST"])
def new_group(request: ForumRequest) -> HttpResponse:
    """Make a group."""
    require(make_group(request.actor))
    form = GroupForm(sent(request))
    if form.is_valid():
        try:
            made = create_group(request.actor, **{name: form.cleaned_data[name] for name in SAID})
            messages.success(request, _("The group is made. Now add its members."))
            return redirect("home:group_members", made.pk)
        except Refused as no:
            form.add_error(None, str(no))
    return render(request, "home/group_form.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def group(request: ForumRequest, pk: UUID) -> HttpResponse:
    """One group, with its threads."""
    seen = _seen(request, pk)
    page = GroupPage(request.actor, seen)
    template = "discussions/_threads.html" if "part" in request.GET else "home/group.html"
    context = {"group": seen, "page": page, "exchange": page.exchange(request.GET), "level": 3}
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
def changes(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Say what a group is, what it is for and when it ends."""
    kept = _kept(request, pk)
    stands = {"name": kept.name, "purpose": kept.purpose, "ends": kept.ends, "version": kept.rights_version}
    form, status = GroupForm(request.POST.copy() if request.method == "POST" else None, initial=stands), 422
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in SAID}
        try:
            change_group(request.actor, kept.pk, **said, version=form.cleaned_data["version"] or 0)
            messages.success(request, _("Saved."))
            return redirect("home:group", kept.pk)
        except GroupConflict as conflict:
            form.add_error(None, str(conflict))
            # The page shows what stands now, so its reader may save over it.
            form.data["version"] = str(kept.rights_version)  # type: ignore[index]
            status = 409
        except Refused as no:
            form.add_error(None, str(no))
    context = {"form": form, "group": kept}
    return render(request, "home/group_form.html", context, status=status if form.errors else 200)


@require_http_methods(["GET", "POST"])
def members(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Who belongs to a group: find somebody by name, and add them."""
    kept = _kept(request, pk)
    form = MemberForm(sent(request))
    if form.is_valid():
        added = add_member(request.actor, kept.pk, seat=form.cleaned_data["seat"])
        messages.success(request, _("%(name)s belongs to the group now.") % {"name": added.seat.person.name})
        return redirect("home:group_members", kept.pk)
    typed = request.GET.get("find", "")
    context = {
        "group": kept,
        "page": GroupPage(request.actor, kept),
        "typed": typed[:60].replace("\0", ""),
        "found": seats_to_add(kept, typed),
        "form": form,
    }
    return render(request, "home/group_members.html", context, status=422 if form.errors else 200)


@require_POST
def removal(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Let somebody belong to a group no longer, or leave it."""
    member = get_object_or_404(GroupMember.objects.select_related("group", "seat__person"), pk=pk)
    require(may_remove(request.actor, member))
    remove_member(request.actor, member.pk)
    if member.seat_id == request.actor.seat:
        messages.success(request, _("You have left the group."))
        return redirect("home:groups")
    messages.success(request, _("%(name)s does not belong to the group any more.") % {"name": member.seat.person.name})
    return redirect("home:group_members", member.group_id)


@require_http_methods(["GET", "POST"])
def end(request: ForumRequest, pk: UUID) -> HttpResponse:
    """End a group, for a reason."""
    kept = _kept(request, pk)
    form = ReasonForm(sent(request))
    if form.is_valid():
        end_group(request.actor, kept.pk, reason=form.cleaned_data["reason"])
        messages.success(request, _("The group has ended."))
        return redirect("home:groups")
    return render(request, "home/group_end.html", {"form": form, "group": kept}, status=422 if form.errors else 200)


def _seen(request: ForumRequest, pk: UUID) -> Group:
    return get_object_or_404(Group.objects.visible_to(request.actor).with_owner(), pk=pk)


def _kept(request: ForumRequest, pk: UUID) -> Group:
    kept = _seen(request, pk)
    require(keep_group(request.actor, kept))
    return kept
