"""Pure rules of counting stock."""
