"""Pages for people who apply, without an account."""
