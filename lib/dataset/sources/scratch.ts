import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A private folder for unpacked and prepared files; the caller removes it. */
export function makeScratch(below?: string): Promise<string> {
  return mkdtemp(join(below ?? tmpdir(), "parquetry-sources-"));
}

/** Runs something with a scratch folder that is gone afterwards. */
export async function withScratch<Result>(work: (scratch: string) => Promise<Result>): Promise<Result> {
  const scratch = await makeScratch();
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
