from django.urls import path

from forum.cases.views import keeping, reading, reviewing, works, writing

app_name = "cases"

urlpatterns = [
    path("", reading.cases, name="list"),
    path("new/", writing.begin, name="begin"),
    path("works/", works.works, name="works"),
    path("writing/<uuid:pk>/", writing.outline, name="outline"),
    path("writing/<uuid:pk>/sections/<slug:key>/", writing.section, name="section"),
    path("writing/<uuid:pk>/preview/", writing.preview, name="preview"),
    path("writing/<uuid:pk>/growth/", writing.growth, name="growth"),
    path("writing/<uuid:pk>/discarding/", writing.discarding, name="discarding"),
    path("writing/<uuid:pk>/submission/", reviewing.submission, name="submission"),
    path("writing/<uuid:pk>/taking-back/", reviewing.taking_back, name="taking-back"),
    path("writing/<uuid:pk>/review/", reviewing.review, name="review"),
    path("writing/<uuid:pk>/publication/", reviewing.publication, name="publication"),
    path("writing/<uuid:pk>/return/", reviewing.returning, name="return"),
    path("partners/<uuid:pk>/", keeping.partner, name="partner"),
    path("<slug:identifier>/", reading.case, name="case"),
    path("<slug:identifier>/citation/", reading.citation, name="citation"),
    path("<slug:identifier>/versions/", reading.versions, name="versions"),
    path("<slug:identifier>/versions/<int:number>/", reading.version, name="version"),
    path("<slug:identifier>/revision/", keeping.revision, name="revision"),
    path("<slug:identifier>/confirmation/", keeping.confirmation, name="confirmation"),
    path("<slug:identifier>/withdrawal/", keeping.withdrawal, name="withdrawal"),
]
