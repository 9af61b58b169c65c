"""The rules of the room: examples, laws, machines and the tables that a real council would check by hand."""
