CREATE INDEX `drafts_by_time` ON `drafts` (`created_at`);--> statement-breakpoint
CREATE INDEX `experiment_log_by_time` ON `experiment_log` (`at`);