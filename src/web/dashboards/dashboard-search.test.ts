import { expect, it } from "vitest";
import { parseSearchText } from "../view/view-search.ts";
import { backSearch, carriedSearch } from "./dashboard-search.ts";

it("the way to a question and back keeps the period, the comparison and the filters, and goes on editing", () => {
  const looked = parseSearchText(
    "?edit=1&period=month&on=2026-03-01&compare=year&filter=is,unit,Madrid 1&filter=is_not,channel,phone",
  );
  const back = backSearch(carriedSearch(looked), "a-question");
  expect(back).toEqual({ ...looked, add: "a-question" });
  expect(backSearch(carriedSearch({}), null)).toEqual({ edit: "1" });
});
