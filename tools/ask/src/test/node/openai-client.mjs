// OpenAI's SDK: chat completions and responses, whole and streamed; prints what came of it as JSON.
import OpenAI from 'openai';

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const question = 'the ledger replica lags, what do I do?';
const messages = [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: question }];
const whole = await client.chat.completions.create({ model: 'signalbox-ask', messages });
let streamed = '';
let annotations = [];
for await (const chunk of await client.chat.completions.create({ model: 'signalbox-ask', messages, stream: true })) {
  streamed += chunk.choices[0]?.delta?.content ?? '';
  annotations = annotations.concat(chunk.choices[0]?.delta?.annotations ?? []);
}
const response = await client.responses.create({ model: 'signalbox-ask', input: question });
let events = [];
let text = '';
for await (const event of await client.responses.create({ model: 'signalbox-ask', input: question, stream: true })) {
  events.push(event.type);
  if (event.type === 'response.output_text.delta') text += event.delta;
}
console.log(JSON.stringify({
  models: (await client.models.list()).data.map((model) => model.id),
  whole: whole.choices[0].message.content,
  cited: whole.choices[0].message.annotations,
  streamed, annotations,
  response: response.output_text,
  responseCited: response.output[0].content[0].annotations.length,
  events: [...new Set(events)], text,
}));
