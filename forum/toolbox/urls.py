from django.urls import path

from forum.toolbox.views import agreements, corrections, facts, tools

app_name = "toolbox"

urlpatterns = [
    path("agreements/", agreements.frameworks, name="frameworks"),
    path("agreements/<slug:code>/", agreements.framework, name="framework"),
    path("parties/<slug:code>/", agreements.party, name="party"),
    path("toolbox/", tools.tools, name="tools"),
    path("toolbox/<slug:code>/", tools.tool, name="tool"),
    path("facts/<uuid:fact_id>/", facts.fact, name="fact"),
    path("facts/<uuid:fact_id>/correction/", corrections.propose, name="propose"),
    path("corrections/<uuid:correction_id>/acceptance/", corrections.accept, name="accept"),
    path("corrections/<uuid:correction_id>/declining/", corrections.decline, name="decline"),
]
