"""The directory of authorities, the page of each, writing to one, and its mailbox."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.actions.authorities import set_mailbox
from accounts.models import Authority
from accounts.requests import ForumRequest
from forum.discussions.asked import sent
from forum.home.actions.letters import write_letter
from forum.home.directory.authority import AuthorityPage
from forum.home.directory.forms import LetterForm, MailboxForm
from forum.home.directory.listing import Directory
from forum.policies.decision import Refused, require
from forum.policies.letters import address_letter, keep_mailbox


@require_GET
def directory(request: ForumRequest) -> HttpResponse:
    """The authorities, found by what the address asks for."""
    return render(request, "home/directory.html", {"directory": Directory(request.actor, request.GET)})


@require_GET
def authority(request: ForumRequest, pk: UUID) -> HttpResponse:
    """One authority."""
    found = _known(pk)
    return render(request, "home/authority.html", {"authority": found, "page": AuthorityPage(request.actor, found)})


@require_http_methods(["GET", "POST"])
def letter(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Write to an authority's mailbox, without seeing its address."""
    found = _known(pk)
    require(address_letter(found))
    form = LetterForm(sent(request))
    if form.is_valid() and _is_sent(request, found, form):
        messages.success(request, _("Your letter is on its way to %(authority)s.") % {"authority": found.name})
        return redirect("home:authority", pk=found.pk)
    context = {"authority": found, "form": form}
    return render(request, "home/letter.html", context, status=422 if form.errors else 200)


def _is_sent(request: ForumRequest, found: Authority, form: LetterForm) -> bool:
    """Whether the letter leaves, now or with an earlier sending of the same form; if not, the form says why."""
    try:
        write_letter(request.actor, found.pk, **form.cleaned_data)
    except Refused as no:
        form.add_error(None, str(no))
        return False
    return True


@require_http_methods(["GET", "POST"])
def mailbox(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Say where letters to an authority go."""
    found = _known(pk)
    require(keep_mailbox(request.actor, found))
    form = MailboxForm(sent(request), found)
    if form.is_valid():
        set_mailbox(request.actor, found.pk, address=form.cleaned_data["address"])
        messages.success(request, _("The mailbox is saved."))
        return redirect("home:authority", pk=found.pk)
    context = {"authority": found, "form": form}
    return render(request, "home/mailbox.html", context, status=422 if form.errors else 200)


def _known(pk: UUID) -> Authority:
    return get_object_or_404(Authority.objects.select_related("party"), pk=pk)
