"""The warm process: loads the models once, then runs commands in forks of itself, for their callers.

Nothing depends on it: a call that finds none, or one that does not fit, does the work itself.
"""
