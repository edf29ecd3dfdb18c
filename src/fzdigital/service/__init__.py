"""Use cases: the register folded, batches selected, firms managed, findings made."""
