"""The public register and what belongs to every visitor: language, health, the way in for the curious."""
