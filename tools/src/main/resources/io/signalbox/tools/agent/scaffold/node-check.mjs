// Asks every question of checks.jsonl; the answer has to match what is expected.
import { readFileSync } from "node:fs";
import { answer } from "./agent.mjs";

for (const line of readFileSync("checks.jsonl", "utf8").split("\n").filter(Boolean)) {
  const { question, expect } = JSON.parse(line);
  if (!new RegExp(expect).test(await answer(question))) {
    console.error(`FAILED: ${question}`);
    process.exit(1);
  }
}
console.log("all checks pass");
