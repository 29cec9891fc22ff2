"""The dataclasses hold what the schema allows, and nothing is lost on the way through them."""
import dataclasses
import json
import pickle
import typing

import bianmu
import pytest
from bianmu import blocks, document


def read(path):
    return json.loads(path.read_bytes())


def test_documents_come_back_as_they_were(samples):
    paths = sorted(samples.glob("*.json"))
    assert len(paths) > 10
    for path in paths:
        values = read(path)
        assert bianmu.Document.from_dict(values).to_dict() == values, path.name


def kinds(hint):
    """The dataclasses in a type."""
    if dataclasses.is_dataclass(hint):
        return [hint]
    return [kind for argument in typing.get_args(hint) for kind in kinds(argument)]


def walk(schema, definitions, kind, seen):
    """Each member that the schema knows is a field, in its kind and in those below."""
    schema = definitions[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema
    if "anyOf" in schema and "properties" not in schema:   # beside properties, it says which of them must be there
        for one in schema["anyOf"]:
            one = definitions[one["$ref"].rsplit("/", 1)[1]]
            of_type = one["properties"].get("type", {}).get("const")
            walk(one, definitions, blocks.BY_TYPE[of_type] if kind is blocks.Block else kind, seen)
        return
    if "items" in schema:
        walk(schema["items"], definitions, kind, seen)
    elif "properties" in schema and (id(schema), kind) not in seen:
        seen.add((id(schema), kind))
        hints = typing.get_type_hints(kind)
        missing = set(schema["properties"]) - set(hints)
        assert not missing, f"{kind.__name__} has no {missing}"
        for name, inner in schema["properties"].items():
            for below in kinds(hints[name]):
                walk(inner, definitions, below, seen)
    elif "properties" not in schema and isinstance(schema.get("additionalProperties"), dict):
        walk(schema["additionalProperties"], definitions, kind, seen)


def test_every_member_of_the_schema_has_a_field(root):
    schema = read(root / "schemas" / "document.schema.json")
    seen = set()
    walk(schema, schema["definitions"], bianmu.Document, seen)
    assert {kind for _, kind in seen} >= {document.Part, document.Evidence, document.Mention, blocks.Table, blocks.Cell, blocks.Revision, blocks.Location}


def test_members_of_a_later_version_are_passed_over(samples):
    values = read(samples / "park-notice.pdf.json")
    assert bianmu.Document.from_dict(values | {"weather": "fine"}).to_dict() == values


def test_blocks_are_of_their_kind(samples):
    values = bianmu.Document.from_dict(read(samples / "water-bulletin.pdf.json"))
    all_blocks = [block for article in values.articles() for block in article.blocks]
    assert {type(block) for block in all_blocks} >= {blocks.Paragraph, blocks.Table}
    table = next(block for block in all_blocks if isinstance(block, blocks.Table))
    grid = table.grid()
    assert (len(grid), len(grid[0])) == (table.rows, table.columns)
    for cell in table.cells:
        assert grid[cell.row][cell.column] == cell.text


def test_documents_can_be_sent_to_other_processes(samples):
    values = bianmu.Document.from_dict(read(samples / "bus-bulletin.docx.json"))
    assert pickle.loads(pickle.dumps(values)) == values
    error = pickle.loads(pickle.dumps(bianmu.Damaged("is cut short", "a.pdf")))
    assert (type(error), error.message, error.name) == (bianmu.Damaged, "is cut short", "a.pdf")


def test_notebooks_show_a_summary(samples):
    values = bianmu.Document.from_dict(read(samples / "library-bulletin.pdf.json"))
    values.title = "<b>&"
    shown = values._repr_html_()
    assert "&lt;b&gt;&amp;" in shown and "<b>&<" not in shown
    for section in values.sections:
        assert section.title in shown
        for article in section.articles:
            assert article.title in shown


def test_a_line_shows_what_there_is(samples):
    values = bianmu.Document.from_dict(read(samples / "library-bulletin.pdf.json"))
    article = next(values.articles())
    for value in (values, values.masthead, values.sections[0], article, article.blocks[0], next(iter(values.evidence.values()))):
        assert repr(value).startswith(type(value).__name__ + "(") and len(repr(value)) < 700, repr(value)
    assert f"kind='bulletin', title={values.title!r}, masthead=Masthead(…)" in repr(values)
    assert repr(values.masthead.issue) == f"Issue(label={values.masthead.issue.label!r}, number={values.masthead.issue.number})"
    assert repr(blocks.Span(start=0, end=2, bold=True)) == "Span(start=0, end=2, bold=True)"


def test_every_code_has_an_exception(root):
    import re

    text = (root / "src" / "model" / "code.h").read_text()
    names = re.findall(r'\{Code::\w+, "(\w+)"', text)
    assert len(names) > 10
    from bianmu.errors import BY_CODE

    assert list(BY_CODE) == names
    for error in BY_CODE.values():
        assert getattr(bianmu, error.__name__) is error
