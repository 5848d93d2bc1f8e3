"""How static files are named and compressed in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Every file carries its hash in its name, those that ES modules import included: so no import map is needed."""

    support_js_module_import_aggregation = True
