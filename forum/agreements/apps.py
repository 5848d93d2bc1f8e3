from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "forum.agreements"
    label = "agreements"
