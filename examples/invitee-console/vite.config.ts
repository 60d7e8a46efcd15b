import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // The page works wherever it is put, in a folder of a site too.
  base: "./",
  build: { target: "es2022" },
});
