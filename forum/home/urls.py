from django.urls import path

from forum.home.views import clearing, directory, erasures, front, groups, outward, own_authority, own_data, welcome

app_name = "home"

urlpatterns = [
    path("", front.front, name="front"),
    path("robots.txt", outward.robots, name="robots"),
    path("sitemap.xml", outward.sitemap, name="sitemap"),
    path("aside/", front.aside, name="aside"),
    path("authority/", own_authority.own_authority, name="own_authority"),
    path("authority/clearance/", clearing.cleared_first, name="cleared_first"),
    path("clearing/", clearing.clearing, name="clearing"),
    path("clearing/trail/", clearing.trail, name="trail"),
    path("clearing/trail.csv", clearing.trail_file, name="trail_file"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("account/data/", own_data.own_data, name="own_data"),
    path("account/data/file/", own_data.own_data_file, name="own_data_file"),
    path("account/data/erasure/", own_data.erasure_asked, name="ask_for_erasure"),
    path("account/data/erasure/taken-back/", own_data.erasure_taken_back, name="take_erasure_back"),
    path("secretariat/erasures/<uuid:pk>/", erasures.erasure, name="erasure"),
    path("secretariat/erasures/<uuid:pk>/grant/", erasures.grant, name="grant_erasure"),
    path("secretariat/erasures/<uuid:pk>/refusal/", erasures.refuse, name="refuse_erasure"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new_group, name="new_group"),
    path("groups/<uuid:pk>/", groups.group, name="group"),
    path("groups/<uuid:pk>/changes/", groups.changes, name="group_changes"),
    path("groups/<uuid:pk>/members/", groups.members, name="group_members"),
    path("groups/<uuid:pk>/end/", groups.end, name="group_end"),
    path("groups/members/<uuid:pk>/removal/", groups.removal, name="member_removal"),
    path("directory/", directory.directory, name="directory"),
    path("directory/<uuid:pk>/", directory.authority, name="authority"),
    path("directory/<uuid:pk>/letter/", directory.letter, name="letter"),
    path("directory/<uuid:pk>/mailbox/", directory.mailbox, name="mailbox"),
]
