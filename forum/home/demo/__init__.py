"""The demo: people, authorities, threads and case studies that do not exist, played through the verbs of real ones."""
