import { afterEach, describe, expect, it } from "vitest";
import { type LogFolder, type LogRow, logFolder } from "./testing/log-folder.ts";

/** Random histories per run: few by default, PARQUETRY_SEEDS=50 for a hunt. */
const seeds = Array.from({ length: Number(process.env.PARQUETRY_SEEDS ?? 2) }, (_, index) => index + 1);

const open: LogFolder[] = [];
afterEach(async () => {
  for (const folder of open.splice(0)) await folder.remove();
});

async function fresh(): Promise<LogFolder> {
  const folder = await logFolder();
  open.push(folder);
  return folder;
}

/** Small generator of numbers below n, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

function randomLog(next: (below: number) => number): LogRow[] {
  return Array.from({ length: 1 + next(12) }, () => {
    const month = String(1 + next(4)).padStart(2, "0");
    const time = `2024-${month}-0${1 + next(2)} 0${next(3)}:00:00`;
    const anon = next(3) === 0 ? {} : { anon: `a${next(5)}` };
    const user = next(2) === 0 ? {} : { user: `u${next(4)}` };
    const kind = next(12);
    if (kind === 0) return { kind: "alias", anon: `u${next(4)}`, user: `u${next(4)}`, time } as const;
    if (kind === 1) return { kind: "map", anon: `a${next(5)}`, user: `u${next(4)}` } as const;
    if (kind === 2) return { kind: "users", ...user, userProps: { plan: `p${next(3)}` } } as const;
    return {
      event: `e${next(4)}`,
      time: next(15) === 0 ? "not a time" : time,
      ...anon,
      ...user,
      ...(next(2) === 0 ? { id: `i${next(10)}` } : {}),
      ...(next(3) === 0 ? { tie: String(next(3)) } : {}),
      ...(next(4) === 0 ? { session: `s${next(2)}` } : {}),
      cut: next(5) === 0 ? 1 : 0,
      props: { [["plain", "P X", "p_x", "P_X"][next(4)] ?? "plain"]: next(2) === 0 ? String(next(9)) : "text" },
      ...(next(4) === 0 ? { userProps: { plan: `p${next(3)}`, size: String(next(3)) } } : {}),
    };
  });
}

describe("the same set of files", () => {
  it.each(seeds)("gives the same generation in whatever way it came about (seed %i)", async (seed) => {
    const next = numbers(seed);
    const state: Record<string, LogRow[]> = {};
    const folder = await fresh();
    for (let step = 0; step < 4; step += 1) {
      const path = ["a.json", "b/c.json", "d.json", "B.json"][next(4)] ?? "a.json";
      const removes = state[path] !== undefined && next(3) === 0 && Object.keys(state).length > 1;
      const log = randomLog(next);
      if (removes) delete state[path];
      else state[path] = log;
      await folder.put({ [path]: removes ? null : log });
      const grown = await folder.run();
      const scratch = await fresh();
      await scratch.put(state);
      const { createdAt: _created, ...whole } = await scratch.run();
      expect(grown).toMatchObject(whole);
      expect(grown.id).toBe(whole.id);
    }
  });

  it("A and B at once, A then B, B then A", async () => {
    const next = numbers(99);
    const [a, b] = [randomLog(next), randomLog(next)];
    const ids: string[] = [];
    for (const order of [[{ "a.json": a, "b.json": b }], [{ "a.json": a }, { "b.json": b }], [{ "b.json": b }, { "a.json": a }]]) {
      const folder = await fresh();
      for (const files of order) {
        await folder.put(files as Record<string, LogRow[]>);
        await folder.run();
      }
      ids.push((await folder.run()).id);
    }
    expect(new Set(ids).size).toBe(1);
  });

  it("reads a file again only when its content changed, and replaces its own rows", async () => {
    const folder = await fresh();
    await folder.put({ "a.json": [{ event: "x", time: "2024-01-01 00:00:00" }], "b.json": [{ event: "y", time: "2024-02-01 00:00:00" }] });
    const before = await folder.run();
    await folder.put({ "b.json": [{ event: "z", time: "2024-02-01 00:00:00" }] });
    const after = await folder.run();
    expect(after.files[0]?.path).toBe(before.files[0]?.path);
    expect(await folder.query(`SELECT "event" FROM {events} ORDER BY 1`)).toEqual([{ event: "x" }, { event: "z" }]);
    expect((await folder.run()).createdAt).toBe(after.createdAt);
  });
});

describe("a month larger than one file", () => {
  it("is cut by events, and a large event by users, without losing rows or their order", async () => {
    const folder = await fresh();
    const rows = Array.from({ length: 300 }, (_, index) => ({
      event: index % 3 === 0 ? "large" : `small ${index % 11}`,
      time: `2024-01-01 00:${String(index % 60).padStart(2, "0")}:00`,
      ...(index % 7 === 0 ? {} : { user: `u${index % 40}` }),
    }));
    await folder.put({ "a.json": rows });
    const manifest = await folder.run(40);
    expect(manifest.files.length).toBeGreaterThan(6);
    expect(manifest.files.reduce((sum, { rows: count }) => sum + count, 0)).toBe(300);
    const order = `"event_key", "user", "time", "tie"`;
    const [disorder] = await folder.query<{ rows: number }>(`SELECT count(*) AS "rows" FROM (
      SELECT row_number() OVER () AS "place", row_number() OVER (ORDER BY ${order}) AS "rank" FROM {events}) WHERE "place" <> "rank"`);
    expect(disorder?.rows).toBe(0);
  });
});
