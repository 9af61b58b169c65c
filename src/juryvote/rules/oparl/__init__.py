"""OParl 1.1 (https://oparl.org): what is public, as the objects that programs for council information read.

An area is an OParl Body, a body of ours an Organization. A Person is a seat that is held, named
only with consent.
"""
