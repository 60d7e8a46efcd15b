const FIRST_NAMES = ["Lena", "Jonas", "Aisha", "Diego", "Priya", "Tomas", "Yuki", "Nia", "Pavel", "Ines"];
const LAST_NAMES = ["Fischer", "Weber", "Okafor", "Vargas", "Raman", "Novak", "Sato", "Boateng", "Petrov", "Duarte"];

/** Somebody who doesn't exist: the same for the same number, with an address of their own. */
export function personOf(number: number): { firstName: string; lastName: string; email: string } {
  const firstName = FIRST_NAMES[number % FIRST_NAMES.length] as string;
  const lastName = LAST_NAMES[Math.floor(number / FIRST_NAMES.length) % LAST_NAMES.length] as string;
  return { firstName, lastName, email: `${firstName}.${lastName}.${number}@example.com`.toLowerCase() };
}
