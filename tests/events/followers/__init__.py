"""Followers that tests register."""
