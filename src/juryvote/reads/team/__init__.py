"""The team's office: bodies and people, rounds and proposals, meetings, the door and the cards."""
