// Which IP addresses belong to the whole internet. A webhook goes where a member of a workspace says: without this they could
// have the server ask machines that only it can reach, such as its own engines or the metadata service of a cloud.

import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Private, loopback, link-local, documentation, multicast and reserved blocks (IANA's special-purpose registries). */
const special4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

/** Within 2000::/3, the only block that is given out: what stands for IPv4 addresses, documentation, and protocols. */
const special6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const not4 = new BlockList();
for (const [net, bits] of special4) not4.addSubnet(net, bits, "ipv4");
const not6 = new BlockList();
for (const [net, bits] of special6) not6.addSubnet(net, bits, "ipv6");
const given6 = new BlockList();
given6.addSubnet("2000::", 3, "ipv6");

/** Whether this is an IP address that anybody can reach. False for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !not4.check(address, "ipv4");
  // A zone (fe80::1%eth0) belongs to one machine.
  if (!isIPv6(address) || address.includes("%")) return false;
  return given6.check(address, "ipv6") && !not6.check(address, "ipv6");
}
