"""The secretariat's pages: authorities and their domains, experts, moderators, requests that wait."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.actions.secretariat import (
    AuthorityConflict,
    approve_domain,
    change_authority,
    create_authority,
    remove_domain,
)
from accounts.forms import AuthorityForm, DomainForm
from accounts.models import AccessRequest, ApprovedDomain, Authority, ErasureRequest, Seat
from accounts.requests import ForumRequest
from accounts.staff import MOST, Staff
from forum.policies.authorities import keep_authorities
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import Role

ON_A_PAGE = 50
APPOINTED = (Role.EXPERT, Role.MODERATOR, Role.SECRETARIAT)


@require_GET
def secretariat(request: ForumRequest) -> HttpResponse:
    """What the secretariat keeps, in one place."""
    require(keep_authorities(request.actor))
    words = request.GET.get("find", "").replace("\0", "").strip()[:100]
    page = max(1, int(asked) if (asked := request.GET.get("page", "")).isascii() and asked.isdigit() else 1)
    found = Authority.objects.with_party().with_people()
    if words:
        found = found.filter(Q(name__icontains=words) | Q(party__name__icontains=words) | Q(party__code__iexact=words))
    start = (min(page, 1000) - 1) * ON_A_PAGE
    authorities = list(found.prefetch_related("domains")[start : start + ON_A_PAGE + 1])
    waiting = AccessRequest.objects.visible_to(request.actor).open().with_authority()
    appointed = Seat.objects.active().with_holder().filter(role__in=APPOINTED).order_by("person__name_as_given", "pk")
    seats = list(appointed[:MOST])
    context = {
        "requests": waiting.order_by("confirmed_at")[:MOST],
        "erasures": ErasureRequest.objects.visible_to(request.actor)
        .open()
        .select_related("person")
        .order_by("asked_at")[:MOST],
        "authorities": authorities[:ON_A_PAGE],
        "words": words,
        "before": page - 1,
        "more": page + 1 if len(authorities) > ON_A_PAGE else 0,
        "experts": [seat for seat in seats if seat.role == Role.EXPERT],
        "curators": [seat for seat in seats if seat.role != Role.EXPERT],
    }
    return render(request, "accounts/secretariat.html", context)


@require_http_methods(["GET", "POST"])
def new_authority(request: ForumRequest) -> HttpResponse:
    """Add an authority."""
    require(keep_authorities(request.actor))
    form = AuthorityForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "kind", "party")}
        try:
            made = create_authority(request.actor, **said)
            messages.success(request, _("%(name)s is on the list.") % {"name": made.name})
            return redirect("people:kept_authority", made.pk)
        except Refused as no:
            form.add_error(None, str(no))
    return render(request, "accounts/new_authority.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def authority(request: ForumRequest, pk: UUID) -> HttpResponse:
    """An authority: its people, its domains, and what it is, which can be changed here."""
    require(keep_authorities(request.actor))
    kept = _kept(pk)
    if request.method == "GET":
        return _page(request, kept)
    form = AuthorityForm(request.POST.copy())
    status = 422
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "kind", "party")}
        try:
            change_authority(request.actor, kept.pk, **said, version=form.cleaned_data["version"] or 0)
            messages.success(request, _("Saved."))
            return redirect("people:kept_authority", kept.pk)
        except AuthorityConflict as conflict:
            form.add_error(None, str(conflict))
            kept = _kept(pk)
            # The page shows what stands now, so its reader may save over it.
            form.data["version"] = str(kept.rights_version)  # type: ignore[index]
            status = 409
        except Refused as no:
            form.add_error(None, str(no))
    return _page(request, kept, form=form, status=status)


@require_POST
def domains(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Approve a domain for an authority."""
    require(keep_authorities(request.actor))
    kept = _kept(pk)
    form = DomainForm(request.POST)
    if not form.is_valid():
        return _page(request, kept, domain=form, status=422)
    approved = approve_domain(request.actor, kept.pk, **form.cleaned_data)
    messages.success(request, _("%(domain)s is approved.") % {"domain": approved.domain})
    return redirect("people:kept_authority", kept.pk)


@require_POST
def domain_removal(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Approve a domain no longer."""
    require(keep_authorities(request.actor))
    removed = get_object_or_404(ApprovedDomain, pk=pk)
    remove_domain(request.actor, removed.pk)
    messages.success(request, _("%(domain)s is not approved any more.") % {"domain": removed.domain})
    return redirect("people:kept_authority", removed.authority_id)


def _kept(pk: UUID) -> Authority:
    return get_object_or_404(Authority.objects.select_related("party"), pk=pk)


def _page(
    request: ForumRequest,
    kept: Authority,
    *,
    form: AuthorityForm | None = None,
    domain: DomainForm | None = None,
    status: int = 200,
) -> HttpResponse:
    stands = {"name": kept.name, "kind": kept.kind, "party": kept.party_id, "version": kept.rights_version}
    context = {
        "staff": Staff(request.actor, kept),
        "domains": kept.domains.all(),
        "form": form or AuthorityForm(initial=stands),
        "domain_form": domain or DomainForm(),
    }
    return render(request, "accounts/authority.html", context, status=status)
