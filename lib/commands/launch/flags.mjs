import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { fail } from "./say.mjs";

/** The flags of start and dev; ends with a clear sentence when one is unknown or unusable. */
export function flags() {
  const { data, host, port, url, "trust-proxy": trustProxy, "plain-http": plainHttp } = parsed();
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) fail(`--port takes a number from 1 to 65535, not ${port}.`);
  const site = {
    url: originOf(url ?? process.env.PARQUETRY_URL),
    trustProxy: on(trustProxy, "TRUST_PROXY"),
    plainHttp: on(plainHttp, "PLAIN_HTTP"),
  };
  refuseReadable(host, site);
  return { data: data === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), data), host, port: number, ...site };
}

function on(flag, variable) {
  return flag || process.env[`PARQUETRY_${variable}`] === "1";
}

function originOf(url) {
  if (!url) return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    fail(`--url takes an address like https://analytics.example.com, not ${url}.`);
  return new URL(url).origin;
}

/** Others reach a host that is not this machine; then passwords must not travel in the clear unless somebody says so. */
function refuseReadable(host, { url, plainHttp }) {
  if (isThisMachine(host) || plainHttp || url?.startsWith("https://")) return;
  fail(
    `On ${host} others can reach this server, and without encryption anybody on the network reads passwords and answers. ` +
      "Name its address behind an HTTPS proxy with --url https://…, or accept that with --plain-http.",
  );
}

/** Whether a host is reached from this machine alone. */
export function isThisMachine(host) {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
}

function parsed() {
  const options = {
    data: { type: "string" },
    host: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "3000" },
    url: { type: "string" },
    "trust-proxy": { type: "boolean" },
    "plain-http": { type: "boolean" },
  };
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch (error) {
    return fail(`${error.message} The flags are --data PATH, --host HOST, --port PORT, --url ADDRESS, --trust-proxy and --plain-http.`);
  }
}
