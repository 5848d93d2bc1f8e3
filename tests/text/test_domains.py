"""Domains of addresses: a look-alike is another one, and what lies below counts only where it is meant to."""

import pytest

from forum.text.domains import ascii_domain, domain_of, is_at
from forum.text.limits import TextRefused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("interior.example", "interior.example"),
        ("  Interior.EXAMPLE. ", "interior.example"),
        ("ｉｎｔｅｒｉｏｒ.example", "interior.example"),  # full width: mail goes to the plain one too
        ("straße.example", "strasse.example"),  # so does the mail
        ("interiоr.example", "xn--interir-fjg.example"),  # with a Cyrillic о
        ("οικονομία.example", "xn--kxaewekflcb.example"),
        ("xn--interir-fjg.example", "xn--interir-fjg.example"),
    ],
)
def test_a_domain_has_one_form(typed, kept):
    assert ascii_domain(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "example", "@", "a..example", ".example", "-a.example", "a-.example", "a b.example", "a_b.example"),
        *("a/b.example", "a\0b.example", "interior.example\nother.example"),
        *("a" * 64 + ".example", "a." * 130 + "example"),
    ],
)
def test_what_is_no_domain_is_refused(typed):
    with pytest.raises(TextRefused, match="Please write a domain"):
        ascii_domain(typed)


@pytest.mark.parametrize(
    ("address", "domain"),
    [("noor@interior.example", "interior.example"), ('"a@b"@Interior.Example', "interior.example")],
)
def test_the_domain_of_an_address_is_behind_its_last_at(address, domain):
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    ("domain", "is_it", "or_below"),
    [
        ("interior.example", True, True),
        ("north.interior.example", False, True),
        ("a.north.interior.example", False, True),
        ("notinterior.example", False, False),
        ("interior.example.attacker.test", False, False),
        ("example", False, False),
        ("xn--interir-fjg.example", False, False),
    ],
)
def test_what_lies_at_a_domain(domain, is_it, or_below):
    assert is_at(domain, "interior.example", with_subdomains=False) is is_it
    assert is_at(domain, "interior.example", with_subdomains=True) is or_below
