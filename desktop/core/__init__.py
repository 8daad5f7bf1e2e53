"""What is true without a screen: no Qt, and no business feature."""
