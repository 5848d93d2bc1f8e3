"""The verbs of people: who is let in, for whom they speak, who is shut out."""
