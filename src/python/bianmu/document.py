"""The document as the schema has it: a field that the document does not have is None, a list without items empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .blocks import Block, Location
from .record import Record, maybe_empty
from .summary import summary


@dataclass(kw_only=True, repr=False)
class Generator(Record):
    name: str
    version: str
    profile: str


@dataclass(kw_only=True, repr=False)
class Metadata(Record):
    title: str | None = None
    author: str | None = None
    producer: str | None = None
    created: str | None = None
    modified: str | None = None


@dataclass(kw_only=True, repr=False)
class Attachment(Record):
    name: str | None = None
    media_type: str | None = None
    bytes: int | None = None
    description: str | None = None
    page: int | None = None


@dataclass(kw_only=True, repr=False)
class Source(Record):
    name: str
    media_type: str
    bytes: int
    sha256: str
    metadata: Metadata
    origin: str
    archive_path: list[str] = maybe_empty()
    page_count: int | None = None
    attachments: list[Attachment] = maybe_empty()


@dataclass(kw_only=True, repr=False)
class Security(Record):
    level: str
    period: str | None = None


@dataclass(kw_only=True, repr=False)
class Issue(Record):
    label: str
    number: int | None = None
    total: int | None = None
    year: int | None = None


@dataclass(kw_only=True, repr=False)
class Masthead(Record):
    title: str
    notice: str | None = None
    security: Security | None = None
    issue: Issue | None = None
    issuer: str | None = None
    date: str | None = None


@dataclass(kw_only=True, repr=False)
class ContentsEntry(Record):
    title: str
    page: str | None = None
    target: str | None = None


@dataclass(kw_only=True, repr=False)
class ContentsPart(Record):
    entries: list[ContentsEntry]
    section: str | None = None


@dataclass(kw_only=True, repr=False)
class Article(Record):
    id: str
    title: str | None = None
    title_lines: list[str] = field(default_factory=list)
    subtitle: str | None = None
    byline: str | None = None
    run_in: bool = False
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The texts of the blocks, a line each; a table has a line for each row, its cells parted by tabs."""
        return "\n".join(filter(None, (block.plain_text for block in self.blocks)))


@dataclass(kw_only=True, repr=False)
class Section(Record):
    id: str
    title: str | None = None
    marker: str | None = None
    articles: list[Article] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class DocumentNumber(Record):
    text: str
    agency: str | None = None
    year: int | None = None
    serial: int | None = None


@dataclass(kw_only=True, repr=False)
class Official(Record):
    """The elements of GB/T 9704-2012."""

    copy_number: str | None = None
    security: Security | None = None
    urgency: str | None = None
    authority_mark: str | None = None
    document_number: DocumentNumber | None = None
    signers: list[str] = field(default_factory=list)
    type: str | None = None
    layout: str | None = None
    recipients: list[str] = field(default_factory=list)
    attachment_list: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    issued_on: str | None = None
    seals: list[str] = field(default_factory=list)
    annotation: str | None = None
    copy_to: list[str] = field(default_factory=list)
    printed_by: str | None = None
    printed_on: str | None = None
    attendees: list[str] = field(default_factory=list)
    absentees: list[str] = field(default_factory=list)
    observers: list[str] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Labelled(Record):
    label: str
    value: str


@dataclass(kw_only=True, repr=False)
class Colophon(Record):
    editors: list[str] = field(default_factory=list)
    approvers: list[str] = field(default_factory=list)
    proofreaders: list[str] = field(default_factory=list)
    report_to: list[str] = field(default_factory=list)
    send_to: list[str] = field(default_factory=list)
    distribute_to: list[str] = field(default_factory=list)
    copy_to: list[str] = field(default_factory=list)
    printed_by: str | None = None
    printed_on: str | None = None
    copies: int | None = None
    postal_code: str | None = None
    address: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None
    website: str | None = None
    other: list[Labelled] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Note(Record):
    id: str
    kind: str
    text: str
    author: str | None = None
    date: str | None = None
    locations: list[Location] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Furniture(Record):
    kind: str
    text: str
    locations: list[Location] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Figure(Record):
    id: str
    caption: str | None = None
    alt: str | None = None
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    sha256: str | None = None
    file: str | None = None
    locations: list[Location] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Mention(Record):
    kind: str
    text: str
    start: int
    end: int
    rule: str
    confidence: float
    value: str | None = None
    block: str | None = None
    article: str | None = None
    note: str | None = None
    row: int | None = None
    column: int | None = None


@dataclass(kw_only=True, repr=False)
class Evidence(Record):
    rule: str
    confidence: float
    raw: str | None = None
    locations: list[Location] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Diagnostic(Record):
    code: str
    severity: str
    message: str
    pointer: str | None = None
    locations: list[Location] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Discarded(Record):
    reason: str
    chars: int


@dataclass(kw_only=True, repr=False)
class Accounting(Record):
    source_chars: int
    content_chars: int
    furniture_chars: int
    discarded: list[Discarded] = field(default_factory=list)


@dataclass(kw_only=True, repr=False)
class Part(Record):
    """A document, or one of the documents that a compound file holds."""

    kind: str
    title: str | None = None
    masthead: Masthead | None = None
    contents: list[ContentsPart] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    official: Official | None = None
    colophon: Colophon | None = None
    notes: list[Note] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    parts: list[Part] = maybe_empty()

    def articles(self) -> Iterator[Article]:
        """The articles of all sections in order, then those of the parts."""
        for section in self.sections:
            yield from section.articles
        for part in self.parts:
            yield from part.articles()


@dataclass(kw_only=True, repr=False)
class Document(Part):
    schema_version: str
    generator: Generator
    source: Source
    accounting: Accounting

    def _repr_html_(self) -> str:
        """A summary for notebooks."""
        return summary(self.to_dict())
