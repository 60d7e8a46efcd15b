import { scenarios } from "../scenarios/scenarios.js";

const SCENARIOS = Object.entries(scenarios).map(([name, { description }]) => `  ${name.padEnd(26)}${description}`);

/** What `rcw-fake --help` prints. */
export const HELP = `rcw-fake: a RingCentral Webinar service on this machine, to test against in any language

usage: rcw-fake [options]

  --port <number>      where to listen; a free port if left out
  --hostname <name>    on which address; 127.0.0.1 if left out
  --seed <number>      equal seeds give equal ids, tokens and links; 1 if left out
  --scenario <name>    what is there from the start; see below
  --no-rate-limits     as many requests as you like
  --rate-limit <rule>  Heavy=100, Heavy=10/2s (10 calls in 2 seconds) or Heavy=off; for each group once
  --strict             400 for what the service passes over: unknown parameters and properties, other content types
  --no-control         without the control interface; see below
  --log                a line for each request, on standard error
  --help, --version

It prints its address, an access token and an app's credentials, and ends on SIGINT and SIGTERM. Time is real time.
The header X-Rcw-World: <name> gives each test a world of its own. Tests control it under /rcw-fake/ without a token:
records, time, faults, journal, reset; GET /rcw-fake/openapi.json describes that. Whoever reaches the port can use it.

scenarios:
${SCENARIOS.join("\n")}
`;
