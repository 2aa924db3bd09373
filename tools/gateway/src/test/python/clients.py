"""Official Python clients against a gateway: clients.py BASE KEY. Prints one line a check."""

import sys

import anthropic
import openai

base, key = sys.argv[1:3]
of_openai = openai.OpenAI(base_url=base + "/v1", api_key=key, max_retries=0)
of_anthropic = anthropic.Anthropic(base_url=base, api_key=key, max_retries=0)

tool = {"type": "function", "name": "f", "parameters": {"type": "object", "properties": {}}}
with of_openai.responses.stream(model="chat", input="q", tools=[tool]) as stream:
    for _ in stream:
        pass
    response = stream.get_final_response()
print("responses", *[item.type for item in response.output], response.output_text, response.status)

with of_anthropic.messages.stream(
    model="chat",
    max_tokens=100,
    messages=[{"role": "user", "content": "q"}],
    tools=[{"name": "f", "input_schema": {"type": "object"}}],
) as stream:
    message = stream.get_final_message()
print("messages", *[block.type for block in message.content], message.stop_reason, message.usage.input_tokens)

question = [{"role": "user", "content": "q"}]
counted = of_anthropic.messages.count_tokens(model="chat", messages=question)
print("counted", counted.input_tokens > 0)
print("models", of_anthropic.models.retrieve("chat").id, of_openai.models.retrieve("claude").id)
for client, error in ((of_openai, openai.NotFoundError), (of_anthropic, anthropic.NotFoundError)):
    try:
        client.models.retrieve("none")
    except error:
        print("not found")
