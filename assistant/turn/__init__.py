"""The way of one message: a LangGraph graph and its acts."""
