"""What puts candidates in order."""
