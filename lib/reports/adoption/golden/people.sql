WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "day"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"events_by_day" AS (
  SELECT "actor_1" AS "actor_1",
         "day" AS "day",
         count(*) AS "uses",
         epoch_us(min("time")) AS "first_time",
         epoch_us(max("time")) AS "last_time"
  FROM "scoped"
  GROUP BY "actor_1", "day"
),
"events_of_actor" AS (
  SELECT "actor_1" AS "actor_1",
         CAST(sum("uses") AS BIGINT) AS "uses",
         count(*) AS "days",
         min("first_time") AS "first_time",
         max("last_time") AS "last_time"
  FROM "events_by_day"
  GROUP BY "actor_1"
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         (CASE WHEN ("time" < TIMESTAMP '2024-04-22 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1713744000000000) // 604800000000) END - 1) AS "bucket",
         ("time" >= TIMESTAMP '2024-05-01 00:00:00') AS "inside"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL))
),
"use_history" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         "bucket" AS "bucket",
         count(*) FILTER (WHERE "inside") AS "inside",
         count(*) AS "uses"
  FROM "scoped_2"
  GROUP BY "event_key", "actor_1", "bucket"
),
"use_before" AS NOT MATERIALIZED (
  SELECT *,
         lag("bucket") OVER (PARTITION BY "event_key", "actor_1" ORDER BY "bucket") AS "last_bucket"
  FROM "use_history"
),
"adopters" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "actor_1" AS "actor_1",
         "bucket" AS "bucket",
         CASE WHEN (("last_bucket" IS NULL) AND ("uses" = "inside")) THEN 'new' WHEN (coalesce("last_bucket", -3) = ("bucket" - 1)) THEN 'continuing' ELSE 'returning' END AS "state"
  FROM "use_before"
  WHERE (("inside" > 0) AND ("bucket" >= 0))
),
"members" AS (
  SELECT "actor_1" AS "actor_1"
  FROM "adopters"
  WHERE (("bucket" = 0) AND ("state" = 'new'))
),
"behind" AS NOT MATERIALIZED (
  SELECT *
  FROM "events_of_actor"
  WHERE ("actor_1" IN (FROM "members"))
),
"last_shown" AS (
  SELECT "a"."uses" AS "at"
  FROM "behind" AS "a"
  ORDER BY "a"."uses" DESC
  LIMIT 1
  OFFSET 99
),
"page_bound" AS (
  SELECT max("at") AS "bound"
  FROM "last_shown"
),
"near_top" AS NOT MATERIALIZED (
  SELECT "a".*
  FROM "behind" AS "a"
  CROSS JOIN "page_bound" AS "b"
  WHERE (("b"."bound" IS NULL) OR ("a"."uses" >= "b"."bound"))
),
"users" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['users.parquet'], union_by_name = true)
),
"named" AS (
  SELECT coalesce("u"."user_id", CAST("a"."actor_1" AS VARCHAR)) AS "actor",
         "a"."uses" AS "uses",
         "a"."days" AS "days",
         "a"."first_time" AS "first_time",
         "a"."last_time" AS "last_time"
  FROM "near_top" AS "a"
  LEFT JOIN "users" AS "u" ON ("u"."user" = "a"."actor_1")
),
"named_page" AS NOT MATERIALIZED (
  SELECT *
  FROM "named"
  ORDER BY "uses" DESC, "actor"
  LIMIT 100
),
"list_length" AS (
  SELECT count(*) AS "total"
  FROM "behind" AS "a"
)
SELECT "s".*,
       "l"."total" AS "total"
FROM "named_page" AS "s"
CROSS JOIN "list_length" AS "l"
ORDER BY "uses" DESC, "actor";
