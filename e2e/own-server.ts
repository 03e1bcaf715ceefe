import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";

/** A second server with data of its own, for what the others must not see. */
export type OwnServer = { address: string; printed: string; stop: () => Promise<void> };

/** Starts the product as `npm start -- --data FOLDER` does, and resolves once it answers. */
export async function startOwnServer(dataRoot: string, folder: string): Promise<OwnServer> {
  const port = await freePort();
  const child = spawn(process.execPath, ["lib/commands/start.mjs", "--port", String(port), "--data", folder], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, PARQUETRY_DATA: dataRoot },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = await firstWords(child);
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { address: `http://127.0.0.1:${port}`, printed, stop };
}

function firstWords(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text;
      if (said.includes("Parquetry is at")) resolve(said);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`The server did not start:\n${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
