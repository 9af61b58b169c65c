"""Plays a rehearsal against a running service: real HTTP and live streams, many phones in one process."""
