CREATE TABLE `favourites` (
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `kind`, `object_id`)
);
--> statement-breakpoint
CREATE TABLE `recents` (
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `kind`, `object_id`)
);
--> statement-breakpoint
CREATE TABLE `report_versions` (
	`report_id` text NOT NULL,
	`revision` integer NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`tags` text NOT NULL,
	`definition` text NOT NULL,
	`view` text NOT NULL,
	`version` integer NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`report_id`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `saved_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`tags` text NOT NULL,
	`kind` text NOT NULL,
	`definition` text NOT NULL,
	`view` text NOT NULL,
	`version` integer NOT NULL,
	`owner_id` text,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`deleted_at` integer
);
