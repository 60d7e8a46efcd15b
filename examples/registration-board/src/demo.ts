import { runDemo } from "./run-demo.js";

const { url, fake, sessionId, close } = await runDemo(3000);
console.log(`the board is at ${url}; somebody registers every two seconds`);
const timer = setInterval(() => fake.addRegistrant({ sessionId }), 2000);
process.once("SIGINT", async () => {
  clearInterval(timer);
  await close();
});
