"""What pages of facts need beside the facts."""

from django import template

register = template.Library()


@register.filter
def address(line: str) -> str:
    """Where a line of a source leads, empty if it is no whole address but a description or shortened."""
    if " " in line or "..." in line:
        return ""
    return line if line.startswith(("https://", "http://")) else f"https://{line}"
