"""Pages of coordinators of borough and Senate."""
