WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-04-29 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714348800000000) // 604800000000) END AS "period",
         ("event" = 'user_signed_up') AS "matches_1",
         ("event" = 'purchase_completed') AS "matches_2",
         "time" AS "time",
         "tie" AS "tie",
         coalesce("n_price", CAST(0 AS DOUBLE)) AS "row_amount"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-06-02 23:59:59.999999') AND ("event" IN ('user_signed_up', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'user_signed_up') OR ("event" = 'purchase_completed')) AND (("e"."time" >= TIMESTAMP '2024-04-29 00:00:00') OR ("event" = 'user_signed_up')))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) FILTER (WHERE "matches_1") AS "count_1",
         count(*) FILTER (WHERE "matches_2") AS "count_2",
         min("time") FILTER (WHERE "matches_1") AS "birth_time",
         arg_min_null("tie", row("time", "tie")) FILTER (WHERE "matches_1") AS "birth_tie",
         arg_min_null(CASE WHEN "matches_2" THEN "row_amount" ELSE CAST(0 AS DOUBLE) END, row("time", "tie")) FILTER (WHERE "matches_1") AS "birth_amount",
         sum("row_amount") FILTER (WHERE "matches_2") AS "amount"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"first_starts" AS (
  SELECT "actor_1" AS "actor_1",
         min("period") AS "cohort",
         arg_min_null("birth_time", "period") AS "birth_time",
         arg_min_null("birth_tie", "period") AS "birth_tie",
         arg_min_null("birth_amount", "period") AS "birth_amount"
  FROM "active_periods"
  WHERE ("count_1" > 0)
  GROUP BY "actor_1"
),
"births" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         "birth_time" AS "birth_time",
         "birth_tie" AS "birth_tie",
         "birth_amount" AS "birth_amount"
  FROM "first_starts"
  WHERE ("cohort" >= 0)
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         ((epoch_us("time") - 1714348800000000) // 604800000000) AS "period",
         ("event" = 'purchase_completed') AS "matches_1",
         "time" AS "time",
         "tie" AS "tie",
         coalesce("n_price", CAST(0 AS DOUBLE)) AS "row_amount"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-04-29 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-06-02 23:59:59.999999') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"returns_after_birth" AS (
  SELECT "b"."actor_1" AS "actor_1",
         "b"."cohort" AS "cohort",
         ((epoch_us("r"."time") - epoch_us("b"."birth_time")) // 604800000000) AS "distance",
         count(*) AS "times",
         sum("r"."row_amount") AS "amount"
  FROM "births" AS "b"
  JOIN "scoped_2" AS "r" ON (("b"."actor_1" = "r"."actor_1") AND (("r"."time" > "b"."birth_time") OR (("r"."time" = "b"."birth_time") AND ("r"."tie" > "b"."birth_tie"))))
  GROUP BY "b"."actor_1", "b"."cohort", ((epoch_us("r"."time") - epoch_us("b"."birth_time")) // 604800000000)
),
"seen" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         "distance" AS "column",
         "amount" AS "amount"
  FROM "returns_after_birth"
  WHERE (("distance" > 0) AND ("times" >= 1) AND ("distance" < 31) AND (("cohort" + "distance") <= 4))
),
"cells" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         0 AS "column",
         count(*) AS "retained",
         sum("b"."birth_amount") AS "amount",
         min(epoch_us("b"."birth_time")) AS "first_birth",
         max(epoch_us("b"."birth_time")) AS "last_birth"
  FROM "births" AS "b"
  GROUP BY "b"."cohort"
),
"cells_2" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         0 AS "column",
         sum("s"."amount") AS "amount"
  FROM "births" AS "b"
  JOIN "returns_after_birth" AS "s" ON (("b"."actor_1" = "s"."actor_1") AND ("b"."cohort" = "s"."cohort"))
  WHERE ("s"."distance" = 0)
  GROUP BY "b"."cohort"
),
"cells_3" AS (
  SELECT 'current' AS "answer_of",
         0 AS "group_kind",
         '' AS "group_name",
         0 AS "group_count",
         "b"."cohort" AS "cohort",
         "s"."column" AS "column",
         count(*) AS "retained",
         sum("s"."amount") AS "amount"
  FROM "births" AS "b"
  JOIN "seen" AS "s" ON (("b"."actor_1" = "s"."actor_1") AND ("b"."cohort" = "s"."cohort"))
  GROUP BY "b"."cohort", "s"."column"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_3"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."answer_of" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE;
