import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type Environment, environment } from "../env.ts";

/** Headers that this server writes over whatever came with a request; see `stampRequests`. */
export const clientHeader = "x-parquetry-client";
export const nearHeader = "x-parquetry-near";

const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via", "x-action-forwarded"];

/**
 * From now on every request says by whom it was sent, as the socket knows it: the address, and whether it came from this
 * very machine without a proxy in between. What a client claims of itself is written over.
 */
export function stampRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    const address = socket.remoteAddress ?? "";
    const last = environment().trustsProxy ? lastOf(request.headers["x-forwarded-for"]) : undefined;
    request.headers[clientHeader] = networkOf(last ?? address);
    request.headers[nearHeader] = isLoopback(address) && !isForwarded(request) ? "1" : "0";
  });
}

/** Whether a proxy sent it on: it says so, or speaks HTTP/1.0, which nginx does where nothing else was set, and no browser. */
function isForwarded({ headers, httpVersionMajor, httpVersionMinor }: IncomingMessage): boolean {
  return forwarding.some((name) => name in headers) || (httpVersionMajor === 1 && httpVersionMinor === 0);
}

function lastOf(forwarded: string | string[] | undefined): string | undefined {
  return (
    String(forwarded ?? "")
      .split(",")
      .at(-1)
      ?.trim() || undefined
  );
}

/** An address as limits count it: IPv4 whole, of IPv6 the network of 64 bits that one customer has. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}

function isLoopback(address: string): boolean {
  return /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i.test(address);
}

/** Who sent it, for limits. */
export function clientOf(headers: Headers): string {
  return headers.get(clientHeader) ?? "unknown";
}

/** Whether the browser speaks of this machine by a name that only this machine has; another name may be anybody's (DNS rebinding). */
export function namesThisMachine(headers: Headers): boolean {
  const host = headers.get("host");
  if (host === null || !URL.canParse(`http://${host}`)) return false;
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(`http://${host}`).hostname);
}

/** Whether it comes from this very machine. Behind a proxy nobody can tell, so nothing does. */
export function isNear(headers: Headers, { url, trustsProxy }: Pick<Environment, "url" | "trustsProxy"> = environment()): boolean {
  return headers.get(nearHeader) === "1" && url === null && !trustsProxy && namesThisMachine(headers);
}

/** Whether the browser reached this server over HTTPS, as far as its settings let it know. */
export function isSecure(headers: Headers, { url, trustsProxy }: Pick<Environment, "url" | "trustsProxy"> = environment()): boolean {
  if (trustsProxy && lastOf(headers.get("x-forwarded-proto") ?? "") === "https") return true;
  return url?.startsWith("https://") === true && headers.get("host") === new URL(url).host;
}

/** Whether others on the network can read along: plain HTTP, and not from this machine. */
export function isReadable(headers: Headers): boolean {
  return !isSecure(headers) && !namesThisMachine(headers);
}
