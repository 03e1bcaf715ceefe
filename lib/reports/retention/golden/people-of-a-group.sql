WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-05-01 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714521600000000) // 86400000000) END AS "period",
         ("event" = 'user_signed_up') AS "matches_1",
         ("event" = 'purchase_completed') AS "matches_2",
         "time" AS "time",
         "tie" AS "tie",
         nullif("p_plan", '') AS "value"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" IN ('user_signed_up', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'user_signed_up') OR ("event" = 'purchase_completed')) AND (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') OR ("event" = 'user_signed_up')))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) FILTER (WHERE "matches_1") AS "count_1",
         count(*) FILTER (WHERE "matches_2") AS "count_2",
         min("time") FILTER (WHERE "matches_1") AS "birth_time",
         arg_min_null("tie", row("time", "tie")) FILTER (WHERE "matches_1") AS "birth_tie",
         arg_min_null("value", row("time", "tie")) FILTER (WHERE "matches_1") AS "group_value"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"first_starts" AS (
  SELECT "actor_1" AS "actor_1",
         min("period") AS "cohort",
         arg_min_null("birth_time", "period") AS "birth_time",
         arg_min_null("birth_tie", "period") AS "birth_tie",
         arg_min_null("group_value", "period") AS "group_value"
  FROM "active_periods"
  WHERE ("count_1" > 0)
  GROUP BY "actor_1"
),
"births" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         "birth_time" AS "birth_time",
         "birth_tie" AS "birth_tie",
         "group_value" AS "group_value"
  FROM "first_starts"
  WHERE ("cohort" >= 0)
),
"births_of_period" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         "birth_time" AS "birth_time",
         "birth_tie" AS "birth_tie",
         "group_value" AS "group_value",
         'current' AS "answer_of"
  FROM "births"
),
"group_weights" AS (
  SELECT "group_value" AS "group_value",
         count(*) FILTER (WHERE ("answer_of" = 'current')) AS "weight"
  FROM "births_of_period"
  GROUP BY "group_value"
),
"group_places" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (ORDER BY ("group_value" IS NULL), "weight" DESC, "group_value") AS "place",
         count(*) OVER () AS "group_count"
  FROM "group_weights"
),
"grouped" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN ("r"."group_value" IS NULL) THEN 2 WHEN ("p"."place" <= 25) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN ("r"."group_value" IS NULL) THEN '(not set)' WHEN ("p"."place" <= 25) THEN "r"."group_value" ELSE '(other)' END AS "group_name",
         "p"."group_count" AS "group_count"
  FROM "births_of_period" AS "r"
  JOIN "group_places" AS "p" ON ("r"."group_value" IS NOT DISTINCT FROM "p"."group_value")
),
"later_intervals" AS (
  SELECT "b"."actor_1" AS "actor_1",
         "b"."cohort" AS "cohort",
         ("a"."period" - "b"."cohort") AS "distance",
         "a"."count_2" AS "times"
  FROM "births" AS "b"
  JOIN "active_periods" AS "a" ON (("b"."actor_1" = "a"."actor_1") AND ("a"."period" > "b"."cohort"))
  WHERE ("a"."count_2" > 0)
),
"seen" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         "distance" AS "column"
  FROM "later_intervals"
  WHERE (("distance" > 0) AND ("times" >= 1) AND ("distance" < 31))
),
"columns_of_members" AS (
  SELECT "actor_1" AS "actor_1",
         "cohort" AS "cohort",
         list_sort(list("column")) AS "columns_seen",
         least(max("column"), 30) AS "last_column"
  FROM "seen"
  GROUP BY "actor_1", "cohort"
),
"members_seen" AS NOT MATERIALIZED (
  SELECT *,
         len("columns_seen") AS "column_count"
  FROM "columns_of_members"
),
"in_group" AS NOT MATERIALIZED (
  SELECT *
  FROM "grouped"
  WHERE ("group_name" = 'pro')
),
"asked" AS NOT MATERIALIZED (
  SELECT *
  FROM "in_group"
  WHERE ("cohort" = ANY([0]))
),
"listed" AS (
  SELECT "b"."actor_1" AS "actor_1",
         "b"."cohort" AS "cohort",
         epoch_us("b"."birth_time") AS "birth",
         "s"."columns_seen" AS "columns_seen",
         "s"."last_column" AS "last_column",
         coalesce("s"."column_count", 0) AS "column_count"
  FROM "asked" AS "b"
  LEFT JOIN "members_seen" AS "s" ON (("b"."actor_1" = "s"."actor_1") AND ("b"."cohort" = "s"."cohort"))
  WHERE coalesce(contains("s"."columns_seen", 1), FALSE)
),
"last_shown" AS (
  SELECT "a"."column_count" AS "at"
  FROM "listed" AS "a"
  ORDER BY "a"."column_count" DESC
  LIMIT 1
  OFFSET 99
),
"page_bound" AS (
  SELECT max("at") AS "bound"
  FROM "last_shown"
),
"near_top" AS NOT MATERIALIZED (
  SELECT "a".*
  FROM "listed" AS "a"
  CROSS JOIN "page_bound" AS "b"
  WHERE (("b"."bound" IS NULL) OR ("a"."column_count" >= "b"."bound"))
),
"users" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['users.parquet'], union_by_name = true)
),
"named" AS (
  SELECT coalesce("u"."user_id", CAST("a"."actor_1" AS VARCHAR)) AS "actor",
         "a"."cohort" AS "cohort",
         "a"."birth" AS "birth",
         "a"."columns_seen" AS "columns_seen",
         "a"."last_column" AS "last_column",
         "a"."column_count" AS "column_count"
  FROM "near_top" AS "a"
  LEFT JOIN "users" AS "u" ON ("u"."user" = "a"."actor_1")
),
"named_page" AS NOT MATERIALIZED (
  SELECT *
  FROM "named"
  ORDER BY "column_count" DESC, "actor", "cohort"
  LIMIT 100
),
"list_length" AS (
  SELECT count(*) AS "total"
  FROM "listed" AS "a"
)
SELECT "s".*,
       "l"."total" AS "total"
FROM "named_page" AS "s"
CROSS JOIN "list_length" AS "l"
ORDER BY "column_count" DESC, "actor", "cohort";
