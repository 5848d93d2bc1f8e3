"""Translations: what there is to translate, the compiled catalogues, and the generated mirrored language."""
