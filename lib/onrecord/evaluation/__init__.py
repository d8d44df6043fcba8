"""Output and annotations → scores, for training and benchmarks."""
