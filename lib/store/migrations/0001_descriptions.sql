CREATE TABLE `descriptions` (
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `name`)
);
