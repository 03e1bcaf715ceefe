WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM (SELECT CAST(NULL AS BIGINT) AS "event_key", CAST(NULL AS VARCHAR) AS "event", CAST(NULL AS BIGINT) AS "user", CAST(NULL AS BIGINT) AS "raw_user", CAST(NULL AS TIMESTAMP) AS "time", CAST(NULL AS INTEGER) AS "tie", CAST(NULL AS VARCHAR) AS "session", CAST(NULL AS VARCHAR) AS "user_id", CAST(NULL AS VARCHAR) AS "anonymous_id", CAST(NULL AS VARCHAR) AS "insert_id", CAST(NULL AS VARCHAR) AS "source_file", CAST(NULL AS BIGINT) AS "source_row" WHERE FALSE)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         ((epoch_us("time") - 1714780800000000) // 86400000000) AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-04 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"units" AS (
  SELECT "actor_1" AS "actor_1",
         count(*) AS "periods",
         list_sort(list("period")) AS "active_in"
  FROM "active_periods"
  WHERE (("count_1" > 0) AND ("period" >= 0))
  GROUP BY "actor_1"
),
"chosen" AS NOT MATERIALIZED (
  SELECT *
  FROM "units"
  WHERE ("periods" = 2)
),
"last_shown" AS (
  SELECT "a"."periods" AS "at"
  FROM "chosen" AS "a"
  ORDER BY "a"."periods" DESC
  LIMIT 1
  OFFSET 99
),
"page_bound" AS (
  SELECT max("at") AS "bound"
  FROM "last_shown"
),
"near_top" AS NOT MATERIALIZED (
  SELECT "a".*
  FROM "chosen" AS "a"
  CROSS JOIN "page_bound" AS "b"
  WHERE (("b"."bound" IS NULL) OR ("a"."periods" >= "b"."bound"))
),
"users" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['users.parquet'], union_by_name = true)
),
"named" AS (
  SELECT coalesce("u"."user_id", CAST("a"."actor_1" AS VARCHAR)) AS "actor",
         "a"."periods" AS "periods",
         "a"."active_in" AS "active_in"
  FROM "near_top" AS "a"
  LEFT JOIN "users" AS "u" ON ("u"."user" = "a"."actor_1")
),
"named_page" AS NOT MATERIALIZED (
  SELECT *
  FROM "named"
  ORDER BY "periods" DESC, "actor"
  LIMIT 100
),
"list_length" AS (
  SELECT count(*) AS "total"
  FROM "chosen" AS "a"
)
SELECT "s".*,
       "l"."total" AS "total"
FROM "named_page" AS "s"
CROSS JOIN "list_length" AS "l"
ORDER BY "periods" DESC, "actor";
