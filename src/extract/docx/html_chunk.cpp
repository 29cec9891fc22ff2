#include "extract/docx/html_chunk.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "extract/docx/chunk_text.h"
#include "extract/docx/html_library.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr int kMostColumns = 1000, kMostSpan = 1000;
constexpr std::size_t kMostDepth = 200;  // of tables and lists within each other
constexpr float kIndent = 24;            // points, of a level of lists or quotations

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_block(std::string_view name) {
    return is_one_of(name, {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
                            "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
                            "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"});
}

/// A table under construction; cells take the first free place of their row.
struct TableState {
    model::Table table;
    std::vector<int> reserved;  // by column: the rows that a cell above still reaches down
    int row = -1, column = 0;
};

struct ListState {
    bool numbered = false;
    int next = 1;
};

class HtmlReader {
public:
    HtmlReader(Shared& shared, const model::Location& place) : shared_(shared), place_(place) { containers_.emplace_back(); }

    void start(std::string_view name, const xmlChar** attributes) {
        if (skipped_ > 0 || is_one_of(name, {"script", "style", "title", "noscript", "template"})) {
            ++skipped_;
            return;
        }
        if (is_block(name)) {
            end_paragraph();
        }
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            outline_ = name[1] - '0';
        } else if (name == "br") {
            add("\n");
        } else if (name == "pre") {
            ++preserved_;
        } else if (name == "ul" || name == "ol") {
            if (lists_.size() < kMostDepth) {
                int first = 1;
                if (const std::string_view value = find(attributes, "start"); !value.empty()) {
                    std::from_chars(value.data(), value.data() + value.size(), first);
                }
                lists_.push_back({name == "ol", first});
            }
        } else if (name == "li") {
            begin_item();
        } else if (name == "blockquote") {
            ++quoted_;
        } else if (name == "a") {
            const std::string_view target = find(attributes, "href");
            links_.push_back(target.empty() ? -1 : shared_.link(std::string(target)));
        } else if (name == "img") {
            add_figure(attributes);
        } else if (name == "table") {
            if (tables_.size() < kMostDepth) {
                tables_.emplace_back();
            }
        } else if (name == "tr") {
            begin_row();
        } else if (name == "td" || name == "th") {
            begin_cell(name == "th", attributes);
        } else {
            change(name, 1);
        }
    }

    void end(std::string_view name) {
        if (skipped_ > 0) {
            --skipped_;
            return;
        }
        if (is_block(name)) {
            end_paragraph();
        }
        if (name.size() == 2 && name[0] == 'h') {
            outline_ = 0;
        } else if (name == "pre") {
            preserved_ = std::max(0, preserved_ - 1);
        } else if ((name == "ul" || name == "ol") && !lists_.empty()) {
            lists_.pop_back();
        } else if (name == "blockquote") {
            quoted_ = std::max(0, quoted_ - 1);
        } else if (name == "a" && !links_.empty()) {
            links_.pop_back();
        } else if (name == "td" || name == "th") {
            end_cell();
        } else if (name == "table") {
            end_table();
        } else {
            change(name, -1);
        }
    }

    void text(std::string_view piece) {
        if (skipped_ > 0) {
            return;
        }
        std::string out;
        for (const char c : piece) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (preserved_ > 0) {
                out += c == '\r' ? '\n' : c;
            } else if (!space) {
                out += c;
            } else if (const char before = out.empty() ? last() : out.back(); before != ' ' && before != '\n') {
                out += ' ';
            }
        }
        add(out);
    }

    std::vector<model::Block> finish() {
        end_paragraph();
        while (containers_.size() > 1) {
            end_cell();
        }
        while (!tables_.empty()) {
            end_table();
        }
        return std::move(containers_.front());
    }

private:
    static std::string_view find(const xmlChar** attributes, std::string_view name) {
        for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
            if (name == reinterpret_cast<const char*>(attributes[0]) && attributes[1] != nullptr) {
                return reinterpret_cast<const char*>(attributes[1]);
            }
        }
        return {};
    }

    static int span(const xmlChar** attributes, std::string_view name) {
        const std::string_view value = find(attributes, name);
        int number = 1;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return std::clamp(number, 1, kMostSpan);
    }

    /// The last character of the paragraph; a space where it is empty, so that none comes first.
    [[nodiscard]] char last() const {
        const std::string& text = builder_.text();
        return text.size() <= marker_ ? ' ' : text.back();
    }

    void change(std::string_view name, int by) {
        bold_ += is_one_of(name, {"b", "strong"}) ? by : 0;
        italic_ += is_one_of(name, {"i", "em", "cite", "dfn"}) ? by : 0;
        underline_ += is_one_of(name, {"u", "ins"}) ? by : 0;
        strike_ += is_one_of(name, {"s", "del", "strike"}) ? by : 0;
        raised_ += name == "sup" ? by : 0;
        lowered_ += name == "sub" ? by : 0;
    }

    void add(std::string_view text) {
        if (text.empty() || (text == "\n" && builder_.text().size() <= marker_)) {
            return;
        }
        RunLook look;
        look.style.bold = bold_ > 0;
        look.style.italic = italic_ > 0;
        look.style.underline = underline_ > 0;
        look.style.strike = strike_ > 0;
        look.style.script = raised_ > 0 ? model::Script::superscript : lowered_ > 0 ? model::Script::subscript : model::Script::baseline;
        Marks marks;
        marks.link = links_.empty() ? -1 : links_.back();
        builder_.append(text, look, marks);
    }

    void begin_item() {
        if (lists_.empty()) {
            lists_.push_back({});
        }
        ListState& list = lists_.back();
        const std::string text = list.numbered ? std::to_string(list.next++) + "." : "•";
        item_ = model::Marker{text, static_cast<int>(lists_.size()) - 1, true, !list.numbered};
        builder_.append(text + "\t", {});
        marker_ = builder_.text().size();
    }

    void end_paragraph() {
        TextBuilder builder = std::exchange(builder_, {});
        const std::size_t marker = std::exchange(marker_, 0);
        const std::optional<model::Marker> item = std::exchange(item_, std::nullopt);
        if (model::trim(std::string_view(builder.text()).substr(marker)).empty()) {
            return;
        }
        model::Paragraph paragraph;
        builder.finish(paragraph);
        while (!paragraph.text.empty() && (paragraph.text.back() == ' ' || paragraph.text.back() == '\n')) {
            paragraph.text.pop_back();
        }
        for (model::Run& run : paragraph.runs) {
            run.end = std::min(run.end, static_cast<std::uint32_t>(paragraph.text.size()));
            run.start = std::min(run.start, run.end);
        }
        paragraph.marker = item;
        paragraph.outline_level = outline_;
        paragraph.indent_left = kIndent * static_cast<float>(lists_.size() + static_cast<std::size_t>(quoted_));
        paragraph.locations.push_back(place_);
        shared_.accounting.keep(paragraph.text);
        containers_.back().push_back({std::move(paragraph)});
    }

    void add_figure(const xmlChar** attributes) {
        model::Figure figure;
        figure.alt = model::to_nfc(find(attributes, "alt"));
        figure.media_type = "application/octet-stream";
        figure.locations.push_back(place_);
        containers_.back().push_back({std::move(figure)});
    }

    void begin_row() {
        if (tables_.empty()) {
            return;
        }
        TableState& state = tables_.back();
        ++state.row;
        state.column = 0;
        for (int& rows : state.reserved) {
            rows -= rows > 0 ? 1 : 0;
        }
    }

    void begin_cell(bool header, const xmlChar** attributes) {
        if (tables_.empty() || containers_.size() > tables_.size()) {
            return;
        }
        TableState& state = tables_.back();
        state.row = std::max(state.row, 0);
        const auto reserved = [&](int column) { return static_cast<std::size_t>(column) < state.reserved.size() && state.reserved[static_cast<std::size_t>(column)] > 0; };
        while (reserved(state.column)) {
            ++state.column;
        }
        model::Cell cell;
        cell.row = state.row;
        cell.column = state.column;
        cell.header = header;
        cell.row_span = span(attributes, "rowspan");
        for (const int wanted = span(attributes, "colspan"); cell.column_span < wanted && !reserved(cell.column + cell.column_span);) {
            ++cell.column_span;
        }
        state.column += cell.column_span;
        state.reserved.resize(std::max(state.reserved.size(), static_cast<std::size_t>(state.column)));
        std::fill(state.reserved.begin() + cell.column, state.reserved.begin() + state.column, cell.row_span);
        if (state.column <= kMostColumns) {
            state.table.cells.push_back(std::move(cell));
            containers_.emplace_back();
        }
    }

    void end_cell() {
        if (!tables_.empty() && containers_.size() == tables_.size() + 1) {
            tables_.back().table.cells.back().blocks = std::move(containers_.back());
            containers_.pop_back();
        }
    }

    void end_table() {
        if (tables_.empty()) {
            return;
        }
        end_cell();
        model::Table table = std::move(tables_.back().table);
        tables_.pop_back();
        for (const model::Cell& cell : table.cells) {
            table.rows = std::max(table.rows, cell.row + 1);
            table.columns = std::max(table.columns, cell.column + cell.column_span);
        }
        for (model::Cell& cell : table.cells) {
            cell.row_span = std::min(cell.row_span, table.rows - cell.row);
        }
        if (!table.cells.empty()) {
            table.locations.push_back(place_);
            containers_.back().push_back({std::move(table)});
        }
    }

    Shared& shared_;
    model::Location place_;
    std::vector<std::vector<model::Block>> containers_;  // the page, and a cell for each table that is open
    std::vector<TableState> tables_;
    std::vector<ListState> lists_;
    std::vector<std::int32_t> links_;
    TextBuilder builder_;
    std::optional<model::Marker> item_;
    std::size_t marker_ = 0;  // bytes of the number or bullet at the head of the text
    int skipped_ = 0, preserved_ = 0, quoted_ = 0, outline_ = 0;
    int bold_ = 0, italic_ = 0, underline_ = 0, strike_ = 0, raised_ = 0, lowered_ = 0;
};

HtmlReader& reader_of(void* data) {
    return *static_cast<HtmlReader*>(data);
}

void on_start(void* data, const xmlChar* name, const xmlChar** attributes) {
    reader_of(data).start(reinterpret_cast<const char*>(name), attributes);
}

void on_end(void* data, const xmlChar* name) {
    reader_of(data).end(reinterpret_cast<const char*>(name));
}

void on_text(void* data, const xmlChar* text, int size) {
    reader_of(data).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void on_error(void* /*data*/, xmlErrorPtr /*error*/) {}

}  // namespace

model::Result<std::vector<model::Block>> read_html(std::string_view bytes, Shared& shared, const model::Location& place) {
    const HtmlLibrary* library = html_library();
    if (library == nullptr) {
        return model::fail(model::Code::unsupported_format, "HTML that is embedded in the text needs libxml2, which is not installed");
    }
    const std::string text = decode_text(bytes);
    HtmlReader reader(shared, place);
    htmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElement = on_start;
    sax.endElement = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.serror = on_error;
    htmlParserCtxtPtr context = library->create(&sax, &reader, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
    if (context == nullptr) {
        throw std::bad_alloc();
    }
    library->use_options(context, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    for (std::size_t at = 0; at < text.size(); at += kChunk) {
        library->parse(context, text.data() + at, static_cast<int>(std::min(kChunk, text.size() - at)), 0);
    }
    library->parse(context, nullptr, 0, 1);
    library->free(context);
    return reader.finish();
}

}  // namespace bianmu::extract::docx
