import { readFileSync } from "node:fs";
import { mismatches, type OracleCase } from "../statistics/oracle-case.ts";

/** `npm run --silent oracle -- FILE…`: runs statistics with known answers, names each that differs, ends with the tally. */
function main(files: string[]): void {
  let [passed, failed] = [0, 0];
  for (const file of files) {
    for (const known of JSON.parse(readFileSync(file, "utf8")) as OracleCase[]) {
      const wrong = mismatches(known);
      if (wrong.length === 0) passed += 1;
      else failed += 1;
      for (const { at, expected, got, difference } of wrong) {
        const gap = difference === null ? "" : `, difference ${difference}`;
        console.log(`${known.id} ${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}${gap}`);
      }
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || files.length === 0) process.exitCode = 1;
}

main(process.argv.slice(2));
