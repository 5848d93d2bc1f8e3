from django.apps import AppConfig


class ToolboxConfig(AppConfig):
    name = "forum.toolbox"
    label = "toolbox"
