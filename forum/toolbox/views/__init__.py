"""Pages of frameworks, tools, Parties and facts: public, but for what members said."""
