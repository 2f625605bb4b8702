"""The vLLM server of production, with one adapter for each task of the assistant."""
