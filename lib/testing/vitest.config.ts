import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Unit tests sit beside their subject; none of them may touch the developer's own data root. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["{app,components,data,lib}/**/*.test.{ts,tsx}"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { PARQUETRY_DATA: join(tmpdir(), `parquetry-unit-${process.pid}`) },
  },
});
