"""The member's phone."""
