// Asks every question of checks.jsonl; the answer has to match what is expected.
import { readFileSync } from "node:fs";
import { answer } from "./agent.mjs";

try {
  for (const line of readFileSync("checks.jsonl", "utf8").split("\n").filter(Boolean)) {
    const { question, expect } = JSON.parse(line);
    const said = await answer(question);
    if (!new RegExp(expect).test(said)) throw new Error(`FAILED: ${question}\n  said: ${said}`);
  }
  console.log("all checks pass");
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
