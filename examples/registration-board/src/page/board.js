const element = (id) => document.getElementById(id);
const shown = new Map();

const source = new EventSource("/events");
source.addEventListener("open", () => {
  element("connection").textContent = "live";
});
source.addEventListener("error", () => {
  element("connection").textContent = "reconnecting";
});
source.addEventListener("board", ({ data }) => {
  const { status, registrants } = JSON.parse(data);
  element("status").textContent = status;
  element("count").textContent = registrants.length;
  const ids = new Set(registrants.map(({ id }) => id));
  for (const [id, item] of shown) {
    if (ids.has(id)) continue;
    item.remove();
    shown.delete(id);
  }
  for (const { id, name } of registrants) {
    if (shown.has(id)) continue;
    const item = document.createElement("li");
    item.textContent = name;
    element("registrants").prepend(item);
    shown.set(id, item);
  }
});
