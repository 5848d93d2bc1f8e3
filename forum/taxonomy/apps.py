from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "forum.taxonomy"
    label = "taxonomy"
