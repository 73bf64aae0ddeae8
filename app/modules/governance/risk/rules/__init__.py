"""The rules of risks: matrices and levels, states, drafts."""
