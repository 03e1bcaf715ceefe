import { importsOf } from "./imports.ts";
import { breaches } from "./walls.ts";

const places = ["app", "components", "lib", "e2e", "data/demo", "proxy.ts", "instrumentation.ts", "next.config.ts"];
const found = breaches(importsOf(process.cwd(), places));
for (const { wall, because, where } of found) console.log(`${wall}: ${where}\n  (${because})`);
process.exitCode = found.length > 0 ? 1 : 0;
