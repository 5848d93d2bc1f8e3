from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "forum.record"
    label = "record"
