"""The benches: what is claimed about speed, measured by one command. README.md beside this file says how."""
