"""The verbs of following and of mail: each touches only what is the person's own."""
