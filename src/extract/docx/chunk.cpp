#include "extract/docx/chunk.h"

#include <iconv.h>

#include <algorithm>
#include <utility>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

using namespace std::string_view_literals;
using model::Code;
using model::fail;

constexpr int kMostNested = 4;  // documents within documents

/// Moves what a document within another says into the other's flow.
class Joining {
public:
    Joining(Shared& shared, model::Flow from, const std::string& part) : shared_(shared), from_(std::move(from)), into_(shared.flow) {
        for (const model::Font& font : from_.fonts) {
            fonts_.push_back(shared.fonts.add(font.name));
        }
        for (const std::string& link : from_.links) {
            links_.push_back(shared.link(link));
        }
        first_part_ = static_cast<int>(into_.part_names.size());
        for (const std::string& name : from_.part_names) {
            into_.part_names.push_back(part + "/" + name);
        }
        revisions_ = append(from_.revisions, into_.revisions);
        rubies_ = append(from_.rubies, into_.rubies);
        formulas_ = append(from_.formulas, into_.formulas);
        for (model::Note& note : from_.notes) {
            move(note.locations);
        }
        notes_ = append(from_.notes, into_.notes);
        for (model::Furniture& furniture : from_.furniture) {
            move(furniture.locations);
        }
        append(from_.furniture, into_.furniture);
        shared.accounting.add(from_.source_chars, from_.discarded);
    }

    std::vector<model::Block> blocks() {
        move(from_.blocks);
        return std::move(from_.blocks);
    }

    void move(std::vector<model::Location>& locations) const {
        for (model::Location& location : locations) {
            location.part += location.part >= 0 ? first_part_ : 0;
        }
    }

private:
    /// Returns the place of the first.
    template <typename T>
    static std::int32_t append(std::vector<T>& from, std::vector<T>& into) {
        const auto first = static_cast<std::int32_t>(into.size());
        std::move(from.begin(), from.end(), std::back_inserter(into));
        return first;
    }

    void move(std::vector<model::Block>& blocks) const {
        for (model::Block& block : blocks) {
            if (auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
                move(paragraph->locations);
                for (model::Run& run : paragraph->runs) {
                    move(run);
                }
            } else if (auto* table = std::get_if<model::Table>(&block.value)) {
                move(table->locations);
                for (model::Cell& cell : table->cells) {
                    shift(cell.revision, revisions_);
                    move(cell.blocks);
                }
            } else if (auto* figure = std::get_if<model::Figure>(&block.value)) {
                move(figure->locations);
                figure->source.clear();  // its bytes lie in a package within the package
            }
        }
    }

    void move(model::Run& run) const {
        run.style.font = run.style.font < 0 ? -1 : fonts_[static_cast<std::size_t>(run.style.font)];
        run.link = run.link < 0 ? -1 : links_[static_cast<std::size_t>(run.link)];
        shift(run.note, notes_);
        shift(run.revision, revisions_);
        shift(run.ruby, rubies_);
        shift(run.formula, formulas_);
    }

    static void shift(std::int32_t& index, std::int32_t by) { index += index < 0 ? 0 : by; }

    Shared& shared_;
    model::Flow from_;
    model::Flow& into_;
    std::vector<std::int32_t> fonts_, links_;
    std::int32_t notes_ = 0, revisions_ = 0, rubies_ = 0, formulas_ = 0;
    int first_part_ = 0;
};

model::Result<std::vector<model::Block>> read_package(Shared& shared, const std::string& bytes, const std::string& part) {
    if (shared.options.nested >= kMostNested) {
        return fail(Code::too_large, "documents are embedded in each other without end");
    }
    Options options = shared.options;
    ++options.nested;
    model::Diagnostics sink;
    auto flow = read(std::as_bytes(std::span(bytes)), options, shared.package.limits(), sink);
    if (!flow) {
        return tl::unexpected(std::move(flow.error()));
    }
    Joining joining(shared, std::move(*flow), part);
    for (model::Diagnostic& told : sink.take()) {
        joining.move(told.locations);
        shared.sink.add(std::move(told.code), told.severity, std::move(told.message), std::move(told.locations));
    }
    return joining.blocks();
}

bool is_html(std::string_view text) {
    constexpr std::size_t kHead = 1024;
    std::string start(text.substr(0, kHead));
    std::transform(start.begin(), start.end(), start.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string_view trimmed = model::trim(start.starts_with("\xEF\xBB\xBF") ? std::string_view(start).substr(3) : std::string_view(start));
    return trimmed.starts_with("<") && (start.find("<html") != std::string::npos || start.find("<body") != std::string::npos ||
                                        start.find("<p") != std::string::npos || start.find("<div") != std::string::npos);
}

std::string convert(std::string_view bytes, const char* encoding) {
    const iconv_t converter = iconv_open("UTF-8", encoding);
    std::string out;
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        return out;
    }
    char* from = const_cast<char*>(bytes.data());  // iconv only reads it
    std::size_t left = bytes.size();
    std::vector<char> buffer(std::size_t{16} << 10);
    while (left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t done = iconv(converter, &from, &left, &to, &room);
        out.append(buffer.data(), buffer.size() - room);
        if (done == static_cast<std::size_t>(-1) && room == buffer.size() && left > 0) {
            out += "\uFFFD";  // no character: one byte further
            ++from;
            --left;
        }
    }
    iconv_close(converter);
    return out;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = at;
        if (model::next_code_point(bytes, at) == 0xFFFD && bytes.substr(start, 3) != "\uFFFD") {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
        return std::string(bytes.substr(3));
    }
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        return convert(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
    }
    return is_utf8(bytes) ? std::string(bytes) : convert(bytes, "GB18030");
}

std::vector<model::Block> read_text(std::string_view bytes, Shared& shared, const model::Location& place) {
    const std::string text = model::to_nfc(decode_text(bytes));
    std::vector<model::Block> blocks;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r\f", start), text.size());
        model::Paragraph paragraph;
        paragraph.text = model::trim(std::string_view(text).substr(start, end - start));
        start = end + 1;
        if (paragraph.text.empty()) {
            continue;
        }
        paragraph.runs.emplace_back().end = static_cast<std::uint32_t>(paragraph.text.size());
        paragraph.locations.push_back(place);
        shared.accounting.keep(paragraph.text);
        blocks.push_back({std::move(paragraph)});
    }
    return blocks;
}

model::Result<std::vector<model::Block>> read_chunk(Shared& shared, const std::string& part, const model::Location& place) {
    std::string bytes;
    const auto whole = shared.package.stream(part, [&](const char* chunk, std::size_t size) {
        bytes.append(chunk, size);
        return true;
    });
    if (!whole) {
        return tl::unexpected(whole.error());
    }
    if (bytes.starts_with("PK") || is_flat_package(std::as_bytes(std::span(bytes)))) {
        return read_package(shared, bytes, part);
    }
    if (bytes.starts_with("{\\rtf") || bytes.starts_with("\xD0\xCF\x11\xE0") || bytes.starts_with("MIME-Version")) {
        return fail(Code::unsupported_format, "the part " + part + " that is embedded in the text is RTF, a web archive or an old Office file");
    }
    return is_html(bytes) ? read_html(bytes, shared, place) : read_text(bytes, shared, place);
}

}  // namespace bianmu::extract::docx
