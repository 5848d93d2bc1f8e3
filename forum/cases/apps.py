from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "forum.cases"
    label = "cases"
