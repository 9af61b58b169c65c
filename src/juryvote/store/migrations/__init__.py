"""Forward-only steps from one layout of the database to the next (`juryvote upgrade`)."""
