// One question, one answer, over the gateway.
import { appendFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import OpenAI from "openai";

function client() {
  const apiKey = process.env.OPENAI_API_KEY;
  if (!apiKey) {
    throw new Error("OPENAI_API_KEY is not set: take the key with /agents key @NAME@ in Slack.");
  }
  return new OpenAI({ apiKey, baseURL: process.env.OPENAI_BASE_URL || "@BASE@" });
}

export async function answer(question) {
  const started = Date.now();
  const completion = await client().chat.completions.create({
    model: "@ROUTE@",
    messages: [{ role: "user", content: question }],
  });
  const text = completion.choices[0].message.content ?? "";
  appendFileSync("agent.log", `${new Date().toISOString()} ${Date.now() - started}ms ${text.length} characters\n`);
  return text;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const question = process.argv.slice(2).join(" ");
  try {
    if (!question) throw new Error('Ask something: node agent.mjs "your question"');
    console.log(await answer(question));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
