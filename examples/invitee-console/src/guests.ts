const NAMES = [
  ["Amara", "Okafor", "VP Engineering"],
  ["Lukas", "Weber", "Product Manager"],
  ["Sofía", "Vargas", "Customer Stories"],
  ["Yuki", "Sato", "Head of Design"],
  ["Daniel", "Cohen", "Chief Financial Officer"],
  ["Priya", "Raman", "Data Science"],
  ["Tomáš", "Novák", "Support Lead"],
  ["Nia", "Boateng", "People & Culture"],
  ["Jonas", "Lindqvist", "Sales, Nordics"],
  ["Chloé", "Martin", "Legal"],
  ["Rafael", "Duarte", "Security"],
  ["Hana", "Kim", "Marketing"],
  ["Pavel", "Petrov", "Site Reliability"],
  ["Zoe", "Papadakis", "Interpreter"],
] as const;

/** People to fill the demo's town hall with; they don't exist. */
export const GUESTS = NAMES.map(([firstName, lastName, jobTitle]) => ({
  firstName,
  lastName,
  jobTitle,
  email: `${firstName}.${lastName}@example.com`.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase(),
}));
