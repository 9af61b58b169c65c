"""What each audience may see, as frozen values for templates. Reads change nothing and decide no rule."""
