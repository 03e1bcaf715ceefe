import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { fail } from "./say.mjs";

/** The flags of start and dev; ends with a clear sentence when one is unknown or unusable. */
export function flags() {
  const { data, host, port } = parsed();
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) fail(`--port takes a number from 1 to 65535, not ${port}.`);
  return { data: data === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), data), host, port: number };
}

function parsed() {
  const options = { data: { type: "string" }, host: { type: "string", default: "127.0.0.1" }, port: { type: "string", default: "3000" } };
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch (error) {
    return fail(`${error.message} The flags are --data PATH, --host HOST and --port PORT.`);
  }
}
