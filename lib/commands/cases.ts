import { availableParallelism } from "node:os";
import { type ReportCase, readCases } from "../testing/case.ts";
import { judgeCase } from "../testing/judge-case.ts";
import { openProduct, type Product, type Spelling } from "../testing/open-product.ts";

/*
 * npm run --silent cases -- FILE…
 * Runs case files through the product's own import, compiler and a real DuckDB, in both spellings of every question;
 * prints what differs and ends with "N passed, M failed".
 */

const spellings: Spelling[] = ["fast", "portable"];

async function differencesOf(given: ReportCase, product: Product): Promise<string[]> {
  const found: string[] = [];
  for (const spelling of spellings) {
    try {
      for (const difference of await judgeCase(given, product.open(spelling))) found.push(`${spelling}: ${difference}`);
    } catch (error) {
      found.push(`${spelling}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return found;
}

/** Judges cases until none is left, on a product of its own. */
async function judgeAll(queue: Iterator<[number, ReportCase]>, found: string[][]): Promise<void> {
  const product = await openProduct();
  try {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const [place, given] = next.value;
      found[place] = await differencesOf(given, product);
    }
  } finally {
    await product.close();
  }
}

async function main(files: string[]): Promise<void> {
  if (files.length === 0) throw new Error("name at least one case file: npm run --silent cases -- FILE…");
  const cases = files.flatMap(readCases);
  const found: string[][] = [];
  const queue = cases.entries();
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, () => judgeAll(queue, found)));
  const failed = cases.filter((_, place) => found[place]?.length !== 0).length;
  for (const [place, { id }] of cases.entries())
    if (found[place]?.length !== 0)
      process.stdout.write(`${id}\n${(found[place] ?? ["not judged"]).map((each) => `  ${each}\n`).join("")}`);
  process.stdout.write(`${cases.length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
