"""Output and annotations → figures, for training and benchmarks."""
