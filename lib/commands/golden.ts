import { checkGoldens } from "../testing/golden.ts";

/*
 * npm run golden              rewrites the kept SQL of every golden definition
 * npm run golden -- --check   fails when the compiler prints something else; ends with "N passed, M failed"
 */
const write = !process.argv.includes("--check");

const { wrong, count } = await checkGoldens(write);
for (const each of wrong) process.stdout.write(`${each}\n`);
const failed = Math.min(count, wrong.length);
process.stdout.write(`${count - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
