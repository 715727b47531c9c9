/** Where phones in the room find this computer, under which names it may be asked, and who is near enough to ask. */
import { BlockList, isIPv6 } from "node:net";
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from "node:os";

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Networks inside the computer: of containers and virtual machines. No phone is on them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|utun|wg|tailscale|zt|lxc|cni|flannel|podman)/i;

/** Addresses of homes, schools and offices, and those that a computer gives itself. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["127.0.0.0", 8],
] as const)
  PRIVATE.addSubnet(net, bits);
PRIVATE.addSubnet("fc00::", 7, "ipv6");
PRIVATE.addSubnet("fe80::", 10, "ipv6");
PRIVATE.addAddress("::1", "ipv6");

/** This computer's addresses on the networks it is on, the likeliest first: of a real network, private. IPv6 only where nothing else is. */
export function lanAddresses(all: Interfaces = networkInterfaces()): string[] {
  const outer = Object.entries(all).flatMap(([name, infos]) =>
    (infos ?? []).filter((info) => !info.internal && !isLinkLocal(info.address)).map((info) => ({ name, ...info })),
  );
  const four = outer.filter((info) => info.family === "IPv4");
  const unlikely = (one: (typeof outer)[number]) =>
    (VIRTUAL.test(one.name) ? 2 : 0) + (PRIVATE.check(one.address, family(one.address)) ? 0 : 1);
  return (four.length > 0 ? four : outer).sort((a, b) => unlikely(a) - unlikely(b)).map(({ address }) => address);
}

/** The first part of an address in a browser. */
export function origin(address: string, port: number): string {
  return `http://${isIPv6(address) ? `[${address}]` : address}:${port}`;
}

/**
 * Is this Host header one of this computer's own addresses or names? Any other name may have been made to point here by a page
 * elsewhere (DNS rebinding).
 */
export function hostIsHere(host: string, all: Interfaces = networkInterfaces(), own = hostname()): boolean {
  const [, literal, name = ""] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  const asked = (literal ?? name).toLowerCase();
  if (asked === "") return false;
  const names = ["localhost", own, own.replace(/\.local$/i, ""), `${own.replace(/\.local$/i, "")}.local`];
  const addresses = Object.values(all).flatMap((infos) => (infos ?? []).map(({ address }) => address));
  return [...names, ...addresses].some((one) => one.toLowerCase() === asked);
}

/** Is the sender in the room's reach: at a private address, or on a network that this computer is on? Nobody answers the internet. */
export function isNear(from: string, all: Interfaces = networkInterfaces()): boolean {
  const address = plainAddress(from);
  if (PRIVATE.check(address, family(address))) return true;
  const own = new BlockList();
  for (const { cidr, address: here, family: kind } of Object.values(all).flatMap((infos) => infos ?? []))
    if (cidr) own.addSubnet(here, Number(cidr.split("/")[1]), kind === "IPv6" ? "ipv6" : "ipv4");
  return own.check(address, family(address));
}

/** "::ffff:10.0.0.5" is 10.0.0.5. */
export function plainAddress(from: string): string {
  return from.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isLinkLocal(address: string): boolean {
  return /^(169\.254\.|fe[89ab])/i.test(address);
}

function family(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}
