from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "forum.publishing"
    label = "publishing"
