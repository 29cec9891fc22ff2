#include "docx/read_flow.h"

#include <gtest/gtest.h>

#include "model/text.h"

namespace bianmu::test {

namespace {

std::uint64_t check_blocks(const std::vector<model::Block>& blocks, int part_count) {
    std::uint64_t chars = 0;
    for (const model::Block& block : blocks) {
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            chars += model::count_characters(paragraph->text);
            std::uint32_t end = 0;
            for (const model::Run& run : paragraph->runs) {
                EXPECT_EQ(run.start, end) << paragraph->text;
                EXPECT_GE(run.end, run.start) << paragraph->text;
                end = run.end;
            }
            EXPECT_EQ(end, paragraph->text.size()) << paragraph->text;
            EXPECT_FALSE(paragraph->locations.empty()) << paragraph->text;
            for (const model::Location& location : paragraph->locations) {
                EXPECT_TRUE(location.part >= 0 && location.part < part_count);
                EXPECT_GE(location.paragraph, 0);
            }
            EXPECT_EQ(model::to_nfc(paragraph->text), paragraph->text);
            if (paragraph->marker) {
                EXPECT_TRUE(paragraph->text.starts_with(paragraph->marker->text));
            }
        } else if (const auto* table = std::get_if<model::Table>(&block.value)) {
            for (const model::Cell& cell : table->cells) {
                EXPECT_LE(cell.row + cell.row_span, table->rows);
                EXPECT_LE(cell.column + cell.column_span, table->columns);
                chars += check_blocks(cell.blocks, part_count);
            }
        }
    }
    return chars;
}

}  // namespace

model::Flow read_flow(const Bytes& bytes, extract::docx::Revisions revisions, model::Diagnostics* sink) {
    model::Diagnostics own;
    extract::docx::Options options;
    options.revisions = revisions;
    auto flow = extract::docx::read(bytes, options, {}, sink != nullptr ? *sink : own);
    if (!flow) {
        ADD_FAILURE() << model::info(flow.error().code).name << ": " << flow.error().message;
        return {};
    }
    std::uint64_t chars = check_blocks(flow->blocks, static_cast<int>(flow->part_names.size()));
    for (const model::Note& note : flow->notes) {
        chars += model::count_characters(note.text);
    }
    for (const model::Furniture& furniture : flow->furniture) {
        chars += model::count_characters(furniture.text);
    }
    for (const std::string& ruby : flow->rubies) {
        chars += model::count_characters(ruby);
    }
    for (const model::Discarded& discarded : flow->discarded) {
        chars += discarded.chars;
    }
    EXPECT_EQ(flow->source_chars, chars);
    return std::move(*flow);
}

std::optional<model::Code> read_error(const Bytes& bytes, const model::Limits& limits, std::string* message) {
    model::Diagnostics sink;
    const auto flow = extract::docx::read(bytes, {}, limits, sink);
    if (flow) {
        return std::nullopt;
    }
    if (message != nullptr) {
        *message = flow.error().message;
    }
    return flow.error().code;
}

std::vector<model::Paragraph> paragraphs(const std::vector<model::Block>& blocks) {
    std::vector<model::Paragraph> out;
    for (const model::Block& block : blocks) {
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            out.push_back(*paragraph);
        }
    }
    return out;
}

std::vector<std::string> texts(const model::Flow& flow) {
    std::vector<std::string> out;
    for (const model::Paragraph& paragraph : paragraphs(flow.blocks)) {
        out.push_back(paragraph.text);
    }
    return out;
}

model::Table first_table(const model::Flow& flow) {
    for (const model::Block& block : flow.blocks) {
        if (const auto* table = std::get_if<model::Table>(&block.value)) {
            return *table;
        }
    }
    ADD_FAILURE() << "no table";
    return {};
}

std::string cell_text(const model::Table& table, int row, int column) {
    for (const model::Cell& cell : table.cells) {
        if (cell.row == row && cell.column == column) {
            std::string text;
            for (const model::Paragraph& paragraph : paragraphs(cell.blocks)) {
                text += (text.empty() ? "" : "\n") + paragraph.text;
            }
            return text;
        }
    }
    return "(no cell)";
}

std::uint64_t discarded(const model::Flow& flow, std::string_view reason) {
    for (const model::Discarded& one : flow.discarded) {
        if (one.reason == reason) {
            return one.chars;
        }
    }
    return 0;
}

std::string font_of(const model::Flow& flow, const model::Run& run) {
    return run.style.font < 0 ? std::string() : flow.fonts[static_cast<std::size_t>(run.style.font)].name;
}

}  // namespace bianmu::test
