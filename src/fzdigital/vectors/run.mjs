/**
 * Puts the evaluator to the test vectors: `node run.mjs [FOLDER]`.
 *
 * Reads measures.json and data/*.json beside this file, or in FOLDER. Prints how many vectors of each level passed and
 * failed, and every failure with what was expected and found. Ends with 1 if any failed or there were none.
 */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answer, holds } from "./evaluator.mjs";

const LEVELS = ["core", "time", "readings", "open", "lifecycle"];

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const measures = read("measures.json");
const counts = new Map(LEVELS.map((level) => [level, { passed: 0, failed: 0 }]));
const failures = readdirSync(join(folder, "data"))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap(vectorsOf)
  .flatMap(failureOf);

for (const [level, { passed, failed }] of counts) console.log(`${level}: ${passed} passed, ${failed} failed`);
for (const { id, expected, found } of failures) {
  console.log(`\nFAILED ${id}\n  expected ${JSON.stringify(expected)}\n  found    ${found}`);
}
const none = [...counts.values()].every(({ passed, failed }) => passed + failed === 0);
if (none) console.log("there are no vectors");
process.exitCode = failures.length || none ? 1 : 0;

/** @param {string} name */
function read(name) {
  return JSON.parse(readFileSync(join(folder, name), "utf-8"));
}

/** The vectors of a file of this version about this regulation.
 * @param {string} file */
function vectorsOf(file) {
  const { format, version, regulation, vectors } = read(join("data", file));
  if (format !== "fzdigital-vectors" || version !== 1) throw new Error(`${file} holds no vectors of version 1`);
  if (regulation !== measures.id) throw new Error(`${file} is about ${regulation}, measures.json is ${measures.id}`);
  return vectors;
}

/** Counts a vector; where it failed, what was expected and found. A question that throws has failed.
 * @param {any} vector */
function failureOf(vector) {
  const count = counts.get(vector.level);
  if (!count) throw new Error(`${vector.id} has no level ${vector.level}`);
  let found;
  try {
    if (holds(measures, vector)) {
      count.passed += 1;
      return [];
    }
    found = JSON.stringify(answer(measures, vector));
  } catch (error) {
    found = String(error);
  }
  count.failed += 1;
  return [{ id: vector.id, expected: vector.expected, found }];
}
