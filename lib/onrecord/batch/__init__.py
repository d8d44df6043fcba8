"""Reports of many articles: on all cores or many machines, picking up where an earlier run was."""
