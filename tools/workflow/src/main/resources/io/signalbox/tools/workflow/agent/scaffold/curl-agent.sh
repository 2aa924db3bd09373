#!/bin/sh
# One question, one answer, over the gateway.
set -eu
usual_base=@BASE@
model=@ROUTE@
: "${OPENAI_BASE_URL:=$usual_base}" "${OPENAI_API_KEY:?take the key with /agents key @NAME@ in Slack}"
[ $# -gt 0 ] || { echo 'Ask something: sh agent.sh "your question"' >&2; exit 1; }
question=$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr '\n\t\r' '   ')
started=$(date +%s)
answer=$(curl -sS --fail-with-body "$OPENAI_BASE_URL/chat/completions" \
  -H "Authorization: Bearer $OPENAI_API_KEY" -H 'Content-Type: application/json' \
  -d "{\"model\":\"$model\",\"messages\":[{\"role\":\"user\",\"content\":\"$question\"}]}") || {
  printf '%s\n' "$answer" >&2
  exit 1
}
echo "$(date -u +%FT%TZ) $(($(date +%s) - started))s ${#answer} characters" >> agent.log
printf '%s\n' "$answer" | sed -n 's/.*"content": *"\(\([^"\\]\|\\.\)*\)".*/\1/p' | sed 's/\\n/\
/g; s/\\\(["\\/]\)/\1/g'
