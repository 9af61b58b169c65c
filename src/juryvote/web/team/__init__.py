"""The team's office."""
