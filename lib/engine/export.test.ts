import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confinementFor } from "./confinement.ts";
import { type ExportOptions, exportRows } from "./export.ts";
import { type SmallGeneration, smallGeneration } from "./testing/small-generation.ts";
import { workerFile } from "./worker-process.ts";

let data: SmallGeneration;
let folder: string;

beforeAll(async () => {
  data = await smallGeneration("export");
  folder = join(data.folder, "exports");
  mkdirSync(folder);
});
afterAll(() => data.remove());

const many = (rows: number) => `SELECT range AS n, 'padding of a row' AS text FROM range(${rows})`;

function exported(sql: string, options: Partial<ExportOptions> = {}) {
  const { format = "csv" } = options;
  const statement = { sql, values: [] };
  const path = join(folder, `out.${format}`);
  const signal = new AbortController().signal;
  const { generation } = data;
  return exportRows({ generation, statement, heads: ["n", "text"], format, path, expected: 1, signal, onProgress: () => {}, ...options });
}

/** What the operating system says of the process that writes. */
async function statusOfWriter(): Promise<string> {
  for (;;) {
    const own = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const statuses = own.flatMap((pid) => {
      try {
        return [{ pid, status: readFileSync(`/proc/${pid}/status`, "utf8") }];
      } catch {
        return [];
      }
    });
    const child = statuses.find(({ status }) => new RegExp(`PPid:\\t${process.pid}\\n`).test(status) && /^Name:\tnode/.test(status));
    const writes = existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, "rows.csv")));
    if (child && writes)
      return [child.status, readFileSync(`/proc/${child.pid}/limits`, "utf8"), readFileSync(`/proc/${child.pid}/net/dev`, "utf8")].join(
        "\n",
      );
    await sleep(20);
  }
}

describe.runIf(process.platform === "linux")("the process that writes an export", () => {
  it("is held as a worker is: its user, its address space, its network, its folder", async () => {
    const controller = new AbortController();
    const given = exported(many(1e9), { signal: controller.signal });
    const status = await statusOfWriter();
    const [name = ""] = readdirSync(folder);
    const own = statSync(join(folder, name));
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: "E_CANCELLED" });
    const confinement = confinementFor([data.events, workerFile()]);
    expect(status).toMatch(/Max address space\s+\d+/);
    expect(status).toMatch(/Max core file size\s+0 /);
    expect(status).toMatch(/NoNewPrivs:\t1/);
    expect(own.mode & 0o777).toBe(0o700);
    if (confinement.uid !== null) {
      expect(status).toMatch(new RegExp(`Uid:\\t${confinement.uid}\\t${confinement.uid}\\t`));
      expect(own.uid).toBe(confinement.uid);
    }
    if (confinement.offline) expect(status).not.toMatch(/^\s*(eth|en|wl)\w*:/m);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("an export", () => {
  it("becomes a file of the server's, readable by nobody else", async () => {
    for (const format of ["csv", "parquet"] as const) {
      const { rows, bytes } = await exported(many(5000), { format });
      const file = statSync(join(folder, `out.${format}`));
      expect([rows, bytes, file.mode & 0o777, file.uid]).toEqual([5000, file.size, 0o600, process.getuid?.() ?? file.uid]);
    }
    expect(readdirSync(folder).sort()).toEqual(["out.csv", "out.parquet"]);
  });

  it.each(["csv", "parquet"] as const)("stops when a %s takes more of the disk than it may, and leaves nothing", async (format) => {
    const before = readdirSync(folder);
    const given = exported(`SELECT range AS n, md5(range::VARCHAR) AS text FROM range(2000000000)`, {
      format,
      roomBytes: 3e6,
      path: join(folder, `large.${format}`),
    });
    await expect(given).rejects.toMatchObject({ code: "E_DISK" });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("stops a short one that is too large as well", async () => {
    const given = exported(many(1000), { roomBytes: 100, path: join(folder, "large.csv") });
    await expect(given).rejects.toMatchObject({ code: "E_DISK" });
    expect(existsSync(join(folder, "large.csv"))).toBe(false);
  });

  it("stops at its deadline", async () => {
    const given = exported(many(1e9), { deadlineMs: 3000, path: join(folder, "late.csv") });
    await expect(given).rejects.toMatchObject({ code: "E_TIMEOUT" });
    expect(existsSync(join(folder, "late.csv"))).toBe(false);
  });

  it("passes the gate and the locks", async () => {
    const path = join(folder, "hostile.csv");
    await expect(exported("SELECT 1 AS n; SELECT 2", { path })).rejects.toMatchObject({ code: "E_GATE" });
    const outside = `SELECT * FROM read_parquet('${data.folder}/other/secret.parquet')`;
    await expect(exported(outside, { path })).rejects.toThrow(/Permission Error/);
  });

  it("says where it may not write", async () => {
    const blocked = join(data.folder, "events.parquet", "exports");
    await expect(exported(many(1), { path: join(blocked, "out.csv") })).rejects.toMatchObject({
      code: "E_WRITE",
      message: expect.stringContaining(blocked),
    });
    if (confinementFor([data.events, workerFile()]).uid === null) return;
    const closed = join(data.folder, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const given = exported(many(1), { path: join(closed, "exports", "out.csv") });
    await expect(given).rejects.toMatchObject({ code: "E_WRITE", message: expect.stringMatching(/permission denied.*closed/) });
  });
});
