/** Whether an address stays on this machine: `localhost`, 127.0.0.0/8 or ::1, over http or https. */
export function isLoopbackAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return false;
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
