/** How far an import is: one line of its output. */
export type ImportProgress = {
  phase: "looking" | "reading" | "identities" | "duplicates" | "writing" | "catalogue" | "publishing" | "done";
  /** Source bytes read so far, and in all files that must be read. */
  bytes: number;
  totalBytes: number;
  /** Rows staged or written so far in this phase. */
  rows: number;
  rowsPerSecond: number;
  /** Estimate for the whole import; null while there is nothing to go by. */
  secondsLeft: number | null;
};

/** One step forward, as the import knows it. */
export type PhaseReport = (step: { phase: ImportProgress["phase"]; bytes?: number; rows?: number; totalRows?: number }) => void;

/** Reading is about half of the work; the months are the other half. */
const readingShare = 0.5;

/** Turns steps into progress lines with rate and time left; `now` in milliseconds. */
export function progressFrom(totalBytes: number, onProgress: (progress: ImportProgress) => void, now: () => number): PhaseReport {
  const started = now();
  let bytes = 0;
  let share = 0;
  let phaseStart = { phase: "", at: started };
  return ({ phase, bytes: read, rows = 0, totalRows = 0 }) => {
    if (phase !== phaseStart.phase) phaseStart = { phase, at: now() };
    bytes = read ?? bytes;
    if (phase === "reading" && totalBytes > 0) share = (readingShare * bytes) / totalBytes;
    if (phase === "writing" && totalRows > 0) share = readingShare + ((1 - readingShare) * rows) / totalRows;
    const seconds = (now() - phaseStart.at) / 1000;
    const elapsed = (now() - started) / 1000;
    onProgress({
      phase,
      bytes,
      totalBytes,
      rows,
      rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : 0,
      secondsLeft: share > 0.02 ? Math.max(0, Math.round(elapsed / share - elapsed)) : null,
    });
  };
}
