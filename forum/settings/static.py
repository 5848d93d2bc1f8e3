"""How static files are named and compressed in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage as Compressed


class HashedFiles(Compressed):
    """Every file carries its hash in its name, those that ES modules import included: so no import map is needed.

    Only our own modules are searched for imports: Django would take a comment of a library's script for one.
    """

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = ("js/*.js", Compressed._js_module_import_aggregation_patterns[1])
