import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { textLiteral } from "../sql/duckdb/quote.ts";

export type LockedInstanceOptions = {
  /** Absolute paths of the only files that can be read. */
  files: readonly string[];
  /** Runs before the locks close: registers functions. */
  prepare?: (connection: DuckDBConnection) => void;
  threads: number;
  /** Bytes that DuckDB may hold; 80 % of the machine without. */
  memoryBytes?: number | undefined;
  /** A private folder that spilled rows may use, and how much of it; without, a question that does not fit fails. */
  spill?: { directory: string; bytes: number };
};

/**
 * A DuckDB in memory that reads exactly the files of one generation and nothing else, for good:
 * the order of the settings matters, since each lock also closes the settings above it.
 */
export async function openLockedInstance(options: LockedInstanceOptions): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    options.prepare?.(connection);
    for (const setting of settingsFor(options)) await connection.run(`SET GLOBAL ${setting}`);
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  } finally {
    connection.closeSync();
  }
}

/** `temp_file_encryption` stays off: this build has no crypto to write with, and every spilling question would fail. */
function settingsFor({ files, threads, memoryBytes, spill }: LockedInstanceOptions): string[] {
  return [
    `threads = ${threads}`,
    ...(memoryBytes ? [`memory_limit = '${Math.floor(memoryBytes / 1e6)}MB'`] : []),
    `temp_directory = ${textLiteral(spill?.directory ?? "")}`,
    ...(spill ? [`max_temp_directory_size = '${Math.floor(spill.bytes / 1e6)}MB'`] : []),
    "preserve_insertion_order = false",
    "TimeZone = 'UTC'",
    "enable_external_file_cache = false",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "allow_community_extensions = false",
    "allow_unredacted_secrets = false",
    "allow_persistent_secrets = false",
    "allowed_configs = ['enable_progress_bar', 'enable_progress_bar_print', 'streaming_buffer_size']",
    `allowed_paths = [${files.map(textLiteral).join(", ")}]`,
    "enable_external_access = false",
    "lock_configuration = true",
  ];
}
