#include "emit/sample_documents.h"

#include <string>

namespace bianmu::emit::samples {
namespace {

using namespace model;

const std::string kDigest(64, 'a');

Location on_page(int page) {
    Location place;
    place.page = page;
    place.box = Box{72, 100.004, 523.256, 130.999};
    return place;
}

Location with_id(Location place) {
    place.paragraph_id = 0x1A2B3C4D;
    place.page_estimated = true;
    return place;
}

Location in_part(int part, int paragraph, int page = 0) {
    Location place;
    place.part = part;
    place.paragraph = paragraph;
    place.page = page;
    return place;
}

Span bold(std::size_t start, std::size_t end) {
    Span out;
    out.start = start;
    out.end = end;
    out.bold = true;
    return out;
}

DocumentBlock block(BlockType type, int number) {
    DocumentBlock out;
    out.id = "b" + std::to_string(number);
    out.type = type;
    out.text = "县图书馆延长开放时间";
    out.locations = {on_page(1), in_part(0, number, 1)};
    out.rule = "body.block";
    out.confidence = 0.876;
    return out;
}

std::vector<DocumentBlock> blocks_of_every_type() {
    DocumentBlock paragraph = block(BlockType::paragraph, 1);
    paragraph.leads = {{"一是扩大馆藏。", 0, 7, "一是"}, {"二是培训馆员。", 7, 14, ""}};
    Span span;
    span.end = 4;
    span.bold = span.italic = span.underline = span.strike = span.emphasis = span.superscript = span.subscript = true;
    span.color = 0xC0FFEE;
    span.link = "https://library.example.cn/";
    span.note = "n1";
    span.ruby = "xiàn";
    span.latex = "x^2";
    span.revision = Revision{RevisionKind::move_to, "陈一", "2023-03-02T08:30:00Z"};
    paragraph.spans = {span, bold(4, 6)};
    for (const RevisionKind kind : {RevisionKind::insertion, RevisionKind::deletion, RevisionKind::move_from, RevisionKind::format}) {
        span = {};
        span.start = span.end = 10;
        span.revision = Revision{kind, "", ""};
        paragraph.spans.push_back(span);
    }
    paragraph.locations.push_back(with_id(in_part(0, 1, 2)));
    DocumentBlock heading = block(BlockType::heading, 2);
    heading.level = 9;
    heading.marker = "一、";
    DocumentBlock item = block(BlockType::list_item, 3);
    item.level = 2;
    item.marker = "（1）";
    DocumentBlock task = block(BlockType::list_item, 10);
    task.level = 1;
    task.checked = true;
    DocumentBlock table = block(BlockType::table, 4);
    table.text.clear();
    table.rows = 1;
    table.columns = 2;
    table.cells = {{0, 0, 1, 1, "馆名", true, {bold(0, 2)}, Revision{RevisionKind::insertion, "李二", "2023"}}, {0, 1, 1, 1, "", false, {}, {}}};
    table.caption = "表1 各馆藏书";
    table.continued_from = "b0";
    DocumentBlock figure = block(BlockType::figure, 5);
    figure.figure = "f1";
    DocumentBlock math = block(BlockType::formula, 6);
    math.mathml = "<math><mi>x</mi></math>";
    DocumentBlock latex = block(BlockType::formula, 7);
    latex.latex = "x^2";
    return {paragraph, heading, item, table, figure, math, latex, block(BlockType::quote, 8), block(BlockType::code, 9), task};
}

Official official() {
    Official out;
    out.copy_number = "000012";
    out.security = Security{"秘密", "1年"};
    out.urgency = "特急";
    out.authority_mark = "某市水务局文件";
    out.document_number = DocumentNumber{"某水〔2023〕7号", "某水", 2023, 7};
    out.signers = {"陈一"};
    out.type = "通知";
    out.layout = "standard";
    out.recipients = {"各县水务局"};
    out.attachment_list = {"用水计划表"};
    out.issuers = {"某市水务局"};
    out.issued_on = "2023-03-02";
    out.seals = {"某市水务局"};
    out.annotation = "（此件公开发布）";
    out.copy_to = {"市图书馆"};
    out.printed_by = "某市水务局办公室";
    out.printed_on = "2023-03";
    out.attendees = {"陈一"};
    out.absentees = {"李二"};
    out.observers = {"王三"};
    return out;
}

Colophon colophon() {
    Colophon out;
    out.editors = {"陈一"};
    out.approvers = {"李二"};
    out.proofreaders = {"王三"};
    out.report_to = {"市水务局"};
    out.send_to = {"县图书馆"};
    out.distribute_to = {"各乡镇"};
    out.copy_to = {"档案馆"};
    out.printed_by = "县图书馆";
    out.printed_on = "2023";
    out.copies = 200;
    out.postal_code = "100000";
    out.address = "某县书院路1号";
    out.phone = "010-00000000";
    out.fax = "010-00000001";
    out.email = "library@example.cn";
    out.website = "library.example.cn";
    out.other = {{"投稿", "本馆三楼"}, {"备注", ""}};
    return out;
}

Source source() {
    Source out;
    out.name = "馆讯.pdf";
    out.media_type = "application/pdf";
    out.bytes = 12345;
    out.sha256 = kDigest;
    out.archive_path = {"2023年.zip", "三月"};
    out.page_count = 4;
    out.metadata = {"馆讯", "陈一", "排版软件", "2023-03-02T08:30:00+08:00", "2023-03-02"};
    out.attachments = {{"目录.xlsx", "application/vnd.ms-excel", "馆藏目录", 2048, 2}, {"附图.zip", "", "", std::nullopt, 0}};
    out.origin = Origin::mixed;
    return out;
}

/// Everything that a document shares with the parts of a compound.
Document body() {
    Document out;
    out.profile = "bulletin";
    out.part_names = {"word/document.xml"};
    out.title = "馆讯";
    out.masthead =
        Masthead{"内部资料", Security{"机密", "长期"}, "馆讯", Issue{"第3期（总第30期）", 3, 30, 2023}, "县图书馆", "2023-03-02"};
    out.contents = {{"读者服务", {{"县图书馆延长开放时间", "1", "a1"}, {"无页码", "", ""}}}, {"", {}}};
    out.sections = {{"s1",
                     "读者服务",
                     "【】",
                     {{"a1", "县图书馆延长开放时间", {"县图书馆", "延长开放时间"}, "——读者说好", "陈一", true, blocks_of_every_type()}}}};
    out.official = official();
    out.colophon = colophon();
    for (const NoteKind kind : {NoteKind::footnote, NoteKind::endnote, NoteKind::comment}) {
        out.notes.push_back(
            {"n" + std::to_string(out.notes.size() + 1), kind, kind == NoteKind::comment ? "" : "见馆志。", {in_part(0, 3)}, "", ""});
    }
    out.notes.back().author = "王三";
    out.notes.back().date = "2023-03-02T08:30:00+08:00";
    for (const FurnitureKind kind : {FurnitureKind::header, FurnitureKind::footer, FurnitureKind::page_number, FurnitureKind::watermark}) {
        out.furniture.push_back({kind, "— 1 —", {on_page(1)}});
    }
    out.figures = {{"f1", "图1 新馆", "新馆外景", "image/png", 640, 480, kDigest, "f1.png", "", {on_page(2)}},
                   {"f2", "", "", "", 0, 0, "", "", "", {}}};
    for (const MentionKind kind : {MentionKind::document, MentionKind::date, MentionKind::amount, MentionKind::phone}) {
        out.mentions.push_back({kind, "《馆志》", "馆志", "b1", "", "", -1, -1, 0, 4, "mention.title", 0.9});
    }
    out.mentions[1].row = out.mentions[1].column = 0;
    out.mentions[2].value.clear();
    out.mentions[2].block.swap(out.mentions[2].article);
    out.mentions[3].block.swap(out.mentions[3].note);
    out.evidence = {{"/kind", "", "kind.masthead", 0.95, {}},
                    {"/masthead/date", "2023年3月2日", "masthead.date", 0.954, {on_page(1)}},
                    {"/colophon/editors", "责任编辑：陈一", "colophon.editors", 0.9, {on_page(4)}},
                    {"/colophon/editors", "编辑：李二", "colophon.editors", 0.8, {in_part(0, 40)}}};
    for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
        out.diagnostics.push_back({"toc.article_missing", severity, "目录中没有这一篇", "/sections/0/articles/0", {on_page(1)}});
    }
    out.diagnostics.push_back({"page.no_text_layer", Severity::warning, "第3页没有文字", "", {}});
    return out;
}

}  // namespace

Document maximal() {
    Document out = body();
    out.source = source();
    out.kind = DocumentKind::compound;
    out.accounting = {100, 80, 15, {{"invisible", 3}, {"duplicate", 2}}};
    out.parts = {body(), body(), body()};
    out.parts[0].kind = DocumentKind::bulletin;
    out.parts[1].kind = DocumentKind::official_document;
    out.parts[2].part_names.clear();
    out.parts[2].parts = {body()};
    return out;
}

Document minimal() {
    Document out;
    out.profile = "generic";
    out.source.name = "空白.docx";
    out.source.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    out.source.bytes = 1;
    out.source.sha256 = kDigest;
    return out;
}

Document long_document(int pages) {
    constexpr int kBlocksPerPage = 30;
    Document out = minimal();
    out.sections = {{"s1", "", "", {{"a1", "", {}, "", "", false, {}}}}};
    std::vector<DocumentBlock>& blocks = out.sections.front().articles.front().blocks;
    for (int i = 0; i < pages * kBlocksPerPage; ++i) {
        DocumentBlock& made = blocks.emplace_back(block(i % 10 == 0 ? BlockType::heading : BlockType::paragraph, i));
        made.level = 1;
        for (int repeat = 0; repeat < 8; ++repeat) {
            made.text += "，水务局与图书馆联合开展节水宣传";
        }
        made.locations = {on_page(i / kBlocksPerPage + 1)};
        if (i % 5 == 0) {
            made.spans = {bold(0, 4)};
        }
    }
    return out;
}

}  // namespace bianmu::emit::samples
