import { spawn } from "node:child_process";
import { serverEnvironment } from "./environment.mjs";
import { root } from "./run.mjs";
import { next } from "./site.mjs";

/**
 * Starts Next's server ("start" or "dev"), passes signals on to it and ends with its exit code.
 * Resolves once it answers, with what it said for the console meanwhile.
 */
export function serve(mode, { host, port, url, trustProxy, plainHttp }) {
  const child = spawn(process.execPath, [next, mode, "-H", host, "-p", String(port)], {
    cwd: root,
    env: {
      ...process.env,
      ...serverEnvironment(),
      PARQUETRY_LISTENS: localAddress(host, port),
      PARQUETRY_URL: url ?? "",
      PARQUETRY_TRUST_PROXY: trustProxy ? "1" : "0",
      PARQUETRY_PLAIN_HTTP: plainHttp ? "1" : "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    let early = "";
    let asked = false;
    child.on("exit", (code, signal) => {
      if (early !== null) process.stderr.write(early);
      process.exit(code ?? (signal ? 0 : 1));
    });
    child.stdout.setEncoding("utf8").on("data", (text) => {
      if (early === null) return process.stdout.write(text);
      early += text;
      if (asked || !/Ready in/.test(early)) return;
      asked = true;
      void firstAnswer(localAddress(host, port)).then(() => {
        const said = early.split("\n").filter((line) => line.startsWith("▸ "));
        early = null;
        resolve(said);
      });
    });
  });
}

/** Next says that it is ready before its instrumentation has run; it answers nobody until then. */
async function firstAnswer(address) {
  await fetch(`${address}/api/runs`).catch(() => {});
}

/** Where a browser finds a server that listens on a host. */
export function localAddress(host, port) {
  const any = /^(0\.0\.0\.0|::|127\.0\.0\.1)$/.test(host);
  return `http://${any ? "localhost" : host.includes(":") ? `[${host}]` : host}:${port}`;
}
