import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { parseAst } from "rolldown/parseAst";

/** One import of one file: `to` is a path from the root for the project's own files, else the name of a package. */
export type Import = { from: string; to: string; typeOnly: boolean };

type Node = { type: string; [field: string]: unknown };

/** Every import, re-export, dynamic import and `import("…")` type of the TypeScript and JavaScript files in the given folders and files. */
export function importsOf(root: string, places: string[]): Import[] {
  return sourceFiles(root, places).flatMap((file) => {
    const lang = file.endsWith("x") ? "tsx" : "ts";
    const program = parseAst(readFileSync(join(root, file), "utf8"), { lang }) as unknown as Node;
    return references(program).map(({ specifier, typeOnly }) => ({ from: file, to: target(file, specifier), typeOnly }));
  });
}

/** Paths, from the root and with forward slashes, of the sources in the given folders and files. */
export function sourceFiles(root: string, places: string[]): string[] {
  const files = places.flatMap((place) => {
    if (/\.(m?ts|m?js|tsx)$/.test(place)) return [place];
    const entries = readdirSync(join(root, place), { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
  });
  const slashed = files.map((file) => file.split(sep).join("/"));
  return slashed.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes("node_modules/")).sort();
}

function target(file: string, specifier: string): string {
  return specifier.startsWith(".") ? posix.join(dirname(file), specifier) : specifier;
}

function references(node: unknown): { specifier: string; typeOnly: boolean }[] {
  if (Array.isArray(node)) return node.flatMap(references);
  if (!isNode(node)) return [];
  const inside = Object.values(node).flatMap(references);
  const { source } = node;
  if (!isNode(source) || typeof source.value !== "string") return inside;
  return [{ specifier: source.value, typeOnly: isTypeOnly(node) }, ...inside];
}

function isTypeOnly({ type, importKind, exportKind, specifiers }: Node): boolean {
  if (type === "TSImportType" || importKind === "type" || exportKind === "type") return true;
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every((each: Node) => each.importKind === "type" || each.exportKind === "type");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}
