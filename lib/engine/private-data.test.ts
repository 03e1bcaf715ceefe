import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Supervisor } from "./supervisor.ts";
import { smallGeneration } from "./testing/small-generation.ts";

it("reads data in a folder that only its owner may enter, as a home folder is", async () => {
  const data = await smallGeneration("private", 10);
  chmodSync(data.folder, 0o700);
  const engine = new Supervisor({ spillRoot: join(data.folder, "spill"), memoryBytes: 400e6 });
  try {
    const sql = `SELECT count(*) FROM read_parquet('${data.events}')`;
    expect((await engine.run(data.generation, { sql, values: [] }, { owner: "test" })).values).toEqual([[10]]);
  } finally {
    engine.stop();
    data.remove();
  }
});
