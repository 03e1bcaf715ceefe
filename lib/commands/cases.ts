import { type ReportCase, readCases } from "../testing/case.ts";
import { judgeCase } from "../testing/judge-case.ts";
import { openProduct, type Spelling } from "../testing/open-product.ts";

/*
 * npm run --silent cases -- FILE…
 * Runs case files through the product's own import, compiler and a real DuckDB, in both spellings of every question;
 * prints what differs and ends with "N passed, M failed".
 */

const spellings: Spelling[] = ["fast", "portable"];

async function differencesOf(given: ReportCase, product: Awaited<ReturnType<typeof openProduct>>): Promise<string[]> {
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

async function main(files: string[]): Promise<void> {
  if (files.length === 0) throw new Error("name at least one case file: npm run --silent cases -- FILE…");
  const product = await openProduct();
  let passed = 0;
  let failed = 0;
  for (const given of files.flatMap(readCases)) {
    const differences = await differencesOf(given, product);
    if (differences.length === 0) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`${given.id}\n${differences.map((each) => `  ${each}\n`).join("")}`);
    }
  }
  await product.close();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
