"""Warm kernels: notebooks run in forks of a process that has loaded the libraries and models."""
