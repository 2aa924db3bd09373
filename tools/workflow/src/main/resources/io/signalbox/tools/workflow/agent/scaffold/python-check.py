"""Asks every question of checks.jsonl; the answer has to match what is expected."""

import json
import re
import sys

from agent import answer

with open("checks.jsonl", encoding="utf-8") as checks:
    for line in filter(str.strip, checks):
        check = json.loads(line)
        said = answer(check["input"])
        for expected in check["checks"]:
            if not re.search(expected["value"], said):
                sys.exit(f"FAILED: {check['input']}\n  said: {said}")
print("all checks pass")
