CREATE TABLE `dashboard_reports` (
	`dashboard_id` text NOT NULL,
	`report_id` text NOT NULL,
	PRIMARY KEY(`dashboard_id`, `report_id`)
);
--> statement-breakpoint
CREATE TABLE `dashboards` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`tiles` text NOT NULL,
	`range` text,
	`filters` text NOT NULL,
	`owner_id` text,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`deleted_at` integer
);
