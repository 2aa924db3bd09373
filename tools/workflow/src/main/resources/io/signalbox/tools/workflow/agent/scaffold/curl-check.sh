#!/bin/sh
# Asks every question of checks.jsonl; the answer has to match what is expected.
set -eu
while IFS= read -r line; do
  question=$(printf '%s' "$line" | sed 's/.*"input": *"\([^"]*\)".*/\1/')
  expect=$(printf '%s' "$line" | sed 's/.*"value": *"\([^"]*\)".*/\1/')
  said=$(sh ./agent.sh "$question" </dev/null)
  printf '%s\n' "$said" | grep -q -- "$expect" || {
    printf 'FAILED: %s\n  said: %s\n' "$question" "$said" >&2
    exit 1
  }
done < checks.jsonl
echo "all checks pass"
