"""What every answer says to the browser, whatever it answers."""

from django.http import HttpResponse

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'none'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


def assert_guarded(answer: HttpResponse, *, signed_in: bool, is_page: bool = True) -> None:
    """No script or style but our files, no guessing, no frame, no trail; what a person was shown is kept by nobody."""
    said = answer.headers
    assert {one.strip() for one in said["Content-Security-Policy"].split(";")} - {""} == POLICY
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "same-origin"
    assert said["Cross-Origin-Opener-Policy"] == "same-origin"
    if is_page:
        assert said["X-Frame-Options"] == "DENY"
    if signed_in:
        assert {"no-store", "private"} <= {one.strip() for one in said["Cache-Control"].split(",")}
        assert "public" not in said["Cache-Control"]
