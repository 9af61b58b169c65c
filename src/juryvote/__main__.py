"""`python -m juryvote`: the same as the command `juryvote`."""

from juryvote.cli import main

main(prog_name="juryvote")
