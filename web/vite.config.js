import { defineConfig } from "vite";

// One script and one style sheet under fixed names: CMake embeds them.
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
  build: {
    target: "es2020",
    outDir: process.env.BIANMU_WEB_OUT || "dist",
    emptyOutDir: true,
    cssMinify: "esbuild",
    lib: { entry: "src/main.tsx", formats: ["iife"], name: "bianmu", fileName: () => "view.js", cssFileName: "view" },
  },
});
