"""One question, one answer, over the gateway."""

import datetime
import os
import sys
import time

from openai import OpenAI


def client():
    key = os.environ.get("OPENAI_API_KEY")
    if not key:
        raise SystemExit("OPENAI_API_KEY is not set: take the key with /agents key @NAME@ in Slack.")
    return OpenAI(api_key=key, base_url=os.environ.get("OPENAI_BASE_URL") or "@BASE@")


def answer(question):
    started = time.monotonic()
    completion = client().chat.completions.create(
        model="@ROUTE@", messages=[{"role": "user", "content": question}]
    )
    text = completion.choices[0].message.content or ""
    taken = round((time.monotonic() - started) * 1000)
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    with open("agent.log", "a", encoding="utf-8") as log:
        log.write(f"{now} {taken}ms {len(text)} characters\n")
    return text


if __name__ == "__main__":
    asked = " ".join(sys.argv[1:])
    if not asked:
        raise SystemExit('Ask something: python3 agent.py "your question"')
    print(answer(asked))
