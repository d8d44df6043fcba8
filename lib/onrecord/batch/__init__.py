"""Reports on many articles, on all cores or many machines; a stopped run can be resumed."""
