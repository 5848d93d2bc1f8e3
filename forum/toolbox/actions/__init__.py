"""What members do about facts."""
