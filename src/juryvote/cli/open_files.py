"""How many connections a process may have open."""

import resource


def as_many_as_allowed() -> None:
    """A hall of five hundred phones has more than a thousand connections: more than what a shell allows at first."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
