// The official SDK's client: lists what there is, calls each tool, reads a resource; prints what came of it as JSON.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const [where, key, ...command] = process.argv.slice(2);
const transport =
  where === 'stdio'
    ? new StdioClientTransport({ command: key, args: command, stderr: 'ignore' })
    : new StreamableHTTPClientTransport(new URL(where), { requestInit: { headers: { authorization: 'Bearer ' + key } } });
const client = new Client({ name: 'test', version: '1' });
await client.connect(transport);
const tools = (await client.listTools()).tools.map((tool) => tool.name);
const call = async (name, args) => {
  const result = await client.callTool({ name, arguments: args });
  return { text: result.content[0].text, fields: result.structuredContent, isError: !!result.isError };
};
const found = await call('search', { query: 'ledger replica lags' });
const first = found.fields.results[0];
const out = {
  server: client.getServerVersion().name,
  tools,
  search: first.id,
  fetch: (await call('fetch', { id: first.id })).fields.title,
  ask: await call('ask', { question: 'the ledger replica lags, what do I do?' }),
  nothing: await call('ask', { question: 'how do I bake sourdough bread?' }),
  onCall: (await call('who_is_on_call', { team: 'payments' })).text,
  resources: (await client.listResources()).resources.map((resource) => resource.uri),
  templates: (await client.listResourceTemplates()).resourceTemplates.map((each) => each.uriTemplate),
  document: (await client.readResource({ uri: 'signalbox://documents/' + encodeURIComponent(first.id) })).contents[0].text,
};
console.log(JSON.stringify(out));
await client.close();
