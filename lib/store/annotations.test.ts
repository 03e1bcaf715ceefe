import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadAnnotations, saveAnnotation } from "./annotations.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-annotations-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("notes are kept by day, changed under their id, and forgotten when empty", async () => {
  await saveAnnotation(root, { id: "b".repeat(24), day: "2024-05-03", text: "  Price change " });
  await saveAnnotation(root, { id: "a".repeat(24), day: "2024-05-01", text: "Release" });
  expect(await loadAnnotations(root)).toEqual([
    { id: "a".repeat(24), day: "2024-05-01", text: "Release" },
    { id: "b".repeat(24), day: "2024-05-03", text: "Price change" },
  ]);
  await saveAnnotation(root, { id: "b".repeat(24), day: "2024-05-03", text: "Prices up" });
  await saveAnnotation(root, { id: "a".repeat(24), day: "2024-05-01", text: " " });
  expect(await loadAnnotations(root)).toEqual([{ id: "b".repeat(24), day: "2024-05-03", text: "Prices up" }]);
});

test("ids, days and texts of another shape are refused", async () => {
  await expect(saveAnnotation(root, { id: "../x", day: "2024-05-01", text: "x" })).rejects.toThrow("id");
  await expect(saveAnnotation(root, { id: "c".repeat(24), day: "2024-13-01", text: "x" })).rejects.toThrow("day");
  await expect(saveAnnotation(root, { id: "c".repeat(24), day: "2024-05-01", text: "x".repeat(501) })).rejects.toThrow("500");
});
