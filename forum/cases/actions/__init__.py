"""The verbs of case studies, one file for each noun."""
