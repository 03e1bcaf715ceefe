import { elapsed, say } from "./say.mjs";

/** Counts tests over stages, prints a line for each, and the sum as the very last line. */
export class Tally {
  passed = 0;
  failed = 0;

  /** Runs a stage that resolves to { passed, failed }; one that throws counts as one failure. */
  async stage(name, work) {
    const since = performance.now();
    say(`${name} …`);
    const { passed, failed } = await work().catch((error) => {
      process.stderr.write(`${error.stack ?? error}\n`);
      return { passed: 0, failed: 1 };
    });
    this.passed += passed;
    this.failed += failed;
    say(`${name}: ${passed} passed, ${failed} failed, ${elapsed(since)}`);
    return failed === 0;
  }

  /** Prints the sum alone on the last line and ends the program. */
  end() {
    process.stdout.write(`${this.passed} passed, ${this.failed} failed\n`, () => process.exit(this.failed > 0 ? 1 : 0));
  }
}

/** One program, one test: it passed when it ended well. */
export function verdict({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What the last line "N passed, M failed" of a program says; a program that ended badly has failed at least once. */
export function verdictOfLine({ code, output }) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)];
  const [, passed, failed] = lines.at(-1) ?? [];
  if (passed === undefined) return verdict({ code });
  return { passed: Number(passed), failed: code === 0 ? Number(failed) : Math.max(1, Number(failed)) };
}
