// Asks every question of checks.jsonl; the answer has to match what is expected.
import { readFileSync } from "node:fs";
import { answer } from "./agent.mjs";

try {
  for (const line of readFileSync("checks.jsonl", "utf8").split("\n").filter(Boolean)) {
    const { input, checks } = JSON.parse(line);
    const said = await answer(input);
    for (const { value } of checks) {
      if (!new RegExp(value).test(said)) throw new Error(`FAILED: ${input}\n  said: ${said}`);
    }
  }
  console.log("all checks pass");
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
