"""Warm kernels: notebooks run by forks of a process that has the libraries and models in memory already."""
