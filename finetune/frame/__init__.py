"""Data of the task *frame*: messages, their context, and what they say."""
