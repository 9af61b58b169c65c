"""The shared tablet in the room."""
