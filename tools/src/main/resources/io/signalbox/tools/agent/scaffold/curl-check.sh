#!/bin/sh
# Asks every question of checks.jsonl; the answer has to match what is expected.
set -eu
while IFS= read -r line; do
  question=$(printf '%s' "$line" | sed 's/.*"question": *"\([^"]*\)".*/\1/')
  expect=$(printf '%s' "$line" | sed 's/.*"expect": *"\([^"]*\)".*/\1/')
  sh ./agent.sh "$question" </dev/null | grep -q -- "$expect" || { echo "FAILED: $question"; exit 1; }
done < checks.jsonl
echo "all checks pass"
