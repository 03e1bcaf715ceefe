import { describe, expect, it } from "vitest";
import { chosenFiles, droppedFiles } from "./dropped-files.ts";

/** Entries as the File and Directory Entries API gives them: a directory hands out at most 100 at a time, then none. */
type Tree = { [name: string]: Tree | string };

function entryOf(name: string, content: Tree | string, parent = ""): FileSystemEntry {
  const fullPath = `${parent}/${name}`;
  if (typeof content === "string") {
    const file = (resolve: (file: File) => void) => setTimeout(() => resolve(new File([content], name)), 0);
    return { name, fullPath, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const children = Object.entries(content).map(([each, inner]) => entryOf(each, inner, fullPath));
  const createReader = () => {
    const left = [...children];
    return { readEntries: (resolve: (batch: FileSystemEntry[]) => void) => setTimeout(() => resolve(left.splice(0, 100)), 0) };
  };
  return { name, fullPath, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

/** A drop whose items are gone, as in a browser, once the event's handler has returned. */
function dropOf(entries: (FileSystemEntry | null)[], files: File[] = []): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  setTimeout(() => items.splice(0), 0);
  return { items, files } as unknown as DataTransfer;
}

describe("what is dropped", () => {
  it("is every file of every folder, however many a folder has", async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`part-${index}.csv`, `rows ${index}`]));
    const found = await droppedFiles(dropOf([entryOf("export", { many, "a.csv": "a" }), entryOf("b.csv", "b")]));
    expect(found).toHaveLength(252);
    expect(new Set(found.map(({ path }) => path)).size).toBe(252);
    const last = found.find(({ path }) => path === "export/many/part-249.csv");
    expect(await last?.file.text()).toBe("rows 249");
    expect(found.map(({ path }) => path)).toContain("b.csv");
  });

  it("leaves hidden files and what a Mac adds to archives behind, and keeps the mapping", async () => {
    const tree = { ".DS_Store": "x", ".git": { config: "x" }, __MACOSX: { "a.csv": "x" }, "mapping.json": "{}", "a.csv": "a", empty: {} };
    const found = await droppedFiles(dropOf([entryOf("export", tree)]));
    expect(found.map(({ path }) => path)).toEqual(["export/mapping.json", "export/a.csv"]);
  });

  it("is nothing for a text, and the plain files where a browser knows no entries", async () => {
    expect(await droppedFiles(dropOf([null]))).toEqual([]);
    const found = await droppedFiles(dropOf([null], [new File(["a"], "a.csv")]));
    expect(found.map(({ path }) => path)).toEqual(["a.csv"]);
  });

  it("fails with the name of what cannot be read", async () => {
    const locked = { ...entryOf("locked.csv", ""), file: (_: unknown, reject: (error: Error) => void) => reject(new Error("no right")) };
    await expect(droppedFiles(dropOf([locked as unknown as FileSystemEntry]))).rejects.toThrow("locked.csv cannot be read");
  });
});

describe("what is chosen in a folder field", () => {
  it("keeps its path below the folder", () => {
    const file = Object.assign(new File(["a"], "a.csv"), { webkitRelativePath: "export/2024/a.csv" });
    const hidden = Object.assign(new File(["a"], ".a"), { webkitRelativePath: "export/.a" });
    expect(chosenFiles([file, hidden] as unknown as FileList).map(({ path }) => path)).toEqual(["export/2024/a.csv"]);
    expect(chosenFiles(null)).toEqual([]);
  });
});
