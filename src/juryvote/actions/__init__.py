"""One function for each thing a person can do: one transaction each, written into the journal where it matters."""
