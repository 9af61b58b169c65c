"""An invented neighbourhood, played through the same actions that people use: nothing here knows a table."""
