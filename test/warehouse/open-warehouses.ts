// The log in both of its shapes for tests: on one embedded server, and on a cluster of two shards. Every test of the
// warehouse runs on both, and what they answer must be the same.

import { migrateWarehouse } from "../../src/warehouse/migrate.ts";
import { openWarehouse, type Warehouse } from "../../src/warehouse/warehouse.ts";
import { openTestCluster, openTestEngines, type TestCluster, type TestEngines } from "../engines.ts";

/** A migrated, empty log. */
export interface TestWarehouse {
  readonly shape: "one server" | "two shards";
  readonly warehouse: Warehouse;
}

/** Both shapes; call `close` in `afterAll`. */
export interface TestWarehouses {
  readonly one: TestWarehouse;
  readonly two: TestWarehouse;
  readonly engines: TestEngines;
  readonly cluster: TestCluster;
  readonly close: () => Promise<void>;
}

/** Opens and migrates both. */
export async function openTestWarehouses(): Promise<TestWarehouses> {
  const [engines, cluster] = await Promise.all([openTestEngines(), openTestCluster()]);
  const { clickhouse } = engines;
  const one = openWarehouse({
    url: clickhouse.url,
    database: clickhouse.database,
    writer: { user: clickhouse.username, password: clickhouse.password },
    reader: { user: clickhouse.readerUsername, password: clickhouse.readerPassword },
  });
  const two = openClusterWarehouse(cluster);
  await Promise.all([migrateWarehouse(one), migrateWarehouse(two)]);
  return {
    one: { shape: "one server", warehouse: one },
    two: { shape: "two shards", warehouse: two },
    engines,
    cluster,
    close: async () => {
      await Promise.all([one.close(), two.close()]);
      await Promise.all([engines.close(), cluster.close()]);
    },
  };
}

/** The log on a cluster; its servers have passwords of their own. */
export function openClusterWarehouse(cluster: TestCluster): Warehouse {
  const [first] = cluster.shards;
  return openWarehouse({
    url: first.url,
    database: cluster.database,
    writer: { user: first.username, password: first.password },
    reader: { user: first.readerUsername, password: first.readerPassword },
    cluster: {
      name: cluster.cluster,
      nodes: cluster.shards.map(({ httpPort, username, password }) => {
        return `http://${username}:${encodeURIComponent(password)}@127.0.0.1:${httpPort}`;
      }),
    },
  });
}
