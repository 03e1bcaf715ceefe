import { expect, it } from "vitest";
import { POST as imports } from "./imports/route.ts";
import { POST as runs } from "./runs/route.ts";
import { POST as enter } from "./shares/enter/route.ts";
import { POST as shared } from "./shares/runs/route.ts";

/** A body that goes on for 20 MB when nobody stops it. */
function long(address: string) {
  const sent = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent.bytes += 65_536;
      if (sent.bytes > 20_000_000) controller.close();
      else controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  const headers = { host: "localhost:3000", "sec-fetch-site": "same-origin", "content-type": "application/json", "x-parquetry-near": "1" };
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return { request: new Request(`http://localhost:3000${address}`, init), sent };
}

it.each([
  ["/api/shares/runs", shared],
  ["/api/shares/enter", enter],
  ["/api/runs", runs],
  ["/api/imports", imports],
])("%s reads no more of a body than it takes", async (address, post) => {
  const { request, sent } = long(address);
  expect([400, 413]).toContain((await post(request)).status);
  expect(sent.bytes).toBeLessThan(500_000);
});
