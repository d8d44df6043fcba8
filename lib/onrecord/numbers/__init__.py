"""The parts that read figures out of a text: pieces, amounts, units, dates, times, scores, names."""
