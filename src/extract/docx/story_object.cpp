#include <utility>

#include "extract/docx/chunk.h"
#include "extract/docx/graphic_text.h"
#include "extract/docx/story.h"
#include "model/text.h"

namespace bianmu::extract::docx {

const PictureHeader& Shared::picture(const std::string& part) {
    const auto [slot, fresh] = pictures.try_emplace(part);
    if (fresh && package.has(part)) {
        std::string bytes;
        // A picture that cannot be read has no header; reading its bytes for output tells so.
        (void)package.stream(part, [&](const char* chunk, std::size_t size) {
            bytes.append(chunk, size);
            return bytes.size() < kPictureHeaderBytes;
        });
        slot->second = read_picture_header(bytes);
    }
    return slot->second;
}

void Story::start_formula(const Element& element) {
    if (element.name == Name::t) {
        push(Context::text);
        collecting_ = true;
        preserve_ = true;
        text_.clear();
    } else if (formula_) {
        push(formula_->start(element) ? Context::formula_node : Context::other);
    } else if (element.name == Name::oMath && in_text_flow()) {
        begin_content();
        paragraph().run = RunProperties();
        paragraph().run_style = -1;
        paragraph().run_resolved = false;
        formula_.emplace();
        push(Context::formula);
    } else {
        push(Context::other);
    }
}

void Story::end_formula() {
    const Formula formula = std::move(*formula_);
    formula_.reset();
    if (formula.empty()) {
        return;
    }
    shared_.accounting.discard("hidden", formula.hidden());
    if (runs_kept_) {
        open_formula_ = static_cast<std::int32_t>(shared_.flow.formulas.size());
        shared_.flow.formulas.push_back(model::to_nfc(formula.latex()));
    }
    emit_text(formula.plain());
    open_formula_ = -1;
}

/// What a drawing shows that has a part of its own.
void Story::add_object(const Element& element) {
    const bool chart = (element.ns == Ns::c || element.ns == Ns::cx) && element.name == Name::chart;
    const bool diagram = element.ns == Ns::dgm && element.name == Name::relIds;
    if ((chart || diagram) && in_text_flow()) {
        const auto found = relationships_.find(std::string(element.find(Ns::r, chart ? Name::id : Name::dm).value_or(std::string_view())));
        if (found != relationships_.end() && !found->second->external && shared_.package.has(found->second->target)) {
            chart ? add_chart(found->second->target, element.ns == Ns::cx) : add_diagram(found->second->target);
        }
    }
}

/// A floating paragraph that stands for a drawing's text.
model::Block Story::make_block(std::string_view text) {
    model::Paragraph out;
    out.text = model::to_nfc(text);
    model::Run& run = out.runs.emplace_back();
    run.end = static_cast<std::uint32_t>(out.text.size());
    run.style = make_look(shared_.formatting.styles.run(-1, false, paragraph().styles.paragraph, -1)).style;
    out.floating = true;
    out.locations = paragraph().locations;
    shared_.accounting.keep(out.text);
    return {std::move(out)};
}

void Story::report_object(std::string code, std::string message) {
    std::vector<model::Location> places;
    if (in_text_flow()) {
        places.push_back(paragraph().locations.back());
        places.back().page = 0;  // it is not yet known whether pages are told
        places.back().page_estimated = false;
    } else {
        places.push_back({0, part_, paragraph_count_, {}});
    }
    shared_.sink.add(std::move(code), model::Severity::warning, std::move(message), std::move(places));
}

void Story::add_chart(const std::string& part, bool extended) {
    ChartText chart;
    const auto whole = extended ? read_extended_chart(shared_.package, part, chart) : read_chart(shared_.package, part, chart);
    if (!whole || !*whole) {
        report_object("docx.part_damaged", "the chart in the part " + part + " cannot be read, or not whole");
    }
    std::vector<std::string> lines = std::move(chart.titles);
    const std::vector<std::string> rows = rows_of(chart);
    lines.insert(lines.end(), rows.begin(), rows.end());
    add_lines(lines);
}

void Story::add_diagram(const std::string& part) {
    std::vector<std::string> texts;
    const auto whole = read_diagram(shared_.package, part, texts);
    if (!whole || !*whole) {
        report_object("docx.part_damaged", "the diagram in the part " + part + " cannot be read, or not whole");
    }
    add_lines(texts);
}

void Story::add_lines(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        if (!is_set_aside(line)) {
            paragraph().after.push_back(make_block(line));
        }
    }
}

/// WordArt: letters drawn as a shape. Word sets watermarks so, in its headers.
void Story::add_word_art(const Element& element) {
    const std::string text = model::to_nfc(element.text(Name::string));
    if (!in_text_flow() || model::trim(text).empty()) {
        return;
    }
    if (is_set_aside(text)) {
        return;
    }
    if (!drawings_.empty() && drawings_.back().is_watermark) {
        shared_.accounting.keep(text);
        shared_.flow.furniture.push_back({model::FurnitureKind::watermark, text, paragraph().locations});
    } else {
        paragraph().before.push_back(make_block(text));
    }
}

/// A document that is embedded whole, or that a master document names.
void Story::add_document(const Element& element) {
    const bool chunk = element.name == Name::altChunk;
    const auto found = relationships_.find(std::string(element.find(Ns::r, Name::id).value_or(std::string_view())));
    if (found == relationships_.end() || found->second->external || !shared_.package.has(found->second->target)) {
        report_object(chunk ? "docx.chunk_not_read" : "docx.subdocument_not_read",
                      "a document that belongs into the text is not in the package; convert it by itself");
        return;
    }
    auto blocks = read_chunk(shared_, found->second->target, {0, part_, paragraph_count_, {}});
    if (!blocks) {
        report_object(chunk ? "docx.chunk_not_read" : "docx.subdocument_not_read",
                      "a document that is embedded in the text cannot be read: " + blocks.error().message);
        return;
    }
    std::vector<model::Block>& into = in_text_flow() ? paragraph().after : container().blocks;
    std::move(blocks->begin(), blocks->end(), std::back_inserter(into));
    container().bordered.reset();
}

}  // namespace bianmu::extract::docx
