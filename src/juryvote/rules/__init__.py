"""The rules of the room: pure, synchronous and exact. Nothing here reads a clock, a disk, a network or chance."""
