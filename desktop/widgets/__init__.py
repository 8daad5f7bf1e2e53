"""Qt parts for any screen; they know no feature."""
