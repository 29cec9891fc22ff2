"""Rows are the records of the command line, in the columns of their schema."""
import json

import bianmu
import command_line
import pytest
from bianmu.counting import count_characters
from bianmu.tables import COLUMNS

SAMPLES = ("library-bulletin.pdf", "park-notice.docx", "company-circular.pdf", "water-bulletin.pdf", "library-volume.docx", "forwarding-notice.pdf", "kouhou-page.docx")


@pytest.mark.parametrize("rows", ["article", "block"])
def test_rows_are_those_of_the_command_line(samples, rows):
    for name in SAMPLES:
        wanted = command_line.records(rows, samples / name)
        found = list(bianmu.to_rows(bianmu.convert(samples / name), rows))
        assert [{key: value for key, value in row.items() if value is not None and value is not False} for row in found] == wanted
        assert wanted


@pytest.mark.parametrize("rows", ["article", "block"])
def test_columns_are_those_of_the_schema(root, rows):
    schema = json.loads((root / "schemas" / "record.schema.json").read_bytes())
    properties = schema["definitions"][f"{rows}_record"]["properties"]
    assert list(COLUMNS[rows]) == list(properties)
    for name, shape in properties.items():
        shape = schema["definitions"][shape["$ref"].rsplit("/", 1)[1]] if "$ref" in shape else shape
        example = shape.get("const", shape.get("enum", [None])[0])
        kind = type(example) if example is not None else {"string": str, "integer": int, "number": float, "boolean": bool}[shape["type"]]
        assert COLUMNS[rows][name] is kind, name


def test_what_documents_of_a_batch_add(samples):
    values = json.loads((samples / "park-notice.pdf.json").read_bytes())
    values["source"]["archive_path"] = ["inner.tar", "a/b.pdf"]
    values["official"]["security"] = {"level": "秘密"}
    [row, *_] = bianmu.to_rows(bianmu.Document.from_dict(values))
    assert (row["archive_path"], row["security_level"], row["part"], row["pointer"]) == ("inner.tar!/a/b.pdf", "秘密", None, "/sections/0/articles/0")
    with pytest.raises(ValueError, match="rows is one of article, block, not line"):
        next(bianmu.to_rows([], "line"))


def test_characters_are_counted_as_in_the_accounting(samples, tmp_path):
    """Of every kind that is passed over, and of their neighbours."""
    import made_docx

    text = "".join(chr(code) for code in range(0xA1, 0x3400) if not 0x2E80 <= code < 0x3000 and chr(code).isprintable()) + "\u3000\u00ad汉字\ufe0f\U000e0100\U00020000"
    path = tmp_path / "odd.docx"
    path.write_bytes(made_docx.docx(paragraphs=[text[at:at + 200] for at in range(0, len(text), 200)]))
    for row in command_line.records("block", path):
        assert count_characters(row["text"]) == row["characters"], row["text"]


def test_a_table_of_pandas(samples):
    pandas = pytest.importorskip("pandas")
    documents = [bianmu.Document.from_dict(json.loads((samples / name).read_bytes())) for name in ("library-bulletin.pdf.json", "park-notice.pdf.json")]
    table = bianmu.to_dataframe(documents)
    assert isinstance(table, pandas.DataFrame)
    assert len(table) == sum(len(list(one.articles())) for one in documents)
    assert set(table["title"]) == {one.title for one in documents}
    assert table["article"][0] == next(documents[0].articles()).title
    # A number is a number still, though the notice has none.
    assert table["issue_number"].dropna().tolist() == [documents[0].masthead.issue.number] * len(list(documents[0].articles()))
    assert str(table["issue_number"].dtype) == str(table["page"].dtype) == "Int64"
    assert list(bianmu.to_dataframe([]).columns) == list(table.columns)
    blocks = bianmu.to_dataframe(documents, "block")
    assert len(blocks) == sum(len(article.blocks) for one in documents for article in one.articles())
