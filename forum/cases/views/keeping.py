"""What an authority does about a case study that is published."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.cases.actions.partners import answer_as_partner
from forum.cases.actions.standing import confirm_case, withdraw_case
from forum.cases.actions.writing import begin_version
from forum.cases.forms.acts import WithdrawalForm
from forum.cases.models import Partner
from forum.cases.views.reading import readable
from forum.discussions.asked import flag_in, sent
from forum.policies import cases as may
from forum.policies.decision import require


@require_POST
def partner(request: ForumRequest, pk: UUID) -> HttpResponse:
    """Confirm, or decline, that one's authority is named as partner."""
    named = get_object_or_404(Partner.objects.shown_to(request.actor).select_related("case"), pk=pk)
    agrees = flag_in(request.POST, "agrees")
    answer_as_partner(request.actor, pk, agrees=agrees)
    messages.success(
        request, _("Your authority is named as partner now.") if agrees else _("Your authority is not named.")
    )
    return redirect(named.case)


@require_POST
def revision(request: ForumRequest, identifier: str) -> HttpResponse:
    """Begin a new version, or go on with the one begun before."""
    version = begin_version(request.actor, readable(request.actor, identifier).pk)
    return redirect("cases:outline", version.pk)


@require_POST
def confirmation(request: ForumRequest, identifier: str) -> HttpResponse:
    """Say that a case study still holds."""
    case = confirm_case(request.actor, readable(request.actor, identifier).pk)
    messages.success(request, _("Confirmed. You are asked again by %(date)s.") % {"date": case.review_by})
    return redirect(case)


@require_http_methods(["GET", "POST"])
def withdrawal(request: ForumRequest, identifier: str) -> HttpResponse:
    """Take a case study back, for a reason."""
    case = readable(request.actor, identifier)
    require(may.keep_true(request.actor, case))
    form = WithdrawalForm(sent(request))
    if form.is_valid():
        withdraw_case(request.actor, case.pk, reason=form.cleaned_data["reason"])
        messages.success(request, _("The case study is withdrawn. Its address says so, with the reason."))
        return redirect(case)
    context = {"form": form, "case": case, "version": case.current}
    return render(request, "cases/withdrawal.html", context, status=422 if form.is_bound else 200)
