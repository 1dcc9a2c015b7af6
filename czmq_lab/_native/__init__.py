"""Everything that knows about cffi, and nothing else in the package does."""
