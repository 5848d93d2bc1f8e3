"""Somebody with a browser that knows no script, who meets the processes as the proxy lets them."""

from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from lxml import html

from tests.cast import PASSWORD
from tests.live.serving import PATIENCE


class Visitor:
    """Sends the same headers with every request. The proxy ends TLS, so cookies for https are sent without it."""

    def __init__(self, headers: dict[str, str]) -> None:
        self._headers = headers
        self._cookies = CookieJar(DefaultCookiePolicy(secure_protocols=["http"]))
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self._cookies))

    @property
    def cookies(self) -> str:
        """The cookies as a header sends them."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._cookies)

    def get(self, port: int, path: str) -> bytes:
        """What stands at a path. Raises HTTPError when it is not answered with success."""
        return self._ask(Request(f"http://127.0.0.1:{port}{path}", headers=self._headers))

    def read(self, port: int, path: str) -> html.HtmlElement:
        """A page."""
        return html.fromstring(self.get(port, path))

    def sign_in(self, port: int, name: str) -> None:
        """Sign in as a member of the cast."""
        form = self._form_with(self.read(port, "/account/login/"), "password")
        form.fields["login"], form.fields["password"] = f"{name}@example.org", PASSWORD
        self._send(port, form)

    def reply(self, port: int, address: str, words: str, capacity: str) -> None:
        """Post a reply in a thread."""
        form = self._form_with(self.read(port, address), "body")
        form.fields["body"], form.fields["capacity"] = words, capacity
        self._send(port, form)

    def _form_with(self, page: html.HtmlElement, field: str) -> html.FormElement:
        return next(form for form in page.forms if field in form.fields)

    def _send(self, port: int, form: html.FormElement) -> None:
        data = urlencode(form.form_values()).encode()
        self._ask(Request(f"http://127.0.0.1:{port}{form.action}", data, self._headers))

    def _ask(self, request: Request) -> bytes:
        with self._opener.open(request, timeout=PATIENCE) as answer:
            return bytes(answer.read())
