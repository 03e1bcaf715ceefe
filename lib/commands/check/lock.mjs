import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Packages that the lock file promises for some system but does not hold, and addresses of a registry in it.
 * An install from such a lock fails, or leaves that system without a native module.
 */
export function lockFaults(root) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).flatMap(([path, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !holds(packages, path, name));
    return [
      ...missing.map((name) => `${path || "the project"} can use ${name}, which is not in the lock`),
      ...(entry.resolved?.startsWith("http") ? [`${path} names a registry: ${entry.resolved}`] : []),
    ];
  });
}

function holds(packages, path, name) {
  const places = path.split("/node_modules/");
  return (
    places.some((_, index) => packages[[...places.slice(0, index + 1), name].join("/node_modules/")]) ||
    Boolean(packages[`node_modules/${name}`])
  );
}
