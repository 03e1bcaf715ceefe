import { spawn } from "node:child_process";
import { serverEnvironment } from "./environment.mjs";
import { root } from "./run.mjs";
import { next } from "./site.mjs";

/**
 * Starts Next's server ("start" or "dev"), passes signals on to it and ends with its exit code.
 * Resolves once it answers.
 */
export function serve(mode, { host, port }) {
  const child = spawn(process.execPath, [next, mode, "-H", host, "-p", String(port)], {
    cwd: root,
    env: { ...process.env, ...serverEnvironment() },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    let early = "";
    child.on("exit", (code, signal) => {
      if (early !== null) process.stderr.write(early);
      process.exit(code ?? (signal ? 0 : 1));
    });
    child.stdout.setEncoding("utf8").on("data", (text) => {
      if (early === null) return process.stdout.write(text);
      early += text;
      if (!/Ready in/.test(early)) return;
      early = null;
      resolve(child);
    });
  });
}
