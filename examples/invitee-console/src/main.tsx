import { createWebinarClient } from "@rcw/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { SessionContext } from "./session-context.ts";
import "./styles.css";

// The one place that knows of the fake. With a login it reads
// `createWebinarClient({ auth: { accessToken } })`, and the ids come from your app.
const { startDemoService } = await import("./demo-service.ts");
const latencyMs = Number(new URLSearchParams(location.search).get("latencyMs") ?? 300);
const { accessToken, fetch, webinarId, sessionId } = startDemoService(latencyMs);
const rcw = createWebinarClient({ auth: { accessToken }, fetch });

const queryClient = new QueryClient({
  defaultOptions: {
    // Few calls a minute: a list stays good until somebody asks for a newer one.
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SessionContext value={{ rcw, webinarId, sessionId }}>
        <App />
      </SessionContext>
    </QueryClientProvider>
  </StrictMode>,
);
