// One question, one answer, over the gateway. The SDK reads OPENAI_BASE_URL and OPENAI_API_KEY.
import { appendFileSync } from "node:fs";
import OpenAI from "openai";

const client = new OpenAI();

export async function answer(question) {
  const started = Date.now();
  const completion = await client.chat.completions.create({
    model: "@ROUTE@",
    messages: [{ role: "user", content: question }],
  });
  const text = completion.choices[0].message.content ?? "";
  appendFileSync("agent.log", `${new Date().toISOString()} ${Date.now() - started}ms ${text.length} characters\n`);
  return text;
}

if (process.argv[1]?.endsWith("agent.mjs")) {
  console.log(await answer(process.argv.slice(2).join(" ")));
}
