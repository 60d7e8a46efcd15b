import { fixturesFromDocument } from "../fixtures-from-document.js";

// Runs in a staged tree, whose fake is made from the new document; prints the files, and what doesn't fit any more.
const problems: string[] = [];
const files = await fixturesFromDocument({ onProblem: ({ message }) => problems.push(message) });
process.stdout.write(JSON.stringify({ files, problems }));
