import { afterEach, expect, test, vi } from "vitest";
import { drawnPreview } from "./drawn-preview.ts";

afterEach(() => vi.restoreAllMocks());

const spark = [3, 5, null, 8, 6, 9, 12, 11];
const tiles = [
  { title: "Purchases", sketch: { figure: "1.24M", of: "purchase_completed", lines: [spark] } },
  { title: "🚀 Checkout & “co” <b>", sketch: { figure: "12.4%", of: "product_viewed → purchase_completed", bars: [90, 40, 12] } },
  {
    title: "増長 ダッシュボード",
    sketch: { figure: null, of: "5 lines", lines: [spark, [1, 2, 3, 4, 3, 2, 1, 0], [9, 9, 9, 8, 8, 8, 7, 7]] },
  },
  { title: "A very long name of a report that certainly does not fit into any tile", sketch: null },
];

test("a board is a picture of 1200 by 630, whatever its names are, and nothing is fetched for it", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  for (const count of [0, 1, 2, 4, 6, 9]) {
    const name = count % 2 ? "Wachstum · Рост ½ ©®™ ☺ 1️⃣ 🇩🇪 👩‍🚀 ﷽ नमस्ते" : "Growth";
    const shown = Array.from({ length: count }, (_, index) => ({
      ...tiles[index % tiles.length],
      title: `${tiles[index % tiles.length]?.title}`,
    }));
    const picture = Buffer.from(await drawnPreview({ name, tiles: shown as typeof tiles }));
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  }
  const outside = fetched.mock.calls.map(([to]) => String(to).slice(0, 200)).filter((to) => !to.startsWith("data:"));
  expect(outside).toEqual([]);
}, 60_000);
