"""The conversation: understand, ground, update, act, say, audit, trace."""
