// Frameworks against a gateway: node clients.mjs BASE KEY. Prints one line a check.
import {createAnthropic} from '@ai-sdk/anthropic';
import {createOpenAI} from '@ai-sdk/openai';
import {ChatOpenAI} from '@langchain/openai';
import {generateText, jsonSchema, stepCountIs, streamText, tool} from 'ai';

globalThis.AI_SDK_LOG_WARNINGS = false;
const [base, apiKey] = process.argv.slice(2);
const baseURL = base + '/v1';
const f = tool({
  description: 'adds one',
  inputSchema: jsonSchema({type: 'object', properties: {a: {type: 'number'}}, required: ['a']}),
  execute: async ({a}) => 'got ' + a,
});

async function check(name, work) {
  try {
    console.log(name, ...(await work()));
  } catch (e) {
    console.log(name, 'failed', e.name, String(e.message).slice(0, 120));
  }
}

const openai = createOpenAI({baseURL, apiKey});
const anthropic = createAnthropic({baseURL, apiKey});
const settings = {providerOptions: {openai: {store: false}}};
for (const [name, model] of [
  ['responses', openai('chat')],
  ['chat', openai.chat('chat')],
  ['messages', anthropic('chat')],
]) {
  await check('ai ' + name, async () => {
    const result = streamText({model, prompt: 'q', tools: {f}, stopWhen: stepCountIs(3), maxRetries: 0, onError: () => {}, ...settings});
    const text = await result.text;
    const steps = await result.steps;
    return [steps.length, steps[0].toolResults[0]?.output, text, (await result.totalUsage).inputTokens];
  });
}
await check('ai whole', async () => [(await generateText({model: openai.chat('whole'), prompt: 'q', maxRetries: 0})).text]);
await check('ai error', async () => [(await generateText({model: openai.chat('brief'), prompt: 'q', maxRetries: 0, maxOutputTokens: 5})).text]);
const langchain = (extra) => new ChatOpenAI({model: 'plain', apiKey, maxRetries: 0, configuration: {baseURL}, ...extra});
// Its invoke counts tokens with a table from the network; its stream does not.
async function streamed(model) {
  let text = '';
  for await (const chunk of await model.stream('q')) {
    text += typeof chunk.content === 'string' ? chunk.content : chunk.content.map((part) => part.text ?? '').join('');
  }
  return [text];
}
await check('langchain chat', () => streamed(langchain({})));
await check('langchain responses', () => streamed(langchain({useResponsesApi: true})));
