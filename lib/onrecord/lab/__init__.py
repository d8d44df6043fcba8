"""What notebooks call beside displays: open a source, find its corrections, explore and correct (widgets)."""
