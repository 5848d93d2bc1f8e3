"""The styles keep their promises: layers, logical properties, colours in one place, and contrast in both schemes."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
ENTRY = CSS / "corridor.css"
FILES = sorted(path for path in CSS.glob("*.css") if path != ENTRY)

PHYSICAL_NAME = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding|overflow|resize)?-?(?:top|right|bottom|left)(?:-\w+)*"
    r"|(?:min-|max-)?(?:width|height)|float|clear|border-(?:top|bottom)-(?:left|right)-radius"
)
PHYSICAL_VALUE = re.compile(r"\b(?:left|right)\b")
TAKES_A_SIDE = {
    "text-align",
    "caption-side",
    "background",
    "background-position",
    "transform-origin",
    "justify-content",
}
FOUR_SIDES = re.compile(r"(\S+) (\S+) (\S+) (\S+)")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\("
    r"|(?<![\w-])(?:white|black|red|green|blue|gold|gr[ae]y|silver|orange|yellow|teal|navy)(?![\w-])",
    re.IGNORECASE,
)

# Text in the first colour is read on the second, somewhere in these files.
TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "accent") for ground in ("paper", "surface", "surface-sunk")],
    *[(ink, f"{tone}-soft") for tone in ("accent", "gold", "green", "red") for ink in ("ink", "ink-soft", tone)],
    *[(tone, ground) for tone in ("gold", "green", "red") for ground in ("paper", "surface")],
    *[("accent", f"{tone}-soft") for tone in ("gold", "green")],
    ("accent-strong", "paper"),
    ("ink", "accent-half"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("paper", "ink"),
]
# What must be told apart from its ground to be used at all: the edge of a field, the ring of focus, a dot.
SHAPE_PAIRS = [
    *[(shape, ground) for shape in ("rule-field", "gold") for ground in ("paper", "surface")],
    ("green-on-ink", "ink"),
]


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def declarations(css: str) -> list[tuple[str, str]]:
    """Every `name: value` of a style sheet; the condition of a media query is none."""
    return re.findall(r"(?<=[{;\s])([a-z-]+)\s*:\s+([^;{}]+)(?=[;}])", without_comments(css))


def physical(css: str) -> list[str]:
    """The declarations that name a side of the window and not of the text."""
    return [
        f"{name}: {value}"
        for name, value in declarations(css)
        if PHYSICAL_NAME.fullmatch(name)
        or (name in TAKES_A_SIDE and PHYSICAL_VALUE.search(value))
        or (name in {"margin", "padding", "inset", "border-width"} and is_lopsided(value))
    ]


def is_lopsided(value: str) -> bool:
    """Whether a shorthand of four sides gives the second and the last, left and right, different sizes."""
    sides = FOUR_SIDES.fullmatch(re.sub(r"\([^()]*\)", "", value.strip()))
    return bool(sides) and sides[2] != sides[4]


def colours(css: str) -> list[str]:
    """The values that name a colour of their own. A mask of `currentColor` or a token is none."""
    return [
        f"{name}: {value}"
        for name, value in declarations(css)
        if COLOUR.search(re.sub(r"var\(--[\w-]+\)|color-mix\(", "", value))
    ]


def tokens(scheme: str) -> dict[str, str]:
    """The hexadecimal colours of one scheme, by name."""
    pairs = re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", (CSS / "tokens.css").read_text(encoding="utf-8")
    )
    return {name: light if scheme == "light" else dark for name, light, dark in pairs}


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2), 0 to 1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2), 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_imported_and_wraps_itself_in_known_layers(path):
    entry = without_comments(ENTRY.read_text(encoding="utf-8"))
    known = re.search(r"@layer ([\w, ]+);", entry)[1].split(", ")
    assert f'@import url("{path.name}");' in entry
    rest, depth = "", 0
    css = without_comments(path.read_text(encoding="utf-8"))
    for character in css:
        depth -= character == "}"
        rest += character if depth == 0 else ""
        depth += character == "{"
    outside = [block.strip() for block in re.split(r"[{}]", rest) if block.strip()]
    assert outside, "the file is empty"
    assert all(block.removeprefix("@layer ") in known for block in outside), outside


def test_the_entry_names_only_files_that_stand_there():
    named = re.findall(r'@import url\("([^"]+)"\)', ENTRY.read_text(encoding="utf-8"))
    assert sorted(named) == [path.name for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_left_or_right(path):
    """Arabic mirrors by itself when every property follows the text."""
    assert physical(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [path for path in FILES if path.name != "tokens.css"], ids=lambda path: path.name)
def test_colours_come_from_tokens(path):
    assert colours(path.read_text(encoding="utf-8")) == []


def test_every_token_that_is_used_is_defined():
    everything = "".join(without_comments(path.read_text(encoding="utf-8")) for path in FILES)
    defined = set(re.findall(r"(--[\w-]+)\s*:", everything))
    assert set(re.findall(r"var\((--[\w-]+)", everything)) - defined == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(scheme, ink, ground):
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    palette = tokens(scheme)
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_can_be_seen(scheme, shape, ground):
    """WCAG 2.2, 1.4.11: 3 to 1."""
    palette = tokens(scheme)
    assert contrast(palette[shape], palette[ground]) >= 3


@pytest.mark.parametrize(
    "css",
    [
        "a { margin-left: 1px; }",
        "a { left: 0; }",
        "a { text-align: right; }",
        "a { float: left }",
        "a { border-top-left-radius: 2px; }",
        "a { max-width: 10px; }",
        "a { margin: 0 1px 0 2px; }",
        "a { padding-inline: 0; padding-bottom: 2px; }",
    ],
)
def test_the_search_for_sides_finds_them(css):
    assert len(physical(css)) == 1


@pytest.mark.parametrize(
    "css",
    ["a { color: #fff; }", "a { background: rgb(0 0 0 / .5); }", "a { color: white; }", "a { border: 1px solid RED; }"],
)
def test_the_search_for_colours_finds_them(css):
    assert len(colours(css)) == 1


def test_the_searches_let_pass_what_is_meant():
    css = (
        "@media (max-width: 60rem) { a { text-align: start; color: var(--green); } .red:hover { margin: 0 1px 2px; } }"
    )
    assert physical(css) == []
    assert colours(css) == []


def test_contrast_is_the_known_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
