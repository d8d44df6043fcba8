"""Special forms of numbers: ages, multiples, ratios, scores, vague amounts."""
