"""The only place with SQL. It keeps promises by constraint; it decides no rule."""
