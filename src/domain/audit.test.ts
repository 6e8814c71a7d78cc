import { expect, test } from "vitest";
import { auditActions, isAuditAction, shortenAddress } from "./audit.ts";

test.each([
  ["203.0.113.77", "203.0.113.0"],
  ["::ffff:203.0.113.77", "203.0.113.0"],
  ["2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::"],
  ["2001:db8::1", "2001:db8:0::"],
  ["fe80::1%eth0", "fe80:0:0::"],
  ["::1", "0:0:0::"],
])("of the address %s only its network is kept", (address, kept) => {
  expect(shortenAddress(address)).toBe(kept);
});

test.each([[undefined], [""], ["unknown"], ["1.2.3"], ["1::2::3"], ["<script>"]])(
  "what is no address (%j) is not kept",
  (address) => {
    expect(shortenAddress(address)).toBeNull();
  },
);

test("each action is named noun.verb, once", () => {
  expect(new Set(auditActions).size).toBe(auditActions.length);
  for (const action of auditActions) expect(action).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
  expect(isAuditAction("key.made")).toBe(true);
  expect(isAuditAction("key.invented")).toBe(false);
});
