import { once } from "node:events";
import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, it } from "vitest";
import { clientHeader, isNear, isReadable, isSecure, namesThisMachine, nearHeader, networkOf, stampRequests } from "./client.ts";

const plain: { url: string | null; trustsProxy: boolean } = { url: null, trustsProxy: false };
const near = (headers: Record<string, string>, environment = plain) =>
  isNear(new Headers({ [nearHeader]: "1", host: "localhost:3000", ...headers }), environment);

it.each(["localhost:3000", "127.0.0.1:3000", "127.9.9.9", "[::1]:3000", "mine.localhost:3000", "LOCALHOST"])(
  "%s is this machine",
  (host) => {
    expect(namesThisMachine(new Headers({ host }))).toBe(true);
  },
);

it.each([
  "rebound.example",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "192.168.1.20:3000",
  "0.0.0.0:3000",
  "evil.example#localhost",
  "a@localhost@b",
])("%s may be anybody's", (host) => expect(namesThisMachine(new Headers({ host }))).toBe(false));

it("only this machine is near, and only without a proxy", () => {
  expect(near({})).toBe(true);
  expect(near({ [nearHeader]: "0" })).toBe(false);
  expect(near({ host: "rebound.example" })).toBe(false);
  expect(near({}, { url: "https://a.example", trustsProxy: false })).toBe(false);
  expect(near({}, { url: null, trustsProxy: true })).toBe(false);
  expect(isNear(new Headers({ host: "localhost" }), plain)).toBe(false);
});

it("HTTPS is what the settings say, not what a client says", () => {
  const forwarded = new Headers({ host: "a.example", "x-forwarded-proto": "https" });
  expect(isSecure(forwarded, plain)).toBe(false);
  expect(isSecure(forwarded, { url: null, trustsProxy: true })).toBe(true);
  expect(isSecure(new Headers({ host: "a.example" }), { url: "https://a.example", trustsProxy: false })).toBe(true);
  expect(isSecure(new Headers({ host: "localhost:3000" }), { url: "https://a.example", trustsProxy: false })).toBe(false);
  expect(isReadable(new Headers({ host: "192.168.1.20:3000" }))).toBe(true);
  expect(isReadable(new Headers({ host: "localhost:3000" }))).toBe(false);
});

it.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::7", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as %s", (address, network) => expect(networkOf(address)).toBe(network));

it("a request is stamped by its socket, whatever it claims", async () => {
  stampRequests();
  const server = createServer((incoming, outgoing) =>
    outgoing.end(JSON.stringify([incoming.headers[clientHeader], incoming.headers[nearHeader]])),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const ask = async (headers: Record<string, string>): Promise<unknown> => {
    const sent = request({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", headers }).end();
    const [incoming] = (await once(sent, "response")) as [AsyncIterable<Buffer>];
    let text = "";
    for await (const chunk of incoming) text += chunk;
    return JSON.parse(text);
  };
  expect(await ask({})).toEqual(["127.0.0.1", "1"]);
  expect(await ask({ [clientHeader]: "8.8.8.8", [nearHeader]: "1", "x-forwarded-for": "127.0.0.1" })).toEqual(["127.0.0.1", "0"]);
  for (const name of ["forwarded", "x-real-ip", "via", "x-forwarded-host", "x-forwarded-proto", "x-action-forwarded"])
    expect(await ask({ [name]: "x" }), name).toEqual(["127.0.0.1", "0"]);
  process.env.PARQUETRY_TRUST_PROXY = "1";
  expect(await ask({ "x-forwarded-for": "8.8.8.8, 203.0.113.9" })).toEqual(["203.0.113.9", "0"]);
  process.env.PARQUETRY_TRUST_PROXY = "0";
  expect(await ask({ "x-forwarded-for": "8.8.8.8" })).toEqual(["127.0.0.1", "0"]);
  server.close();
});

it("a proxy that says nothing of itself is known by its HTTP/1.0", async () => {
  stampRequests();
  const server = createServer((incoming, outgoing) => outgoing.end(String(incoming.headers[nearHeader])));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const ask = async (version: string) => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(`GET / HTTP/${version}\r\nHost: localhost:3000\r\nConnection: close\r\n\r\n`);
    let text = "";
    for await (const chunk of socket) text += chunk;
    return text.split("\r\n\r\n")[1];
  };
  expect(await ask("1.0")).toBe("0");
  expect(await ask("1.1")).toBe("1");
  server.close();
});
