export { findSources } from "./find-sources.ts";
export type { FileProblem, SourceFileFound } from "./found-file.ts";
export { previewSource, type SourcePreview } from "./preview-source.ts";
export { type PreviewRow, readStaged } from "./read-staged.ts";
export { type StagedSources, type StageOptions, stageSources } from "./stage-sources.ts";
