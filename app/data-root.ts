import path from "node:path";

/** The folder that holds the data set and the store. */
export function dataRoot(): string {
  return path.resolve(/*turbopackIgnore: true*/ process.env.PARQUETRY_DATA ?? "data/local");
}
