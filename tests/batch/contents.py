"""What the sinks of a batch hold, in a form to compare."""
import sqlite3

KEY = "d.sha256, d.archive_path, d.part"
CHILDREN = ("sections", "articles", "blocks", "tables", "cells", "fields", "notes", "diagnostics")


def tree(root):
    """Files below a folder with their bytes."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def ledger_rows(path):
    """What the ledger says of each place, without times and runs."""
    with sqlite3.connect(path) as database:
        return database.execute("select source, archive_path, role, sha256, status, code, output, same_as, kind, title, result_sha256 from documents "
                                "order by source, archive_path").fetchall()


def archive_rows(path):
    """All rows of an archive, with their numbers; and proof that its index is that of its articles."""
    with sqlite3.connect(path) as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        database.execute("insert into article_search(article_search, rank) values('integrity-check', 1)")   # against the texts of the articles, too
        return {table: database.execute(f"select * from {table} order by 1, 2").fetchall() for table in ("documents", *CHILDREN, "sources")}


def postgres_rows(server, database):
    """All rows as texts, named by the keys of their documents: numbers are of one database alone."""
    def columns(table, *without):
        names = server.query(f"select column_name from information_schema.columns where table_schema = 'bianmu' and table_name = '{table}' order by ordinal_position", database)
        return [name for name, in names if name not in without]

    rows = {"documents": server.query(f"select {', '.join(columns('documents', 'id'))} from bianmu.documents order by 1, 2, 3", database)}
    for table in CHILDREN:
        shown = ", ".join("t." + name for name in columns(table, "document", "key"))
        rows[table] = server.query(f"select {KEY}, {shown} from bianmu.{table} t join bianmu.documents d on d.id = t.document order by {KEY}, t.ordinal", database)
    rows["sources"] = server.query(f"select s.source, s.archive_path, {KEY} from bianmu.sources s join bianmu.documents d on d.id = s.document order by 1, 2", database)
    return rows
