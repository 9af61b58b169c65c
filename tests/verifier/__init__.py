"""The second verifier, in JavaScript, held against the first."""
