import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type ClickHouseAnswer = { rows: unknown[][]; ms: number };

const folder = join(import.meta.dirname, "clickhouse");

/** ClickHouse (chdb) in a process of its own, one query at a time; its own clock measures it. */
export class ClickHouse {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor() {
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

/** Installs chdb from its own lock unless it is there. */
export function installClickHouse(print: (line: string) => void): void {
  if (existsSync(join(folder, "node_modules", "chdb"))) return;
  print("Installing ClickHouse for the bench (543 MB, once) …");
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
}
