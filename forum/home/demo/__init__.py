"""The demo: people, authorities and threads that do not exist, played through the verbs that make real ones."""
