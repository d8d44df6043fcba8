"""Output and gold answers → figures. Shared by training and benchmarks."""
