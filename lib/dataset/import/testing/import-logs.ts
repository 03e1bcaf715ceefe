import { runImport } from "../run-import.ts";
import { stageLogs } from "./log-folder.ts";

/** A process that imports a folder of test logs, so that a test can kill it: `import-logs.ts SOURCE ROOT`. */
const [source = "", dataRoot = ""] = process.argv.slice(2);

runImport({ dataRoot, stage: () => stageLogs(source), onProgress: ({ phase }) => process.stdout.write(`${phase}\n`) }).then(
  ({ manifest }) => process.stdout.write(`id ${manifest.id}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
