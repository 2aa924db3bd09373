#!/bin/sh
# One question, one answer, over the gateway.
set -eu
: "${OPENAI_BASE_URL:=@BASE@}" "${OPENAI_API_KEY:?take the key with /agents key @NAME@}"
question=$(printf '%s' "${1:?a question}" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr '\n\t' '  ')
started=$(date +%s)
answer=$(curl -sS --fail-with-body "$OPENAI_BASE_URL/chat/completions" \
  -H "Authorization: Bearer $OPENAI_API_KEY" -H 'Content-Type: application/json' \
  -d "{\"model\":\"@ROUTE@\",\"messages\":[{\"role\":\"user\",\"content\":\"$question\"}]}")
echo "$(date -u +%FT%TZ) $(($(date +%s) - started))s ${#answer} characters" >> agent.log
printf '%s\n' "$answer" | sed -n 's/.*"content": *"\(\([^"\\]\|\\.\)*\)".*/\1/p'
