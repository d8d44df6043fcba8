"""Numbers in words."""

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def spell(n: int, joint: str = " and ") -> str:
    """Return a whole number in words, British (`one hundred and five`) or American (`one hundred five`)."""
    for size, name in SCALES:
        if n >= size:
            rest = n % size
            link = joint if 0 < rest < 100 else " "
            return f"{spell(n // size, joint)} {name}" + (link + spell(rest, joint) if rest else "")
    if n >= 100:
        return f"{ONES[n // 100]} hundred" + (joint + spell(n % 100, joint) if n % 100 else "")
    if n >= 20:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    return ONES[n]
