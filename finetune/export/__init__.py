"""From a trained adapter to what engines load: safetensors, GGUF, merged and quantised models."""
