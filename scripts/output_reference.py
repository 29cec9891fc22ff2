#!/usr/bin/env python3
"""output_reference.py [--check]: writes docs/output.md and docs/output.zh-CN.md from the descriptions in schemas/.

The Chinese page has its words from scripts/output_reference.zh.json, description by description. With --check nothing is written: exit status 1
if a page is not what the schemas say, or a description has no Chinese."""
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ("document", "record", "corrections")
CHINESE = ROOT / "scripts" / "output_reference.zh.json"
NAMED = ("object", "anyOf")   # what a definition must be to have a section of its own

ENGLISH = {
    "title": "# Output reference",
    "other": "[简体中文](output.zh-CN.md)",
    "intro": "Every member of what bianmu writes, from the schemas that it keeps: `bianmu schema document`, `bianmu schema record`, and `schemas/corrections.schema.json`. "
             "This page is made from their descriptions by `scripts/output_reference.py`.\n\n"
             "A member marked ● is always there. The others are left out where there is nothing to say: there are no nulls and no empty strings in their place.",
    "head": "| member | | type | meaning |",
    "document": "Documents", "record": "Records", "corrections": "Corrections",
    "record_intro": "What `--rows article` and `--rows block` write: flat rows for tables.",
    "corrections_intro": "The sidecar that the review page saves and `convert --corrections` applies.",
    "one_of": "One of: {}.", "list": "list of {}", "any_of": " or ", "keyed": "for each pointer: {}", "keys": "",
}
LABELS = {
    "title": "# 输出说明",
    "other": "[English](output.md)",
    "intro": "bianmu 输出的每一个成员，依据其所遵守的 Schema：`bianmu schema document`、`bianmu schema record` 和 `schemas/corrections.schema.json`。"
             "本页由 `scripts/output_reference.py` 从 Schema 的说明生成。\n\n"
             "标 ● 的成员总是存在。其余成员在无可说时不写：不会用 null 或空字符串代替。",
    "head": "| 成员 | | 类型 | 含义 |",
    "document": "文档", "record": "记录", "corrections": "改正",
    "record_intro": "`--rows article` 和 `--rows block` 写出的扁平行，供入表。",
    "corrections_intro": "核对页保存、`convert --corrections` 重新采用的文件。",
    "one_of": "以下之一：{}。", "list": "{}的列表", "any_of": " 或 ", "keyed": "每个指针对应：{}", "keys": "",
}
TYPES = {"string": "字符串", "integer": "整数", "number": "数", "boolean": "真或假", "null": "null", "object": "对象"}


class Page:
    def __init__(self, labels, translate):
        self.labels, self.translate = labels, translate
        self.lines = [labels["title"], "", labels["other"], "", labels["intro"], ""]

    def write_schema(self, name):
        self.name = name
        self.schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
        self.found, self.seen = [], set()
        self.lines += [f"## {self.labels[name]}", ""]
        if intro := self.labels.get(f"{name}_intro"):
            self.lines += [intro, ""]
        self.write_object(self.schema)
        while self.found:
            self.write_section(self.found.pop(0))

    def definition(self, node):
        """(name, definition) of a reference, or nothing."""
        if "$ref" not in node:
            return None, node
        name = node["$ref"].rsplit("/", 1)[1]
        return name, self.schema["definitions"][name]

    def describe(self, node):
        if "description" in node:
            return self.translate(node["description"])
        _, target = self.definition(node)
        if target is not node:
            return self.describe(target)
        return self.describe(node["items"]) if "items" in node else ""

    def write_section(self, name):
        node = self.schema["definitions"][name]
        self.lines += [f"### {self.name}: {name}", "", self.describe(node), ""]
        self.write_object(node)

    def write_object(self, node):
        if "anyOf" in node and "properties" not in node:   # shapes, not which members must be there
            self.lines += [self.labels["one_of"].format(self.labels["any_of"].join(self.type_of(choice) for choice in node["anyOf"])), ""]
        rows = list(self.rows(node, ""))
        if rows:
            self.lines += [self.labels["head"], "| --- | --- | --- | --- |", *rows, ""]

    def rows(self, node, prefix):
        """A row for each member, and for those of the objects inside it that have no name."""
        for name, member in node.get("properties", {}).items():
            needed = "●" if name in node.get("required", ()) else ""
            yield f"| `{prefix}{name}` | {needed} | {self.type_of(member)} | {self.describe(member)} |"
            inner, step = (member["items"], "[].") if "items" in member else (member, ".")
            yield from self.rows(inner, f"{prefix}{name}{step}")
        if isinstance(node.get("additionalProperties"), dict):
            yield from self.rows(node["additionalProperties"], f"{prefix}*.")

    def type_of(self, node):
        name, target = self.definition(node)
        if name and (target.get("type") == "object" or "anyOf" in target):
            if name not in self.seen:
                self.seen.add(name)
                self.found.append(name)
            return f"[{name}](#{self.name}-{name})"
        if name:
            return self.type_of(target)
        if "const" in node:
            return f"`{json.dumps(node['const'])}`"
        if "enum" in node:
            return ", ".join(f"`{value}`" for value in node["enum"])
        if "anyOf" in node and "properties" not in node:   # shapes, not which members must be there
            return self.labels["any_of"].join(self.type_of(choice) for choice in node["anyOf"])
        if node["type"] == "array":
            return self.labels["list"].format(self.type_of(node["items"]))
        words = TYPES if self.labels is LABELS else {}
        return words.get(node["type"], node["type"])


def pages(chinese):
    missing = []

    def to_chinese(text):
        if text not in chinese:
            missing.append(text)
        return chinese.get(text, text)

    used = []

    def same(text):
        used.append(text)
        return text

    out = {}
    for path, labels, translate in (("output.md", ENGLISH, same), ("output.zh-CN.md", LABELS, to_chinese)):
        page = Page(labels, translate)
        for name in SCHEMAS:
            page.write_schema(name)
        out[ROOT / "docs" / path] = "\n".join(page.lines).rstrip() + "\n"
    return out, missing, set(chinese) - set(used)


def main():
    chinese = json.loads(CHINESE.read_text(encoding="utf-8"))
    out, missing, unused = pages(chinese)
    faults = [f"no Chinese for: {text}" for text in dict.fromkeys(missing)] + [f"Chinese for what no schema says: {text}" for text in sorted(unused)]
    if "--check" in sys.argv[1:]:
        faults += [f"{path.name} is not what the schemas say; run scripts/output_reference.py" for path, text in out.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    else:
        for path, text in out.items():
            path.write_text(text, encoding="utf-8")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
