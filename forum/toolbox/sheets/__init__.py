"""What a page shows of a framework or of a Party, gathered in a number of queries that does not grow with its rows."""
