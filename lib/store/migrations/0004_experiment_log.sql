CREATE TABLE `experiment_log` (
	`experiment` text NOT NULL,
	`place` integer NOT NULL,
	`at` integer NOT NULL,
	`account_id` text,
	`who` text,
	`terms` text NOT NULL,
	`changes` text NOT NULL,
	`definition_hash` text NOT NULL,
	PRIMARY KEY(`experiment`, `place`)
);
