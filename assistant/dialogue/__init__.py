"""What a session remembers and how a message changes it: pure functions over frozen state."""
