import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./run.mjs";

/** Absolute path of the data root, as lib/env.ts resolves it. */
export function dataRoot() {
  return resolve(root, process.env.PARQUETRY_DATA || "data/local");
}

/** What the server and its build need in their environment before Node starts. */
export function serverEnvironment() {
  return {
    PARQUETRY_DATA: dataRoot(),
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(),
    UV_THREADPOOL_SIZE: "16",
  };
}

/** One key per installation, so that pages opened before a new build can still call the server. */
function actionKey() {
  const file = join(dataRoot(), "action-key");
  if (!existsSync(file)) {
    mkdirSync(dataRoot(), { recursive: true });
    writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}
