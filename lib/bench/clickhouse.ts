import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type ClickHouseAnswer = { rows: unknown[][]; ms: number };

const kit = ["package.json", "package-lock.json", "answer.mjs"];

/** ClickHouse (chdb) in a process of its own, one query at a time; its own clock measures it. */
export class ClickHouse {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  /** `folder` is where `installClickHouse` put it. */
  constructor(folder: string) {
    this.#process = spawn(process.execPath, [join(folder, "answer.mjs")], { stdio: ["pipe", "pipe", "inherit"] });
    if (!this.#process.stdout) throw new Error("ClickHouse has no output");
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async ask(sql: string): Promise<ClickHouseAnswer> {
    this.#process.stdin?.write(`${JSON.stringify({ sql })}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error("ClickHouse has ended");
    const answer = JSON.parse(value) as ClickHouseAnswer & { error?: string };
    if (answer.error !== undefined) throw new Error(`ClickHouse: ${answer.error}\n${sql}`);
    return answer;
  }

  close(): void {
    this.#process.stdin?.end();
  }
}

/** Installs chdb by its own lock into `folder`, outside the sources, unless it is there. */
export function installClickHouse(folder: string, print: (line: string) => void): void {
  mkdirSync(folder, { recursive: true });
  for (const name of kit) copyFileSync(join(import.meta.dirname, "clickhouse", name), join(folder, name));
  if (existsSync(join(folder, "node_modules", "chdb"))) return;
  print("Installing ClickHouse for the bench (543 MB, once) …");
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-fund", "--no-audit"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}
