// An OAuth issuer; prints its address, then signs a token for each line of claims that it is sent.
import { OAuth2Server } from 'oauth2-mock-server';
import { createInterface } from 'node:readline';

const server = new OAuth2Server();
await server.issuer.keys.generate('RS256');
await server.start(0, '127.0.0.1');
console.log(server.issuer.url);
for await (const line of createInterface({ input: process.stdin })) {
  const claims = JSON.parse(line);
  console.log(await server.issuer.buildToken({ scopesOrTransform: (header, payload) => {
    for (const [name, value] of Object.entries(claims)) {
      if (value === null) delete payload[name]; else payload[name] = value;
    }
  } }));
}
await server.stop();
