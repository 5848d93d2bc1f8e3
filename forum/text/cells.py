"""Text in the cells of a table that a spreadsheet may open."""

FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
"""How a cell begins that a spreadsheet takes for a formula (OWASP, CSV injection; with the full-width signs)."""


def as_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
