import type { Command } from "commander";

/** `rcw login`, `rcw logout`, `rcw whoami`. */
export function addLoginCommands(program: Command): void {
  const login = program
    .command("login")
    .description("log in, in a browser or with a JWT, and keep the login as a profile")
    .option("--client-id <id>", "the app's client id; RCW_CLIENT_ID, or you are asked")
    .option("--secret", "the app has a client secret: RCW_CLIENT_SECRET, or you are asked")
    .option("--jwt", "log in with a JWT: RCW_JWT, standard input, or you are asked")
    .option(
      "--redirect-uri <uri>",
      "where the browser comes back to, as the app has registered it; a loopback address, and without a port a free one",
      "http://127.0.0.1/callback",
    )
    .option("--no-browser", "print the address instead of opening a browser")
    .addHelpText("after", "\nSecrets are never arguments: other users of the machine could read them.");
  login.action(async () => (await import("./login.js")).runLogin(login.optsWithGlobals()));

  const logout = program.command("logout").description("end the login at the service, and forget it");
  logout.action(async () => (await import("./logout.js")).runLogout(logout.optsWithGlobals()));

  const whoami = program.command("whoami").description("which login commands use, and whether it works");
  whoami.action(async () => (await import("./whoami.js")).runWhoami(whoami.optsWithGlobals()));
}
