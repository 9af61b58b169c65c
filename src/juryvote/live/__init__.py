"""Announcements: that a meeting has changed, never what. And the hall that carries everything an action needs."""
