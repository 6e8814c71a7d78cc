// Customers for the palette, found by the server by any identifier or name. Whoever may not see people finds none.

import type { CustomersAnswer } from "../../api/contract-customers.ts";
import type { Source } from "../palette/entry.ts";
import { request } from "../session/request.ts";

const MOST = 6;

/** The search for people. */
export const customerSource: Source = {
  group: "customer",
  name: "customers",
  needs: "customers",
  find: async (words, { go, signal }) => {
    const search = new URLSearchParams({ search: words, limit: String(MOST) });
    const found = await request<CustomersAnswer>(`/api/v1/customers?${search.toString()}`, { signal });
    return found.customers.map(({ id, name, identifiers }) => {
      const values = identifiers.map(({ value }) => value);
      const label = name === "" ? (values[0] ?? id) : name;
      const detail = values
        .filter((value) => value !== label)
        .slice(0, 2)
        .join(" · ");
      return {
        id: `customer:${id}`,
        label,
        ...(detail !== "" && { detail }),
        icon: "customers" as const,
        run: () => go(`/customers/${encodeURIComponent(id)}`),
      };
    });
  },
};
