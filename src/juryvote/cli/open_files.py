"""How many connections a process may have open."""

import resource

ENOUGH = 65_536


def as_many_as_allowed() -> None:
    """A hall of five hundred phones has more than a thousand connections: more than what a shell allows at first."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if most == resource.RLIM_INFINITY else min(most, ENOUGH)
    if resource.RLIM_INFINITY != now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
