"""What the tests need and a bare machine lacks: a PostgreSQL server and a Chromium. Both without root."""
