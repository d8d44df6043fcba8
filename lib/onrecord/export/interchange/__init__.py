"""Files for other programs: ClaimReview drafts, OpenRefine, graphs of speakers, citations."""
