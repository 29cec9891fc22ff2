"""The rules of the rooms as data. Change a row here only together with the design that it states."""

# Room (folder under src) -> the rooms whose doors it may include.
MAY_INCLUDE = {
    "model": [],
    "extract/pdf": ["model"],
    "extract/docx": ["model"],
    "layout": ["model"],
    "structure": ["model"],
    "emit": ["model"],
    "correct": ["model"],
    "convert": ["model", "extract/pdf", "extract/docx", "layout", "structure", "correct", "emit"],
    "options": ["model", "convert", "emit"],
    "inspect": ["model", "extract/pdf", "convert", "emit"],
    "store": ["model"],
    "batch": ["model", "convert", "options", "store", "emit"],
    "queue": ["model", "emit", "convert", "batch"],
    "serve": ["model", "convert", "inspect", "emit", "batch"],
    "capi": ["model", "convert", "options", "emit"],
    "python": ["capi"],
    "cli": ["model", "convert", "options", "inspect", "store", "emit", "batch", "queue", "serve"],
}

# Room -> the headers that other rooms may include; all others are its own. None: every header is a door.
DOORS = {
    "model": None,
    "extract/pdf": ["read.h", "render.h"],
    "extract/docx": ["read.h"],
    "layout": ["layout.h"],
    "structure": ["structure.h", "profile_check.h"],
    "correct": ["apply.h", "correction.h"],
    "emit": ["emit.h", "names.h", "value_tree.h", "json_reader.h", "json_writer.h"],
    "convert": ["convert.h", "digest.h", "figure_files.h", "file_fault.h", "profiles.h", "read_file.h", "write_file.h"],
    "options": ["request.h", "suggestion.h", "words.h"],
    "store": ["database.h", "fault.h", "store.h", "sqlite_store.h", "postgres_store.h", "address.h", "search.h"],
    "inspect": ["inspect.h"],
    "batch": ["arrivals.h", "batch.h", "descriptor.h", "fault.h", "filter.h", "pipe.h", "pool.h", "report.h", "signals.h", "status.h", "survey.h", "walk.h"],
    "queue": ["address.h", "submit.h", "worker.h"],
    "serve": ["serve.h"],
    "capi": ["bianmu.h"],
    "python": [],
    "cli": [],
}

# Start of a library's header -> the folders that may include it.
FENCED = {
    "libxml/": ["extract/docx"],
    "expat.h": ["extract/docx"],
    "pugixml.hpp": ["extract/docx"],
    "unzip.h": ["extract/docx"],
    "dlfcn.h": ["extract/docx", "extract/pdf"],
    "archive.h": ["batch"],
    "sqlite3.h": ["store"],
    "pqxx/": ["store"],
    "seccomp.h": ["batch"],
    "nats/": ["queue"],
    "CLI/": ["cli"],
    "httplib.h": ["serve", "queue"],
    "pybind11/": ["python"],
    "valijson/": ["emit"],
}
POPPLER_FOLDER = "extract/pdf/backend"

# What model may include beside the standard library.
MODEL_LIBRARIES = ["tl/", "utf8proc.h"]

# Rooms that neither read files nor speak, and the headers that would let them.
PURE_ROOMS = ["model", "layout", "structure"]
OUTSIDE_WORLD = ["cstdio", "filesystem", "fstream", "iostream", "stdio.h", "fcntl.h", "unistd.h", "fmt/ostream.h", "spdlog/spdlog.h"]

# Rooms whose code holds no Han character: their words are data.
WORDLESS_ROOMS = ["layout", "structure", "correct", "emit", "convert", "options", "inspect", "serve", "cli", "capi", "python"]
