CREATE TABLE `annotations` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	`changed_at` integer NOT NULL
);
