WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-05-01 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714521600000000) // 86400000000) END AS "period",
         ("event" = 'user_signed_up') AS "matches_1",
         ("event" = 'purchase_completed') AS "matches_2"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" IN ('user_signed_up', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'user_signed_up') OR ("event" = 'purchase_completed')) AND (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') OR ("event" = 'user_signed_up')))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) FILTER (WHERE "matches_1") AS "count_1",
         count(*) FILTER (WHERE "matches_2") AS "count_2"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"first_starts" AS (
  SELECT "actor_1" AS "actor_1",
         min("period") AS "cohort"
  FROM "active_periods"
  WHERE ("count_1" > 0)
  GROUP BY "actor_1"
),
"births" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort"
  FROM "first_starts"
  WHERE ("cohort" >= 0)
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM (SELECT CAST(NULL AS BIGINT) AS "event_key", CAST(NULL AS VARCHAR) AS "event", CAST(NULL AS BIGINT) AS "user", CAST(NULL AS BIGINT) AS "raw_user", CAST(NULL AS TIMESTAMP) AS "time", CAST(NULL AS INTEGER) AS "tie", CAST(NULL AS VARCHAR) AS "session", CAST(NULL AS VARCHAR) AS "user_id", CAST(NULL AS VARCHAR) AS "anonymous_id", CAST(NULL AS VARCHAR) AS "insert_id", CAST(NULL AS VARCHAR) AS "source_file", CAST(NULL AS BIGINT) AS "source_row" WHERE FALSE)
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-03-31 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1711843200000000) // 86400000000) END AS "period",
         ("event" = 'user_signed_up') AS "matches_1",
         ("event" = 'purchase_completed') AS "matches_2"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-04-30 23:59:59.999999') AND ("event" IN ('user_signed_up', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'user_signed_up') OR ("event" = 'purchase_completed')) AND (("e"."time" >= TIMESTAMP '2024-03-31 00:00:00') OR ("event" = 'user_signed_up')))
),
"active_periods_2" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) FILTER (WHERE "matches_1") AS "count_1",
         count(*) FILTER (WHERE "matches_2") AS "count_2"
  FROM "scoped_2"
  GROUP BY "actor_1", "period"
),
"first_starts_2" AS (
  SELECT "actor_1" AS "actor_1",
         min("period") AS "cohort"
  FROM "active_periods_2"
  WHERE ("count_1" > 0)
  GROUP BY "actor_1"
),
"births_2" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort"
  FROM "first_starts_2"
  WHERE ("cohort" >= 0)
),
"cells" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         0 AS "column",
         count(*) AS "retained"
  FROM "births" AS "b"
  GROUP BY "b"."cohort"
),
"cells_2" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         ("a"."period" - "b"."cohort") AS "column",
         count(*) AS "retained"
  FROM "births" AS "b"
  JOIN "active_periods" AS "a" ON (("b"."actor_1" = "a"."actor_1") AND ("a"."period" > "b"."cohort"))
  WHERE (("a"."count_2" >= 1) AND (("a"."period" - "b"."cohort") < 31))
  GROUP BY "b"."cohort", ("a"."period" - "b"."cohort")
),
"cells_3" AS (
  SELECT 'previous' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         0 AS "column",
         count(*) AS "retained"
  FROM "births_2" AS "b"
  GROUP BY "b"."cohort"
),
"cells_4" AS (
  SELECT 'previous' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         ("a"."period" - "b"."cohort") AS "column",
         count(*) AS "retained"
  FROM "births_2" AS "b"
  JOIN "active_periods_2" AS "a" ON (("b"."actor_1" = "a"."actor_1") AND ("a"."period" > "b"."cohort"))
  WHERE (("a"."count_2" >= 1) AND (("a"."period" - "b"."cohort") < 31))
  GROUP BY "b"."cohort", ("a"."period" - "b"."cohort")
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_3"
  UNION ALL BY NAME
  SELECT * FROM "cells_4"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."answer_of" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE;
