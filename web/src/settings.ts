import { useLayoutEffect, useState } from "preact/hooks";
import { labelsOf, type Labels, type Language } from "./words";

export type Theme = "light" | "dark";

export interface Settings {
  labels: Labels;
  theme: Theme;
  switchLanguage: () => void;
  switchTheme: () => void;
}

// A page opened from a file may have no storage.
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}

function firstLanguage(): Language {
  const own = kept("bianmu.language");
  if (own === "zh" || own === "en") return own;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function firstTheme(): Theme {
  const own = kept("bianmu.theme");
  if (own === "light" || own === "dark") return own;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Language and theme: the reader's own choice, else the system's. */
export function useSettings(): Settings {
  const [language, setLanguage] = useState(firstLanguage);
  const [theme, setTheme] = useState(firstTheme);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [theme, language]);
  return {
    labels: labelsOf(language),
    theme,
    switchLanguage: () => {
      const next = language === "zh" ? "en" : "zh";
      keep("bianmu.language", next);
      setLanguage(next);
    },
    switchTheme: () => {
      const next = theme === "dark" ? "light" : "dark";
      keep("bianmu.theme", next);
      setTheme(next);
    },
  };
}
