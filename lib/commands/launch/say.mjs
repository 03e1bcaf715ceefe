/** Elapsed time as a person reads it: 0.4 s, 12 s, 3 min 5 s. */
export function elapsed(since) {
  const seconds = (performance.now() - since) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** One line of progress, set off from the output of the programs that are run. */
export function say(text) {
  process.stdout.write(`▸ ${text}\n`);
}

/** Runs one stage: says what begins, and how long it took or that it failed. */
export async function stage(name, work) {
  const since = performance.now();
  say(`${name} …`);
  const done = await work();
  say(`${name}: ${done === false ? "failed after" : "done in"} ${elapsed(since)}`);
  return done;
}

/** Ends the program with one clear sentence. */
export function fail(sentence) {
  process.stderr.write(`✗ ${sentence}\n`);
  process.exit(1);
}
