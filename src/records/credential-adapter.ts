// What better-auth reads and writes its tables through: plain SQL on our own connections. The names of tables and columns
// come from the schema it was opened with and are checked here; values are only ever passed as parameters.
// Invariant: of a session's token only the hash reaches a table. Whoever asks by a token gets it back as they gave it.

import { createHash } from "node:crypto";
import { type CleanedWhere, type CustomAdapter, createAdapterFactory } from "better-auth/adapters";
import { z } from "zod";
import type { Database, Queryable } from "./database.ts";

type Fields = Readonly<Record<string, unknown>>;

const anyRow = z.record(z.string(), z.unknown());
const countRow = z.object({ count: z.number() });

/** The column of session tokens. */
const tokenColumn = "token_hash";

/** The hash under which a session's token is kept. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function quoted(name: string): string {
  if (!/^[a-z][a-z_]*$/.test(name)) throw new Error(`${name} is no name of a table or column`);
  return `"${name}"`;
}

/** Collects values and gives their placeholders. */
class Values {
  readonly all: unknown[] = [];

  add(column: string, value: unknown): string {
    this.all.push(column === tokenColumn && typeof value === "string" ? hashOfToken(value) : value);
    return `$${this.all.length}`;
  }
}

const comparisons: Readonly<Record<string, string>> = {
  eq: "=",
  ne: "<>",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};

function termOf({ field, operator, value, mode }: CleanedWhere, values: Values): string {
  const column = quoted(field);
  if (value === null) return operator === "ne" ? `${column} IS NOT NULL` : `${column} IS NULL`;
  if (Array.isArray(value)) {
    const list = value.map((one) => values.add(field, one)).join(", ");
    if (list === "") return operator === "not_in" ? "true" : "false";
    return `${column} ${operator === "not_in" ? "NOT IN" : "IN"} (${list})`;
  }
  const comparison = comparisons[operator ?? "eq"];
  if (!comparison) throw new Error(`accounts do not compare by ${operator}`);
  const place = values.add(field, value);
  return mode === "insensitive" && typeof value === "string"
    ? `lower(${column}) ${comparison} lower(${place})`
    : `${column} ${comparison} ${place}`;
}

function conditionOf(where: readonly CleanedWhere[] | undefined, values: Values): string {
  const all = where ?? [];
  const ands = all.filter(({ connector }) => connector !== "OR").map((one) => termOf(one, values));
  const ors = all.filter(({ connector }) => connector === "OR").map((one) => termOf(one, values));
  const parts = [...ands, ...(ors.length > 0 ? [`(${ors.join(" OR ")})`] : [])];
  return parts.length > 0 ? parts.join(" AND ") : "true";
}

function assignmentsOf(fields: Fields, values: Values): string[] {
  return Object.entries(fields).map(([column, value]) => `${quoted(column)} = ${values.add(column, value)}`);
}

/** The token by which rows were asked for, if they were. */
function askedToken(where: readonly CleanedWhere[] | undefined): string | undefined {
  const asked = where?.find(({ field, operator }) => field === tokenColumn && operator === "eq");
  return typeof asked?.value === "string" ? asked.value : undefined;
}

function withToken(row: Fields, token: string | undefined): Fields {
  return token === undefined || !(tokenColumn in row) ? row : { ...row, [tokenColumn]: token };
}

/** One row, as the library declares it: its schema and our migration are held together by the tests of accounts. */
function rowAs<T>(row: Fields): T {
  return row as T;
}

function adapterOn(
  database: Queryable,
  columnOf: (asked: { model: string; field: string }) => string,
): CustomAdapter {
  async function changed(sql: string, where: readonly CleanedWhere[], values: Values) {
    const row = await database.row(anyRow, sql, values.all);
    return row ? withToken(row, askedToken(where)) : undefined;
  }
  return {
    async create<T extends Record<string, unknown>>({ model, data }: { model: string; data: T }) {
      const values = new Values();
      const columns = Object.keys(data);
      const places = columns.map((column) => values.add(column, data[column]));
      const row = await database.row(
        anyRow,
        `INSERT INTO ${quoted(model)} (${columns.map(quoted).join(", ")}) VALUES (${places.join(", ")}) RETURNING *`,
        values.all,
      );
      const token = data[tokenColumn];
      return rowAs<T>(withToken(row ?? {}, typeof token === "string" ? token : undefined));
    },
    async findOne<T>({ model, where }: { model: string; where: CleanedWhere[] }) {
      const values = new Values();
      const sql = `SELECT * FROM ${quoted(model)} WHERE ${conditionOf(where, values)} LIMIT 1`;
      const row = await changed(sql, where, values);
      return row ? rowAs<T>(row) : null;
    },
    async findMany<T>(asked: {
      model: string;
      where?: CleanedWhere[] | undefined;
      limit: number;
      sortBy?: { field: string; direction: "asc" | "desc" } | undefined;
      offset?: number | undefined;
    }) {
      const { model, where, limit, sortBy, offset } = asked;
      const values = new Values();
      const condition = conditionOf(where, values);
      const order = sortBy
        ? ` ORDER BY ${quoted(columnOf({ model, field: sortBy.field }))} ${sortBy.direction === "desc" ? "DESC" : "ASC"}`
        : "";
      const page = ` LIMIT ${values.add("limit", limit)} OFFSET ${values.add("offset", offset ?? 0)}`;
      const sql = `SELECT * FROM ${quoted(model)} WHERE ${condition}${order}${page}`;
      return (await database.rows(anyRow, sql, values.all)).map((row) =>
        rowAs<T>(withToken(row, askedToken(where))),
      );
    },
    async update<T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) {
      const values = new Values();
      const set = assignmentsOf(anyRow.parse(update), values);
      const sql = `UPDATE ${quoted(model)} SET ${set.join(", ")} WHERE ${conditionOf(where, values)} RETURNING *`;
      const row = await changed(sql, where, values);
      return row ? rowAs<T>(row) : null;
    },
    async updateMany({ model, where, update }) {
      const values = new Values();
      const set = assignmentsOf(update, values);
      const sql = `UPDATE ${quoted(model)} SET ${set.join(", ")} WHERE ${conditionOf(where, values)}`;
      return database.run(sql, values.all);
    },
    async delete({ model, where }) {
      const values = new Values();
      await database.run(`DELETE FROM ${quoted(model)} WHERE ${conditionOf(where, values)}`, values.all);
    },
    async deleteMany({ model, where }) {
      const values = new Values();
      return database.run(`DELETE FROM ${quoted(model)} WHERE ${conditionOf(where, values)}`, values.all);
    },
    async count({ model, where }) {
      const values = new Values();
      const sql = `SELECT count(*) AS count FROM ${quoted(model)} WHERE ${conditionOf(where, values)}`;
      return (await database.row(countRow, sql, values.all))?.count ?? 0;
    },
    async consumeOne<T>({ model, where }: { model: string; where: CleanedWhere[] }) {
      const values = new Values();
      const table = quoted(model);
      const one = `SELECT id FROM ${table} WHERE ${conditionOf(where, values)} LIMIT 1 FOR UPDATE SKIP LOCKED`;
      const row = await changed(`DELETE FROM ${table} WHERE id IN (${one}) RETURNING *`, where, values);
      return row ? rowAs<T>(row) : null;
    },
    async incrementOne<T>(asked: {
      model: string;
      where: CleanedWhere[];
      increment: Record<string, number>;
      set?: Record<string, unknown> | undefined;
    }) {
      const { model, where, increment, set } = asked;
      const values = new Values();
      const assignments = [
        ...assignmentsOf(set ?? {}, values),
        ...Object.entries(increment).map(
          ([column, by]) => `${quoted(column)} = ${quoted(column)} + ${values.add(column, by)}`,
        ),
      ];
      const condition = conditionOf(where, values);
      const sql = `UPDATE ${quoted(model)} SET ${assignments.join(", ")} WHERE ${condition} RETURNING *`;
      const row = await changed(sql, where, values);
      return row ? rowAs<T>(row) : null;
    },
  };
}

const config = {
  adapterId: "vivencia",
  adapterName: "Vivencia",
  supportsDates: true,
  supportsBooleans: true,
  supportsJSON: true,
  supportsUUIDs: false,
  supportsNumericIds: false,
} as const;

/** The adapter to open better-auth with. */
export function credentialAdapter(database: Database) {
  type Factory = ReturnType<typeof createAdapterFactory>;
  const open = (on: Queryable, options: Parameters<Factory>[0]): ReturnType<Factory> =>
    createAdapterFactory({
      config: {
        ...config,
        transaction: (work) =>
          on === database ? database.transaction((tx) => work(open(tx, options))) : work(open(on, options)),
      },
      adapter: ({ getFieldName }) => adapterOn(on, getFieldName),
    })(options);
  return (options: Parameters<Factory>[0]) => open(database, options);
}
