"""The round-trip laboratory: known documents, set, printed, extracted, read again, and compared with what is known."""
