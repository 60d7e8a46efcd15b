import { existsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InstalledCommand, installedCommand } from "./installed-command.js";
import { runProgramInTerminal } from "./terminal.js";

/** What the guide says to write into the shell's own file, and how the shell is started without anybody's. */
const SHELLS = [
  {
    shell: "bash",
    args: ["--noprofile", "--norc", "-i"],
    // Debian has bash's own completions in a package of its own, which sets up nothing in a shell without a profile.
    needs: "/usr/share/bash-completion/bash_completion",
    setUp: "source /usr/share/bash-completion/bash_completion; source <(rcw complete bash)",
  },
  { shell: "zsh", args: ["-f", "-i"], setUp: "autoload -U compinit; compinit -u -D; source <(rcw complete zsh)" },
  { shell: "fish", args: ["--no-config", "-i"], setUp: "rcw complete fish | source" },
];

const isThere = (program: string) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

let command: InstalledCommand;
beforeAll(async () => {
  command = await installedCommand();
  await symlink(command.program, join(command.folder, "rcw"));
});
afterAll(() => command?.remove());

describe("completion", () => {
  for (const { shell, args, setUp, needs } of SHELLS) {
    it.skipIf(!isThere(shell) || (needs !== undefined && !existsSync(needs)))(
      `finishes a word and lists what can follow, in a real ${shell}`,
      async () => {
        const PATH = `${command.folder}${delimiter}${process.env.PATH}`;
        const terminal = runProgramInTerminal(shell, args, { ...command.env, PATH, HOME: command.folder });
        terminal.type(`${setUp}; echo rea""dy\r`);
        await terminal.shown(/^ready/m);
        terminal.type("rcw webhooks lis\t");
        await terminal.shown(/listen/);
        terminal.type("\x15rcw roster \t\t");
        await terminal.shown(/export/);
        expect(await terminal.screen()).toMatch(/apply[\s\S]*diff[\s\S]*plan/);
        terminal.stop();
        await terminal.ended;
      },
    );
  }
});
