/** What the server may ask of the data set: reading generations, and imports that run in a process of their own. */
export type { Catalog, CatalogEvent, CatalogEventProperty, CatalogUserProperty, TopValue } from "./catalog.ts";
export { currentGeneration } from "./current.ts";
export type { CanonicalFile, EventFile, Generation, PropertyColumns, SourceFile } from "./generation.ts";
export type { ImportProgress } from "./import/progress.ts";
export { verifyGeneration } from "./import/verify-generation.ts";
export { dryRun, type FolderImport, ImportFailed, importFolder } from "./import-folder.ts";
export type { DryRun, ImportSummary } from "./import-summary.ts";
export { readCatalog, readGeneration } from "./read-generation.ts";
export { rememberedSource } from "./remembered-source.ts";
