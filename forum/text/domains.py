"""Domains of e-mail addresses, in the one form that mail servers know."""

import re

from django.utils.translation import gettext

from forum.text.limits import TextRefused

LONGEST = 253
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def ascii_domain(text: str) -> str:
    """The domain in lower-case ASCII: what looks like another one in a foreign script is another one here.

    It is encoded as it is when mail is sent there, so whoever is let in by it is who the mail reaches.

    Raises:
        TextRefused: no domain, or one without a dot.
    """
    try:
        domain = text.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        domain = ""
    labels = domain.split(".")
    if len(domain) > LONGEST or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        raise TextRefused(gettext("Please write a domain, such as interior.example."))
    return domain


def domain_of(address: str) -> str:
    """The domain of an e-mail address, in the same form. Raises TextRefused."""
    return ascii_domain(address.rpartition("@")[2])


def is_at(domain: str, approved: str, *, with_subdomains: bool) -> bool:
    """Whether a domain is the approved one, or lies below it where that counts too."""
    return domain == approved or (with_subdomains and domain.endswith(f".{approved}"))
