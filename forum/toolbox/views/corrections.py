"""Proposing a correction, and deciding it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import ForumRequest
from forum.discussions.asked import sent
from forum.policies import facts as may
from forum.policies.decision import Refused, require
from forum.toolbox.actions.corrections import accept_correction, decline_correction, propose_correction
from forum.toolbox.facts import find_fact, framework_of, meanings_of, read_out, subject_of
from forum.toolbox.forms import CorrectionForm, DecliningForm
from forum.toolbox.models import Correction
from forum.toolbox.views.facts import fact_page


@require_http_methods(["GET", "POST"])
def propose(request: ForumRequest, fact_id: UUID) -> HttpResponse:
    """Say what a fact should say instead."""
    fact = find_fact(fact_id)
    require(may.propose_correction(request.actor))
    form = CorrectionForm(sent(request), fact=fact)
    if form.is_valid():
        try:
            propose_correction(request.actor, fact.pk, **form.proposal)
        except Refused as no:
            form.start_from(fact.version)
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Your proposal waits for who decides it."))
            return redirect("toolbox:fact", fact_id)
    context = {
        "form": form,
        "fact": fact,
        "subject": subject_of(fact),
        "framework": framework_of(fact),
        "lines": read_out(meanings_of(fact), fact.said()),
    }
    return render(request, "toolbox/propose.html", context, status=422 if form.is_bound else 200)


@require_POST
def accept(request: ForumRequest, correction_id: UUID) -> HttpResponse:
    """Let the fact say what is proposed."""
    correction = accept_correction(request.actor, correction_id)
    messages.success(request, _("The fact now says what was proposed."))
    return redirect("toolbox:fact", correction.fact)


@require_POST
def decline(request: ForumRequest, correction_id: UUID) -> HttpResponse:
    """Leave the fact as it is, for a reason."""
    correction = get_object_or_404(Correction, pk=correction_id)
    require(may.decide_correction(request.actor, correction))
    form = DecliningForm(request.POST, auto_id=f"{correction_id}-%s")
    if not form.is_valid():
        return fact_page(request, find_fact(correction.fact), declining=(correction_id, form), status=422)
    decline_correction(request.actor, correction_id, reason=form.cleaned_data["reason"])
    messages.success(request, _("The fact stays as it is."))
    return redirect("toolbox:fact", correction.fact)
