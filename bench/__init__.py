"""Measures, as ratios within one run: what a durable cast costs beside what the same server can do at all."""
