WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "e"."event_key" AS "event_key",
         "e"."event" AS "event"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00'))
),
"named_events" AS (
  SELECT "event_key" AS "of_event",
         CASE WHEN (any_value("event") <> '') THEN 'value' ELSE 'unset' END AS "kind",
         CASE WHEN (any_value("event") <> '') THEN any_value("event") ELSE '(not set)' END AS "name"
  FROM "scoped"
  GROUP BY "event_key"
),
"nodes" AS (
  SELECT row_number() OVER (ORDER BY "of_event") AS "key",
         "of_event" AS "of_event",
         "kind" AS "kind",
         "name" AS "name"
  FROM "named_events"
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         "e"."time" AS "time",
         "e"."tie" AS "tie",
         "e"."session" AS "session",
         coalesce(((("p_plan" IS NOT NULL) AND ("p_plan" <> '')) AND ("p_plan" = 'pro')), FALSE) AS "present",
         CASE WHEN TRUE THEN "n"."key" ELSE NULL END AS "node"
  FROM "events" AS "e"
  LEFT JOIN "nodes" AS "n" ON ("e"."event_key" = "n"."of_event")
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NOT NULL))
),
"paths_gaps" AS (
  SELECT *, CASE WHEN "session" IS NULL AND NOT coalesce(epoch_us("time") - epoch_us(lag("time") OVER (PARTITION BY "actor_1", "session" IS NULL ORDER BY "time", "tie")) < 1800000000, FALSE) THEN epoch_us("time") END AS "stretch_start"
  FROM "scoped_2"
),
"paths_stretches" AS (
  SELECT *, CASE WHEN "session" IS NULL THEN max("stretch_start") OVER (PARTITION BY "actor_1", "session" IS NULL ORDER BY "time", "tie") END AS "stretch"
  FROM "paths_gaps"
),
"paths_sequences" AS MATERIALIZED (
  SELECT row_number() OVER () AS "sequence", "actor_1", "session", "stretch"
  FROM "paths_stretches"
  WHERE "present"
  GROUP BY "actor_1", "session", "stretch"
),
"paths_rows" AS MATERIALIZED (
  SELECT "s"."sequence", epoch_us("r"."time") AS "t", "r"."tie", "r"."node",
         row_number() OVER (PARTITION BY "s"."sequence" ORDER BY "r"."time", "r"."tie") AS "n"
  FROM "paths_stretches" AS "r" JOIN "paths_sequences" AS "s" ON "s"."actor_1" IS NOT DISTINCT FROM "r"."actor_1" AND "s"."session" IS NOT DISTINCT FROM "r"."session" AND "s"."stretch" IS NOT DISTINCT FROM "r"."stretch"
  WHERE "r"."present"
),
"paths_changes" AS (
  SELECT *, CASE WHEN lag("node") OVER (PARTITION BY "sequence" ORDER BY "n") = "node" THEN 0 ELSE 1 END AS "begins"
  FROM "paths_rows"
  WHERE "node" IS NOT NULL
),
"paths_runs" AS MATERIALIZED (
  SELECT "sequence", "run", any_value("node") AS "node", min("t") AS "first_time", max("t") AS "last_time",
         arg_max("tie", "n") AS "last_tie", max("n") AS "last_n", count(*) AS "events"
  FROM (SELECT *, sum("begins") OVER (PARTITION BY "sequence" ORDER BY "n") AS "run" FROM "paths_changes")
  GROUP BY "sequence", "run"
),
"paths_ranges" AS MATERIALIZED (
  SELECT *
  FROM (SELECT "s"."sequence", "s"."run" AS "path", "s"."run" AS "low", max("r"."run") AS "high", CAST(NULL AS BIGINT) AS "until"
  FROM "paths_runs" AS "s"
  JOIN "paths_runs" AS "r" ON "r"."sequence" = "s"."sequence" AND "r"."run" >= "s"."run"
  WHERE "s"."run" = 1
  GROUP BY "s"."sequence", "s"."run")
  QUALIFY row_number() OVER (PARTITION BY "sequence" ORDER BY "path") = 1
),
"paths_nodes" AS MATERIALIZED (
  SELECT "p"."sequence", "p"."path", "p"."until", "r"."node", "r"."last_time", "r"."last_tie", "r"."last_n", "r"."events",
         row_number() OVER "each" AS "place",
         count(*) OVER (PARTITION BY "p"."sequence", "p"."path") AS "places"
  FROM "paths_ranges" AS "p"
  JOIN "paths_runs" AS "r" ON "r"."sequence" = "p"."sequence" AND "r"."run" BETWEEN "p"."low" AND "p"."high"
  WINDOW "each" AS (PARTITION BY "p"."sequence", "p"."path" ORDER BY "r"."run")
),
"paths_lasts" AS (
  SELECT "l"."sequence", "l"."path", CASE WHEN "l"."places" > 5 THEN 2 WHEN "h"."t" <= coalesce("l"."until", "h"."t") THEN 1 ELSE 0 END AS "ending"
  FROM "paths_nodes" AS "l"
  LEFT JOIN "paths_rows" AS "h" ON "h"."sequence" = "l"."sequence" AND "h"."n" = "l"."last_n" + 1
  WHERE "l"."place" = "l"."places"
),
"paths_wide" AS (
  SELECT "sequence", "path", any_value("node") FILTER (WHERE "slot" = 1) AS "node_1", min("last_time") FILTER (WHERE "slot" = 1) AS "time_1", CAST(sum("events") FILTER (WHERE "slot" = 1) AS BIGINT) AS "events_1",
         any_value("node") FILTER (WHERE "slot" = 2) AS "node_2", min("last_time") FILTER (WHERE "slot" = 2) AS "time_2", CAST(sum("events") FILTER (WHERE "slot" = 2) AS BIGINT) AS "events_2",
         any_value("node") FILTER (WHERE "slot" = 3) AS "node_3", min("last_time") FILTER (WHERE "slot" = 3) AS "time_3", CAST(sum("events") FILTER (WHERE "slot" = 3) AS BIGINT) AS "events_3",
         any_value("node") FILTER (WHERE "slot" = 4) AS "node_4", min("last_time") FILTER (WHERE "slot" = 4) AS "time_4", CAST(sum("events") FILTER (WHERE "slot" = 4) AS BIGINT) AS "events_4",
         any_value("node") FILTER (WHERE "slot" = 5) AS "node_5", min("last_time") FILTER (WHERE "slot" = 5) AS "time_5", CAST(sum("events") FILTER (WHERE "slot" = 5) AS BIGINT) AS "events_5",
         min("last_time") AS "first_time", arg_min("last_tie", "place") AS "first_tie", max("last_time") AS "last_time"
  FROM (SELECT *, CASE WHEN "place" <= 5 THEN "place" END AS "slot" FROM "paths_nodes")
  WHERE "slot" IS NOT NULL
  GROUP BY "sequence", "path"
),
"paths" AS MATERIALIZED (
  SELECT "s"."actor_1",
         "s"."session",
         "s"."stretch" AS "session_start",
         "w"."node_1", "w"."time_1", "w"."events_1",
         "w"."node_2", "w"."time_2", "w"."events_2",
         "w"."node_3", "w"."time_3", "w"."events_3",
         "w"."node_4", "w"."time_4", "w"."events_4",
         "w"."node_5", "w"."time_5", "w"."events_5",
         "w"."first_time",
         "w"."first_tie",
         "w"."last_time",
         "l"."ending"
  FROM "paths_wide" AS "w"
  JOIN "paths_sequences" AS "s" ON "s"."sequence" = "w"."sequence"
  JOIN "paths_lasts" AS "l" ON "l"."sequence" = "w"."sequence" AND "l"."path" = "w"."path"
),
"starters" AS (
  SELECT 'starters' AS "part",
         count(*) AS "starters"
  FROM "paths"
),
"nodes_at_1" AS (
  SELECT 1 AS "step",
         "node_1" AS "key",
         count(*) AS "arrive",
         count(*) FILTER (WHERE TRUE) AS "begin",
         count(*) FILTER (WHERE ("node_2" IS NOT NULL)) AS "go_on",
         count(*) FILTER (WHERE (("node_2" IS NULL) AND ("ending" = 0))) AS "end",
         count(*) FILTER (WHERE (("node_2" IS NULL) AND ("ending" = 1))) AS "hidden",
         count(*) FILTER (WHERE (("node_2" IS NULL) AND ("ending" = 2))) AS "continues",
         CAST(sum("events_1") AS BIGINT) AS "events"
  FROM "paths"
  WHERE ("node_1" IS NOT NULL)
  GROUP BY "node_1"
),
"nodes_at_2" AS (
  SELECT 2 AS "step",
         "node_2" AS "key",
         count(*) AS "arrive",
         count(*) FILTER (WHERE ("node_1" IS NULL)) AS "begin",
         count(*) FILTER (WHERE ("node_3" IS NOT NULL)) AS "go_on",
         count(*) FILTER (WHERE (("node_3" IS NULL) AND ("ending" = 0))) AS "end",
         count(*) FILTER (WHERE (("node_3" IS NULL) AND ("ending" = 1))) AS "hidden",
         count(*) FILTER (WHERE (("node_3" IS NULL) AND ("ending" = 2))) AS "continues",
         CAST(sum("events_2") AS BIGINT) AS "events"
  FROM "paths"
  WHERE ("node_2" IS NOT NULL)
  GROUP BY "node_2"
),
"nodes_at_3" AS (
  SELECT 3 AS "step",
         "node_3" AS "key",
         count(*) AS "arrive",
         count(*) FILTER (WHERE ("node_2" IS NULL)) AS "begin",
         count(*) FILTER (WHERE ("node_4" IS NOT NULL)) AS "go_on",
         count(*) FILTER (WHERE (("node_4" IS NULL) AND ("ending" = 0))) AS "end",
         count(*) FILTER (WHERE (("node_4" IS NULL) AND ("ending" = 1))) AS "hidden",
         count(*) FILTER (WHERE (("node_4" IS NULL) AND ("ending" = 2))) AS "continues",
         CAST(sum("events_3") AS BIGINT) AS "events"
  FROM "paths"
  WHERE ("node_3" IS NOT NULL)
  GROUP BY "node_3"
),
"nodes_at_4" AS (
  SELECT 4 AS "step",
         "node_4" AS "key",
         count(*) AS "arrive",
         count(*) FILTER (WHERE ("node_3" IS NULL)) AS "begin",
         count(*) FILTER (WHERE ("node_5" IS NOT NULL)) AS "go_on",
         count(*) FILTER (WHERE (("node_5" IS NULL) AND ("ending" = 0))) AS "end",
         count(*) FILTER (WHERE (("node_5" IS NULL) AND ("ending" = 1))) AS "hidden",
         count(*) FILTER (WHERE (("node_5" IS NULL) AND ("ending" = 2))) AS "continues",
         CAST(sum("events_4") AS BIGINT) AS "events"
  FROM "paths"
  WHERE ("node_4" IS NOT NULL)
  GROUP BY "node_4"
),
"nodes_at_5" AS (
  SELECT 5 AS "step",
         "node_5" AS "key",
         count(*) AS "arrive",
         count(*) FILTER (WHERE ("node_4" IS NULL)) AS "begin",
         count(*) FILTER (WHERE FALSE) AS "go_on",
         count(*) FILTER (WHERE ("ending" = 0)) AS "end",
         count(*) FILTER (WHERE ("ending" = 1)) AS "hidden",
         count(*) FILTER (WHERE ("ending" = 2)) AS "continues",
         CAST(sum("events_5") AS BIGINT) AS "events"
  FROM "paths"
  WHERE ("node_5" IS NOT NULL)
  GROUP BY "node_5"
),
"counted_nodes" AS (
  SELECT * FROM "nodes_at_1"
  UNION ALL BY NAME
  SELECT * FROM "nodes_at_2"
  UNION ALL BY NAME
  SELECT * FROM "nodes_at_3"
  UNION ALL BY NAME
  SELECT * FROM "nodes_at_4"
  UNION ALL BY NAME
  SELECT * FROM "nodes_at_5"
),
"step_nodes" AS NOT MATERIALIZED (
  SELECT "c".*,
         CASE WHEN ("c"."key" = -1) THEN 'gap' ELSE "n"."kind" END AS "kind",
         "n"."name" AS "name"
  FROM "counted_nodes" AS "c"
  LEFT JOIN "nodes" AS "n" ON ("c"."key" = "n"."key")
),
"ranked_nodes" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (PARTITION BY "step", ("kind" = 'value') ORDER BY "arrive" DESC, "name") AS "rank"
  FROM "step_nodes"
),
"drawn_nodes" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN (("kind" = 'value') AND ("rank" > 5)) THEN -2 ELSE "key" END AS "drawn"
  FROM "ranked_nodes"
),
"folded_at_1" AS (
  SELECT "key" AS "key"
  FROM "drawn_nodes"
  WHERE (("step" = 1) AND ("drawn" = -2))
),
"folded_at_2" AS (
  SELECT "key" AS "key"
  FROM "drawn_nodes"
  WHERE (("step" = 2) AND ("drawn" = -2))
),
"folded_at_3" AS (
  SELECT "key" AS "key"
  FROM "drawn_nodes"
  WHERE (("step" = 3) AND ("drawn" = -2))
),
"folded_at_4" AS (
  SELECT "key" AS "key"
  FROM "drawn_nodes"
  WHERE (("step" = 4) AND ("drawn" = -2))
),
"folded_at_5" AS (
  SELECT "key" AS "key"
  FROM "drawn_nodes"
  WHERE (("step" = 5) AND ("drawn" = -2))
),
"folded_paths" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN ("node_1" IN (FROM "folded_at_1")) THEN -2 ELSE "node_1" END AS "drawn_1",
         CASE WHEN ("node_2" IN (FROM "folded_at_2")) THEN -2 ELSE "node_2" END AS "drawn_2",
         CASE WHEN ("node_3" IN (FROM "folded_at_3")) THEN -2 ELSE "node_3" END AS "drawn_3",
         CASE WHEN ("node_4" IN (FROM "folded_at_4")) THEN -2 ELSE "node_4" END AS "drawn_4",
         CASE WHEN ("node_5" IN (FROM "folded_at_5")) THEN -2 ELSE "node_5" END AS "drawn_5"
  FROM "paths"
),
"taken_at_1" AS (
  SELECT 1 AS "step",
         "drawn_1" AS "from_key",
         coalesce("drawn_2", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key",
         CAST(("time_2" - "time_1") AS BIGINT) AS "elapsed"
  FROM "folded_paths"
  WHERE (("drawn_1" IS NOT NULL) AND (coalesce("drawn_2", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_1" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count",
         (avg("elapsed") / CAST(1000000 AS DOUBLE)) AS "average_seconds",
         (quantile_cont("elapsed", CAST(0.5 AS DOUBLE)) / CAST(1000000 AS DOUBLE)) AS "median_seconds"
  FROM "taken_at_1"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_2" AS (
  SELECT 2 AS "step",
         "drawn_2" AS "from_key",
         coalesce("drawn_3", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key",
         CAST(("time_3" - "time_2") AS BIGINT) AS "elapsed"
  FROM "folded_paths"
  WHERE (("drawn_2" IS NOT NULL) AND (coalesce("drawn_3", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_2" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count",
         (avg("elapsed") / CAST(1000000 AS DOUBLE)) AS "average_seconds",
         (quantile_cont("elapsed", CAST(0.5 AS DOUBLE)) / CAST(1000000 AS DOUBLE)) AS "median_seconds"
  FROM "taken_at_2"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_3" AS (
  SELECT 3 AS "step",
         "drawn_3" AS "from_key",
         coalesce("drawn_4", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key",
         CAST(("time_4" - "time_3") AS BIGINT) AS "elapsed"
  FROM "folded_paths"
  WHERE (("drawn_3" IS NOT NULL) AND (coalesce("drawn_4", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_3" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count",
         (avg("elapsed") / CAST(1000000 AS DOUBLE)) AS "average_seconds",
         (quantile_cont("elapsed", CAST(0.5 AS DOUBLE)) / CAST(1000000 AS DOUBLE)) AS "median_seconds"
  FROM "taken_at_3"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_4" AS (
  SELECT 4 AS "step",
         "drawn_4" AS "from_key",
         coalesce("drawn_5", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key",
         CAST(("time_5" - "time_4") AS BIGINT) AS "elapsed"
  FROM "folded_paths"
  WHERE (("drawn_4" IS NOT NULL) AND (coalesce("drawn_5", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_4" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count",
         (avg("elapsed") / CAST(1000000 AS DOUBLE)) AS "average_seconds",
         (quantile_cont("elapsed", CAST(0.5 AS DOUBLE)) / CAST(1000000 AS DOUBLE)) AS "median_seconds"
  FROM "taken_at_4"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_5" AS (
  SELECT 5 AS "step",
         "drawn_5" AS "from_key",
         CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT) AS "to_key",
         CAST(NULL AS BIGINT) AS "elapsed"
  FROM "folded_paths"
  WHERE (("drawn_5" IS NOT NULL) AND (CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT) IS NOT NULL))
),
"edges_at_5" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count",
         (avg("elapsed") / CAST(1000000 AS DOUBLE)) AS "average_seconds",
         (quantile_cont("elapsed", CAST(0.5 AS DOUBLE)) / CAST(1000000 AS DOUBLE)) AS "median_seconds"
  FROM "taken_at_5"
  GROUP BY "step", "from_key", "to_key"
),
"edges" AS (
  SELECT * FROM "edges_at_1"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_2"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_3"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_4"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_5"
),
"edge_rows" AS (
  SELECT 'edge' AS "part",
         "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         "count" AS "count",
         "average_seconds" AS "average_seconds",
         "median_seconds" AS "median_seconds"
  FROM "edges"
),
"node_rows" AS (
  SELECT 'node' AS "part",
         "step" AS "step",
         "drawn" AS "from_key",
         any_value("kind") AS "from_kind",
         any_value("name") AS "from_name",
         count(*) AS "members",
         CAST(sum("arrive") AS BIGINT) AS "arrive",
         CAST(sum("begin") AS BIGINT) AS "begin",
         CAST(sum("go_on") AS BIGINT) AS "go_on",
         CAST(sum("end") AS BIGINT) AS "end",
         CAST(sum("hidden") AS BIGINT) AS "hidden",
         CAST(sum("continues") AS BIGINT) AS "continues",
         CAST(sum("events") AS BIGINT) AS "events"
  FROM "drawn_nodes"
  GROUP BY "step", "drawn"
),
"step_rows" AS (
  SELECT 'step' AS "part",
         "step" AS "step",
         count(*) AS "members",
         CAST(sum("arrive") AS BIGINT) AS "arrive",
         CAST(sum("begin") AS BIGINT) AS "begin",
         CAST(sum("go_on") AS BIGINT) AS "go_on",
         CAST(sum("end") AS BIGINT) AS "end",
         CAST(sum("hidden") AS BIGINT) AS "hidden",
         CAST(sum("continues") AS BIGINT) AS "continues",
         CAST(sum("events") AS BIGINT) AS "events"
  FROM "drawn_nodes"
  GROUP BY "step"
),
"taken_at_1_2" AS (
  SELECT 1 AS "step",
         "node_1" AS "from_key",
         coalesce("node_2", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key"
  FROM "paths"
  WHERE (("node_1" IS NOT NULL) AND (coalesce("node_2", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_1_2" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count"
  FROM "taken_at_1_2"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_2_2" AS (
  SELECT 2 AS "step",
         "node_2" AS "from_key",
         coalesce("node_3", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key"
  FROM "paths"
  WHERE (("node_2" IS NOT NULL) AND (coalesce("node_3", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_2_2" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count"
  FROM "taken_at_2_2"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_3_2" AS (
  SELECT 3 AS "step",
         "node_3" AS "from_key",
         coalesce("node_4", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key"
  FROM "paths"
  WHERE (("node_3" IS NOT NULL) AND (coalesce("node_4", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_3_2" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count"
  FROM "taken_at_3_2"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_4_2" AS (
  SELECT 4 AS "step",
         "node_4" AS "from_key",
         coalesce("node_5", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) AS "to_key"
  FROM "paths"
  WHERE (("node_4" IS NOT NULL) AND (coalesce("node_5", CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT)) IS NOT NULL))
),
"edges_at_4_2" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count"
  FROM "taken_at_4_2"
  GROUP BY "step", "from_key", "to_key"
),
"taken_at_5_2" AS (
  SELECT 5 AS "step",
         "node_5" AS "from_key",
         CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT) AS "to_key"
  FROM "paths"
  WHERE (("node_5" IS NOT NULL) AND (CAST(CASE WHEN ("ending" = 0) THEN -10 WHEN ("ending" = 1) THEN -11 WHEN ("ending" = 2) THEN -12 ELSE NULL END AS BIGINT) IS NOT NULL))
),
"edges_at_5_2" AS (
  SELECT "step" AS "step",
         "from_key" AS "from_key",
         "to_key" AS "to_key",
         count(*) AS "count"
  FROM "taken_at_5_2"
  GROUP BY "step", "from_key", "to_key"
),
"unfolded_edges" AS (
  SELECT * FROM "edges_at_1_2"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_2_2"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_3_2"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_4_2"
  UNION ALL BY NAME
  SELECT * FROM "edges_at_5_2"
),
"totals" AS (
  SELECT 'total' AS "part",
         count(*) AS "edges",
         coalesce(CAST(sum("count") AS BIGINT), 0) AS "count"
  FROM "unfolded_edges"
),
"facts" AS (
  SELECT * FROM "edge_rows"
  UNION ALL BY NAME
  SELECT * FROM "node_rows"
  UNION ALL BY NAME
  SELECT * FROM "step_rows"
  UNION ALL BY NAME
  SELECT * FROM "totals"
),
"answers" AS (
  SELECT * FROM "facts"
  UNION ALL BY NAME
  SELECT * FROM "starters"
),
"scoped_3" AS (
  SELECT "e"."time" AS "time"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND coalesce(((("p_plan" IS NOT NULL) AND ("p_plan" <> '')) AND ("p_plan" = 'pro')), FALSE) AND ("user" IS NULL))
),
"without_actor" AS (
  SELECT count(*) AS "without_actor"
  FROM "scoped_3"
)
SELECT *,
       ("a"."part" IS NOT NULL) AS "answered"
FROM "without_actor" AS "w"
LEFT JOIN "answers" AS "a" ON TRUE;
