#include "extract/docx/chunk.h"

#include <algorithm>
#include <utility>

#include "extract/docx/chunk_text.h"
#include "extract/docx/html_chunk.h"
#include "extract/docx/rtf_chunk.h"
#include "extract/docx/web_archive.h"
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

}  // namespace

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
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return fail(Code::unsupported_format, "the part " + part + " that is embedded in the text is an old Office file");
    }
    if (bytes.starts_with("{\\rtf")) {
        return read_rtf(bytes, shared, place);
    }
    if (is_web_archive(bytes)) {
        const auto page = page_of_archive(bytes);
        return page ? read_html(*page, shared, place) : fail(Code::unsupported_format, "the part " + part + " that is embedded in the text is a message without a web page");
    }
    if (is_html(bytes)) {
        return read_html(bytes, shared, place);
    }
    return read_text(bytes, shared, place);
}

}  // namespace bianmu::extract::docx
