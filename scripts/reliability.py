"""How sure a document says it is, against how often it is right: needs documents with answers (NAME.gold.json beside NAME.docx or NAME.pdf).

A claim is a field or block with its confidence. It is right if the answer has the same value; what the answer does not speak of (reports of other
kinds, spans, notes) is no claim here. White space does not count.
"""
import json
import subprocess
from collections import Counter, defaultdict

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)   # from here to the next
MUST = 0.97                                    # of what is claimed at 0.9 or more


def bare(value):
    if isinstance(value, list):
        return [bare(item) for item in value]
    return "".join(str("" if value is None else value).replace("·", "").split())


def values(gold):
    """The answer as {place: value} for fields, and lists of what the contents, sections and articles may say."""
    known = {}
    for key, value in gold.get("masthead", {}).items():
        known["/masthead/" + {"number": "issue", "total": "issue/total"}.get(key, key)] = value
    known.pop("/masthead/year", None)
    for area in ("official", "colophon"):
        for key, value in gold.get(area, {}).items():
            known[f"/{area}/{key}"] = value
    return known


def at(document, pointer):
    """The value at a JSON pointer; None where there is none."""
    for step in pointer.split("/")[1:]:
        document = document.get(step) if isinstance(document, dict) else document[int(step)] if isinstance(document, list) and step.isdigit() and int(step) < len(document) else None
    return document


def claims(document, gold):
    """(what, confidence, whether it is right) of each claim that the answer speaks of."""
    known = values(gold)
    listed = Counter(bare(entry["title"] if isinstance(entry, dict) else entry) for part in gold.get("contents", []) for entry in part["entries"])
    parts = Counter(bare(part.get("section")) for part in gold.get("contents", []))
    sections = Counter(bare(section.get("title")) for section in gold["sections"])
    articles = [article for section in gold["sections"] for article in section["articles"]]
    titles = {key: Counter(bare(article.get(key)).strip("—（）()") for article in articles) for key in ("title", "subtitle", "byline")}
    texts = Counter((block["type"], block.get("level") or 0, bare(block.get("text"))) for article in articles for block in article["blocks"])
    for pointer, evidence in document.get("evidence", {}).items():
        steps = pointer.split("/")[1:]
        value, sure = at(document, pointer), evidence["confidence"]
        if pointer == "/kind":
            yield "kind", sure, value == gold["kind"]
        elif pointer in known:
            want = known[pointer]
            got = value.get("number") if pointer == "/masthead/issue" else value
            if pointer == "/official/document_number":
                right = isinstance(got, dict) and isinstance(want, dict) and bare(got.get("text")) == bare(want["text"])
            elif isinstance(want, dict):
                right = isinstance(got, dict) and all(bare(got.get(key)) == bare(inner) for key, inner in want.items())
            else:
                got = got[0] if isinstance(got, list) and got and not isinstance(want, list) else got
                right = bare(got) == bare(want)
            yield steps[0] + " field", sure, right
        elif steps[0] == "contents" and len(steps) > 2:
            right = listed[bare(value["title"])] if steps[2] == "entries" else parts[bare(value)]
            yield "contents", sure, bool(right)
        elif steps[0] == "sections" and len(steps) == 3 and steps[2] == "title":
            yield "section", sure, bool(sections[bare(value)])
        elif steps[0] == "sections" and steps[-1] in titles and "blocks" not in steps:
            yield steps[-1], sure, bool(titles[steps[-1]][bare(value).strip("—（）()")])
    for section in document.get("sections", []):
        for block in (block for article in section["articles"] for block in article["blocks"]):
            if block["type"] in ("paragraph", "heading", "list_item") and bare(block["text"]):
                kind = "heading" if block["type"] == "heading" else "paragraph"
                yield kind, block["confidence"], bool(texts[(kind, block.get("level", 0) if kind == "heading" else 0, bare(block["text"]))])


def read(bianmu, folders):
    """All claims about the documents with answers under the folders."""
    for folder in folders:
        for gold in sorted(folder.rglob("*.gold.json")):
            name = gold.name.removesuffix(".gold.json")
            for path in sorted(gold.parent.glob(name + ".*")):
                if path.suffix in (".pdf", ".docx"):
                    made = subprocess.run([bianmu, "convert", str(path), "-q"], capture_output=True)
                    if made.returncode == 0:
                        yield from claims(json.loads(made.stdout), json.loads(gold.read_text(encoding="utf-8")))


def report(bianmu, folders):
    """Prints the table; returns whether what is claimed at 0.9 or more is right as often as it must be."""
    bins, kinds = defaultdict(Counter), defaultdict(Counter)
    for what, sure, right in read(bianmu, folders):
        floor = max(edge for edge in BINS if edge <= sure)
        bins[floor].update(claims=1, right=right, sum=sure)
        if sure >= 0.9:
            kinds[what].update(claims=1, right=right)
    print("claimed      claims   right   mean claim")
    for floor in sorted(bins):
        one = bins[floor]
        print(f">= {floor:.2f}   {one['claims']:8}  {one['right'] / one['claims']:6.1%}   {one['sum'] / one['claims']:.3f}")
    total = sum((Counter(claims=one["claims"], right=one["right"]) for one in kinds.values()), Counter())
    print("\nof what is claimed at 0.9 or more")
    for what, one in sorted(kinds.items(), key=lambda item: item[1]["right"] / item[1]["claims"]):
        print(f"{what:16} {one['claims']:8}  {one['right'] / one['claims']:6.1%}")
    share = total["right"] / total["claims"] if total["claims"] else 1
    print(f"{'all':16} {total['claims']:8}  {share:6.1%}, must be {MUST:.0%}")
    return share >= MUST
