"""The terms of documents, indexed by each database in its own way: the same terms, in the same order.

A gap stands behind the title and behind the text, so that no phrase runs from one into the other.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_terms USING fts5(
        title_terms, body_terms, context_terms,
        content='search_searchdocument', content_rowid='id', tokenize='ascii', prefix='2 3'
    )""",
    """CREATE TRIGGER search_terms_come AFTER INSERT ON search_searchdocument BEGIN
        INSERT INTO search_terms(rowid, title_terms, body_terms, context_terms)
        VALUES (new.id, new.title_terms, new.body_terms, new.context_terms);
    END""",
    """CREATE TRIGGER search_terms_go AFTER DELETE ON search_searchdocument BEGIN
        INSERT INTO search_terms(search_terms, rowid, title_terms, body_terms, context_terms)
        VALUES ('delete', old.id, old.title_terms, old.body_terms, old.context_terms);
    END""",
    """CREATE TRIGGER search_terms_change AFTER UPDATE ON search_searchdocument BEGIN
        INSERT INTO search_terms(search_terms, rowid, title_terms, body_terms, context_terms)
        VALUES ('delete', old.id, old.title_terms, old.body_terms, old.context_terms);
        INSERT INTO search_terms(rowid, title_terms, body_terms, context_terms)
        VALUES (new.id, new.title_terms, new.body_terms, new.context_terms);
    END""",
]
SQLITE_BACK = [
    "DROP TRIGGER search_terms_come",
    "DROP TRIGGER search_terms_go",
    "DROP TRIGGER search_terms_change",
    "DROP TABLE search_terms",
]

# Terms are letters and digits of any script: the parser of PostgreSQL, which knows what a word is, is not asked.
POSTGRESQL = [
    """CREATE FUNCTION search_vector(terms text, weight "char") RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT setweight(coalesce(string_agg(quote_literal(term) || ':' || least(place, 16383), ' '), '')::tsvector, weight)
        FROM unnest(string_to_array(terms, ' ')) WITH ORDINALITY AS one(term, place)
        WHERE term <> ''
    $$""",
    """ALTER TABLE search_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        search_vector(title_terms || ' 0', 'A') || search_vector(body_terms || ' 0', 'B') || search_vector(context_terms, 'D')
    ) STORED""",
    "CREATE INDEX search_by_terms ON search_searchdocument USING gin (vector)",
]
POSTGRESQL_BACK = [
    "DROP INDEX search_by_terms",
    "ALTER TABLE search_searchdocument DROP COLUMN vector",
    "DROP FUNCTION search_vector(text, \"char\")",
]


def run(sqlite, postgresql):
    def statements(apps, schema_editor):
        for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
            schema_editor.execute(statement, params=None)

    return statements


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK))]
