from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "forum.events"
    label = "events"
