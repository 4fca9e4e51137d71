"""Verifies signed letters by python3-dkim: verify.py RECORDS LETTER...

RECORDS is a JSON file of TXT records by name. Prints "good" or "bad" for each
letter, in order.
"""
import json
import sys

import dkim

with open(sys.argv[1]) as file:
    records = json.load(file)


def look_up(name, timeout=5):
    return records.get(name.decode().rstrip("."))


for path in sys.argv[2:]:
    with open(path, "rb") as file:
        print("good" if dkim.verify(file.read(), dnsfunc=look_up, minkey=1024) else "bad")
