import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder of package.json. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Runs a program in the project's folder and returns its exit code and what it printed;
 * its output is shown as it comes unless `quiet`. `direct` gives it the terminal, for progress in place, and nothing to return.
 */
export function run(program, args, { env = {}, quiet = false, direct = false } = {}) {
  return new Promise((resolve) => {
    const stream = direct ? "inherit" : "pipe";
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", stream, stream] });
    let output = "";
    for (const [source, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      source?.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (!quiet) target.write(text);
      });
    }
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a JavaScript file of a package, or a TypeScript file of the project, with this very Node. */
export function node(file, args = [], options = {}) {
  return run(process.execPath, [...(file.endsWith(".ts") ? ["--import", "tsx"] : []), file, ...args], options);
}

/** The npm that started this command, without a shell in between. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return node(cli, args, options);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}
