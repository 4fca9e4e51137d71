"""Works out XmR charts from the rules, for the tests of the package.

Each line of the input is a series in JSON: its values as text, null where there is
a gap, the bases as [from, until] (until 0 for the whole stretch), whether moving
ranges are screened, a target and the good direction. Each line of the output is
its chart. Everything is a fraction; nothing is taken from the program that is
tested, which looks for runs, while this looks through windows.
"""

import json
import sys
from fractions import Fraction


def decimal(x, places=16):
    """A fraction as text, rounded half away from zero, without closing zeros."""
    scaled = abs(x) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    text = (digits[:-places] + "." + digits[-places:]).rstrip("0").rstrip(".")
    return "-" + text if x < 0 and whole else text


def mean(xs):
    return sum(xs) / len(xs)


def sign(x):
    return (x > 0) - (x < 0)


def limits(ys, screen):
    """The centre and the mean moving range; None where there is none."""
    known = [y for y in ys if y is not None]
    if not known:
        return None, None
    ranges = [abs(b - a) for a, b in zip(ys, ys[1:]) if a is not None and b is not None]
    if screen and ranges:
        bound = Fraction(3267, 1000) * mean(ranges)
        ranges = [r for r in ranges if r < bound]
    return mean(known), mean(ranges) if ranges else None


def windows(n, i, size):
    """Where the windows of a size begin that hold the point i of n."""
    return range(max(0, i - size + 1), min(i, n - size) + 1)


def marks(ys, centre, moving):
    """The mark of each point of a series without gaps: a rule and a sign."""
    n = len(ys)
    side = [sign(y - centre) for y in ys]
    far = near = [False] * n
    if moving is not None:
        far = [abs(y - centre) > Fraction(266, 100) * moving for y in ys]
        near = [not f and abs(y - centre) > Fraction(266, 150) * moving for f, y in zip(far, ys)]

    def trending(start):
        steps = [sign(b - a) for a, b in zip(ys[start : start + 7], ys[start + 1 : start + 7])]
        return abs(sum(steps)) == 6

    def close(start):
        return sum(near[start : start + 3]) >= 2 and abs(sum(side[start : start + 3])) == 3

    trend = [any(trending(w) for w in windows(n, i, 7)) for i in range(n)]
    found = []
    for i, y in enumerate(ys):
        if far[i]:
            found.append("outside" + "-+"[side[i] > 0])
        elif trend[i]:
            on = i + 1 < n and trend[i + 1]
            step = ys[i + 1] - y if on else y - ys[i - 1]
            found.append("trend" + "-+"[step > 0])
        elif near[i] and any(close(w) for w in windows(n, i, 3)):
            found.append("two" + "-+"[side[i] > 0])
        elif any(abs(sum(side[w : w + 7])) == 7 for w in windows(n, i, 7)):
            found.append("side" + "-+"[side[i] > 0])
        else:
            found.append("")
    return found


def pieces(ys):
    """The series between its gaps, and a None for each gap."""
    piece = []
    for y in ys:
        if y is None:
            yield from ([piece] if piece else [])
            yield None
            piece = []
        else:
            piece.append(y)
    yield from ([piece] if piece else [])


def assurance(target, good, centre, moving):
    if moving is None or not good:
        return ""
    upper, lower = centre + Fraction(266, 100) * moving, centre - Fraction(266, 100) * moving
    if lower <= target <= upper:
        return "hit and miss"
    return "passing" if (target < lower) == (good > 0) else "failing"


def chart(series):
    ys = [None if v is None else Fraction(v) for v in series["values"]]
    bases = series["bases"]
    if not bases or bases[0][0] > 0:
        bases = [[0, 0]] + bases
    stretches, found, held = [], [], ""
    for (start, until), (end, _) in zip(bases, bases[1:] + [[len(ys), 0]]):
        end = min(end, len(ys))
        if start >= end:
            continue
        counted = ys[start : min(until or end, end)]
        centre, moving = limits(counted, series["screen"])
        known = sum(y is not None for y in counted)
        all_known = sum(y is not None for y in ys[start:end])
        made = {"from": start, "to": end, "counted": known, "trial": known < 12 or all_known < 13}
        if centre is not None:
            made["centre"] = decimal(centre)
        if moving is not None:
            made["lower"] = decimal(centre - Fraction(266, 100) * moving)
            made["upper"] = decimal(centre + Fraction(266, 100) * moving)
        stretches.append(made)
        for piece in pieces(ys[start:end]):
            found += [""] if piece is None else [""] * len(piece) if centre is None else marks(piece, centre, moving)
        held = assurance(Fraction(series["target"]), series["good"], centre, moving)
    return {"stretches": stretches, "marks": found, "assurance": held}


for line in sys.stdin:
    print(json.dumps(chart(json.loads(line)), separators=(",", ":")))
