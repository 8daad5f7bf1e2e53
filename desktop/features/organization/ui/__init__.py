"""The union's own screens."""
