"""OParl 1.1 (https://oparl.org): what is public, as the objects that programs for council information read.

An area is an OParl Body, a body of ours an Organization. Nobody is named: a Person is a seat that is held.
"""
