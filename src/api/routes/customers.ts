// Customers: finding them, and of one: who, everything that happened, and parting what was joined.

import { Readable } from "node:stream";
import { z } from "zod";
import { exportCustomer } from "../../actions/export-customer.ts";
import { listCustomers } from "../../actions/list-customers.ts";
import { findCustomer, partCustomers, showCustomer, showTimeline } from "../../actions/look-up-customer.ts";
import { csvContentType } from "../../domain/csv-cell.ts";
import {
  customerExportSchema,
  customerSchema,
  customersAnswerSchema,
  customersQuerySchema,
  timelineAnswerSchema,
  timelineQuerySchema,
} from "../contract-customers.ts";
import { doerOf, memberOf, type RouteParts, type ZodFastify } from "../route-parts.ts";

const idParams = z.object({ id: z.guid() });

/** /api/v1/customers and /api/v1/merges */
export async function customerRoutes(server: ZodFastify, { app }: RouteParts): Promise<void> {
  server.get(
    "/api/v1/customers",
    {
      config: { permission: "customers" },
      schema: {
        summary: "Customers by any identifier or name, or of a segment; else those who were there last",
        tags: ["customers"],
        querystring: customersQuerySchema,
        response: { 200: customersAnswerSchema },
      },
    },
    (request) => listCustomers(app(), memberOf(request.caller), request.query),
  );
  server.get(
    "/api/v1/customers/lookup",
    {
      config: { permission: "customers" },
      schema: {
        summary: "The customer behind an identifier",
        tags: ["customers"],
        querystring: z.object({ kind: z.string().max(60), value: z.string().min(1).max(300) }),
        response: { 200: customerSchema },
      },
    },
    async (request) => {
      const sight = memberOf(request.caller);
      const { kind, value } = request.query;
      return showCustomer(app(), sight, await findCustomer(app(), sight.workspace, kind, value));
    },
  );
  server.get(
    "/api/v1/customers/:id",
    {
      config: { permission: "customers" },
      schema: {
        summary: "One customer",
        tags: ["customers"],
        params: idParams,
        response: { 200: customerSchema },
      },
    },
    (request) => showCustomer(app(), memberOf(request.caller), request.params.id),
  );
  server.get(
    "/api/v1/customers/:id/export",
    {
      config: { permission: "export" },
      schema: {
        summary: "Everything known of a customer as a file, for that person",
        tags: ["customers"],
        params: idParams,
        querystring: customerExportSchema,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { format } = request.query;
      const pieces = await exportCustomer(
        app(),
        memberOf(request.caller),
        doerOf(request),
        id,
        request.query,
      );
      return reply
        .type(format === "csv" ? csvContentType : "application/x-ndjson; charset=utf-8")
        .header("content-disposition", `attachment; filename="customer-${id}.${format}"`)
        .send(Readable.from(pieces));
    },
  );
  server.get(
    "/api/v1/customers/:id/timeline",
    {
      config: { permission: "customers" },
      schema: {
        summary: "Everything that happened, newest first",
        tags: ["customers"],
        params: idParams,
        querystring: timelineQuerySchema,
        response: { 200: timelineAnswerSchema },
      },
    },
    (request) => {
      const { channel, kind, said, ...page } = request.query;
      return showTimeline(app(), memberOf(request.caller), request.params.id, {
        ...page,
        channels: channel,
        kinds: kind,
        saidOnly: said === "true",
      });
    },
  );
  server.post(
    "/api/v1/merges/:id/undo",
    {
      config: { permission: "join" },
      schema: { summary: "Part two customers that were joined", tags: ["customers"], params: idParams },
    },
    async (request, reply) => {
      await partCustomers(app(), doerOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}
