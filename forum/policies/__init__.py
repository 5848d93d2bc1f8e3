"""The rule book: pure functions of an Actor and a thing. No query, no request."""
