#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "docx/read_flow.h"
#include "model/text.h"

namespace bianmu::test {
namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void collect(const std::vector<model::Block>& blocks, std::vector<std::string>& lines) {
    for (const model::Block& block : blocks) {
        if (const auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            lines.push_back(model::squash(paragraph->text));
        } else if (const auto* table = std::get_if<model::Table>(&block.value)) {
            for (const model::Cell& cell : table->cells) {
                collect(cell.blocks, lines);
            }
        }
    }
}

/// Every numbered paragraph of the shared numbering set reads as its hand-typed answer says.
TEST(NumberingTruth, EveryMarkerIsExact) {
    const std::filesystem::path folder = "../shared/corpus/docx-truth/numbering";
    if (!std::filesystem::is_directory(folder)) {
        GTEST_SKIP() << "the numbering set is not here";
    }
    int documents = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".docx") {
            continue;
        }
        ++documents;
        const std::string content = read_file(entry.path());
        Bytes bytes(content.size());
        std::transform(content.begin(), content.end(), bytes.begin(), [](char c) { return static_cast<std::byte>(c); });
        std::vector<std::string> lines;
        collect(read_flow(bytes).blocks, lines);
        const auto expected = nlohmann::json::parse(read_file(std::filesystem::path(entry.path()).replace_extension(".expected.json")));
        ASSERT_EQ(lines.size(), expected.size()) << entry.path();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::vector<std::string> accepted{expected[i]["marker"]};
            for (const auto& other : expected[i].value("also", nlohmann::json::array())) {
                accepted.push_back(other);
            }
            const bool found = std::any_of(accepted.begin(), accepted.end(), [&](const std::string& marker) {
                return lines[i] == model::squash(marker + expected[i]["text"].get<std::string>());
            });
            EXPECT_TRUE(found) << entry.path() << ": " << lines[i] << " is not " << expected[i];
        }
    }
    EXPECT_GE(documents, 40);
}

}  // namespace
}  // namespace bianmu::test
